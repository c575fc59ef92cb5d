"""A contradiction: answers of one manifest that cannot hold together."""

from __future__ import annotations

from functools import cached_property
from typing import Literal

from pydantic import Field

from cardgen.domain.answer import Text
from cardgen.domain.base import Entity
from cardgen.domain.condition import Condition, FactText, facts_in
from cardgen.domain.regime import Name
from cardgen.domain.text import Texts

AS_OF = "as_of"
"""The name, in the date conditions of a contradiction, of the day that is asked about."""


class Contradiction(Entity):
    """Answers that cannot hold together; silence never makes one."""

    id: Name
    what: Texts = Field(description="What cannot hold together, in a few words.")
    now: Texts = Field(description="What to do about it.")
    level: Literal["error", "warning"] = Field(
        default="error", description="An error where both cannot be true, a warning where it is merely unlikely."
    )
    each: FactText | None = Field(
        default=None, description="A list of objects whose items are tried one by one; `.key` is a key of the item."
    )
    given: Condition | None = Field(default=None, description="One side: what must hold before the other is looked at.")
    when: tuple[Condition, ...] = Field(min_length=1, description="The other side; each that holds is told by itself.")
    references: tuple[Text, ...] = Field(default=(), description="Where it stands, e.g. `Art. 5(1)(f)`.")

    @property
    def sides(self) -> tuple[Condition, ...]:
        """Both sides: the parts of the other one, and what is given."""
        return self.when if self.given is None else (*self.when, self.given)

    @cached_property
    def given_of_item(self) -> bool:
        """Whether what is given reads a key of the item, and so can differ from item to item."""
        return self.given is not None and any(fact.startswith(".") for fact in facts_in(self.given))


class ContradictionFile(Entity):
    """`contradictions.yaml`."""

    contradictions: tuple[Contradiction, ...] = ()
