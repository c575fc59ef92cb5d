"""How a system stands, counted once for all pages: verdicts, gaps, open questions, what falls due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cardgen.domain.assessment import Assessment, AxisResult, Finding, TimingState, Verdict
from cardgen.domain.deadline import Deadline
from cardgen.domain.due import deadlines_of
from cardgen.domain.pack import Regime
from cardgen.domain.tally import tally
from cardgen.website.axis_view import level_of
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.questions import OpenQuestion, open_questions


@dataclass(frozen=True, slots=True)
class Owed:
    """A finding that concerns the system, with its regime."""

    regime: Regime
    finding: Finding


@dataclass(frozen=True, slots=True)
class Standing:
    """A system and what is counted about it."""

    system: SiteSystem
    axes: tuple[tuple[Assessment, AxisResult], ...]
    owed: tuple[Owed, ...]
    questions: tuple[OpenQuestion, ...]
    gaps_in_force: int
    deadlines: tuple[Deadline, ...] = ()

    @property
    def prohibited(self) -> tuple[tuple[Assessment, AxisResult], ...]:
        """The axes that forbid the system."""
        return self._with_level("prohibited")

    @property
    def undetermined(self) -> tuple[tuple[Assessment, AxisResult], ...]:
        """The axes that could not be decided."""
        return self._with_level("undetermined")

    @property
    def next_day(self) -> date | None:
        """When the next duty starts to bind."""
        days = [
            one.finding.timing.from_
            for one in self.owed
            if one.finding.timing.state is TimingState.UPCOMING and one.finding.timing.from_
        ]
        return min(days, default=None)

    def _with_level(self, level: str) -> tuple[tuple[Assessment, AxisResult], ...]:
        return tuple(pair for pair in self.axes if level_of(pair[1], pair[0].regime.axes[pair[1].axis]) == level)


def standings(site: SiteInput) -> tuple[Standing, ...]:
    """Return how each system stands, in the order of the systems."""
    return tuple(_standing(system, site.clock.as_of) for system in site.systems)


def _standing(system: SiteSystem, as_of: date) -> Standing:
    axes = tuple((assessment, result) for assessment in system.assessments for result in assessment.axes)
    owed = tuple(
        Owed(assessment.regime, finding)
        for assessment in system.assessments
        for finding in assessment.findings
        if finding.verdict is not Verdict.NOT_APPLICABLE
    )
    coming = deadlines_of(system.manifest, system.evidence, system.assessments, as_of)
    return Standing(system, axes, owed, open_questions(system), tally(system.assessments).gaps, coming)
