"""A kind of document that a regime asks for: what it is, who asks it of whom, and its sections, as data."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from cardgen.domain.answer import Text
from cardgen.domain.base import Entity
from cardgen.domain.condition import Condition
from cardgen.domain.regime import Cited, Name
from cardgen.domain.text import Texts

PathText = Annotated[
    str, Field(pattern=r"^[a-z0-9_-]+(\.[a-z0-9_-]+)*$", description="a path in the manifest, without `[]`")
]
KeyText = Annotated[str, Field(pattern=r"^[a-z0-9_]+$", description="a key of the items of a list")]


class Audience(StrEnum):
    """For whom a document is drawn up; each sees what the ones before it see."""

    PUBLIC = "public"
    DOWNSTREAM = "downstream"
    AUTHORITY = "authority"

    def sees(self, kept_for: Audience) -> bool:
        """Whether this reader sees what is kept for a narrowest reader."""
        order = list(Audience)
        return order.index(self) >= order.index(kept_for)


class Shown(Entity):
    """Something that a section shows."""

    asked_when: Condition | None = Field(default=None, description="It is needed only where this holds.")
    audience: Audience | None = Field(default=None, description="The widest reader who may see it (as its section).")


class FieldEntry(Shown):
    """The answer to one question of the manifest or of the pack."""

    field: PathText
    label: Texts | None = Field(default=None, description="By default the label that the card gives the field.")
    optional: bool = Field(default=False, description="Its absence is no gap.")


class DueDay(Entity):
    """A number of days within which something is due, for the items that meet a condition."""

    days: int
    when: Condition | None = None
    reference: Text


class Due(Entity):
    """A computed column: the last day on which something is due, counted from a date of the item."""

    label: Texts
    counted_from: KeyText
    within: tuple[DueDay, ...] = Field(min_length=1)


class ListEntry(Shown):
    """A list of objects of the manifest: one row, block or line for each item."""

    list: PathText
    as_: Literal["table", "groups", "lines"] = Field(default="table", alias="as")
    columns: tuple[KeyText, ...] = Field(min_length=1, description="Keys of the items, in order.")
    optional: tuple[KeyText, ...] = Field(default=(), description="Keys whose absence is no gap.")
    name: KeyText | None = Field(default=None, description="The key whose value names an item.")
    label: Texts | None = None
    labels: dict[KeyText, Texts] = Field(default_factory=dict, description="Other labels than those of the card.")
    where: Condition | None = Field(default=None, description="Show only items that meet this; `.key` reads the item.")
    may_lack: bool = Field(default=False, description="That there is no list, or no such item, is no gap.")
    due: Due | None = None


class EvidenceEntry(Shown):
    """The documents of some kinds that the manifest lists, with their state."""

    evidence: Text | Annotated[tuple[Text, ...], Field(min_length=1)]
    label: Texts | None = None
    optional: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds as a tuple, one or many."""
        return (self.evidence,) if isinstance(self.evidence, str) else self.evidence


class WriteEntry(Shown):
    """What only a person writes: a signature, or a description that has no place in the manifest."""

    write: Texts
    lines: Annotated[int, Field(ge=1, le=20)] = 1


class StatementEntry(Shown):
    """A sentence that the signatory declares, in the pack's own words."""

    statement: Texts


class HoldsEntry(Shown):
    """Whether a condition holds, and the facts that decide it."""

    holds: Condition
    label: Texts


class AxisEntry(Shown):
    """What the regime decides about the system, with its reasons."""

    axis: Name


class FindingsEntry(Shown):
    """How the duties stand whose ids start with one of some words, and which of them are open."""

    findings: Annotated[tuple[Text, ...], Field(min_length=1)]
    label: Texts


_KEYS = ("field", "list", "evidence", "write", "statement", "holds", "axis", "findings")


def _entry(value: object) -> str | None:
    """Return which kind of entry a value is; a path alone is a field."""
    if isinstance(value, str):
        return "a path"
    has = value.__contains__ if isinstance(value, dict) else partial(hasattr, value)
    return next((f"entry {key}" for key in _KEYS if has(key)), None)


Entry: TypeAlias = (
    FieldEntry | ListEntry | EvidenceEntry | WriteEntry | StatementEntry | HoldsEntry | AxisEntry | FindingsEntry
)

EntryForm = TypeAliasType(
    "EntryForm",
    Annotated[
        Annotated[PathText, Tag("a path")]
        | Annotated[FieldEntry, Tag("entry field")]
        | Annotated[ListEntry, Tag("entry list")]
        | Annotated[EvidenceEntry, Tag("entry evidence")]
        | Annotated[WriteEntry, Tag("entry write")]
        | Annotated[StatementEntry, Tag("entry statement")]
        | Annotated[HoldsEntry, Tag("entry holds")]
        | Annotated[AxisEntry, Tag("entry axis")]
        | Annotated[FindingsEntry, Tag("entry findings")],
        Discriminator(_entry),
    ],
)
"""Something that a section shows; a path alone stands for a field."""


class Need(Entity):
    """What must hold for a section to be complete, beyond its fields; `present` and `evidence` may be used."""

    label: Texts
    check: Condition


class DocumentSection(Entity):
    """A section: what it answers, what helps its writer, and what it shows."""

    id: Name
    number: Text = Field(default="", description="How the provision numbers it, e.g. `2(g)`.")
    title: Texts
    references: tuple[Text, ...] = ()
    guidance: Texts | None = Field(default=None, description="What the writer should say here.")
    audience: Audience | None = Field(default=None, description="The widest reader who may see it (as the document).")
    when: Condition | None = Field(default=None, description="The section concerns only systems for which this holds.")
    content: tuple[EntryForm, ...] = ()
    needs: tuple[Need, ...] = ()
    gathers: tuple[Name, ...] = Field(
        default=(), description="Sections of the full document whose content stands here (in a variant)."
    )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the content with each path alone as a field."""
        return tuple(FieldEntry(field=one) if isinstance(one, str) else one for one in self.content)


class DocumentPart(Entity):
    """A titled group of sections; without a title its sections stand by themselves."""

    id: Name
    number: Text = ""
    title: Texts | None = None
    sections: tuple[DocumentSection, ...] = Field(min_length=1)


class Variant(Entity):
    """Another form of the document, e.g. a shorter one for small firms."""

    id: Name
    title: Texts
    when: Condition
    note: Texts | None = None
    parts: tuple[DocumentPart, ...] = Field(min_length=1)


class DocumentKind(Cited):
    """`documents/<id>.yaml`: a kind of document."""

    document: Literal[1]
    id: Name
    title: Texts
    summary: Texts = Field(description="What the document is for.")
    keeper: Texts = Field(description="Who draws it up, signs it and keeps it, and for how long.")
    note: Texts | None = Field(default=None, description="What this draft cannot do.")
    roles: tuple[Name, ...] = Field(default=(), description="The roles of which it is asked; none: everybody.")
    asked_when: Condition | None = None
    applies_from: Name | None = None
    audience: Audience = Audience.AUTHORITY
    template: Name | None = Field(
        default=None, description="Templates of its own beside this file: `<template>.md.j2` and `<template>.html.j2`."
    )
    parts: tuple[DocumentPart, ...] = Field(min_length=1)
    variants: tuple[Variant, ...] = ()

    def sections(self) -> Iterator[DocumentSection]:
        """Yield the sections of the full document."""
        for part in self.parts:
            yield from part.sections
