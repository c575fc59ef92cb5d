"""Facts that decided and things that are missing, as lines of a document."""

from __future__ import annotations

from collections.abc import Iterable

from cardgen.domain.truth import Lack, Used
from cardgen.rendering.because import Because, Origin, Question, because_of
from cardgen.rendering.card_view import Line
from cardgen.rendering.phrase import NOTHING, code, literal, noted, words
from cardgen.rendering.pieces import Phrase


def because_lines(used: Iterable[Used], origin: Origin) -> tuple[Line, ...]:
    """Return the facts that decided, each with its place."""
    return tuple(because_line(one) for one in because_of(used, origin))


def because_line(one: Because) -> Line:
    """Return a fact that decided, with its place."""
    return Line("", because_phrase(one), one.path)


def because_phrase(one: Because) -> Phrase:
    """Return a fact that decided, with its place, in one phrase."""
    return (*code(one.path), *literal(f" {one.says} ("), *code(one.place), *literal(")"))


def action_phrase(one: Question) -> Phrase:
    """Return what to do about a missing thing, what it asks, and the reason that the manifest gives for its absence."""
    asked = (*literal(": "), *words(one.question)) if one.lack in {Lack.ANSWER, Lack.DOCUMENT} else NOTHING
    reason = "" if one.lack is Lack.VALUE else one.note
    note = (*literal(" "), *noted("The manifest says", reason)) if reason else NOTHING
    return (*action(one), *asked, *note)


def question_phrase(one: Question) -> Phrase:
    """Return an open question with where to answer it."""
    return (*words(one.question), *literal(" ("), *action(one), *literal(")"))


def action(one: Question) -> Phrase:
    """Return what to do about a missing thing, its path as code."""
    before, path, after = one.action.partition(one.path)
    return (*literal(before), *(code(path) if path else NOTHING), *literal(after))
