"""Where, since when and how the system is offered."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Answer, Codes, Count, Date, Items, Listed, Place, Reference, Statement, Text
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.actor import Audience, Channel, DeploymentPattern, Setting


class Market(Entity):
    """A market."""

    place: Answer[Place] = Field(default=None, description="Where is the system offered to others or put to use?")
    since: Answer[Date] = Field(default=None, description="Since which day is it offered or used in that market?")
    until: Answer[Date] = Field(default=None, description="Until which day was it offered there, if it has ended?")
    audience: Codes[Audience] = Field(default=None, description="To whom is it offered in that market?")


class Deployment(Entity):
    """Where, since when and how the system is offered."""

    markets: Items[Market] = Field(default=None, description="On which markets is it offered or put to use?")
    channels: Codes[Channel] = Field(default=None, description="In which forms do users get it?")
    settings: Codes[Setting] = Field(default=None, description="In which surroundings is it used?")
    pattern: Listed[DeploymentPattern] = Field(default=None, description="How is the system run?")
    hosting: Statement[Text] = Field(
        default=None, description="Who runs it on which infrastructure, in which countries?"
    )
    accounts: Answer[bool] = Field(default=None, description="Do users register an account?")
    registered_users: Answer[Count] = Field(default=None, description="How many registered users does it have?")
    monthly_active_users: Answer[Count] = Field(default=None, description="How many people use it in a month?")
    approval: Statement[Reference] = Field(default=None, description="Which record approves going live?")
