"""What a checklist is made of: exactly what a template may show, already worded, in no notation yet."""

from __future__ import annotations

from dataclasses import dataclass

from cardgen.domain.text import counted, listed
from cardgen.rendering.because import Because
from cardgen.rendering.card_view import Line
from cardgen.rendering.pieces import Phrase
from cardgen.rendering.words import Mark, When

_NAMED = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with its verdict: who owes it from when, and as lines what to add, how, and why it applies."""

    id: str
    mark: Mark
    title: str
    references: str
    owed_by: str
    when: When
    details: tuple[Line, ...]

    @property
    def facts(self) -> str:
        """Reference, role and date on one line."""
        far = f", {self.when.relative}" if self.when.relative else ""
        return " · ".join(one for one in (self.references, f"owed by {self.owed_by}", f"{self.when.text}{far}") if one)


@dataclass(frozen=True, slots=True)
class Group:
    """Requirements that stand alike, with a title and what that means."""

    id: str
    title: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that nobody has answered, where to answer it, and what it decides."""

    path: str
    text: Phrase
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some requirements do not apply, and which ones."""

    because: tuple[Because, ...]
    requirements: tuple[str, ...]

    @property
    def count(self) -> str:
        """How many requirements it settles."""
        return counted(len(self.requirements), "requirement")


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to write, answer or attach, and the requirements that ask for it."""

    path: str
    text: Phrase
    since: str
    requirements: tuple[str, ...]

    @property
    def serves(self) -> str:
        """The first requirements by name, the others counted."""
        return listed(self.requirements, _NAMED)


@dataclass(frozen=True, slots=True)
class ToDoSection:
    """A section of the manifest with what is missing in it."""

    key: str
    title: str
    items: tuple[ToDo, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """Everything that one regime asks of one system, ordered by what there is to do."""

    system_id: str
    regime_id: str
    title: str
    summary: tuple[Line, ...]
    prohibited: tuple[Line, ...]
    in_force: Group
    questions: tuple[OpenQuestion, ...]
    undetermined: Group
    judged: Group
    upcoming: tuple[Group, ...]
    not_owed: Group
    waived: Group
    documented: Group
    not_applicable: tuple[Reason, ...]
    to_do: tuple[ToDoSection, ...]

    @property
    def gaps(self) -> tuple[Group, ...]:
        """The groups whose rows say what to add, most urgent first."""
        return tuple(group for group in (self.in_force, *self.upcoming, self.judged, self.not_owed) if group.rows)
