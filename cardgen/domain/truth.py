"""Three-valued truth with its reason (Kleene's strong logic)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from operator import attrgetter
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
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class Used:
    """A fact that forced a result: where it stands, what it says, and what it was compared with."""

    path: str
    value: Json
    test: str
    held: bool = True
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the hash once: reasons are put into sets and dictionaries over and over."""
        object.__setattr__(self, "_hash", hash((self.path, self.test, self.held)))

    def __hash__(self) -> int:
        """Return the hash of what the fact says; its value follows from its path."""
        return self._hash


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not there and decides: an answer, a documented field, a piece of evidence."""

    path: str
    lack: Lack = Lack.ANSWER
    codes: tuple[str, ...] = ()
    note: str = ""


class Outcome:
    """Truth and why: the facts that forced it, and what is missing and could still change it.

    Reasons are put together only when somebody asks for them: most outcomes are asked for their truth alone.
    """

    __slots__ = ("_because", "_because_of", "_missing", "_missing_of", "_weight", "lacks", "truth")

    def __init__(
        self,
        truth: Truth,
        because: tuple[Used, ...] = (),
        missing: tuple[Missing, ...] = (),
        because_of: Sequence[Outcome] = (),
        missing_of: Sequence[Outcome] = (),
    ) -> None:
        """Take the truth and either the reasons themselves or the outcomes whose reasons count."""
        self.truth = truth
        self.lacks: bool = bool(missing) or any(one.lacks for one in missing_of)
        self._weight = -1
        self._because: tuple[Used, ...] | None = None if because_of else because
        self._missing: tuple[Missing, ...] | None = None if missing_of else missing
        self._because_of = because_of
        self._missing_of = missing_of

    @property
    def weight(self) -> int:
        """How many facts the reason counts, those that are told twice counted twice."""
        if self._weight < 0:
            whole = self._because
            self._weight = sum(one.weight for one in self._because_of) if whole is None else len(whole)
        return self._weight

    @property
    def because(self) -> tuple[Used, ...]:
        """The facts that forced the truth, each once."""
        if self._because is None:
            found: dict[Used, None] = {}
            self.add_because(found, set())
            self._because = tuple(found)
        return self._because

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is missing and could still change the truth, each once."""
        if self._missing is None:
            found: dict[Missing, None] = {}
            self.add_missing(found, set())
            self._missing = tuple(found)
        return self._missing

    def add_because(self, found: dict[Used, None], seen: set[int]) -> None:
        """Add the facts that forced the truth; an outcome that many share is walked through once."""
        if self._because is not None:
            found |= dict.fromkeys(self._because)
        elif id(self) not in seen:
            seen.add(id(self))
            for one in self._because_of:
                one.add_because(found, seen)

    def add_missing(self, found: dict[Missing, None], seen: set[int]) -> None:
        """Add what is missing; an outcome that many share is walked through once."""
        if self._missing is not None:
            found |= dict.fromkeys(self._missing)
        elif id(self) not in seen:
            seen.add(id(self))
            for one in self._missing_of:
                one.add_missing(found, seen)

    def __eq__(self, other: object) -> bool:
        """Compare truth and reasons."""
        if not isinstance(other, Outcome):
            return NotImplemented
        return (self.truth, self.because, self.missing) == (other.truth, other.because, other.missing)

    def __hash__(self) -> int:
        """Return a hash of truth and reasons."""
        return hash((self.truth, self.because, self.missing))

    def __repr__(self) -> str:
        """Show truth and reasons."""
        return f"Outcome({self.truth}, because={self.because}, missing={self.missing})"

    def negated(self) -> Outcome:
        """Return the opposite; unknown stays unknown, the reasons stay the same."""
        match self.truth:
            case Truth.TRUE:
                return Outcome(Truth.FALSE, because_of=(self,), missing_of=(self,))
            case Truth.FALSE:
                return Outcome(Truth.TRUE, because_of=(self,), missing_of=(self,))
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
    winners: list[Outcome] = []
    open_ones: list[Outcome] = []
    decided: list[Outcome] = []
    for outcome in outcomes:
        truth = outcome.truth
        (winners if truth is wins else open_ones if truth is Truth.UNKNOWN else decided).append(outcome)
    if winners:
        # Of a false `all` everything that is false has to change: where a mere fact is false, no document helps.
        facts = [one for one in winners if not one.lacks] if wins is Truth.FALSE else winners
        chosen = min(facts or winners, key=_weight)
        return Outcome(wins, because_of=(chosen,), missing_of=winners if not facts else (chosen,))
    if open_ones:
        return Outcome(Truth.UNKNOWN, because_of=decided, missing_of=open_ones)
    return Outcome(otherwise, because_of=outcomes, missing_of=outcomes)


_weight = attrgetter("weight")


def merged(groups: Iterable[Iterable[T]]) -> tuple[T, ...]:
    """Return the items of all groups once each, in order."""
    return tuple(dict.fromkeys(item for group in groups for item in group))
