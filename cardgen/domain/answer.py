"""How a manifest answers a question: with a value, not at all, or with a status and its reason.

Two families of fields stand apart. Rules read an *answer*: silence is unknown. People read a *statement*:
silence is a gap where a duty asks for it, and `not_applicable` with a reason is possible.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import Discriminator, Field, StringConstraints, Tag
from typing_extensions import TypeAliasType

from cardgen.domain.base import Entity

UNKNOWN = "unknown"

T = TypeVar("T")

Text = TypeAliasType("Text", Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)])
Slug = TypeAliasType("Slug", Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")])
Url = TypeAliasType("Url", Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")])
Sha256 = TypeAliasType("Sha256", Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")])
PLACE_PATTERN = r"^(EU|EEA|worldwide|[A-Z]{2}(-[A-Z0-9]{1,3})?)$"
Place = TypeAliasType("Place", Annotated[str, StringConstraints(pattern=PLACE_PATTERN)])
Reference = TypeAliasType("Reference", Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$")])
Date = date
Number = TypeAliasType("Number", int | float)
Count = TypeAliasType("Count", Annotated[int, Field(ge=0)])


class NotApplicable(Entity):
    """The field does not concern this system, and why."""

    not_applicable: Text


class NotEvaluated(Entity):
    """The question has not been looked into yet, and why."""

    not_evaluated: Text


class HalfKnown(Entity, Generic[T]):
    """A list of which some codes are still undecided: what is in neither part is not so."""

    has: tuple[T, ...] = ()
    undecided: Annotated[tuple[T, ...], Field(min_length=1)]


class Judgement(Entity):
    """What only a person can judge: the answer with its reason, and who gave it when."""

    answer: bool
    rationale: Text
    by: Text | None = None
    on: Date | None = None


_STATUSES = {"not_applicable": "reason", "not_evaluated": "later"}


def _shape(value: object) -> str:
    """Return which alternative of an answer a value is meant to be; this keeps error messages to one line."""
    if value is None or value == UNKNOWN:
        return "open"
    if isinstance(value, dict):
        if "has" in value or "undecided" in value:
            return "half"
        return next((shape for key, shape in _STATUSES.items() if key in value), "value")
    return "value"


_OPEN = Annotated[Literal["unknown"] | None, Tag("open")]
_LATER = Annotated[NotEvaluated, Tag("later")]
_REASON = Annotated[NotApplicable, Tag("reason")]

Answer = TypeAliasType(
    "Answer",
    Annotated[Annotated[T, Tag("value")] | _LATER | _OPEN, Discriminator(_shape)],
    type_params=(T,),
)
"""A value that rules read."""

Codes = TypeAliasType(
    "Codes",
    Annotated[
        Annotated[tuple[T, ...], Tag("value")] | Annotated[HalfKnown[T], Tag("half")] | _LATER | _OPEN,
        Discriminator(_shape),
    ],
    type_params=(T,),
)
"""A complete list of codes that rules read, or a half-known one."""

Statement = TypeAliasType(
    "Statement",
    Annotated[Annotated[T, Tag("value")] | _REASON | _LATER | _OPEN, Discriminator(_shape)],
    type_params=(T,),
)
"""A value for people and for what must be documented."""

Listed = TypeAliasType(
    "Listed",
    Annotated[
        Annotated[tuple[T, ...], Tag("value")] | Annotated[HalfKnown[T], Tag("half")] | _REASON | _LATER | _OPEN,
        Discriminator(_shape),
    ],
    type_params=(T,),
)
"""A list of codes for people and for what must be documented."""

Items = TypeAliasType(
    "Items",
    Annotated[Annotated[tuple[T, ...], Tag("value")] | _OPEN, Discriminator(_shape)],
    type_params=(T,),
)
"""A list of objects; complete when it is given."""

Section = TypeAliasType("Section", T | None, type_params=(T,))
"""A group of fields; left out, each of them is unanswered."""
