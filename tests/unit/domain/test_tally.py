"""Counts: what gates read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

import pytest

from cardgen.domain.assessment import (
    UNDETERMINED,
    Applicability,
    Assessment,
    AxisResult,
    Finding,
    RuleResult,
    Timing,
    TimingState,
    Verdict,
)
from cardgen.domain.clock import Clock
from cardgen.domain.tally import Tally, tally
from cardgen.domain.truth import Outcome, Truth

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from tests.conftest import ARegime

DAY = date(2026, 11, 21)
AFinding: TypeAlias = Callable[[Verdict, TimingState], Assessment]
ARule: TypeAlias = Callable[[Truth, TimingState], Assessment]


@pytest.fixture
def regime(a_regime: ARegime) -> Regime:
    return a_regime(
        axes={"tier": ["prohibited", "minimal"]},
        rules={"ban": {"axis": "tier", "value": "prohibited", "when": {"fact": "use.profiles_persons", "is": True}}},
        requirements={"T-1": {}},
    )


@pytest.fixture
def assessed(regime: Regime) -> Callable[..., Assessment]:
    def build(*findings: Finding, axes: tuple[AxisResult, ...] = ()) -> Assessment:
        return Assessment(regime, Clock(DAY, DAY), axes, findings)

    return build


@pytest.fixture
def with_finding(regime: Regime, assessed: Callable[..., Assessment]) -> AFinding:
    """Return an assessment with one finding."""

    def build(verdict: Verdict, state: TimingState) -> Assessment:
        requirement = regime.requirements["T-1"]
        return assessed(Finding(requirement, (), Applicability.APPLIES, verdict, Timing(state), Outcome(Truth.TRUE)))

    return build


@pytest.fixture
def with_ban(regime: Regime, assessed: Callable[..., Assessment]) -> ARule:
    """Return an assessment with one rule of a forbidden value."""

    def build(truth: Truth, state: TimingState) -> Assessment:
        rule = RuleResult(regime.rules["ban"], Outcome(truth), Timing(state))
        value = "prohibited" if truth is Truth.TRUE else UNDETERMINED
        return assessed(axes=(AxisResult("tier", value, "minimal", ("prohibited", "minimal"), (rule,)),))

    return build


@pytest.mark.parametrize(
    ("verdict", "state", "expected"),
    [
        (Verdict.NOT_SATISFIED, TimingState.IN_FORCE, Tally(gaps=1)),
        (Verdict.PARTIAL, TimingState.IN_FORCE, Tally(gaps=1)),
        (Verdict.UNDETERMINED, TimingState.IN_FORCE, Tally(undetermined=1)),
        (Verdict.SATISFIED, TimingState.IN_FORCE, Tally(satisfied=1)),
        (Verdict.WAIVED, TimingState.IN_FORCE, Tally(waived=1)),
        (Verdict.NOT_APPLICABLE, TimingState.NONE, Tally()),
        (Verdict.NOT_SATISFIED, TimingState.UPCOMING, Tally(upcoming_gaps=1)),
        (Verdict.UNDETERMINED, TimingState.UPCOMING, Tally(upcoming_undetermined=1)),
        (Verdict.NOT_SATISFIED, TimingState.EXEMPT, Tally()),
        (Verdict.UNDETERMINED, TimingState.EXEMPT, Tally()),
    ],
)
def test_a_finding_is_counted_once(
    with_finding: AFinding, verdict: Verdict, state: TimingState, expected: Tally
) -> None:
    assert tally([with_finding(verdict, state)]) == expected


@pytest.mark.parametrize("verdict", [Verdict.NOT_SATISFIED, Verdict.UNDETERMINED])
def test_what_has_no_date_yet_is_not_counted_as_in_force(with_finding: AFinding, verdict: Verdict) -> None:
    counted = tally([with_finding(verdict, TimingState.NONE)])
    assert (counted.gaps, counted.undetermined) == (0, 0)


@pytest.mark.parametrize(
    ("truth", "state", "expected"),
    [
        (Truth.TRUE, TimingState.IN_FORCE, Tally(prohibited=1)),
        (Truth.TRUE, TimingState.UPCOMING, Tally(upcoming_prohibited=1)),
        (Truth.UNKNOWN, TimingState.IN_FORCE, Tally(undetermined=1)),
        (Truth.UNKNOWN, TimingState.UPCOMING, Tally(upcoming_undetermined=1)),
    ],
)
def test_a_forbidden_value_is_counted_by_the_day_of_its_rule(
    with_ban: ARule, truth: Truth, state: TimingState, expected: Tally
) -> None:
    assert tally([with_ban(truth, state)]) == expected


@pytest.mark.parametrize("state", [TimingState.EXEMPT, TimingState.NONE])
def test_a_ban_that_does_not_bind_is_not_counted_as_upcoming(with_ban: ARule, state: TimingState) -> None:
    assert tally([with_ban(Truth.TRUE, state)]) == Tally()


def test_counts_add_up_over_assessments(with_finding: AFinding, with_ban: ARule) -> None:
    gap = with_finding(Verdict.PARTIAL, TimingState.IN_FORCE)
    ban = with_ban(Truth.TRUE, TimingState.IN_FORCE)
    assert tally([gap, gap, ban]) == Tally(prohibited=1, gaps=2)


@pytest.mark.parametrize(
    ("counts", "reached"),
    [
        (Tally(), set()),
        (Tally(undetermined=1), {"undetermined"}),
        (Tally(gaps=1), {"gap", "undetermined"}),
        (Tally(prohibited=1), {"prohibited", "gap", "undetermined"}),
        (Tally(upcoming_prohibited=1, upcoming_gaps=1, upcoming_undetermined=1), set()),
        (Tally(satisfied=1, waived=1), set()),
    ],
)
def test_a_gate_counts_what_is_in_force_and_as_bad_or_worse(counts: Tally, reached: set[str]) -> None:
    assert {gate for gate in ("prohibited", "gap", "undetermined", "never") if counts.reaches(gate)} == reached


def test_what_is_upcoming_counts_where_it_is_asked_for() -> None:
    counts = Tally(1, 2, 3, 10, 20, 30, satisfied=4, waived=5)
    assert counts.with_upcoming() == Tally(11, 22, 33, satisfied=4, waived=5)
