"""The JSON Schema that a pack's facts give, and the check of a manifest's `facts.<regime>` against it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Steps, pointer, value_at
from cardgen.domain.field_path import FACTS
from cardgen.domain.text import in_language
from cardgen.domain.truth import Json
from cardgen.errors import suggestion
from cardgen.loading.document import Document

if TYPE_CHECKING:
    from jsonschema import ValidationError
    from jsonschema.protocols import Validator

    from cardgen.domain.contradiction import Contradiction
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
        from jsonschema import Draft202012Validator, FormatChecker

        facts = [fact for fact in self._facts if not isinstance(fact, Diagnostic)]
        return Draft202012Validator(facts_schema(facts), format_checker=FormatChecker(["date"]))

    @cached_property
    def _facts(self) -> tuple[Fact, ...] | tuple[Diagnostic, ...]:
        from cardgen.loading.pack_files import load_facts

        return load_facts(self._folder)

    @cached_property
    def _contradictions(self) -> tuple[Contradiction, ...] | tuple[Diagnostic, ...]:
        from cardgen.loading.pack_files import load_own_contradictions

        return load_own_contradictions(self._folder)

    @cached_property
    def problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files that list facts and contradictions; nothing can be checked against them then."""
        return tuple(one for one in (*self._facts, *self._contradictions) if isinstance(one, Diagnostic))

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The answers that cannot hold together, as the pack says."""
        return tuple(one for one in self._contradictions if not isinstance(one, Diagnostic))

    def errors(self, answers: Json) -> Iterable[ValidationError]:
        """Return what is wrong with the answers to the facts of the pack."""
        return self._validator.iter_errors(answers)


def check_facts(document: Document, packs: Mapping[str, FactChecker]) -> list[Diagnostic]:
    """Return what is wrong with the answers under `facts.<regime>`, by the packs that are known."""
    answered = document.data.get(FACTS)
    found: list[Diagnostic] = []
    for regime, answers in (answered or {}).items() if isinstance(answered, dict) else ():
        if not isinstance(answers, dict):
            continue  # the manifest type says what is wrong with that
        if regime not in packs:
            found.append(_no_pack(document, regime, packs))
        elif packs[regime].problems:
            found += packs[regime].problems
        else:
            lines = [line for one in packs[regime].errors(answers) for line in _explained(document, regime, one)]
            found += {line.pointer: line for line in reversed(lines)}.values()
    return found


def _no_pack(document: Document, regime: str, packs: Iterable[str]) -> Diagnostic:
    """Return an error where the name is nearly that of a pack, else a warning: the pack may be somewhere else."""
    meant = suggestion(regime, packs)
    what = f"there is no regime '{regime}' here" + ("" if meant else ", so its answers are not checked")
    now = meant or "name the folder of its pack with --regimes, or remove it"
    one = _problem(document, (FACTS, regime), what, now)
    return one if meant else replace(one, level="warning")


def _explained(document: Document, regime: str, error: ValidationError) -> Iterator[Diagnostic]:
    for one in _inner(error):
        path: Steps = (FACTS, regime, *one.absolute_path)
        for pointed, what, now in _worded(one, path, value_at(document.data, path)):
            yield _problem(document, pointed, what, now)


def _inner(error: ValidationError) -> Iterator[ValidationError]:
    """Yield what is wrong inside an `anyOf`, by the alternative that is meant; other errors as they are."""
    if not error.context:
        yield error
        return
    groups: dict[int, list[ValidationError]] = {}
    for one in error.context:
        groups.setdefault(int(one.schema_path[0]), []).append(one)
    for one in groups[_meant(error.instance, len(groups), groups)]:
        yield from _inner(one)


def _meant(instance: object, count: int, groups: Mapping[int, list[ValidationError]]) -> int:
    """Return which alternative a value is meant to be: by its keys, else the value itself, which stands first."""
    if isinstance(instance, dict):
        if "not_evaluated" in instance:
            return max(groups)
        if ("has" in instance or "undecided" in instance) and count > _WITHOUT_HALF:
            return 1
    return min(groups)


_WITHOUT_HALF = 3


def _worded(error: ValidationError, path: Steps, value: Json) -> Iterator[tuple[Steps, str, str]]:
    allowed: Any = error.validator_value
    match error.validator:
        case "additionalProperties":
            schema: Any = error.schema
            known = schema.get("properties", {})
            instance: Any = error.instance
            for extra in (key for key in instance if key not in known):
                yield (
                    (*path, extra),
                    "this key does not exist",
                    suggestion(extra, known) or f"known: {', '.join(known)}",
                )
        case "required":
            holds: Any = error.instance
            for missing in (key for key in allowed if key not in holds):
                yield path, f"'{missing}' is missing", "add it"
        case "enum":
            codes = [str(code) for code in allowed if code is not None]
            now = suggestion(str(value), codes) or f"known: {', '.join(codes)}"
            yield path, f"'{value}' is not a known answer", now
        case "type":
            yield path, f"expected {' or '.join(allowed) if isinstance(allowed, list) else allowed}", "change the value"
        case _:
            yield path, error.message, "change the value"


def _problem(document: Document, path: Steps, what: str, what_now: str) -> Diagnostic:
    position = document.position(path)
    return Diagnostic(document.source.name, position.line, position.column, pointer(path), what, what_now, "fact")
