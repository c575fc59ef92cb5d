"""A list of objects in a document: a table, a block for each item, or a line for each; what items lack is a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from cardgen.domain.document_kind import Due, ListEntry
from cardgen.domain.facts import is_unanswered, steps, value_at
from cardgen.domain.field_path import general
from cardgen.domain.text import counted
from cardgen.domain.truth import TRUE, Outcome, Truth
from cardgen.rendering.card_view import Column, Line
from cardgen.rendering.document_fields import Said, lines_of, only_if, said
from cardgen.rendering.document_view import Element, Item, Items, Row, Rows, Sheet
from cardgen.rendering.drafting import Desk, fill_of, worded
from cardgen.rendering.field_labels import field_label
from cardgen.rendering.field_words import is_closed, is_number, is_question
from cardgen.rendering.phrase import NOTHING, emphasised, joined, literal
from cardgen.rendering.pieces import Phrase
from cardgen.rendering.words import lower_first

_NAMES = ("name", "id", "metric", "what", "place", "version")
_NAMED = 3


@dataclass(frozen=True, slots=True)
class _One:
    """An item of the list: its index, its data, and what each column says."""

    index: int
    data: object
    said: Mapping[str, Said]
    idle: frozenset[str]

    def lacks(self, key: str) -> bool:
        """Whether the item should say something under a key and does not, or not all of it."""
        return self.said[key].open and key not in self.idle


def list_elements(entry: ListEntry, desk: Desk) -> Iterator[Element]:
    """Yield what a document shows of a list of objects."""
    title = worded(entry.label, field_label(entry.list).label)
    value = desk.facts.value(entry.list)
    items, doubtful = _items(entry, value, desk)
    if items:
        yield _shown(entry, title, items, desk)
    elif not doubtful:
        yield Rows((_none(entry, title, value, desk),))
    if doubtful:
        yield Rows((_doubt(entry, title, doubtful, desk),))


def _none(entry: ListEntry, title: str, value: object, desk: Desk) -> Row:
    """Return what stands in place of a list without items to show."""
    if value == []:
        return Row(title, literal("none"))
    needed = desk.needed(entry)
    gate = field_label(entry.list).gate
    if needed.truth is Truth.FALSE:
        return desk.not_needed(title, needed)
    if gate and is_closed(desk.facts.value(gate)):
        return Row(title, literal("none"))
    if entry.may_lack:
        return Row(title, emphasised("none stated"))
    if is_unanswered(value):
        return desk.gaps.row(title, (entry.list,), only_if(needed))
    return desk.gaps.row(
        title, (f"{entry.list} ({lower_first(title)})",), literal("no item of the list is of this kind")
    )


def _items(entry: ListEntry, value: object, desk: Desk) -> tuple[list[_One], list[tuple[_One, Outcome]]]:
    """Return the items that belong to the list as it is asked for, and those of which nobody knows yet."""
    items: list[_One] = []
    doubtful: list[tuple[_One, Outcome]] = []
    for index, data in enumerate(value if isinstance(value, list) else ()):
        belongs = TRUE if entry.where is None else desk.judge.item_meets(entry.where, entry.list, index)
        if belongs.truth is Truth.FALSE:
            continue
        found = {key: said(f"{entry.list}[].{key}", value_at(data, (key,)), desk) for key in entry.columns}
        one = _One(index, data, found, frozenset(_idle(entry, data)))
        if belongs.truth is Truth.TRUE:
            items.append(one)
        else:
            doubtful.append((one, belongs))
    return items, doubtful


def _doubt(entry: ListEntry, title: str, doubtful: Sequence[tuple[_One, Outcome]], desk: Desk) -> Row:
    """Return the gap of items of which the manifest does not say whether they belong here."""
    names = ", ".join(_name(entry, one) for one, _ in doubtful)
    paths = [general(path) for _, outcome in doubtful for path in fill_of(outcome.missing)]
    text = literal(f"not known whether these belong here: {names}.")
    return desk.gaps.row(title, tuple(dict.fromkeys(paths)), text=text)


def _idle(entry: ListEntry, data: object) -> Iterator[str]:
    """Yield the keys that need no answer in an item: those that are optional, or closed by another answer."""
    for key in entry.columns:
        path = f"{entry.list}[].{key}"
        gate = field_label(path).gate
        closed = gate and is_closed(value_at(data, steps(gate)))
        if key in entry.optional or closed or not is_question(path):
            yield key


def _shown(entry: ListEntry, title: str, items: Sequence[_One], desk: Desk) -> Element:
    gaps = {key: row for key in entry.columns if (row := _gap(entry, title, key, items, desk))}
    below = tuple(gaps.values())
    match entry.as_:
        case "table":
            return _sheet(entry, title, items, gaps)
        case "groups":
            return Items(title, tuple(_item(entry, title, one, gaps, desk) for one in items), below)
        case "lines":
            lines = [Line("", _in_line(entry, one, gaps)) for one in items]
            return Rows((Row(title, NOTHING, tuple(lines)), *below))


def _gap(entry: ListEntry, title: str, key: str, items: Sequence[_One], desk: Desk) -> Row | None:
    """Return the gap that items leave under a key; one gap for all of them, which names them unless it is all."""
    lacking = [one for one in items if one.lacks(key)]
    if not lacking:
        return None
    label = f"{title}: {lower_first(_label(entry, key))}"
    return desk.gaps.row(label, (f"{entry.list}[].{key}",), literal(_for_whom(entry, lacking, items)))


def _for_whom(entry: ListEntry, lacking: Sequence[_One], items: Sequence[_One]) -> str:
    """Return which items lack something: by name where they are few, else their number; nothing for the only one."""
    if len(items) == 1:
        return ""
    if len(lacking) == len(items):
        return f"for all {len(items)}"
    if len(lacking) > _NAMED:
        return f"for {len(lacking)} of {len(items)}"
    return f"for {', '.join(_name(entry, one) for one in lacking)}"


def _name(entry: ListEntry, one: _One) -> str:
    keys = (entry.name, *_NAMES) if entry.name else _NAMES
    values = (value_at(one.data, (key,)) for key in keys)
    named = next((value for value in values if isinstance(value, str) and value != "unknown"), "")
    return named or f"item {one.index + 1}"


def _label(entry: ListEntry, key: str) -> str:
    return worded(entry.labels.get(key), field_label(f"{entry.list}[].{key}").label)


def _sheet(entry: ListEntry, title: str, items: Sequence[_One], gaps: Mapping[str, Row]) -> Sheet | Rows:
    """Return a table of the columns that some item answers; where that is but a name, what is lacking says it all."""
    used = [key for key in entry.columns if any(one.said[key].answered for one in items)]
    columns = [Column(_label(entry, key), _align(entry, key)) for key in used]
    if gaps and len(used) <= 1:
        return Rows(tuple(gaps.values()))
    cells = [tuple(_cell(one, key, gaps) for key in used) for one in items]
    return Sheet(title, tuple(columns), tuple(cells), tuple(gaps.values()))


def _align(entry: ListEntry, key: str) -> Literal["left", "right"]:
    return "right" if is_number(f"{entry.list}[].{key}") else "left"


def _cell(one: _One, key: str, gaps: Mapping[str, Row]) -> Phrase:
    found = one.said[key].answered
    if found:
        return found.phrase
    gap = gaps[key].gap if key in gaps and one.lacks(key) else None
    return emphasised(f"gap {gap.number}") if gap else literal("–")


def _in_line(entry: ListEntry, one: _One, gaps: Mapping[str, Row]) -> Phrase:
    keys = [key for key in entry.columns if one.said[key].answered or one.lacks(key)]
    return joined([_cell(one, key, gaps) for key in keys], ": ")


def _item(entry: ListEntry, title: str, one: _One, gaps: Mapping[str, Row], desk: Desk) -> Item:
    naming = one.said.get(entry.name or "")
    titled = naming.answered.phrase if naming and naming.answered else literal(f"{title} {one.index + 1}")
    rows = []
    for key in entry.columns:
        found = one.said[key].answered
        if key == entry.name and found:
            continue
        if found:
            rows.append(Row(_label(entry, key), *lines_of(found)))
        elif key in gaps and one.lacks(key):
            rows.append(Row(_label(entry, key), _cell(one, key, gaps)))
    if entry.due:
        rows.append(Row(worded(entry.due.label, ""), due_text(entry.due, entry.list, one.index, one.data, desk)))
    return Item(titled, tuple(rows))


def due_text(due: Due, path: str, index: int, data: object, desk: Desk) -> Phrase:
    """Return the last day on which something is due for an item, or what decides it."""
    start = value_at(data, (due.counted_from,))
    if not isinstance(start, str) or is_unanswered(start):
        return emphasised(f"cannot be counted: fill {path}[{index}].{due.counted_from}")
    day = date.fromisoformat(start)
    truths = [
        (one, Truth.TRUE if one.when is None else desk.judge.item_meets(one.when, path, index).truth)
        for one in due.within
    ]
    certain = min((one for one, truth in truths if truth is Truth.TRUE), key=lambda one: one.days, default=None)
    sooner = [one for one, truth in truths if truth is Truth.UNKNOWN and (certain is None or one.days < certain.days)]
    parts = (
        [f"{day + timedelta(days=certain.days)} ({counted(certain.days, 'day')}, {certain.reference})"]
        if certain
        else []
    )
    parts += [f"perhaps already {day + timedelta(days=one.days)} ({one.reference})" for one in sooner]
    return literal("; ".join(parts) or "no day is set for this kind")
