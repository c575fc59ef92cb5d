"""What the system is for and what it does to people."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Answer, Codes, Count, Items, Place, Statement, Text
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.activity import (
    Attribute,
    BiometricFunction,
    CategorisationUse,
    Depiction,
    EmotionPurpose,
    EmotionSubject,
    GenerationLimit,
    Modality,
    Practice,
    Publication,
    SolePurpose,
)
from cardgen.domain.vocabulary.actor import Operator
from cardgen.domain.vocabulary.area import Area
from cardgen.domain.vocabulary.decision import Decider, Effect, HumanInvolvement, Outcome, VulnerableGroup, Weight


class Decision(Entity):
    """A decision about a person that the system takes or supports."""

    what: Statement[Text] = Field(default=None, description="Which decision about a person does it take or support?")
    area: Answer[Area] = Field(default=None, description="In which area does that decision fall?")
    outcome: Codes[Outcome] = Field(default=None, description="What can the decision lead to for the person?")
    effect: Answer[Effect] = Field(default=None, description="How hard can the outcome hit the person?")
    weight: Answer[Weight] = Field(default=None, description="How much does the output weigh in the decision?")
    taken_by: Codes[Decider] = Field(default=None, description="Who takes the decision?")
    human_involvement: Codes[HumanInvolvement] = Field(
        default=None, description="What does a person really do before or after the decision?"
    )


class Use(Entity):
    """What the system is for, and on whom."""

    intended_purpose: Statement[Text] = Field(
        default=None,
        description=("For which purpose is it meant, as told in instructions, sales and technical papers?"),
    )
    areas: Codes[Area] = Field(default=None, description="In which of these areas is it meant to be used?")
    practices: Codes[Practice] = Field(default=None, description="Does the system do any of these practices?")
    sole_purpose: Answer[SolePurpose] = Field(default=None, description="Is it made and used only for one of these?")
    used_by: Codes[Operator] = Field(default=None, description="By whom, or on whose behalf, is it meant to be used?")
    users: Statement[tuple[Text, ...]] = Field(default=None, description="Which people operate it or read its output?")
    affected_persons: Statement[tuple[Text, ...]] = Field(
        default=None, description="Which people or groups are affected by it?"
    )
    out_of_scope: Statement[tuple[Text, ...]] = Field(default=None, description="For which uses is it not meant?")
    foreseeable_misuse: Statement[tuple[Text, ...]] = Field(
        default=None, description="How might people use it wrongly, as far as one can foresee?"
    )
    vulnerable_groups: Codes[VulnerableGroup] = Field(
        default=None, description="Which of these groups use it or are affected?"
    )
    youngest_user_age: Answer[Count] = Field(
        default=None, description="How old is the youngest person who may use it (0 = no limit)?"
    )
    output_used_in: Codes[Place] = Field(default=None, description="In which places is its output used?")
    profiles_persons: Answer[bool] = Field(
        default=None,
        description=(
            "Does it evaluate personal aspects of individuals automatically (work, money, health, tastes, "
            "behaviour, place)?"
        ),
    )
    decisions: Items[Decision] = Field(
        default=None, description="Which decisions about persons does it take or support?"
    )


class Interaction(Entity):
    """How the system meets people."""

    with_persons: Answer[bool] = Field(
        default=None, description="Is it meant to deal directly with people (chat, voice, avatar, written answers)?"
    )
    notice: Statement[Text] = Field(default=None, description="How and when are people told that they deal with AI?")
    accessibility: Statement[Text] = Field(
        default=None, description="How can people with disabilities use it and read its notices?"
    )


class Generation(Entity):
    """What the system generates."""

    modalities: Codes[Modality] = Field(default=None, description="What does the system generate?")
    only_as: Codes[GenerationLimit] = Field(default=None, description="Is all that it generates of these kinds only?")
    depicts: Codes[Depiction] = Field(
        default=None, description="What can its images, sound or video show so that it looks real?"
    )
    may_publish: Codes[Publication] = Field(
        default=None, description="Which of these does this organisation itself make or publish with it?"
    )
    visible_label: Statement[Text] = Field(
        default=None, description="Which visible or audible label does the output carry, and where?"
    )
    machine_readable_mark: Statement[Text] = Field(
        default=None, description="Which mark can machines read in the output (metadata, watermark)?"
    )
    detection: Statement[Text] = Field(
        default=None, description="How can others find out that an output was generated?"
    )
    content_filters: Statement[Text] = Field(
        default=None, description="Which filters act on prompts and outputs, against what?"
    )


class Biometrics(Entity):
    """What the system does with people's bodies."""

    functions: Codes[BiometricFunction] = Field(
        default=None, description="Which of these does it do with people's bodies, faces, voices or behaviour?"
    )
    emotion_subjects: Codes[EmotionSubject] = Field(
        default=None, description="Whose emotions or intentions does it infer?"
    )
    emotion_purposes: Codes[EmotionPurpose] = Field(default=None, description="Why does it infer emotions?")
    categorises_by: Codes[Attribute] = Field(default=None, description="Into which classes does it sort people?")
    categorisation_for: Codes[CategorisationUse] = Field(
        default=None, description="Is the sorting only for one of these?"
    )
