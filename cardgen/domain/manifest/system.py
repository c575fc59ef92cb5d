"""What the system is."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Answer, Codes, Date, Items, Reference, Slug, Statement, Text
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.activity import Autonomy, ChangeKind, Stage, Technique


class Change(Entity):
    """A change to the system."""

    version: Statement[Text] = Field(default=None, description="Which version brought this change?")
    summary: Statement[Text] = Field(default=None, description="What was changed and why?")
    date: Answer[Date] = Field(default=None, description="On which day did the change take effect, or will it?")
    kinds: Codes[ChangeKind] = Field(default=None, description="What kind of change was it?")


class Software(Entity):
    """Software that the system needs."""

    name: Statement[Text] = Field(default=None, description="Which library, runtime or firmware does it need?")
    version: Statement[Text] = Field(default=None, description="In which version does it need that software?")


class Input(Entity):
    """An input."""

    format: Statement[Text] = Field(
        default=None, description="Which input (modality, format, largest size, required quality) does it take?"
    )


class Output(Entity):
    """An output."""

    format: Statement[Text] = Field(default=None, description="Which output does it give, and what does it mean?")


class System(Entity):
    """What the system is."""

    id: Slug = Field(
        description="What short, permanent name (a–z, 0–9, hyphen) do files and reports use for the system?"
    )
    name: Text = Field(description="Under which name is the system known to its users?")
    version: Statement[Text] = Field(default=None, description="Which version does this manifest describe?")
    description: Statement[Text] = Field(default=None, description="What is the system, in two or three sentences?")
    stage: Answer[Stage] = Field(default=None, description="Where in its life is the system today?")
    techniques: Codes[Technique] = Field(default=None, description="By which means does it get from input to output?")
    autonomy: Answer[Autonomy] = Field(
        default=None, description="How far does it act without a person starting or confirming each step?"
    )
    learns_in_operation: Answer[bool] = Field(
        default=None, description="Does it go on learning from data while it is in use?"
    )
    changes: Items[Change] = Field(default=None, description="Which changes has it had since it was first offered?")
    planned_changes: Statement[Text] = Field(
        default=None,
        description=("Which later changes to the system and its performance were fixed in advance and assessed?"),
    )
    open_source: Answer[bool] = Field(
        default=None,
        description=(
            "May anyone use, study, change and pass on the system under its licence, with no limit by field, "
            "size or purpose?"
        ),
    )
    monetised: Answer[bool] = Field(
        default=None,
        description=(
            "Is it paid for in any way: price, support or platform fees, advertising, personal data as the price?"
        ),
    )
    licence: Statement[Text] = Field(default=None, description="Which licence (SPDX id, or LicenseRef-… with a link)?")
    design: Statement[Text] = Field(
        default=None,
        description=(
            "What is the general logic, what is it built to optimise, which key choices and trade-offs were "
            "made, on what assumptions?"
        ),
    )
    architecture: Statement[Text] = Field(
        default=None, description="Which parts does it have and how do they work together?"
    )
    interfaces: Statement[tuple[Text, ...]] = Field(
        default=None, description="With which outside hardware, software or AI systems does it work?"
    )
    hardware: Statement[Text] = Field(default=None, description="On which hardware is it meant to run?")
    user_interface: Statement[Text] = Field(default=None, description="What does the person who operates it see?")
    software: Items[Software] = Field(default=None, description="Which libraries, runtimes or firmware does it need?")
    instructions_for_use: Statement[Reference] = Field(
        default=None, description="Which document tells deployers how to use it?"
    )
    lifetime_and_maintenance: Statement[Text] = Field(
        default=None, description="How long is it meant to last and what care and updates does it need?"
    )
    inputs: Items[Input] = Field(default=None, description="Which inputs does it take?")
    outputs: Items[Output] = Field(default=None, description="Which outputs does it give?")
    languages: Statement[tuple[Text, ...]] = Field(
        default=None, description="Which natural languages does it handle (BCP 47)?"
    )
    references: Statement[tuple[Text, ...]] = Field(
        default=None, description="Which papers, repositories and pages describe it?"
    )
