"""`cardgen schema`: the JSON Schemas, as they are committed, and with the questions of packs of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.conftest import APack
    from tests.e2e.conftest import Cardgen, Write

SCHEMAS = sorted(path.name.removesuffix(".schema.json") for path in Path(__file__).parents[2].glob("schemas/*.json"))


def test_the_manifest_is_the_default(cardgen: Cardgen) -> None:
    assert cardgen("schema").stdout == cardgen("schema", "manifest").stdout


def test_the_list_names_each_committed_schema(cardgen: Cardgen) -> None:
    result = cardgen("schema", "--list")
    assert result.exit_code == 0
    assert sorted(result.stdout.split()) == SCHEMAS


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_printed_as_it_is_committed(cardgen: Cardgen, root: Path, name: str) -> None:
    result = cardgen("schema", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes == (root / "schemas" / f"{name}.schema.json").read_bytes()
    Draft202012Validator.check_schema(json.loads(result.stdout))


def test_all_are_written_into_a_folder(cardgen: Cardgen, root: Path, tmp_path: Path) -> None:
    result = cardgen("schema", "--write", "new/schemas")
    assert (result.exit_code, result.stdout) == (0, f"wrote {len(SCHEMAS)} schemas to new/schemas\n")
    written = {path.name: path.read_bytes() for path in (tmp_path / "new" / "schemas").iterdir()}
    assert written == {path.name: path.read_bytes() for path in (root / "schemas").iterdir()}


def test_an_unknown_name_is_refused_with_the_nearest(cardgen: Cardgen) -> None:
    result = cardgen("schema", "manifst")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "cardgen: unknown schema 'manifst'; did you mean 'manifest'?\n"


def test_a_folder_that_cannot_be_written_is_told(cardgen: Cardgen, write: Write) -> None:
    write("file", "")
    result = cardgen("schema", "--write", "file/schemas")
    assert result.exit_code == 3
    assert len(result.stderr.splitlines()) == 1, result.stderr


def test_the_questions_of_a_pack_of_ones_own_are_in_the_schema(cardgen: Cardgen, a_pack: APack) -> None:
    result = cardgen("schema", "--regimes", a_pack().parent)
    validator = Draft202012Validator(json.loads(result.stdout))
    given = {"manifest": 1, "system": {"id": "a", "name": "A"}}
    assert "Is it a safety part?" in result.stdout
    assert validator.is_valid({**given, "facts": {"demo": {"ground": ["narrow"], "safety": {"part": True}}}})
    assert not validator.is_valid({**given, "facts": {"demo": {"ground": ["narow"]}}})


def test_a_pack_whose_questions_cannot_be_read_is_told(cardgen: Cardgen, a_pack: APack) -> None:
    broken = a_pack(("facts.yaml", "facts:", "facts: ["))
    result = cardgen("schema", "--regimes", broken.parent)
    assert result.exit_code == 3
    assert "packs/demo/facts.yaml:" in result.stderr
