"""Domain types → JSON Schema (2020-12) text, as committed in `schemas/`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from cardgen.domain.contradiction import ContradictionFile
from cardgen.domain.deadline_output import DeadlinesOutput
from cardgen.domain.document_kind import DocumentKind
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.output import CheckOutput, ValidateOutput
from cardgen.domain.pack_example import ExampleFile
from cardgen.domain.regime import FactFile, PackHeader, RuleFile, TermFile
from cardgen.domain.requirement import ControlFile, RequirementFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MANIFEST = "manifest.schema.json"

SCHEMAS: Mapping[str, tuple[Any, str]] = {
    MANIFEST: (Manifest, "cardgen manifest, format 1"),
    "check.schema.json": (CheckOutput, "cardgen check --format json, version 1"),
    "deadlines.schema.json": (DeadlinesOutput, "cardgen deadlines --format json, version 1"),
    "validate.schema.json": (ValidateOutput, "cardgen validate --format json, version 1"),
    "pack.schema.json": (PackHeader, "cardgen regime pack: pack.yaml"),
    "pack-facts.schema.json": (FactFile, "cardgen regime pack: facts.yaml"),
    "pack-terms.schema.json": (TermFile, "cardgen regime pack: terms.yaml"),
    "pack-rules.schema.json": (RuleFile, "cardgen regime pack: rules/*.yaml"),
    "pack-requirements.schema.json": (RequirementFile, "cardgen regime pack: requirements/*.yaml"),
    "pack-contradictions.schema.json": (ContradictionFile, "cardgen regime pack: contradictions.yaml"),
    "pack-document.schema.json": (DocumentKind, "cardgen regime pack: documents/*.yaml"),
    "pack-examples.schema.json": (ExampleFile, "cardgen regime pack: examples/*.yaml"),
    "controls.schema.json": (ControlFile, "cardgen shared controls"),
}


def schema_text(filename: str, facts: Mapping[str, Any]) -> str:
    """Return the text that belongs in `schemas/<filename>`; `facts` are the schemas of the regimes' facts by id."""
    kind, title = SCHEMAS[filename]
    schema = _plain(TypeAdapter(kind).json_schema())
    if filename == MANIFEST:
        schema["properties"]["facts"] = {
            "description": schema["properties"]["facts"]["description"],
            "type": ["object", "null"],
            "properties": dict(facts),
            "additionalProperties": {"type": ["object", "null"]},
        }
    name = filename.removesuffix(".schema.json")
    whole = {"$schema": DIALECT, "$id": f"urn:cardgen:schema:{name}:1", **schema, "title": title}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _plain(node: Any) -> Any:  # noqa: ANN401 - any JSON
    """Drop what only repeats: titles of fields, null defaults, `oneOf` where the alternatives overlap."""
    if isinstance(node, list):
        return [_plain(one) for one in node]
    if not isinstance(node, dict):
        return node
    plain = {key: _plain(value) for key, value in node.items()}
    if "oneOf" in plain:
        plain["anyOf"] = plain.pop("oneOf")
    if isinstance(plain.get("title"), str) and ("properties" not in plain or "type" in plain):
        plain.pop("title")
    if "default" in plain and plain["default"] is None:
        plain.pop("default")
    return plain
