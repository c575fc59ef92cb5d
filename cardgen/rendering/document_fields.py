"""A field of the manifest or of the pack in a document: what it says, why it is not asked, or a gap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cardgen.domain import answer
from cardgen.domain.document_kind import FieldEntry
from cardgen.domain.facts import is_unanswered, stated_reason
from cardgen.domain.field_path import FACTS, describe
from cardgen.domain.text import in_language
from cardgen.domain.truth import Outcome, Truth
from cardgen.rendering.card_view import Line
from cardgen.rendering.document_view import Row
from cardgen.rendering.drafting import Desk, fill_of, worded
from cardgen.rendering.field_labels import field_label
from cardgen.rendering.field_words import Answered, answered, is_closed, status_phrase
from cardgen.rendering.own_answers import fact_answer
from cardgen.rendering.phrase import NOTHING, code, emphasised, joined, length, literal
from cardgen.rendering.pieces import Phrase

_SHORT = 100


@dataclass(frozen=True, slots=True)
class Said:
    """What a field says, and whether more is wanted: it is silent, not evaluated or half known."""

    answered: Answered | None
    open: bool


def said(path: str, value: object, desk: Desk) -> Said:
    """Return what the value at a general path says in words."""
    reason = stated_reason(value)
    if reason:
        return Said(Answered((status_phrase(*reason),)), reason[0] == "not_evaluated")
    if is_unanswered(value):
        return Said(None, True)
    undecided = isinstance(value, Mapping) and "undecided" in value
    return Said(_fact(path, value, desk) or _core(path, value, desk), undecided)


def _fact(path: str, value: object, desk: Desk) -> Answered | None:
    own = f"{FACTS}.{desk.assessment.regime.id}."
    fact = desk.assessment.regime.facts.get(path.removeprefix(own)) if path.startswith(own) else None
    return Answered((fact_answer(fact, value),)) if fact else None


def _core(path: str, value: object, desk: Desk) -> Answered | None:
    kind = describe(path)
    if kind and kind.type_ is answer.Reference and isinstance(value, str):
        title = next((one.item.title for one in desk.evidence if one.item.id == value), "")
        return Answered(((*literal(f"{title} ("), *code(value), *literal(")")) if title else code(value),))
    if kind and kind.codes and not isinstance(value, Mapping):
        values = value if isinstance(value, list) else [value]
        return Answered(tuple(literal(kind.codes.meaning_of(str(one))) for one in values) or (literal("none"),))
    return answered(path, value)


def field_row(entry: FieldEntry, desk: Desk) -> Row:
    """Return a field as a row: its answer, the reason why it needs none, or a gap."""
    path = entry.field
    label = worded(entry.label, _label(path, desk))
    found = said(path, desk.facts.value(path), desk)
    if found.answered and not found.open:
        return Row(label, *lines_of(found.answered))
    needed = desk.needed(entry)
    gate = field_label(path).gate
    if found.answered is None and needed.truth is Truth.FALSE:
        return desk.not_needed(label, needed)
    if found.answered is None and gate and is_closed(desk.facts.value(gate)):
        return Row(label, (*literal("Not asked: "), *code(gate), *literal(" says none.")))
    if entry.optional:
        return Row(label, *lines_of(found.answered)) if found.answered else Row(label, emphasised("not stated"))
    text, under = lines_of(found.answered) if found.answered else (NOTHING, ())
    row = desk.gaps.row(label, (path,), only_if(needed), text)
    return Row(row.label, row.text, under, row.gap, row.first)


def only_if(needed: Outcome) -> Phrase:
    """Return the condition under which something is asked, where it is not known; else nothing."""
    if needed.truth is not Truth.UNKNOWN:
        return NOTHING
    paths = joined([code(path) for path in fill_of(needed.missing)], ", ")
    return (*literal("needed or not depends on "), *paths)


def lines_of(found: Answered) -> tuple[Phrase, tuple[Line, ...]]:
    """Return an answer on one line, or with its values below it where they are many or long."""
    if len(found.values) == 1 or length(found.phrase) <= _SHORT:
        return found.phrase, ()
    values = (*found.values, *([found.undecided] if found.undecided else []))
    return NOTHING, tuple(Line("", value) for value in values)


def _label(path: str, desk: Desk) -> str:
    own = f"{FACTS}.{desk.assessment.regime.id}."
    fact = desk.assessment.regime.facts.get(path.removeprefix(own)) if path.startswith(own) else None
    return in_language(fact.question) if fact else field_label(path).label
