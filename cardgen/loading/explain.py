"""What pydantic found, as diagnostics: one line each, at the right place, with what to do now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Step, Steps, pointer, value_at
from cardgen.domain.field_path import describe, general
from cardgen.errors import suggestion
from cardgen.loading.document import Document

_EXPECTED: Mapping[str, str] = {
    "string_type": "text",
    "bool_type": "true or false",
    "int_type": "a whole number",
    "float_type": "a number",
    "date_type": "a date such as 2027-12-02",
    "date_from_datetime_parsing": "a date such as 2027-12-02",
    "date_parsing": "a date such as 2027-12-02",
    "tuple_type": "a list",
    "model_type": "a mapping of keys to values",
    "model_attributes_type": "a mapping of keys to values",
    "dict_type": "a mapping of keys to values",
}


def diagnostics(error: ValidationError, document: Document, known: Mapping[Steps, Sequence[str]]) -> list[Diagnostic]:
    """Return one diagnostic per problem; `known` gives the keys that each kind of mapping may have."""
    found: dict[tuple[Steps, str], Diagnostic] = {}
    details = [(detail, _real(detail["loc"], document)) for detail in error.errors(include_url=False)]
    fractions = {path for detail, path in details if detail["type"] in {"float_type", "finite_number"}}
    for detail, path in details:
        if path in fractions and detail["type"].startswith("int_"):
            continue
        what, now, code = _worded(detail, path, document, known)
        at = path if detail["type"] != "missing" else path[:-1]
        position = document.position(at)
        where = pointer(path)
        found.setdefault(
            (path, code),
            Diagnostic(document.source.name, position.line, position.column, where, what, now, code),
        )
    return _without_echoes(found)


def _real(loc: Sequence[Step], document: Document) -> Steps:
    """Drop the parts of a location that are tags of a union and no keys of the file; a last missing key stays."""
    path: list[Step] = []
    node: object = document.data
    for index, part in enumerate(loc):
        if isinstance(node, Mapping) and isinstance(part, str):
            if part in node:
                path.append(part)
                node = node[part]
            elif index == len(loc) - 1 and part not in _TAGS:
                path.append(part)
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            path.append(part)
            node = node[part]
    return tuple(path)


_TAGS = frozenset({"value", "open", "half", "later", "reason", "int", "float", "function-after"})


def _worded(  # noqa: C901, PLR0911, PLR0912 - one case for each kind of error
    detail: ErrorDetails, path: Steps, document: Document, known: Mapping[Steps, Sequence[str]]
) -> tuple[str, str, str]:
    value = value_at(document.data, path)
    kind = detail["type"]
    context = detail.get("ctx", {})
    match kind:
        case "extra_forbidden":
            keys = known.get(tuple(step for step in path[:-1] if isinstance(step, str)), ())
            return "this key does not exist", suggestion(str(path[-1]), keys) or _listed(keys), "unknown-key"
        case "missing":
            return "this key is missing", "add it", "missing-key"
        case "enum":
            codes = re.findall(r"'([^']*)'", str(context.get("expected", "")))
            return f"{_quoted(value)} is not a known code", suggestion(str(value), codes) or _listed(codes), "code"
        case "literal_error":
            return f"{_quoted(value)} is not allowed", f"write {context.get('expected')}", "code"
        case "string_type" if isinstance(value, int | float) and not isinstance(value, bool):
            return f"{value} is a number, not text", f'quote it: "{document.raw(path) or value}"', "type"
        case "string_pattern_mismatch":
            return f"{_quoted(value)} does not have the right form", f"it must match {context.get('pattern')}", "form"
        case "union_tag_invalid" | "union_tag_not_found":
            return f"{_named(value)} is not possible here", _forms(path), "form"
        case "value_error":
            return str(detail["msg"]).removeprefix("Value error, "), "", "value"
        case "string_too_short":
            return "there is no text", "write some, or leave the key out", "empty"
        case "too_short":
            return "the list is empty", "name at least one", "too_short"
        case "greater_than_equal":
            return f"{_named(value)} is too small", f"write {context.get('ge')} or more", "form"
        case _ if kind in _EXPECTED:
            return f"expected {_EXPECTED[kind]}, found {_named(value)}", "change the value", "type"
        case _:
            return f"{_quoted(value)}: {detail['msg'][0].lower()}{detail['msg'][1:]}", "change the value", kind


def _forms(path: Steps) -> str:
    """Return which forms a field takes, or which operators a condition has."""
    kind = describe(general(pointer(path)))
    match kind.family if kind else "":
        case "items":
            return "give a list, or unknown"
        case "answer":
            return "give a value, unknown or {not_evaluated: reason}"
        case "codes":
            return "give a list, {has: […], undecided: […]}, unknown or {not_evaluated: reason}"
        case "statement" | "listed":
            return "give a value, unknown, {not_applicable: reason} or {not_evaluated: reason}"
        case _ if path[-2:-1] == ("content",):
            return "name a path, or give an entry with field, list, evidence, write, statement, holds, axis or findings"
        case _:
            return "a condition has one operator: all, any, not, is, in, includes, some, term, rule …"


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(list(names)[:8])
    return f"known: {shown}{', …' if len(names) > 8 else ''}" if names else "remove it"  # noqa: PLR2004 - a line's worth


def _quoted(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 60 else f"{text[:57]}…")  # noqa: PLR2004 - a line's worth


def _named(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f"the text {_quoted(value)}"
        case int() | float():
            return f"the number {value}"
        case list():
            return "a list"
        case None:
            return "nothing"
        case _:
            return "a mapping"


def _without_echoes(found: Mapping[tuple[Steps, str], Diagnostic]) -> list[Diagnostic]:
    """Drop what only repeats: on a parent, that a child is wrong; on a value, that it is no other type either."""
    paths = {path for path, _ in found}
    codes: dict[Steps, set[str]] = {}
    for path, code in found:
        codes.setdefault(path, set()).add(code)

    def echoes(path: Steps, code: str) -> bool:
        if code not in {"type", "too_short"}:
            return False
        return codes[path] != {code} or any(other[: len(path)] == path and other != path for other in paths)

    return [diagnostic for (path, code), diagnostic in found.items() if not echoes(path, code)]
