"""Three-valued truth with its reason (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


class Truth(StrEnum):
    """True, false, or not known because the manifest is silent."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"


class Lack(StrEnum):
    """What a missing thing is."""

    ANSWER = "answer"
    DOCUMENT = "document"
    EVIDENCE = "evidence"
    PACK = "pack"
    JUDGEMENT = "judgement"


@dataclass(frozen=True, slots=True)
class Used:
    """A fact that forced a result: where it stands, what it says, and what it was compared with."""

    path: str
    value: Json = field(hash=False)
    test: str
    held: bool = True


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there and decides: an answer, a documented field, a piece of evidence."""

    path: str
    lack: Lack = Lack.ANSWER
    codes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Truth and why: the facts that forced it, and what is missing and could still change it."""

    truth: Truth
    because: tuple[Used, ...] = ()
    missing: tuple[Missing, ...] = ()

    def negated(self) -> Outcome:
        """Return the opposite; unknown stays unknown, the reasons stay the same."""
        match self.truth:
            case Truth.TRUE:
                return replace(self, truth=Truth.FALSE)
            case Truth.FALSE:
                return replace(self, truth=Truth.TRUE)
            case Truth.UNKNOWN:
                return self


TRUE = Outcome(Truth.TRUE)
FALSE = Outcome(Truth.FALSE)


def unknown(*missing: Missing) -> Outcome:
    """Return an unknown outcome with what is missing."""
    return Outcome(Truth.UNKNOWN, missing=missing)


def all_of(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the conjunction: one false wins, else one unknown, else true."""
    return _joined(outcomes, wins=Truth.FALSE, otherwise=Truth.TRUE)


def any_of(outcomes: Sequence[Outcome]) -> Outcome:
    """Return the disjunction: one true wins, else one unknown, else false."""
    return _joined(outcomes, wins=Truth.TRUE, otherwise=Truth.FALSE)


def _joined(outcomes: Sequence[Outcome], *, wins: Truth, otherwise: Truth) -> Outcome:
    winners = [outcome for outcome in outcomes if outcome.truth is wins]
    if winners:
        chosen = min(winners, key=lambda outcome: len(outcome.because))
        missing = merged(outcome.missing for outcome in winners) if wins is Truth.FALSE else chosen.missing
        return Outcome(wins, chosen.because, missing)
    open_ones = [outcome for outcome in outcomes if outcome.truth is Truth.UNKNOWN]
    if open_ones:
        return Outcome(
            Truth.UNKNOWN,
            merged(outcome.because for outcome in outcomes if outcome.truth is otherwise),
            merged(outcome.missing for outcome in open_ones),
        )
    return Outcome(
        otherwise,
        merged(outcome.because for outcome in outcomes),
        merged(outcome.missing for outcome in outcomes) if otherwise is Truth.FALSE else (),
    )


def merged(groups: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Return the items of all groups once each, in order."""
    return tuple(dict.fromkeys(item for group in groups for item in group))
