"""Counts over assessments, from which gates and headlines are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cardgen.domain.assessment import Assessment, AxisResult, RuleResult, TimingState, Verdict
from cardgen.domain.truth import Truth


@dataclass(frozen=True, slots=True)
class Tally:
    """How much is forbidden, not documented, not answered; in force and upcoming apart."""

    prohibited: int = 0
    gaps: int = 0
    undetermined: int = 0
    upcoming_prohibited: int = 0
    upcoming_gaps: int = 0
    upcoming_undetermined: int = 0
    satisfied: int = 0
    waived: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Return the sums."""
        return Tally(*(getattr(self, name) + getattr(other, name) for name in Tally.__slots__))

    def with_upcoming(self) -> Tally:
        """Return the counts with what is upcoming counted as if it were in force."""
        return Tally(
            prohibited=self.prohibited + self.upcoming_prohibited,
            gaps=self.gaps + self.upcoming_gaps,
            undetermined=self.undetermined + self.upcoming_undetermined,
            satisfied=self.satisfied,
            waived=self.waived,
        )

    def reaches(self, gate: str) -> bool:
        """Whether the counts reach a gate: prohibited, gap (that too), undetermined (all three), never."""
        counted = {
            "never": 0,
            "prohibited": self.prohibited,
            "gap": self.prohibited + self.gaps,
            "undetermined": self.prohibited + self.gaps + self.undetermined,
        }
        return counted[gate] > 0


def tally(assessments: Iterable[Assessment]) -> Tally:
    """Return the counts over assessments."""
    total = Tally()
    for assessment in assessments:
        for axis in assessment.axes:
            total += _axis(assessment, axis)
        for finding in assessment.findings:
            upcoming = finding.timing.state is TimingState.UPCOMING
            if finding.timing.state in {TimingState.EXEMPT, TimingState.NONE}:
                continue
            if finding.is_gap:
                total += Tally(upcoming_gaps=1) if upcoming else Tally(gaps=1)
            elif finding.verdict is Verdict.UNDETERMINED:
                total += Tally(upcoming_undetermined=1) if upcoming else Tally(undetermined=1)
            elif finding.verdict is Verdict.SATISFIED:
                total += Tally(satisfied=1)
            elif finding.verdict is Verdict.WAIVED:
                total += Tally(waived=1)
    return total


def _axis(assessment: Assessment, axis: AxisResult) -> Tally:
    forbidden = {value.id for value in assessment.regime.axes[axis.axis].values if value.prohibited}
    holding = [result for result in axis.holding if result.rule.value in forbidden and _binds(result)]
    found = Tally()
    if holding:
        in_force = any(result.timing.in_force for result in holding)
        found += Tally(prohibited=1) if in_force else Tally(upcoming_prohibited=1)
    if not axis.determined:
        deciding = [one for one in axis.rules if one.outcome.truth is Truth.UNKNOWN and one.rule.value in axis.possible]
        in_force = any(one.timing.in_force for one in deciding)
        found += Tally(undetermined=1) if in_force else Tally(upcoming_undetermined=1)
    return found


def _binds(result: RuleResult) -> bool:
    return result.timing.state in {TimingState.IN_FORCE, TimingState.UPCOMING}
