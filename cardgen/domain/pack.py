"""A whole regime pack, put together and indexed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cardgen.domain.contradiction import Contradiction
from cardgen.domain.pack_example import Given, PackExample
from cardgen.domain.regime import (
    Axis,
    Fact,
    NamedDate,
    NamedTerm,
    PackHeader,
    Penalty,
    Role,
    Rule,
    Schedule,
    Transition,
)
from cardgen.domain.requirement import Requirement
from cardgen.domain.text import Texts


@dataclass(frozen=True, slots=True)
class Regime:
    """A regime: its header and everything that it names, by id, in the order of the files."""

    header: PackHeader
    facts: Mapping[str, Fact]
    terms: Mapping[str, NamedTerm]
    rules: Mapping[str, Rule]
    requirements: Mapping[str, Requirement]
    axes: Mapping[str, Axis]
    roles: Mapping[str, Role]
    dates: Mapping[str, NamedDate]
    transitions: Mapping[str, Transition]
    schedules: Mapping[str, Schedule]
    penalties: Mapping[str, Penalty]
    repealed: Mapping[str, Requirement] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the regime, which is also the name of its folder."""
        return self.header.id

    @property
    def title(self) -> Texts:
        """The name of the regime for people."""
        return self.header.title


@dataclass(frozen=True, slots=True)
class Examples:
    """The test table of a pack."""

    bases: Mapping[str, Given]
    cases: tuple[PackExample, ...]
