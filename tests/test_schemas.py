"""The committed JSON Schemas are those that the types and the shipped packs give."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from cardgen.domain.base import Entity
from cardgen.domain.field_path import all_paths, describe
from cardgen.domain.manifest.root import Manifest
from cardgen.loading.document import Document, Source, load
from cardgen.pipeline.write_schema import fact_schemas
from cardgen.resources import Resource, resource_dir
from cardgen.schema import DIALECT, MANIFEST, SCHEMAS, schema_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import CheckGolden

FOLDER = resource_dir(Resource.SCHEMAS)
PACK_FILES = {
    "pack.schema.json": "*/pack.yaml",
    "pack-facts.schema.json": "*/facts.yaml",
    "pack-terms.schema.json": "*/terms.yaml",
    "pack-rules.schema.json": "*/rules/*.yaml",
    "pack-contradictions.schema.json": "*/contradictions.yaml",
    "pack-document.schema.json": "*/documents/*.yaml",
    "pack-examples.schema.json": "*/examples/*.yaml",
    "controls.schema.json": "_shared/controls.yaml",
}


@cache
def generated(filename: str) -> str:
    return schema_text(filename, fact_schemas())


def schema(filename: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(generated(filename))
    return found


@pytest.mark.parametrize("filename", sorted(SCHEMAS))
def test_a_committed_schema_is_current(check_golden: CheckGolden, filename: str) -> None:
    check_golden(FOLDER / filename, generated(filename))


def test_there_is_a_schema_for_each_kind_of_file_and_no_other() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(SCHEMAS)


@pytest.mark.parametrize("filename", sorted(SCHEMAS))
def test_a_schema_is_a_valid_one_of_2020_12(filename: str) -> None:
    Draft202012Validator.check_schema(schema(filename))
    assert schema(filename)["$schema"] == DIALECT


@pytest.mark.parametrize("filename", sorted(SCHEMAS))
def test_a_schema_says_what_it_is_for(filename: str) -> None:
    assert schema(filename)["title"] == SCHEMAS[filename][1]


def test_each_schema_has_an_address_of_its_own() -> None:
    addresses = {schema(filename)["$id"] for filename in SCHEMAS}
    assert len(addresses) == len(SCHEMAS)


@pytest.mark.parametrize("filename", sorted(SCHEMAS))
def test_every_reference_inside_a_schema_leads_somewhere(filename: str) -> None:
    whole = schema(filename)
    names = {f"#/$defs/{name}" for name in whole.get("$defs", {})}
    assert {node["$ref"] for node in mappings(whole) if "$ref" in node} <= names


def mappings(node: Any) -> Iterator[dict[str, Any]]:
    """Yield all mappings of a schema."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from mappings(value)
    elif isinstance(node, list):
        for value in node:
            yield from mappings(value)


def entities() -> set[type[Entity]]:
    """Return the type of a manifest and all types inside it."""
    paths = {path[:end] for path in all_paths() for end in range(len(path) + 1) if end == len(path) or path[end] == "."}
    kinds = {found.type_ for path in paths if (found := describe(path.removesuffix("[]")))}
    return {Manifest, *(one for one in kinds if isinstance(one, type) and issubclass(one, Entity))}


def test_every_field_of_a_manifest_is_described() -> None:
    fields = [(f"{kind.__name__}.{name}", field) for kind in entities() for name, field in kind.model_fields.items()]
    assert len(fields) > 200
    assert [name for name, field in fields if not (field.description or "").strip()] == []


def test_every_field_of_a_manifest_is_described_where_editors_look() -> None:
    whole = schema(MANIFEST)
    sections = {"": whole, **{kind.__name__: whole["$defs"][kind.__name__] for kind in entities() - {Manifest}}}
    silent = [
        f"{name}.{key}"
        for name, section in sections.items()
        for key, field in section["properties"].items()
        if not (field.get("description") or whole["$defs"][field["$ref"].rpartition("/")[2]].get("description"))
    ]
    assert silent == []


def test_the_questions_of_each_shipped_pack_are_part_of_the_manifest_schema() -> None:
    facts = schema(MANIFEST)["properties"]["facts"]["properties"]
    assert set(facts) == {path.parent.name for path in resource_dir(Resource.REGIMES).glob("*/pack.yaml")}


def test_the_facts_of_a_pack_that_is_not_shipped_are_allowed() -> None:
    data = {"manifest": 1, "system": {"id": "a", "name": "A"}, "facts": {"our-own-policy": {"anything": 1}}}
    Draft202012Validator(schema(MANIFEST)).validate(data)


def shipped(filename: str) -> list[Path]:
    return sorted(resource_dir(Resource.REGIMES).glob(PACK_FILES[filename]))


@pytest.mark.parametrize("filename", sorted(PACK_FILES))
def test_the_files_of_the_shipped_packs_validate_against_their_schemas(filename: str) -> None:
    validator = Draft202012Validator(schema(filename))
    wrong: list[str] = []
    for path in shipped(filename):
        document = load(Source(path, path.name))
        assert isinstance(document, Document), document
        wrong += [f"{path.name}: {error.message}" for error in validator.iter_errors(document.data)]
    assert wrong == []
    assert shipped(filename)
