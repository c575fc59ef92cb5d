"""A requirement: one separately checkable duty of a regime."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from cardgen.domain.amendment import Amendment, EarlierRequirement, in_order
from cardgen.domain.answer import Text
from cardgen.domain.base import Entity
from cardgen.domain.condition import Condition
from cardgen.domain.regime import Cited, Name, NotEncoded, RequirementId, Severity
from cardgen.domain.text import Texts


class Requirement(Cited):
    """What must be done or documented, by whom, from when, and what documents it."""

    id: RequirementId
    title: Texts
    duty: Texts
    roles: tuple[Name, ...] = ()
    applies_when: Condition | None = None
    satisfied_when: tuple[Condition, ...] = ()
    applies_from: Name | None = None
    severity: Severity = "medium"
    penalty: Name | None = None
    controls: tuple[Name, ...] = ()
    guidance: Texts | None = None
    judgement: Texts | None = Field(default=None, description="What only a person can judge.")
    not_encoded: tuple[NotEncoded, ...] = ()
    waivable: bool = True
    history: Annotated[tuple[Amendment[EarlierRequirement], ...], AfterValidator(in_order)] = ()


class Defaults(Entity):
    """What each requirement of a file says unless it says otherwise."""

    references: tuple[Text, ...] | None = None
    roles: tuple[Name, ...] | None = None
    applies_when: Condition | None = None
    satisfied_when: tuple[Condition, ...] | None = None
    applies_from: Name | None = None
    severity: Severity | None = None
    penalty: Name | None = None
    controls: tuple[Name, ...] | None = None
    confidence: str | None = None
    review: Texts | None = None
    waivable: bool | None = None


class RequirementFile(Entity):
    """`requirements/*.yaml`."""

    defaults: Defaults | None = None
    requirements: tuple[Requirement, ...]


class Control(Entity):
    """A control of the shared catalogue: what it achieves and what proves it."""

    id: Name
    title: Texts
    purpose: Texts
    evidence: tuple[Name, ...] = ()
    practice: Texts | None = None


class ControlFile(Entity):
    """`_shared/controls.yaml`."""

    controls: tuple[Control, ...]


class PlaceGroup(Entity):
    """A group of places and its members, each with the days between which it belongs to the group."""

    id: Text
    members: tuple[Text, ...]


class PlaceFile(Entity):
    """`_shared/places.yaml`."""

    groups: tuple[PlaceGroup, ...]
