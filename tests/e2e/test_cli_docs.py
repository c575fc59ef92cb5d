"""`docs/cli.md` says what the command line does: its help, JSON keys and settings are those of the code."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from cardgen.cli.main import main
from cardgen.loading.settings import Settings

if TYPE_CHECKING:
    from tests.conftest import CheckGolden
    from tests.e2e.conftest import Cardgen


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "cli.md").read_text(encoding="utf-8")


def commands(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    """Yield the names of every command."""
    with click.Context(group) as ctx:
        for name in group.list_commands(ctx):
            command = group.get_command(ctx, name)
            if isinstance(command, click.Group):
                yield from commands(command, *names, name)
            else:
                yield (*names, name)


def test_the_help_of_each_command_is_there(cardgen: Cardgen, page: str, root: Path, check_golden: CheckGolden) -> None:
    head, title, _ = page.partition("\n## Help\n")
    sections = [
        f"\n### cardgen {' '.join(names)}\n\n```text\n{cardgen(*names, '--help').stdout}```\n"
        for names in commands(main)
    ]
    check_golden(root / "docs" / "cli.md", head + title + "".join(sections))


def test_the_json_has_the_keys_of_the_schema(page: str, root: Path) -> None:
    schema = json.loads((root / "schemas" / "check.schema.json").read_bytes())
    outline = page[page.index("## JSON") : page.index("## Settings")]
    told = set(re.findall(r'(?<!: )(?<!\[)"(\w+)"', outline))
    kinds = (schema, *schema["$defs"].values())
    assert told == {key for kind in kinds for key in kind.get("properties", {})}


def test_the_json_of_deadlines_has_the_keys_of_its_schema(page: str, root: Path) -> None:
    schema = json.loads((root / "schemas" / "deadlines.schema.json").read_bytes())
    outline = page[page.index("## Deadlines") : page.index("## pre-commit")]
    told = set(re.findall(r'(?<!: )(?<!\[)"(\w+)"', outline))
    check = json.loads((root / "schemas" / "check.schema.json").read_bytes())
    elsewhere = check["$defs"].keys() - {"ReceiptOutput"}
    kinds = (schema, *(kind for name, kind in schema["$defs"].items() if name not in elsewhere))
    assert told == {key for kind in kinds for key in kind.get("properties", {})}


def test_the_settings_are_those_of_the_code(page: str) -> None:
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    told = tomllib.loads(block)
    known = Settings().model_dump(mode="json")
    assert told.keys() == known.keys()
    assert {key: value for key, value in told.items() if key != "organisation"} == {
        key: value for key, value in known.items() if key != "organisation"
    }


def test_the_gates_are_those_of_the_code(page: str, cardgen: Cardgen) -> None:
    gates = re.search(r"--fail-on \[([\w|]+)\]", cardgen("check", "--help").stdout)
    assert gates
    table = page[page.index("| `--fail-on` |") : page.index("## JSON")]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == gates[1].split("|")


def test_each_link_leads_to_a_file(page: str, root: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", page):
        assert (root / "docs" / target).exists(), target
