"""How the system is controlled, protected, watched and governed."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Answer, Codes, Count, Date, Items, Listed, Number, Reference, Statement, Text, Url
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.actor import RegistrationScheme
from cardgen.domain.vocabulary.assurance import (
    Extent,
    IncidentKind,
    LogEvent,
    LogHolder,
    OversightKind,
    Procedure,
    SecurityMeasure,
    Threat,
)


class OversightMeasure(Entity):
    """A means of control."""

    kind: Statement[OversightKind] = Field(default=None, description="Which means of control do people have?")
    how: Statement[Text] = Field(default=None, description="How does it work, built in or left to the deployer?")


class Oversight(Entity):
    """How people control the system."""

    measures: Items[OversightMeasure] = Field(default=None, description="Which means of control do people have?")
    overseers: Statement[tuple[Text, ...]] = Field(
        default=None, description="Which roles oversee it, with what training and authority?"
    )
    two_person_check: Answer[bool] = Field(
        default=None, description="Do at least two competent people check a biometric match before anything is done?"
    )


class Logging(Entity):
    """What is recorded automatically."""

    events: Listed[LogEvent] = Field(default=None, description="Which events are recorded automatically?")
    retention_days: Answer[Count] = Field(default=None, description="For how many days are the logs kept?")
    controlled_by: Codes[LogHolder] = Field(default=None, description="Who holds the logs?")


class Security(Entity):
    """How the system is protected."""

    measures: Listed[SecurityMeasure] = Field(default=None, description="Which security measures are in place?")
    notes: Statement[Text] = Field(default=None, description="How do the security measures work?")
    threats_tested: Listed[Threat] = Field(default=None, description="Against which attacks was it tested?")


class Signal(Entity):
    """Something measured in operation."""

    what: Statement[Text] = Field(default=None, description="What is measured in operation?")
    target: Statement[Text] = Field(default=None, description="Which value is normal and which raises an alert?")
    owner: Statement[Text] = Field(default=None, description="Who reacts to that signal?")


class Incident(Entity):
    """An incident."""

    kinds: Codes[IncidentKind] = Field(default=None, description="What kind of event was the incident?")
    aware_on: Answer[Date] = Field(default=None, description="When did you learn of the incident?")
    reported_on: Statement[Date] = Field(default=None, description="When was the incident reported?")
    summary: Statement[Text] = Field(default=None, description="What happened, who was told, what was done?")


class Monitoring(Entity):
    """How the system is watched after release."""

    plan: Statement[Text] = Field(default=None, description="How is it watched after release?")
    signals: Items[Signal] = Field(default=None, description="What is measured in operation?")
    rollback: Statement[Text] = Field(default=None, description="How is a bad version stopped or taken back?")
    incidents: Items[Incident] = Field(default=None, description="Which incidents have there been?")


class StandardApplied(Entity):
    """A standard that is applied."""

    name: Statement[Text] = Field(default=None, description="Which standard is applied?")
    extent: Answer[Extent] = Field(default=None, description="Is that standard applied in full or in part?")


class Governance(Entity):
    """Who answers for the system, and by which rules."""

    accountable: Statement[Text] = Field(default=None, description="Who answers for the system?")
    procedures: Listed[Procedure] = Field(default=None, description="Which written procedures exist?")
    ai_literacy: Statement[Text] = Field(default=None, description="What is done so that staff understand the system?")
    complaints: Statement[Text] = Field(
        default=None, description="Where can people complain, and how fast is an answer given?"
    )
    minors: Statement[Text] = Field(
        default=None, description="What protects minors (mode, limits, consent, age check)?"
    )
    standards: Items[StandardApplied] = Field(default=None, description="Which standards are applied?")
    user_terms: Statement[Url] = Field(default=None, description="Which terms bind users?")


class Registration(Entity):
    """An entry in a register."""

    scheme: Statement[RegistrationScheme] = Field(
        default=None, description="In which register or filing is it entered?"
    )
    number: Statement[Text] = Field(default=None, description="Under which number is it registered?")
    date: Statement[Date] = Field(default=None, description="Since when is it registered?")
    model: Statement[Reference] = Field(default=None, description="For which model, if not the whole system?")


class Environment(Entity):
    """The environmental cost of training."""

    energy_kwh: Statement[Number] = Field(default=None, description="How much energy did training take (kWh)?")
    co2_kg: Statement[Number] = Field(default=None, description="How much CO2 equivalent did training cause (kg)?")
    method: Statement[Text] = Field(default=None, description="How, where and on which hardware was that found?")
