"""The test table of a pack: a sentence, the given facts, what is expected."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, JsonValue

from cardgen.domain.answer import Text
from cardgen.domain.base import Entity

VerdictName = Literal["satisfied", "partial", "not_satisfied", "undetermined", "not_applicable", "waived"]
TruthName = bool | Literal["unknown"]
Given = dict[str, JsonValue]


class ExpectedAxis(Entity):
    """What is expected of an axis; only the keys that are given are compared."""

    value: Text | None = None
    at_least: Text | None = None
    possible: tuple[Text, ...] | None = None
    missing: tuple[Text, ...] | None = None


class ExpectedRequirement(Entity):
    """What is expected of a requirement; only the keys that are given are compared."""

    verdict: VerdictName | None = None
    applies: TruthName | None = None
    state: Literal["in_force", "upcoming", "exempt", "none"] | None = None
    from_: date | None = Field(default=None, alias="from")
    missing: tuple[Text, ...] | None = None


class Expectation(Entity):
    """What is expected of the result."""

    axes: dict[str, Text | ExpectedAxis] = Field(default={})
    rules: dict[str, TruthName] = Field(default={})
    terms: dict[str, TruthName] = Field(default={})
    requirements: dict[str, VerdictName | ExpectedRequirement] = Field(default={})
    missing: dict[str, tuple[Text, ...]] = Field(default={})
    contradictions: dict[str, bool] = Field(default={})


class PackExample(Entity):
    """A case of the test table."""

    name: Text
    base: Text | tuple[Text, ...] = ()
    given: Given = Field(default={})
    as_of: date = date(2026, 11, 21)
    law_at: date | None = None
    expect: Expectation

    @property
    def bases(self) -> tuple[str, ...]:
        """Return the names of the shared facts that the case starts from."""
        return (self.base,) if isinstance(self.base, str) else self.base


class ExampleFile(Entity):
    """`examples/*.yaml`."""

    bases: dict[str, Given] = Field(default={})
    examples: tuple[PackExample, ...] = ()
