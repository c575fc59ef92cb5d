"""The JSON Schema that a pack's facts give, and the check of a manifest's `facts.<regime>` against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Step, Steps, pointer, value_at
from cardgen.domain.field_path import FACTS
from cardgen.domain.text import in_language
from cardgen.domain.truth import Json
from cardgen.errors import suggestion
from cardgen.loading.document import Document

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

    from cardgen.domain.regime import Fact

_TEXT = {"type": "string", "minLength": 1}
_OPEN: tuple[dict[str, Any], ...] = (
    {"enum": [None, "unknown"]},
    {
        "type": "object",
        "properties": {"not_evaluated": _TEXT},
        "required": ["not_evaluated"],
        "additionalProperties": False,
    },
)
_PLAIN: Mapping[str, dict[str, Any]] = {
    "bool": {"type": "boolean"},
    "int": {"type": "integer", "minimum": 0},
    "num": {"type": "number"},
    "text": _TEXT,
    "texts": {"type": "array", "items": _TEXT},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "assertion": {
        "type": "object",
        "properties": {
            "answer": {"type": "boolean"},
            "rationale": _TEXT,
            "by": _TEXT,
            "on": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        },
        "required": ["answer", "rationale"],
        "additionalProperties": False,
    },
}


def facts_schema(facts: Iterable[Fact]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `facts.<regime>`, with each question as the description of its field."""
    root: dict[str, Any] = _object()
    for fact in facts:
        node = root
        *groups, name = fact.id.split(".")
        for group in groups:
            node = node["properties"].setdefault(group, _object())
        node["properties"][name] = {"description": in_language(fact.question), "anyOf": [*_values(fact), *_OPEN]}
    return root


def _object() -> dict[str, Any]:
    return {"type": ["object", "null"], "properties": {}, "additionalProperties": False}


def _values(fact: Fact) -> list[dict[str, Any]]:
    if fact.type not in {"code", "codes"}:
        return [dict(_PLAIN[fact.type])]
    code = {
        "enum": [code.id for code in fact.codes],
        "enumDescriptions": [in_language(code.meaning) for code in fact.codes],
    }
    if fact.type == "code":
        return [code]
    codes = {"type": "array", "items": code}
    half = {
        "type": "object",
        "properties": {"has": codes, "undecided": {**codes, "minItems": 1}},
        "required": ["undecided"],
        "additionalProperties": False,
    }
    return [codes, half]


class FactChecker:
    """Checks answers against the facts of one pack; the facts are read and the validator made when first needed."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of the pack."""
        self._folder = folder

    @cached_property
    def _validator(self) -> Validator:
        from jsonschema import Draft202012Validator

        from cardgen.loading.pack_files import load_facts

        return Draft202012Validator(facts_schema(load_facts(self._folder)))

    def errors(self, answers: Json) -> Iterable[ValidationError]:
        """Return what is wrong with the answers to the facts of the pack."""
        return self._validator.iter_errors(answers)


def check_facts(document: Document, packs: Mapping[str, FactChecker]) -> list[Diagnostic]:
    """Return what is wrong with the answers under `facts.<regime>`, by the packs that are known."""
    answered = document.data.get(FACTS)
    found: list[Diagnostic] = []
    for regime, answers in (answered or {}).items() if isinstance(answered, Mapping) else ():
        if regime not in packs:
            found.append(_no_pack(document, regime, packs))
        else:
            found += [_explained(document, regime, one) for one in packs[regime].errors(answers)]
    return found


def _no_pack(document: Document, regime: str, packs: Iterable[str]) -> Diagnostic:
    """Return an error where the name is nearly that of a pack, else a warning: the pack may be somewhere else."""
    meant = suggestion(regime, packs)
    what = f"there is no regime '{regime}' here" + ("" if meant else ", so its answers are not checked")
    now = meant or "name the folder of its pack with --regimes, or remove it"
    one = _problem(document, (FACTS, regime), what, now)
    return one if meant else replace(one, level="warning")


def _explained(document: Document, regime: str, error: ValidationError) -> Diagnostic:
    chosen = _deepest(error)
    path: Steps = (FACTS, regime, *_steps(error), *_inner(error, chosen))
    value = value_at(document.data, path)
    match chosen.validator:
        case "additionalProperties":
            schema: Any = chosen.schema
            instance: Any = chosen.instance
            known = schema.get("properties", {})
            extra = next(key for key in instance if key not in known)
            now = suggestion(extra, known) or f"known: {', '.join(known)}"
            return _problem(document, (*path, extra), "this key does not exist", now)
        case "required":
            needed: Any = chosen.validator_value
            holds: Any = chosen.instance
            missing = next(key for key in needed if key not in holds)
            return _problem(document, path, f"'{missing}' is missing", "add it")
        case "enum":
            allowed: Any = chosen.validator_value
            codes = [str(code) for code in allowed if code is not None]
            now = suggestion(str(value), codes) or f"known: {', '.join(codes)}"
            return _problem(document, path, f"'{value}' is not a known answer", now)
        case "type":
            words = chosen.validator_value
            wanted = " or ".join(words) if isinstance(words, list) else words
            return _problem(document, path, f"expected {wanted}", "change the value")
        case _:
            return _problem(document, path, chosen.message, "change the value")


def _deepest(error: ValidationError) -> ValidationError:
    """Return what is wrong inside an `anyOf`: the first alternative is the value that is meant."""
    while error.context:
        meant = [one for one in error.context if one.schema_path[0] == 0] or list(error.context)
        by_shape = [one for one in error.context if isinstance(error.instance, dict) and one.validator != "type"]
        error = (by_shape if by_shape and meant[0].validator == "type" else meant)[0]
    return error


def _steps(error: ValidationError) -> tuple[Step, ...]:
    return tuple(error.absolute_path)


def _inner(error: ValidationError, chosen: ValidationError) -> tuple[Step, ...]:
    return tuple(chosen.absolute_path)[len(error.absolute_path) :]


def _problem(document: Document, path: Steps, what: str, what_now: str) -> Diagnostic:
    position = document.position(path)
    return Diagnostic(document.source.name, position.line, position.column, pointer(path), what, what_now, "fact")
