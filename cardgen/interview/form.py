"""What an answer to a question looks like: yes or no, one code, several codes, a number, a list of entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, get_args, get_origin

from cardgen.domain import answer
from cardgen.domain.base import Entity
from cardgen.domain.field_path import FACTS, FieldKind, describe, general
from cardgen.domain.regime import Fact
from cardgen.domain.text import in_language


class Kind(StrEnum):
    """The kinds of answers."""

    YES_NO = "yes or no"
    CHOICE = "one code"
    CHOICES = "codes"
    PLACE = "place"
    PLACES = "places"
    COUNT = "whole number"
    NUMBER = "number"
    DATE = "date"
    TEXT = "text"
    TEXTS = "texts"
    ENTRIES = "entries"
    JUDGEMENT = "judgement"


LISTS = frozenset({Kind.CHOICES, Kind.PLACES, Kind.TEXTS, Kind.ENTRIES})
TICKED = frozenset({Kind.YES_NO, Kind.CHOICE, Kind.CHOICES})


@dataclass(frozen=True, slots=True)
class Option:
    """A code that can be chosen, and when to choose it."""

    code: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Form:
    """The kind of an answer with what belongs to it; `label` are the keys that name an entry of a list of objects."""

    kind: Kind
    options: tuple[Option, ...] = ()
    help: str = ""
    references: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    labelled_by: Kind | None = None

    @property
    def lines(self) -> int:
        """How many lines the possible answers take on a screen; 0 where there is nothing to tick."""
        match self.kind:
            case Kind.YES_NO:
                return 2
            case Kind.CHOICE:
                return len(self.options)
            case Kind.CHOICES:
                return len(self.options) + 1
            case _:
                return 0

    def among(self, codes: Iterable[str]) -> Form:
        """Return the form with these codes only: what of a half-known list is still undecided."""
        wanted = set(codes)
        return replace(self, options=tuple(one for one in self.options if one.code in wanted))


def form_of(path: str, facts: Mapping[str, Mapping[str, Fact]]) -> Form | None:
    """Return the form of the answer at a concrete path; `facts` holds the facts of each regime by its id.

    Nothing where the answer has to be written by hand.
    """
    fact = fact_at(path, facts)
    if fact is not None:
        return _of_fact(fact)
    if path.startswith(f"{FACTS}."):
        return None
    kind = describe(general(path))
    return _of_field(kind) if kind else None


def fact_at(path: str, facts: Mapping[str, Mapping[str, Fact]]) -> Fact | None:
    """Return the fact of a pack that a path such as `facts.<regime>.product.is` answers."""
    section, _, rest = path.partition(".")
    regime, _, name = rest.partition(".")
    return facts.get(regime, {}).get(name) if section == FACTS else None


_OF_FACTS: Mapping[str, Kind] = {
    "bool": Kind.YES_NO,
    "int": Kind.COUNT,
    "num": Kind.NUMBER,
    "text": Kind.TEXT,
    "texts": Kind.TEXTS,
    "date": Kind.DATE,
    "code": Kind.CHOICE,
    "codes": Kind.CHOICES,
    "assertion": Kind.JUDGEMENT,
}


def _of_fact(fact: Fact) -> Form:
    options = tuple(Option(code.id, in_language(code.meaning)) for code in fact.codes)
    return Form(_OF_FACTS[fact.type], options, in_language(fact.help) if fact.help else "", fact.references)


_OF_TYPES: tuple[tuple[object, Kind], ...] = (
    (bool, Kind.YES_NO),
    (answer.Place, Kind.PLACE),
    (answer.Count, Kind.COUNT),
    (answer.Number, Kind.NUMBER),
    (answer.Date, Kind.DATE),
    (answer.Text, Kind.TEXT),
    (answer.Reference, Kind.TEXT),
)
_MANY = {Kind.PLACE: Kind.PLACES, Kind.TEXT: Kind.TEXTS}


def _of_field(field: FieldKind) -> Form | None:
    if field.family == "items":
        return _of_entries(field.type_)
    if field.codes is not None:
        options = tuple(Option(code.value, code.meaning) for code in field.codes)
        return Form(Kind.CHOICES if field.is_list else Kind.CHOICE, options)
    listed = get_origin(field.type_) is tuple
    kind = _plain_kind(get_args(field.type_)[0] if listed else field.type_)
    if kind is None or not (listed or field.is_list):
        return Form(kind) if kind else None
    return Form(_MANY[kind]) if kind in _MANY else None


def _plain_kind(type_: object) -> Kind | None:
    return next((kind for one, kind in _OF_TYPES if one == type_), None)


def _of_entries(entity: Any) -> Form | None:  # noqa: ANN401 - a type of any family
    """Return the form of a list of objects: an entry is named by its id and name, or by its first key."""
    if not (isinstance(entity, type) and issubclass(entity, Entity)):
        return None
    fields = entity.model_fields
    keys = {info.alias or key: info for key, info in fields.items()}
    required = [key for key, info in keys.items() if info.is_required()]
    if required and required != ["id"]:
        return None
    if required:
        return Form(Kind.ENTRIES, label=("id", "name") if "name" in keys else ("id",), labelled_by=Kind.TEXT)
    first = next(iter(keys))
    inner = next((get_args(one) for one in (keys[first].annotation,) if get_args(one)), ())
    kind = _plain_kind(inner[0]) if len(inner) == 1 else None
    if kind in {Kind.TEXT, Kind.PLACE}:
        return Form(Kind.ENTRIES, label=(first,), labelled_by=kind)
    return Form(Kind.ENTRIES)
