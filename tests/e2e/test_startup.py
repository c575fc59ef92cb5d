"""What a command does not need, it does not load: a hook that runs on each commit starts at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Command

LOADED = """
import atexit, json, sys
atexit.register(lambda: print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr))
sys.argv[0] = "cardgen"
from cardgen.__main__ import run
run()
"""
GENERATORS = {"jinja2", "mkdocs", "material", "markdown_it", "markdown", "icalendar"}


def loaded(command: Command, root: Path, *args: str) -> set[str]:
    done = command(sys.executable, "-c", LOADED, *args, cwd=root)
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    "args",
    [("--help",), ("--version",), *((name, "--help") for name in ("ask", "check", "document", "deadlines"))],
    ids=" ".join,
)
def test_a_question_about_usage_loads_no_types(command: Command, root: Path, args: tuple[str, ...]) -> None:
    modules = loaded(command, root, *args)
    assert "click" in modules
    assert modules & {*GENERATORS, "pydantic", "yaml", "ruamel", "rich", "jsonschema"} == set()


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("name", ["validate", "check"])
def test_a_hook_loads_no_generator(command: Command, root: Path, name: str, form: str) -> None:
    modules = loaded(command, root, name, "examples", "--format", form)
    assert {"pydantic", "yaml"} <= modules
    assert modules & {*GENERATORS, "ruamel"} == set()


def test_validating_loads_no_law(command: Command, root: Path) -> None:
    report = (
        'import atexit, sys; atexit.register(lambda: print("cardgen.rules.assess" in sys.modules, file=sys.stderr))'
    )
    run = "from cardgen.__main__ import run; run()"
    done = command(sys.executable, "-c", f"{report}; {run}", "validate", "examples", cwd=root)
    assert done.stderr.splitlines()[-1] == "False"


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_list_of_deadlines_loads_no_calendar(command: Command, root: Path, form: str) -> None:
    modules = loaded(command, root, "deadlines", "examples/film-recommender", "--format", form)
    assert modules & (GENERATORS - {"markdown_it"}) == set()
    assert "icalendar" in loaded(command, root, "deadlines", "examples/film-recommender", "--format", "ics")
