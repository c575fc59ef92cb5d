"""What a drafted document is made of: exactly what a template may show, already worded, in no notation yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from cardgen.rendering.card_view import Column, Line
from cardgen.rendering.phrase import NOTHING
from cardgen.rendering.pieces import Phrase


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the document needs and the manifest lacks, counted once, with what to fill."""

    number: int
    label: str
    fill: tuple[str, ...]
    note: Phrase = NOTHING

    @property
    def anchor(self) -> str:
        """The anchor of the place where the gap is met first."""
        return f"gap-{self.number}"


@dataclass(frozen=True, slots=True)
class OpenGap:
    """A gap as it stands in the summary, with the sections that meet it."""

    gap: Gap
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A label with what the manifest says, and a gap where it says nothing or not enough."""

    label: str
    text: Phrase = NOTHING
    under: tuple[Line, ...] = ()
    gap: Gap | None = None
    first: bool = field(default=False)
    """Whether the gap is met here first, so that the summary leads here."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Labels with what the manifest says."""

    rows: tuple[Row, ...]
    form: Literal["rows"] = "rows"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the items of a list; what none of them says stands below it."""

    title: str
    columns: tuple[Column, ...]
    cells: tuple[tuple[Phrase, ...], ...]
    below: tuple[Row, ...] = ()
    form: Literal["sheet"] = "sheet"


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list with its rows."""

    title: Phrase
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list, one block for each; what several of them lack stands below."""

    title: str
    items: tuple[Item, ...]
    below: tuple[Row, ...] = ()
    form: Literal["items"] = "items"


@dataclass(frozen=True, slots=True)
class Blank:
    """Room for what only a person writes."""

    label: str
    lines: int
    form: Literal["blank"] = "blank"


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that the signatory declares."""

    text: Phrase
    form: Literal["statement"] = "statement"


Element: TypeAlias = Rows | Sheet | Items | Blank | Statement


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its heading, the provisions that it answers, help for its writer, what it shows."""

    anchor: str
    number: str
    title: str
    references: tuple[str, ...]
    guidance: Phrase
    standing: tuple[Line, ...]
    """Why the section does not concern this system, or what decides whether it does; else nothing."""
    elements: tuple[Element, ...]
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A titled group of sections; without a title its sections stand by themselves."""

    anchor: str
    heading: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Drafted:
    """A document drafted for one system and one audience."""

    kind: str
    title: str
    variant: str
    system: str
    version: str
    organisation: str
    draft: str
    about: tuple[Line, ...]
    notes: tuple[Phrase, ...]
    state: str
    gaps: tuple[OpenGap, ...]
    blanks: int
    withheld: str
    parts: tuple[Part, ...]
    receipt: tuple[Line, ...]

    @property
    def name(self) -> str:
        """The system with its version."""
        return f"{self.system} {self.version}".strip()

    @property
    def gap_count(self) -> int:
        """How many different things are lacking."""
        return len(self.gaps)
