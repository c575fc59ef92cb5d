"""The closed vocabulary of conditions that rules and requirements are written in.

Each condition is a mapping with one operator; the key names the operator. There are no expressions in strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag
from typing_extensions import TypeAliasType

from cardgen.domain.answer import Text
from cardgen.domain.base import Entity

Scalar = bool | int | float | Text
DateText = Annotated[str, Field(min_length=1, description="an ISO date, or the id of a date of the pack")]
FactText = Annotated[
    str,
    Field(
        pattern=r"^\.?[a-z0-9_-]+(\[\])?(\.[a-z0-9_-]+(\[\])?)*$",
        description="a path in the manifest; `[]` reads some item; a leading dot is a key of the item of `some`",
    ),
]


class Share(Entity):
    """A share of another number of the manifest."""

    share: int | float
    of: FactText


class All(Entity):
    """True when every part is true."""

    all_: tuple[Condition, ...] = Field(alias="all", min_length=1)


class AnyOf(Entity):
    """True when one part is true."""

    any_: tuple[Condition, ...] = Field(alias="any", min_length=1)


class Not(Entity):
    """True when the part is false; unknown stays unknown."""

    not_: Condition = Field(alias="not")


@cache
def _one_for(*_said: object) -> object:
    return object()


class Leaf(Entity):
    """A condition over one fact."""

    @cached_property
    def key(self) -> object:
        """What the condition says, as a key that is fast to look up: two that say the same have the same key."""
        return _one_for(type(self), *((type(value), value) for value in self.__dict__.values()))


class Is(Leaf):
    """The value is this one."""

    fact: FactText
    is_: Scalar = Field(alias="is")


class In(Leaf):
    """The value is one of these."""

    fact: FactText
    in_: tuple[Scalar, ...] = Field(alias="in", min_length=1)


class Includes(Leaf):
    """The list includes this value; `group.*` is every code of the group, `*` anything, `.key` a key of the item."""

    fact: FactText
    includes: Scalar


class IncludesAny(Leaf):
    """The list includes at least one of these values."""

    fact: FactText
    includes_any: tuple[Scalar, ...] = Field(min_length=1)


class AtLeast(Leaf):
    """The number is this or more."""

    fact: FactText
    at_least: int | float | Share


class AtMost(Leaf):
    """The number is this or less."""

    fact: FactText
    at_most: int | float | Share


class MoreThan(Leaf):
    """The number is more than this."""

    fact: FactText
    more_than: int | float | Share


class Before(Leaf):
    """The date lies before this day."""

    fact: FactText
    before: DateText


class From(Leaf):
    """The date is this day or later."""

    fact: FactText
    from_: DateText = Field(alias="from")


class Some(Entity):
    """One item of a list of objects meets the condition; `.key` reads a key of the item."""

    some: FactText
    where: Condition


class Term(Entity):
    """A named condition of the pack."""

    term: Text


class RuleHolds(Entity):
    """A rule of the pack holds, its exceptions considered."""

    rule: Text


class AxisIs(Entity):
    """Another pack's axis has this value; unknown where that pack is not loaded."""

    axis: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9_]+$")]
    is_: Text = Field(alias="is")


class Present(Leaf):
    """The field is documented (only where it says what satisfies a requirement)."""

    present: FactText


class HasEvidence(Entity):
    """There is valid evidence of one of these kinds (only where it says what satisfies a requirement)."""

    evidence: Text | Annotated[tuple[Text, ...], Field(min_length=1)]

    @property
    def kinds(self) -> tuple[str, ...]:
        """Return the kinds as a tuple, one or many."""
        return (self.evidence,) if isinstance(self.evidence, str) else self.evidence


_OPERATORS = (
    "all",
    "any",
    "not",
    "is",
    "in",
    "includes",
    "includes_any",
    "at_least",
    "at_most",
    "more_than",
    "before",
    "from",
    "some",
    "term",
    "rule",
    "axis",
    "present",
    "evidence",
)


def _operator(value: object) -> str | None:
    """Return the operator that a mapping names; `axis` wins over `is`."""
    if isinstance(value, dict):
        if "axis" in value:
            return "axis"
        return next((key for key in _OPERATORS if key in value), None)
    return None


Condition = TypeAliasType(
    "Condition",
    Annotated[
        Annotated[All, Tag("all")]
        | Annotated[AnyOf, Tag("any")]
        | Annotated[Not, Tag("not")]
        | Annotated[Is, Tag("is")]
        | Annotated[In, Tag("in")]
        | Annotated[Includes, Tag("includes")]
        | Annotated[IncludesAny, Tag("includes_any")]
        | Annotated[AtLeast, Tag("at_least")]
        | Annotated[AtMost, Tag("at_most")]
        | Annotated[MoreThan, Tag("more_than")]
        | Annotated[Before, Tag("before")]
        | Annotated[From, Tag("from")]
        | Annotated[Some, Tag("some")]
        | Annotated[Term, Tag("term")]
        | Annotated[RuleHolds, Tag("rule")]
        | Annotated[AxisIs, Tag("axis")]
        | Annotated[Present, Tag("present")]
        | Annotated[HasEvidence, Tag("evidence")],
        Discriminator(_operator),
    ],
)
"""A condition over facts."""


NEVER = AnyOf.model_construct(any_=())
"""A condition that nothing meets: what the law did not know on a day. No file can say it."""


def facts_in(condition: Condition) -> Iterator[str]:
    """Yield the path of each fact that a condition and the conditions inside it read."""
    for _, part in parts_of(condition):
        match part:
            case Some():
                yield part.some
            case Present():
                yield part.present
            case (
                AtLeast(at_least=Share() as limit)
                | AtMost(at_most=Share() as limit)
                | MoreThan(more_than=Share() as limit)
            ):
                yield from (part.fact, limit.of)
            case Leaf():
                yield from (value for name, value in part if name == "fact")
            case _:
                pass


Path: TypeAlias = tuple[str | int, ...]


def parts_of(condition: Condition) -> Iterator[tuple[Path, Condition]]:
    """Yield a condition and all conditions inside it, each with its path from the outermost one."""
    yield (), condition
    inner: Iterable[tuple[Path, Condition]] = ()
    match condition:
        case All():
            inner = ((("all", index), part) for index, part in enumerate(condition.all_))
        case AnyOf():
            inner = ((("any", index), part) for index, part in enumerate(condition.any_))
        case Not():
            inner = ((("not",), condition.not_),)
        case Some():
            inner = ((("where",), condition.where),)
        case _:
            pass
    for step, part in inner:
        for path, one in parts_of(part):
            yield (*step, *path), one
