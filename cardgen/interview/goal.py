"""What an interview is to decide: axes, whether requirements apply, what is documented; and what holds each up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cardgen.domain.assessment import Applicability, Finding, TimingState, Verdict
from cardgen.domain.clock import Clock
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.domain.truth import Json, Lack, Missing, merged
from cardgen.errors import UnknownNameError
from cardgen.rules.assess import AxisReader, Subject
from cardgen.rules.findings import finding_of


class Matter(StrEnum):
    """What of an axis or requirement is to be decided."""

    AXIS = "axis"
    APPLIES = "applies"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing to decide."""

    regime: str
    name: str
    matter: Matter


@dataclass(frozen=True, slots=True)
class Setting:
    """What stays as it is while questions are answered: the law, the day, the documents."""

    regimes: tuple[Regime, ...]
    places: Places
    clock: Clock
    evidence: tuple[Evidence, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    def reader(self, data: Mapping[str, Json]) -> AxisReader:
        """Return what judges the data of a manifest."""
        subject = Subject(Facts(data, lambda _: None), self.evidence, self.waivers)
        return AxisReader({regime.id: regime for regime in self.regimes}, subject, self.places, self.clock)

    def still_open(self, data: Mapping[str, Json], goals: Iterable[Goal]) -> dict[Goal, tuple[Missing, ...]]:
        """Return the goals that are not decided, each with the answers that are missing and could decide it."""
        reader = self.reader(data)
        found = {goal: self._missing(goal, reader) for goal in goals}
        return {goal: missing for goal, missing in found.items() if missing is not None}

    def _missing(self, goal: Goal, reader: AxisReader) -> tuple[Missing, ...] | None:
        if goal.matter is Matter.AXIS:
            result = reader.axis(goal.regime, goal.name)
            return None if result.determined else _answers(result.missing)
        judge = reader.judge(goal.regime)
        finding = finding_of(judge.regime.requirements[goal.name], judge, self.waivers)
        if goal.matter is Matter.APPLIES:
            return _answers(finding.missing) if finding.applicability is Applicability.UNDETERMINED else None
        return _answers(_lacking(finding)) or None


def _answers(missing: Iterable[Missing]) -> tuple[Missing, ...]:
    return tuple(one for one in missing if one.lack is Lack.ANSWER)


def _lacking(finding: Finding) -> tuple[Missing, ...]:
    """Return what could change the verdict or the day from which the duty binds."""
    if finding.verdict is Verdict.NOT_APPLICABLE or finding.timing.state is TimingState.EXEMPT:
        return ()
    timing = () if finding.timing.certain else finding.timing.missing
    decided = finding.verdict in {Verdict.SATISFIED, Verdict.WAIVED}
    return merged([() if decided else finding.missing, timing])


def axis_goals(regimes: Iterable[Regime]) -> tuple[Goal, ...]:
    """Return the axes of regimes as goals."""
    return tuple(Goal(regime.id, axis, Matter.AXIS) for regime in regimes for axis in regime.axes)


def verdict_goals(regimes: Iterable[Regime]) -> tuple[Goal, ...]:
    """Return the verdicts on all requirements of regimes as goals."""
    return tuple(Goal(regime.id, name, Matter.VERDICT) for regime in regimes for name in regime.requirements)


def named_goals(names: Iterable[str], regimes: Iterable[Regime]) -> tuple[Goal, ...]:
    """Return the goals that names stand for: `regime/axis`, an axis, or a requirement (whether it applies).

    Raises UnknownNameError for a name that stands for none.
    """
    known: dict[str, list[Goal]] = {}
    for goal in axis_goals(regimes):
        known.setdefault(f"{goal.regime}/{goal.name}", []).append(goal)
        known.setdefault(goal.name, []).append(goal)
    for goal in verdict_goals(regimes):
        known.setdefault(goal.name, []).append(Goal(goal.regime, goal.name, Matter.APPLIES))
    for name in names:
        if name not in known:
            raise UnknownNameError("axis or requirement", name, known)
    return merged(known[name] for name in names)
