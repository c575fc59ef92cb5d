"""What is inside the system."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Answer, Codes, Date, Number, Place, Reference, Sha256, Statement, Text, Url
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.activity import Modality
from cardgen.domain.vocabulary.actor import Developer
from cardgen.domain.vocabulary.data import BaseModelRelation, LearningApproach, TaskScope


class Model(Entity):
    """A model inside the system."""

    id: Reference = Field(description="What short name do other fields use for this model?")
    name: Statement[Text] = Field(default=None, description="What is the model called, with its version?")
    developed_by: Answer[Developer] = Field(default=None, description="Who trained the model as it is used here?")
    supplier: Statement[Text] = Field(
        default=None, description="Which third party supplies it, and how (weights, API)?"
    )
    base_model: Statement[Text] = Field(default=None, description="Which model was it built on?")
    base_model_relation: Answer[BaseModelRelation] = Field(
        default=None, description="How does the model come from its base model?"
    )
    task: Statement[Text] = Field(default=None, description="Which task does the model do?")
    learning_approach: Statement[LearningApproach] = Field(default=None, description="How was the model taught?")
    architecture: Statement[Text] = Field(default=None, description="Which architecture does it have?")
    parameters: Statement[Number] = Field(default=None, description="How many parameters does it have?")
    hyperparameters: Statement[Text] = Field(default=None, description="Which training settings matter?")
    training_hours: Statement[Number] = Field(default=None, description="How long did training run (hours)?")
    task_scope: Answer[TaskScope] = Field(
        default=None, description="Can it do many distinct tasks well, or was it trained for one kind of task?"
    )
    integrable: Answer[bool] = Field(default=None, description="Can others build it into their own systems?")
    generates: Codes[Modality] = Field(default=None, description="What can the model itself generate?")
    training_compute_flop: Answer[Number] = Field(
        default=None,
        description=("How much compute went into training it in all, synthetic data and fine-tuning included (FLOP)?"),
    )
    modification_compute_flop: Answer[Number] = Field(
        default=None,
        description=("How much compute went into this organisation's own change of the base model (FLOP)?"),
    )
    base_training_compute_flop: Answer[Number] = Field(
        default=None, description="How much compute trained the base model (FLOP)?"
    )
    offered_in: Codes[Place] = Field(
        default=None,
        description=(
            "In which places is the model itself offered to others (weights, API), not only inside the system?"
        ),
    )
    offered_since: Answer[Date] = Field(default=None, description="Since when is the model offered there?")
    licence: Statement[Text] = Field(default=None, description="Which licence does the model have?")
    open_source: Answer[bool] = Field(
        default=None,
        description=(
            "Does that licence let anyone use, study, change and pass it on, with no limit by field, size or purpose?"
        ),
    )
    monetised: Answer[bool] = Field(default=None, description="Is the model paid for in any way?")
    weights_public: Answer[bool] = Field(default=None, description="Can anyone download the weights?")
    architecture_public: Answer[bool] = Field(default=None, description="Is the architecture described in public?")
    usage_info_public: Answer[bool] = Field(default=None, description="Is information on how to use it public?")
    acceptable_use_policy: Statement[Url] = Field(default=None, description="Where is the acceptable-use policy?")
    registry: Statement[Url] = Field(
        default=None, description="Where is the entry in the model registry (Hub, MLflow, …)?"
    )
    sha256: Statement[Sha256] = Field(default=None, description="Which hash identifies the weights?")
