"""The answer of a manifest field in words: the value, "none", a status with its reason, or nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from cardgen.domain import answer
from cardgen.domain.facts import is_unanswered, stated_reason
from cardgen.domain.field_path import FieldKind, describe
from cardgen.domain.scalar import number_words
from cardgen.rendering.phrase import NOTHING, code, emphasised, joined, link, literal, meaning, noted, words
from cardgen.rendering.pieces import Phrase

_ADDRESS = re.compile(r"https?://\S+")
_STATUS = {"not_applicable": "Not applicable", "not_evaluated": "Not evaluated"}


@dataclass(frozen=True, slots=True)
class Answered:
    """What a field says: its values, and what of a half-known list is still open."""

    values: tuple[Phrase, ...]
    undecided: Phrase = NOTHING

    @property
    def phrase(self) -> Phrase:
        """Everything on one line, as in a table."""
        return joined([*self.values, *([self.undecided] if self.undecided else [])])


def answered(path: str, value: object) -> Answered | None:
    """Return what a field says in words; nothing where it is not answered at all.

    `path` is the general path of the field, such as `models[].task`.
    """
    reason = stated_reason(value)
    if reason:
        return Answered((status_phrase(*reason),))
    if is_unanswered(value):
        return None
    kind = describe(path)
    if kind is None:
        return None
    if isinstance(value, Mapping) and "undecided" in value:
        undecided = (*emphasised("Undecided"), *literal(": "), *joined(_values(kind, value["undecided"])))
        return Answered(_values(kind, value.get("has", [])), undecided)
    return Answered(_values(kind, value) or (literal("none"),))


def status_phrase(status: str, why: str) -> Phrase:
    """Return a status that stands in place of a value, with its reason."""
    return noted(_STATUS[status], why)


def is_closed(value: object) -> bool:
    """Whether an answer closes the gate before other questions: false, "none", an empty list, not applicable."""
    reason = stated_reason(value)
    return value is False or value in ([], "none") or bool(reason and reason[0] == "not_applicable")


def is_question(path: str) -> bool:
    """Whether silence is an open question; a document without an expiry, say, leaves nothing open."""
    kind = describe(path)
    return kind is None or kind.family != "value"


def is_number(path: str) -> bool:
    """Whether a field holds a number."""
    kind = describe(path)
    return kind is not None and kind.type_ in (answer.Number, answer.Count)


def _values(kind: FieldKind, value: object) -> tuple[Phrase, ...]:
    if isinstance(value, list | tuple):
        return tuple(_value(kind, one) for one in value)
    return (_value(kind, value),)


def _value(kind: FieldKind, value: object) -> Phrase:
    if isinstance(value, bool):
        return literal("yes" if value else "no")
    if isinstance(value, int | float):
        return literal(number_words(value))
    text = str(value)
    if kind.codes:
        return meaning(kind.codes, text)
    if kind.type_ == answer.Url or _ADDRESS.fullmatch(text):
        return link(text)
    if kind.type_ in (answer.Reference, answer.Sha256, answer.Slug):
        return code(text)
    return words(text)
