"""A regime pack: what one body of rules decides and asks, as data."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from cardgen.domain.amendment import Amendment, Earlier, EarlierRule, in_order
from cardgen.domain.answer import Place, Text, Url
from cardgen.domain.base import Entity
from cardgen.domain.condition import Condition
from cardgen.domain.text import Texts

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*$")]
RequirementId = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9.]+)+$")]
Confidence = Literal["high", "medium", "low"]
Severity = Literal["critical", "high", "medium", "low"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
"""The severities, the gravest one first."""
Kind = Literal["law", "standard", "principles", "risk_catalogue"]
KINDS: tuple[str, ...] = get_args(Kind)
"""The kinds of regimes, the most binding one first."""
History = Annotated[tuple[Amendment[Earlier], ...], AfterValidator(in_order)]


class Cited(Entity):
    """Something that the law says, with how sure we are that we read it right."""

    references: tuple[Text, ...] = Field(default=(), description="Where it stands, e.g. `Art. 5(1)(f)`.")
    confidence: Confidence = "high"
    review: Texts | None = Field(default=None, description="Why a lawyer should look at it; needed below high.")

    @model_validator(mode="after")
    def _says_why(self) -> Cited:
        if self.confidence != "high" and self.review is None:
            raise ValueError(f"confidence is {self.confidence}; say why in 'review'")
        return self


class InstrumentVersion(Entity):
    """One version of an instrument and the day from which its text was known."""

    id: Text
    known_from: date
    amended_by: Text | None = None
    structure: Name | None = None


class Instrument(Entity):
    """A law, standard or guideline that the pack cites."""

    id: Name
    short: Text
    title: Texts
    number: Text | None = None
    url: Url | None = None
    versions: tuple[InstrumentVersion, ...] = ()


class Review(Entity):
    """Who reviewed the pack, and when it is looked at next."""

    status: Literal["unreviewed", "reviewed"]
    by: Text | None = None
    on: date | None = None
    next: date


class Role(Cited):
    """A role that can owe a duty, and when the organisation holds it."""

    id: Name
    title: Texts
    when: Condition
    history: History = ()


class AxisValue(Entity):
    """A value of an axis."""

    id: Name
    title: Texts
    summary: Texts
    prohibited: bool = Field(default=False, description="Whether a system with this value is forbidden.")
    fallback: bool = Field(default=False, description="Whether it is what remains, and not told beside another value.")


class Axis(Entity):
    """What the regime decides about a system; values stand most severe first."""

    id: Name
    title: Texts
    question: Texts
    values: tuple[AxisValue, ...] = Field(min_length=2)


class DateVersion(Entity):
    """A date as a text that was known from some day on sets it."""

    known_from: date
    from_: date = Field(alias="from")
    reference: Text
    by: Text | None = Field(default=None, description="The amending act that set this date.")


class NamedDate(Entity):
    """An application date with all the dates that it replaced."""

    id: Name
    title: Texts
    history: tuple[DateVersion, ...] = Field(min_length=1)
    confidence: Confidence = "high"
    note: Texts | None = None

    @model_validator(mode="after")
    def _in_order(self) -> NamedDate:
        known = [version.known_from for version in self.history]
        if known != sorted(set(known)):
            raise ValueError(f"the history of date '{self.id}' is out of order; list the oldest text first")
        return self

    def at(self, law_at: date) -> DateVersion | None:
        """Return the version that was known on a day; nothing where the date did not exist yet."""
        known = [version for version in self.history if version.known_from <= law_at]
        return known[-1] if known else None


class Until(Entity):
    """The end of a transition, for those who meet the condition."""

    date: Name
    when: Condition | None = None


class Transition(Cited):
    """Who need not follow yet."""

    id: Name
    title: Texts
    when: Condition
    until: Until | None = None
    history: History = ()


class Ground(Entity):
    """A ground on which a date counts."""

    when: Condition | None = None
    date: Name
    unless: Name | None = Field(default=None, description="A transition that frees from the duty.")


class Schedule(Entity):
    """Which of several dates counts: the earliest one of a ground that holds."""

    id: Name
    title: Texts | None = None
    grounds: tuple[Ground, ...] = Field(min_length=1)


class Penalty(Entity):
    """What a breach can cost."""

    id: Name
    title: Texts
    maximum: Texts
    references: tuple[Text, ...] = ()
    note: Texts | None = None


class PackHeader(Entity):
    """`pack.yaml`: what the regime is, who issued it, its roles, axes and dates."""

    pack: Literal[1]
    id: Name
    version: Text
    title: Texts
    summary: Texts
    kind: Kind
    jurisdiction: Place | None = None
    issued_by: tuple[Texts, ...] = ()
    licence: Text
    instruments: tuple[Instrument, ...] = ()
    review: Review
    background: tuple[Name, ...] = Field(default=(), description="Terms whose facts are told last: the scope.")
    roles: tuple[Role, ...] = ()
    axes: tuple[Axis, ...] = ()
    dates: tuple[NamedDate, ...] = ()
    transitions: tuple[Transition, ...] = ()
    schedules: tuple[Schedule, ...] = ()
    penalties: tuple[Penalty, ...] = ()


class FactCode(Entity):
    """A code that answers a question."""

    id: Name
    meaning: Texts


class Fact(Entity):
    """A question that only this regime asks."""

    id: Name
    type: Literal["bool", "int", "num", "text", "texts", "date", "code", "codes", "assertion"]
    question: Texts
    help: Texts | None = None
    references: tuple[Text, ...] = ()
    codes: tuple[FactCode, ...] = ()
    asked_when: Condition | None = None

    @model_validator(mode="after")
    def _codes_where_needed(self) -> Fact:
        if (self.type in {"code", "codes"}) != bool(self.codes):
            raise ValueError(f"fact '{self.id}' of type {self.type}: 'codes' belongs to the types code and codes only")
        return self


class FactFile(Entity):
    """`facts.yaml`."""

    facts: tuple[Fact, ...] = ()


class NamedTerm(Cited):
    """A named condition, as a law has definitions."""

    id: Name
    title: Texts
    when: Condition
    note: Texts | None = None
    history: History = ()


class TermFile(Entity):
    """`terms.yaml`."""

    terms: tuple[NamedTerm, ...] = ()


class NotEncoded(Entity):
    """What is left to a person's judgement, and why."""

    what: Texts
    why: Texts
    references: tuple[Text, ...] = ()


class Rule(Cited):
    """What decides a value of an axis; without axis and value, an exception to other rules."""

    id: Name
    axis: Name | None = None
    value: Name | None = None
    title: Texts
    summary: Texts
    given: Condition | None = Field(
        default=None, description="What must hold before the rule is asked, e.g. the scope."
    )
    when: Condition
    unless: tuple[Name, ...] = ()
    applies_from: Name | None = None
    not_encoded: tuple[NotEncoded, ...] = ()
    history: Annotated[tuple[Amendment[EarlierRule], ...], AfterValidator(in_order)] = ()

    @model_validator(mode="after")
    def _axis_with_value(self) -> Rule:
        if (self.axis is None) != (self.value is None):
            raise ValueError(f"rule '{self.id}' needs both 'axis' and 'value', or (an exception) neither")
        return self


class RuleFile(Entity):
    """`rules/*.yaml`."""

    given: Condition | None = None
    rules: tuple[Rule, ...]
