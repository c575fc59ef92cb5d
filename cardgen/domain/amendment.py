"""How a provision came about: what amending acts added, changed and repealed, and what stood there before."""

from __future__ import annotations

from datetime import date
from typing import Generic, Literal, Self, TypeVar

from pydantic import Field, model_validator

from cardgen.domain.answer import Text
from cardgen.domain.base import Entity
from cardgen.domain.condition import Condition
from cardgen.domain.text import Texts


class Earlier(Entity):
    """What a term, transition or role said before a change; only what was different."""

    title: Texts | None = None
    references: tuple[Text, ...] | None = None
    when: Condition | None = None


class EarlierRule(Earlier):
    """What a rule said before a change; only what was different."""

    summary: Texts | None = None
    given: Condition | None = None
    unless: tuple[Text, ...] | None = None


class EarlierRequirement(Entity):
    """What a requirement said before a change; only what was different."""

    title: Texts | None = None
    duty: Texts | None = None
    references: tuple[Text, ...] | None = None
    roles: tuple[Text, ...] | None = None
    applies_when: Condition | None = None
    satisfied_when: tuple[Condition, ...] | None = None
    penalty: Text | None = None


Before = TypeVar("Before", bound=Entity)


class Amendment(Entity, Generic[Before]):
    """One thing that an amending act did to a provision, and from when its text was known."""

    known_from: date
    by: Text = Field(description="The amending act.")
    did: Literal["added", "changed", "repealed"]
    change: Texts = Field(description="What is different since, in a sentence.")
    references: tuple[Text, ...] = Field(default=(), description="Where the change stands.")
    before: Before | None = Field(default=None, description="What it said before; only with `changed`.")

    @model_validator(mode="after")
    def _before_only_where_changed(self) -> Self:
        if self.before is not None and self.did != "changed":
            raise ValueError(f"'before' says what a change replaced; nothing stood there that was {self.did}")
        return self


def in_order(history: tuple[Amendment[Before], ...]) -> tuple[Amendment[Before], ...]:
    """Return a history whose amendments stand oldest first, with an addition first and a repeal last.

    Raises ValueError for any other order.
    """
    days = [one.known_from for one in history]
    if days != sorted(set(days)):
        raise ValueError("the history is out of order; list the oldest amendment first, one for each day")
    inner = [one.did for one in history]
    if "added" in inner[1:] or "repealed" in inner[:-1]:
        raise ValueError("a provision is added before anything else happens to it, and repealed last")
    return history
