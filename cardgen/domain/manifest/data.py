"""The data of the system and the people behind them."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Answer, Codes, Count, Items, Listed, Place, Reference, Section, Statement, Text
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.activity import Modality
from cardgen.domain.vocabulary.data import (
    DataCategory,
    DataProtection,
    DataRole,
    DataSource,
    DataUse,
    RecipientRole,
    TransferMechanism,
)


class DataRoles(Entity):
    """Who decides why and how personal data are used."""

    development: Answer[DataRole] = Field(
        default=None, description="Who decided why and how personal data were used to build the system?"
    )
    operation: Answer[DataRole] = Field(
        default=None, description="Who decides why and how personal data are used when it runs?"
    )


class DataSubjects(Entity):
    """The people whose data are used."""

    located_in: Codes[Place] = Field(default=None, description="Where are the people whose data are used?")
    offered_goods_or_services_in: Codes[Place] = Field(
        default=None, description="In which places are those people offered goods or services, free ones included?"
    )
    behaviour_monitored_in: Codes[Place] = Field(
        default=None, description="In which places is their behaviour tracked or analysed?"
    )
    youngest_age: Answer[Count] = Field(default=None, description="How old may the youngest person in the data be?")
    count: Answer[Count] = Field(default=None, description="About how many people's data are used?")


class UserInput(Entity):
    """What users put in."""

    kept: Answer[bool] = Field(default=None, description="Are users' prompts, uploads or usage records kept?")
    used_for_training: Answer[bool] = Field(
        default=None, description="Are users' inputs used to train or tune a model?"
    )
    opt_out: Answer[bool] = Field(default=None, description="Can users refuse that their inputs are used for training?")


class Recipient(Entity):
    """Somebody else who receives or handles personal data."""

    name: Statement[Text] = Field(default=None, description="Who else receives or handles personal data?")
    contract: Statement[Reference] = Field(
        default=None, description="Under which contract does that recipient get the data?"
    )
    role: Answer[RecipientRole] = Field(default=None, description="As what does that recipient get personal data?")
    own_training: Answer[bool] = Field(default=None, description="May it train its own models on these data?")


class Transfer(Entity):
    """A transfer of personal data to another place."""

    from_: Answer[Place] = Field(
        default=None, description="Out of which place do personal data go, remote access included?", alias="from"
    )
    to: Answer[Place] = Field(default=None, description="To which place do personal data go?")
    mechanism: Answer[TransferMechanism] = Field(
        default=None, description="On which legal mechanism does that transfer rest?"
    )


class Retention(Entity):
    """How long data are kept."""

    what: Statement[Text] = Field(
        default=None, description="Which data (raw, training sets, logs, prompts, checkpoints)?"
    )
    days: Statement[Count] = Field(default=None, description="How many days are those data kept?")


class Dataset(Entity):
    """A data set."""

    id: Reference = Field(description="What short name do other fields use?")
    name: Statement[Text] = Field(
        default=None, description="What is the data set called, in which version, and where is it?"
    )
    used_for: Codes[DataUse] = Field(default=None, description="For what is that data set used?")
    sources: Listed[DataSource] = Field(default=None, description="Where does this data set come from?")
    provenance: Statement[Text] = Field(
        default=None, description="How, when and by whom was it collected, and for which purpose at first?"
    )
    licence: Statement[Text] = Field(default=None, description="Under which licence, contract or permission?")
    size: Statement[Text] = Field(default=None, description="How large is that data set (items, tokens, bytes)?")
    personal_data: Answer[bool] = Field(default=None, description="Does that data set hold personal data?")
    modalities: Codes[Modality] = Field(default=None, description="What does that data set consist of?")
    protected_works: Answer[bool] = Field(
        default=None, description="Does it hold works or material protected by others' rights?"
    )
    annotated: Answer[bool] = Field(default=None, description="Did people label or rate that data set?")
    annotation: Statement[Text] = Field(
        default=None, description="By which rules, by whom, how trained, with which sampling check?"
    )
    preparation: Statement[Text] = Field(default=None, description="How was it selected, cleaned, filtered, enriched?")
    assumptions: Statement[Text] = Field(default=None, description="What are the data taken to measure or stand for?")
    representativeness: Statement[Text] = Field(
        default=None, description="How well do they cover the people, places and conditions of use?"
    )
    gaps: Statement[Text] = Field(default=None, description="What is missing or wrong in it, and what is planned?")
    bias_examination: Statement[Text] = Field(
        default=None, description="Which biases were looked for, found and treated?"
    )
    governance: Statement[Text] = Field(default=None, description="Who owns and looks after that data set?")


class Data(Entity):
    """The data of the system."""

    personal_data: Answer[bool] = Field(
        default=None,
        description=(
            "Is information about identified or identifiable people in training, prompts, retrieval, "
            "outputs, logs or the model itself?"
        ),
    )
    roles: Section[DataRoles] = Field(default=None, description="Who decides why and how personal data are used.")
    categories: Codes[DataCategory] = Field(
        default=None, description="Which kinds of personal data are involved, inferred and incidental ones included?"
    )
    sources: Codes[DataSource] = Field(default=None, description="Where do the data come from?")
    subjects: Section[DataSubjects] = Field(default=None, description="The people whose data are used.")
    user_input: Section[UserInput] = Field(default=None, description="What users put in.")
    recipients: Items[Recipient] = Field(default=None, description="Who else receives or handles personal data?")
    transfers: Items[Transfer] = Field(
        default=None, description="Which transfers of personal data to other places are there?"
    )
    retention: Items[Retention] = Field(default=None, description="How long are which data kept?")
    minimisation: Statement[Text] = Field(
        default=None,
        description=("Why is this much personal data needed, and why would less or synthetic data not do?"),
    )
    protection: Listed[DataProtection] = Field(default=None, description="Which of these protect the data?")
    rights_procedure: Statement[Text] = Field(
        default=None, description="How can people see, correct, delete, object and ask for a human?"
    )
    notices: Statement[tuple[Text, ...]] = Field(
        default=None, description="Which notices tell people about the use of their data?"
    )
    datasets: Items[Dataset] = Field(default=None, description="Which data sets are used?")
