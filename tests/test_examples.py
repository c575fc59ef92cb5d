"""Manifests that are accepted and refused: by cardgen with exact messages, and by the JSON Schema alike.

`valid` passes both. `invalid/schema` fails both; `invalid/model` holds what JSON Schema cannot say; `invalid/yaml`
never becomes data. Each refused file has one mistake, which its first line names, and a `.txt` with the diagnostics.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from cardgen.domain.clock import Clock
from cardgen.loading.document import Document, Source, load
from cardgen.pipeline.gather import Portfolio, Request, gather
from cardgen.resources import Resource, resource_dir

if TYPE_CHECKING:
    from tests.conftest import CheckGolden

EXAMPLES = Path(__file__).parent / "examples"
SHIPPED = sorted((EXAMPLES.parent.parent / "examples").glob("*/*.cardgen.yaml"))
DAY = date(2026, 11, 21)


def files(folder: str) -> list[Path]:
    return sorted(EXAMPLES.glob(f"{folder}/*.yaml"))


def gathered(path: Path) -> Portfolio:
    return gather(Request((path,), path.parent, Clock(DAY, DAY)))


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """Return the committed JSON Schema, as an editor uses it: with the format of dates."""
    text = (resource_dir(Resource.SCHEMAS) / "manifest.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text), format_checker=Draft202012Validator.FORMAT_CHECKER)


def by_schema(schema: Draft202012Validator, path: Path) -> list[str]:
    """Return what the JSON Schema says against a file."""
    document = load(Source(path, path.name))
    assert isinstance(document, Document), document
    return [error.message for error in schema.iter_errors(document.data)]


@pytest.mark.parametrize("path", [*files("valid"), *SHIPPED], ids=lambda path: path.stem)
def test_a_valid_manifest_passes_both(schema: Draft202012Validator, path: Path) -> None:
    portfolio = gathered(path)
    assert [str(one) for one in portfolio.diagnostics if one.level == "error"] == []
    assert len(portfolio.systems) == 1
    assert by_schema(schema, path) == []


@pytest.mark.parametrize("path", files("invalid/schema"), ids=lambda path: path.stem)
def test_a_mistake_that_the_schema_can_see_fails_both(schema: Draft202012Validator, path: Path) -> None:
    assert gathered(path).rejected
    assert by_schema(schema, path) != []


@pytest.mark.parametrize("path", files("invalid/model"), ids=lambda path: path.stem)
def test_a_mistake_that_the_schema_cannot_see_fails_here_only(schema: Draft202012Validator, path: Path) -> None:
    assert gathered(path).rejected
    assert by_schema(schema, path) == []


@pytest.mark.parametrize("path", files("invalid/yaml"), ids=lambda path: path.stem)
def test_what_is_not_yaml_as_we_read_it_becomes_no_document(path: Path) -> None:
    assert not isinstance(load(Source(path, path.name)), Document)


@pytest.mark.parametrize("path", files("invalid/*"), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_refusal_is_worded_as_committed(check_golden: CheckGolden, path: Path) -> None:
    lines = [str(one) for one in gathered(path).diagnostics]
    check_golden(path.with_suffix(".txt"), "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("path", files("invalid/*"), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_refused_file_has_one_mistake_and_says_which(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")
    assert len(gathered(path).diagnostics) == 1


def test_every_committed_message_belongs_to_a_file() -> None:
    assert [path.name for path in EXAMPLES.rglob("*.txt") if not path.with_suffix(".yaml").is_file()] == []


PYTHON = re.compile(
    r"\b(tuple|dict|str|int|NoneType|after validation|input (should|tag)|string should|discriminator)\b"
)


@pytest.mark.parametrize("path", files("invalid/*"), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_no_message_speaks_the_language_of_the_machine(path: Path) -> None:
    assert [str(one) for one in gathered(path).diagnostics if PYTHON.search(one.what)] == []
