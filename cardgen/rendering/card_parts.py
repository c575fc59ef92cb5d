"""A part of the layout with the facts of one manifest becomes a part of the card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from cardgen.domain.facts import Facts, is_unanswered
from cardgen.rendering.card_fields import Asked, Item, fields_of, items_of
from cardgen.rendering.card_layout import LayoutPart, Show
from cardgen.rendering.card_view import Column, Group, Line, Part, Table, Undocumented
from cardgen.rendering.field_words import Answered, is_closed, is_number
from cardgen.rendering.phrase import NOTHING, joined, length, literal
from cardgen.rendering.pieces import Phrase
from cardgen.rendering.words import lower_first

_SHORT = 100


@dataclass(frozen=True, slots=True)
class Extra:
    """A computed column behind those of the manifest: its label and a phrase for each item of the list."""

    label: str
    cells: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """What a part of the layout gives: lines, titled parts, and the fields that the manifest does not answer."""

    lines: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = ()
    undocumented: tuple[Undocumented, ...] = ()


def filled(part: LayoutPart, facts: Facts, extra: Extra | None = None) -> Filled:
    """Return a part of the layout with what the manifest says."""
    if part.show is Show.LINES:
        fields = fields_of(part, facts)
        return Filled(_lines(fields), undocumented=_open(fields))
    value = facts.value(part.of)
    if is_unanswered(value) and part.silence:
        return Filled((Line(part.title, literal(part.silence), part.of),))
    if is_unanswered(value):
        idle = part.asked_if is not None and is_closed(facts.value(part.asked_if))
        return Filled(undocumented=() if idle else (Undocumented(part.title, part.of),))
    items = tuple(items_of(part, value))
    if not items:
        return Filled((Line(part.title, literal("none"), part.of),))
    return _listed(part, part.show, items, extra)


def _listed(part: LayoutPart, show: Show, items: Sequence[Item], extra: Extra | None) -> Filled:
    match show:
        case Show.TABLE:
            return _table(part, items, extra)
        case Show.LIST:
            return Filled((Line(part.title, NOTHING, part.of, tuple(_in_line(item) for item in items)),))
        case Show.GROUPS:
            return Filled(parts=(Part(part.title, groups=tuple(_group(part, item) for item in items)),))
        case Show.LINES | Show.REGIMES:
            return Filled()
        case _:
            assert_never(show)


def _in_line(item: Item) -> Line:
    return Line("", joined((one.cell for one in item.fields.values()), ": "), item.path)


def _lines(fields: Iterable[Asked]) -> tuple[Line, ...]:
    return tuple(_line(one.label, one.path, one.said) for one in fields if one.said)


def _open(fields: Iterable[Asked]) -> tuple[Undocumented, ...]:
    return tuple(one.undocumented for one in fields if one.is_open)


def _line(label: str, path: str, said: Answered) -> Line:
    """Return a field as one line, or with its values below it where they are many or long."""
    if len(said.values) == 1 or length(said.phrase) <= _SHORT:
        return Line(label, said.phrase, path)
    values = (*said.values, *([said.undecided] if said.undecided else []))
    return Line(label, NOTHING, path, tuple(Line("", value) for value in values))


def _group(part: LayoutPart, item: Item) -> Group:
    """Return an object with a title: the value of its naming key, else its number."""
    naming = item.fields.get(part.name)
    titled = naming.said.phrase if naming and naming.said else literal(f"{part.title} {item.index + 1}")
    rest = [one for one in item.fields.values() if one is not naming or not one.said]
    return Group(titled, item.path, _lines(rest), _open(rest))


def _table(part: LayoutPart, items: Sequence[Item], extra: Extra | None) -> Filled:
    """Return a table without the columns that no item answers; those are named as not documented."""
    used = [key for key in part.fields if any(item.fields[key].said for item in items)]
    columns = [Column(part.fields[key].label, "right" if is_number(part.path(key)) else "left") for key in used]
    rows = [tuple(item.fields[key].cell for key in used) for item in items]
    if extra:
        columns.append(Column(extra.label))
        rows = [(*row, extra.cells[item.index]) for row, item in zip(rows, items, strict=True)]
    open_ = tuple(
        Undocumented(f"{lower_first(part.title)}: {lower_first(field.label)}", part.path(key))
        for key, field in part.fields.items()
        if key not in used and any(item.fields[key].is_open for item in items)
    )
    table = Table(part.of, tuple(columns), tuple(rows))
    return Filled(parts=(Part(part.title, tables=(table,)),), undocumented=open_)
