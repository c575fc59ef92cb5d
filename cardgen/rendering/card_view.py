"""What a card is made of: exactly what a template may show, already worded, in no notation yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cardgen.rendering.phrase import NOTHING
from cardgen.rendering.pieces import Phrase


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: a label, what it says, the manifest path behind it, and the lines below it."""

    label: str
    text: Phrase = NOTHING
    path: str = ""
    under: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand on the right."""

    label: str
    align: Literal["left", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has one phrase for each column."""

    path: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Phrase, ...], ...]


@dataclass(frozen=True, slots=True)
class Undocumented:
    """A field that the manifest does not answer."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class Group:
    """One object of a list, such as a model or a data set, with what is not documented of it."""

    title: Phrase
    path: str
    lines: tuple[Line, ...]
    undocumented: tuple[Undocumented, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A titled part of a section: lines, a table, or the objects of a list."""

    title: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A section with where its form comes from: lines, titled parts, and what the manifest does not answer."""

    id: str
    heading: str
    source: str
    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    undocumented: tuple[Undocumented, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The card of one system: metadata of the Hugging Face form, an introduction, and sections."""

    system_id: str
    name: str
    front_matter: tuple[str, ...]
    summary: tuple[Line, ...]
    sections: tuple[Section, ...]
