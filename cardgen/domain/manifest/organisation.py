"""Who stands behind the system."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Answer, Codes, Count, Items, Listed, Place, Reference, Statement, Text
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.actor import LawCode, OrganisationKind, Role, Size


class Representative(Entity):
    """A representative named under a law."""

    place: Statement[Place] = Field(default=None, description="For which place is a representative named?")
    for_: Listed[LawCode] = Field(
        default=None, description="Under which laws is that representative named?", alias="for"
    )
    name: Statement[Text] = Field(default=None, description="Who is the representative, with address?")


class Organisation(Entity):
    """The organisation that writes the manifest."""

    name: Statement[Text] = Field(
        default=None, description="What is the legal name of the organisation that writes this manifest?"
    )
    address: Statement[Text] = Field(default=None, description="Where can it be reached by post?")
    contact: Statement[Text] = Field(default=None, description="Whom does one write to about this system?")
    roles: Codes[Role] = Field(default=None, description="What does the organisation do with this system?")
    established_in: Codes[Place] = Field(
        default=None, description="In which places does the organisation have an establishment?"
    )
    kinds: Codes[OrganisationKind] = Field(default=None, description="Which of these is the organisation?")
    size: Answer[Size] = Field(
        default=None, description="Which size class is it in, with partner and linked enterprises?"
    )
    employees: Answer[Count] = Field(default=None, description="How many people work for it?")
    representatives: Items[Representative] = Field(
        default=None, description="Which representatives are named under which laws?"
    )


class Party(Entity):
    """Another organisation in the chain."""

    name: Statement[Text] = Field(
        default=None, description="Which other organisation is in the chain (maker, supplier, importer, customer)?"
    )
    agreement: Statement[Reference] = Field(
        default=None, description="Which contract fixes what it must tell and give you?"
    )
    roles: Codes[Role] = Field(default=None, description="What does it do with the system or a part of it?")
    established_in: Codes[Place] = Field(default=None, description="Where is that organisation established?")
