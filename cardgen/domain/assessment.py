"""What comes out: axis results, findings, and the assessment of one manifest under one regime."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from cardgen.domain.clock import Clock
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Confidence, DateVersion, Rule, Transition
from cardgen.domain.requirement import Requirement
from cardgen.domain.truth import Missing, Outcome, Truth, Used

UNDETERMINED = "undetermined"


class Applicability(StrEnum):
    """Whether a requirement concerns the system and the organisation."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does_not_apply"
    UNDETERMINED = "undetermined"


class Verdict(StrEnum):
    """What the manifest documents of a requirement; cardgen never says "compliant"."""

    SATISFIED = "satisfied"
    PARTIAL = "partial"
    NOT_SATISFIED = "not_satisfied"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"
    WAIVED = "waived"


class TimingState(StrEnum):
    """Whether something binds on the day that is asked about."""

    IN_FORCE = "in_force"
    UPCOMING = "upcoming"
    EXEMPT = "exempt"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Timing:
    """From when something binds, why, and which dates were replaced on the way."""

    state: TimingState
    from_: date | None = None
    until: date | None = None
    certain: bool = True
    later: tuple[date, ...] = ()
    replaced: tuple[DateVersion, ...] = ()
    reference: str = ""
    set_by: str = ""
    transition: Transition | None = None
    confidence: Confidence = "high"
    note: str = ""
    missing: tuple[Missing, ...] = ()

    @property
    def in_force(self) -> bool:
        """Whether it binds already."""
        return self.state is TimingState.IN_FORCE


@dataclass(frozen=True, slots=True)
class RuleResult:
    """A rule, whether it holds, and from when its consequence counts; a fallback beside a graver value is eclipsed."""

    rule: Rule
    outcome: Outcome
    timing: Timing
    excepted_by: tuple[Rule, ...] = ()
    eclipsed: bool = False


@dataclass(frozen=True, slots=True)
class AxisResult:
    """What the regime decides: a value, or the range in which it lies and the facts that decide."""

    axis: str
    value: str
    at_least: str
    possible: tuple[str, ...]
    rules: tuple[RuleResult, ...]
    missing: tuple[Missing, ...] = ()

    @property
    def determined(self) -> bool:
        """Whether the value is certain."""
        return self.value != UNDETERMINED

    @property
    def holding(self) -> tuple[RuleResult, ...]:
        """The rules that hold, without a fallback that a graver value eclipses."""
        return tuple(one for one in self.rules if one.outcome.truth is Truth.TRUE and not one.eclipsed)


@dataclass(frozen=True, slots=True)
class Finding:
    """A requirement for a system: whether it applies, what is documented, from when it binds."""

    requirement: Requirement
    roles: tuple[str, ...]
    applicability: Applicability
    verdict: Verdict
    timing: Timing
    outcome: Outcome
    parts: tuple[Outcome, ...] = ()
    waiver: Waiver | None = None

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What is not there and decides or would satisfy."""
        return self.outcome.missing

    @property
    def is_gap(self) -> bool:
        """Whether something that applies is not, or only partly, documented."""
        return self.verdict in {Verdict.NOT_SATISFIED, Verdict.PARTIAL}

    @property
    def is_open(self) -> bool:
        """Whether it is a gap or undetermined."""
        return self.is_gap or self.verdict is Verdict.UNDETERMINED

    @property
    def asks(self) -> bool:
        """Whether somebody has something to do about it: it is open, and no transition frees from it."""
        return self.is_open and self.timing.state is not TimingState.EXEMPT


@dataclass(frozen=True)
class Assessment:
    """Everything that one regime says about one manifest; `background` holds what only puts the system in scope."""

    regime: Regime
    clock: Clock
    axes: tuple[AxisResult, ...]
    findings: tuple[Finding, ...]
    background: frozenset[Used] = frozenset()

    @cached_property
    def verdict_facts(self) -> frozenset[Used]:
        """The facts that the verdicts rest on; a finding often rests on them too, and says nothing new by that."""
        return frozenset(used for axis in self.axes for rule in axis.holding for used in rule.outcome.because)

    def is_mildest(self, result: AxisResult) -> bool:
        """Whether a result is certain and asks for nothing more: the last value of its axis."""
        return result.determined and result.value == self.regime.axes[result.axis].values[-1].id

    @property
    def quiet(self) -> bool:
        """Whether no verdict of the regime asks for anything, and none is open."""
        return all(self.is_mildest(one) for one in self.axes)

    def reasons(self, finding: Finding) -> tuple[Used, ...]:
        """Return the facts that a finding rests on, its own first, without those that only put the system in scope."""
        used = [one for one in finding.outcome.because if one not in self.background]
        return tuple(sorted(used, key=self.verdict_facts.__contains__))
