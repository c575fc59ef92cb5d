"""What JSON Schema cannot say: ids are unique, references name something, dates stand in order."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.domain.diagnostic import Diagnostic, Place
from cardgen.domain.facts import Steps, pointer, value_at
from cardgen.loading.document import Document

_ID_LISTS: tuple[Steps, ...] = (("models",), ("data", "datasets"), ("risks",), ("evidence",))
_REFERENCES: tuple[tuple[Steps, Steps], ...] = (
    (("system", "instructions_for_use"), ("evidence",)),
    (("deployment", "approval"), ("evidence",)),
    (("parties", "*", "agreement"), ("evidence",)),
    (("data", "recipients", "*", "contract"), ("evidence",)),
    (("evaluation", "results", "*", "evidence"), ("evidence",)),
    (("evaluation", "results", "*", "dataset"), ("data", "datasets")),
    (("registrations", "*", "model"), ("models",)),
)
_PERIODS: tuple[tuple[Steps, str, str], ...] = (
    (("deployment", "markets", "*"), "since", "until"),
    (("evidence", "*"), "issued", "valid_until"),
    (("monitoring", "incidents", "*"), "aware_on", "reported_on"),
)


def inconsistencies(document: Document) -> Iterator[Diagnostic]:
    """Yield what contradicts itself in one manifest, with both places."""
    yield from _twice(document)
    yield from _dangling(document)
    yield from _backwards(document)


def _twice(document: Document) -> Iterator[Diagnostic]:
    for path in _ID_LISTS:
        seen: dict[str, Place] = {}
        for index, item in enumerate(_items(document, path)):
            name = str(item.get("id"))
            at = (*path, index, "id")
            if name in seen:
                what = f"the id '{name}' is used a second time"
                now = f"line {seen[name].line} has it already; choose another"
                yield _at(document, at, what, now, seen[name])
            seen.setdefault(name, _place(document, at))


def _dangling(document: Document) -> Iterator[Diagnostic]:
    for pattern, target in _REFERENCES:
        ids = [str(item.get("id")) for item in _items(document, target)]
        for path in _expanded(document, pattern):
            name = value_at(document.data, path)
            if isinstance(name, str) and name != "unknown" and name not in ids:
                known = f"known: {', '.join(ids)}" if ids else f"add it under '{'.'.join(map(str, target))}'"
                yield _at(document, path, f"'{name}' names nothing in '{'.'.join(map(str, target))}'", known)


def _backwards(document: Document) -> Iterator[Diagnostic]:
    for pattern, first, last in _PERIODS:
        for path in _expanded(document, pattern):
            start, end = (value_at(document.data, (*path, key)) for key in (first, last))
            if _is_day(start) and _is_day(end) and str(end) < str(start):
                other = _place(document, (*path, first))
                what = f"'{last}' lies before '{first}' (line {other.line})"
                yield _at(document, (*path, last), what, "change one of them", other)


def _expanded(document: Document, pattern: Steps) -> Iterator[Steps]:
    if "*" not in pattern:
        yield pattern
        return
    cut = pattern.index("*")
    for index, _ in enumerate(_items(document, pattern[:cut])):
        yield (*pattern[:cut], index, *pattern[cut + 1 :])


def _items(document: Document, path: Steps) -> list[dict[str, object]]:
    found = value_at(document.data, path)
    return [dict(item) for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _at(document: Document, path: Steps, what: str, what_now: str, *related: Place) -> Diagnostic:
    at = _place(document, path)
    return Diagnostic(
        document.source.name, at.line, at.column, at.pointer, what, what_now, "contradiction", related=related
    )


def _place(document: Document, path: Steps) -> Place:
    position = document.position(path)
    return Place(pointer(path), position.line, position.column)


def _is_day(value: object) -> bool:
    return isinstance(value, str) and value[:1].isdigit()
