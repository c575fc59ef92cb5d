"""The manifest: what an author declares about one AI system under one intended purpose."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from cardgen.domain.answer import Items, Section, Statement, Text
from cardgen.domain.base import Entity
from cardgen.domain.manifest.data import Data
from cardgen.domain.manifest.deployment import Deployment
from cardgen.domain.manifest.evaluation import Evaluation, Explanation, Risk
from cardgen.domain.manifest.evidence import EvidenceItem, Waiver
from cardgen.domain.manifest.model import Model
from cardgen.domain.manifest.operation import (
    Environment,
    Governance,
    Logging,
    Monitoring,
    Oversight,
    Registration,
    Security,
)
from cardgen.domain.manifest.organisation import Organisation, Party
from cardgen.domain.manifest.system import System
from cardgen.domain.manifest.use import Biometrics, Generation, Interaction, Use


class Manifest(Entity):
    """One AI system, as its team describes it; absent means unanswered."""

    manifest: Literal[1] = Field(description="Which version of the manifest format is this (1)?")
    vocabulary: Text | None = Field(
        default=None, description="Which release of the code lists were you reading (e.g. 2026.11)?"
    )
    system: System = Field(description="What the system is.")
    organisation: Section[Organisation] = Field(default=None, description="The organisation that writes the manifest.")
    parties: Items[Party] = Field(default=None, description="Which other organisations are in the chain?")
    models: Items[Model] = Field(default=None, description="Which models does the system contain?")
    use: Section[Use] = Field(default=None, description="What the system is for, and on whom.")
    interaction: Section[Interaction] = Field(default=None, description="How the system meets people.")
    generation: Section[Generation] = Field(default=None, description="What the system generates.")
    biometrics: Section[Biometrics] = Field(default=None, description="What the system does with people's bodies.")
    deployment: Section[Deployment] = Field(
        default=None, description="Where, since when and how the system is offered."
    )
    data: Section[Data] = Field(default=None, description="The data of the system.")
    evaluation: Section[Evaluation] = Field(default=None, description="How the system was evaluated.")
    explanation: Section[Explanation] = Field(default=None, description="How outputs are explained.")
    limitations: Statement[tuple[Text, ...]] = Field(
        default=None, description="What can it not do, and where does it fail?"
    )
    risks: Items[Risk] = Field(default=None, description="Which risks are known?")
    oversight: Section[Oversight] = Field(default=None, description="How people control the system.")
    logging: Section[Logging] = Field(default=None, description="What is recorded automatically.")
    security: Section[Security] = Field(default=None, description="How the system is protected.")
    monitoring: Section[Monitoring] = Field(default=None, description="How the system is watched after release.")
    governance: Section[Governance] = Field(default=None, description="Who answers for the system, and by which rules.")
    registrations: Items[Registration] = Field(default=None, description="In which registers or filings is it entered?")
    environment: Section[Environment] = Field(default=None, description="The environmental cost of training.")
    evidence: Items[EvidenceItem] = Field(default=None, description="Which documents prove something about the system?")
    waivers: Items[Waiver] = Field(default=None, description="Which requirements are waived for a time?")
    facts: Section[dict[str, dict[str, JsonValue]]] = Field(
        default=None, description="Which questions that only one regime asks are answered (regime: fact: answer)?"
    )
