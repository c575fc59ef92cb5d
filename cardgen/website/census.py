"""How the systems stand under each rule and requirement, counted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cardgen.domain.assessment import Finding, Verdict
from cardgen.rendering.words import Mark, verdict_mark
from cardgen.website.portfolio import SiteSystem
from cardgen.website.standing import Standing

ORDER = (
    Verdict.SATISFIED,
    Verdict.PARTIAL,
    Verdict.NOT_SATISFIED,
    Verdict.UNDETERMINED,
    Verdict.WAIVED,
    Verdict.NOT_APPLICABLE,
)
"""The order in which counts and legends show the verdicts."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """A system that a requirement concerns, with its finding."""

    system: SiteSystem
    finding: Finding


@dataclass(frozen=True, slots=True)
class Census:
    """The systems that a requirement concerns, and those for which a rule holds."""

    systems: int
    requirements: Mapping[str, tuple[Concerned, ...]] = field(default_factory=dict)
    rules: Mapping[tuple[str, str], tuple[SiteSystem, ...]] = field(default_factory=dict)

    def concerned(self, requirement_id: str) -> tuple[Concerned, ...]:
        """Return the systems that a requirement concerns, or may concern."""
        return self.requirements.get(requirement_id, ())

    def counts(self, requirement_id: str) -> tuple[tuple[Mark, int], ...]:
        """Return how many systems have which verdict under a requirement, every verdict with its number."""
        numbers = Counter(one.finding.verdict for one in self.concerned(requirement_id))
        numbers[Verdict.NOT_APPLICABLE] = self.systems - sum(numbers.values())
        return tuple((verdict_mark(verdict), numbers[verdict]) for verdict in ORDER)


def census(standings: Sequence[Standing]) -> Census:
    """Count the findings and the holding rules of all systems."""
    requirements: dict[str, list[Concerned]] = {}
    rules: dict[tuple[str, str], list[SiteSystem]] = {}
    for standing in standings:
        for owed in standing.owed:
            concerned = Concerned(standing.system, owed.finding)
            requirements.setdefault(owed.finding.requirement.id, []).append(concerned)
        for assessment, result in standing.axes:
            for holding in result.holding:
                rules.setdefault((assessment.regime.id, holding.rule.id), []).append(standing.system)
    return Census(
        systems=len(standings),
        requirements={name: tuple(found) for name, found in requirements.items()},
        rules={name: tuple(found) for name, found in rules.items()},
    )
