"""A requirement for a system becomes a finding: whether it applies, and what of it is documented."""

from __future__ import annotations

from cardgen.domain.assessment import Applicability, Finding, Timing, TimingState, Verdict
from cardgen.domain.clock import Clock
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.requirement import Requirement
from cardgen.domain.truth import TRUE, Lack, Missing, Outcome, Truth, all_of, any_of, merged, unknown
from cardgen.rules.evaluate import Evaluator
from cardgen.rules.timing import timing_of


def finding_of(
    requirement: Requirement, evaluator: Evaluator, clock: Clock, waivers: tuple[Waiver, ...] = ()
) -> Finding:
    """Judge one requirement; one that is not yet in force is judged all the same."""
    roles = {role: evaluator.evaluate(evaluator.regime.roles[role].when) for role in requirement.roles}
    applies = all_of(
        [
            any_of(list(roles.values())) if roles else TRUE,
            evaluator.evaluate(requirement.applies_when) if requirement.applies_when is not None else TRUE,
        ]
    )
    held = tuple(role for role, outcome in roles.items() if outcome.truth is Truth.TRUE)
    owing = held or tuple(role for role, outcome in roles.items() if outcome.truth is Truth.UNKNOWN)
    match applies.truth:
        case Truth.FALSE:
            nothing = Timing(TimingState.NONE)
            owed_by = requirement.roles
            return Finding(requirement, owed_by, Applicability.DOES_NOT_APPLY, Verdict.NOT_APPLICABLE, nothing, applies)
        case Truth.UNKNOWN:
            timing = timing_of(requirement.applies_from, evaluator, clock)
            return Finding(requirement, owing, Applicability.UNDETERMINED, Verdict.UNDETERMINED, timing, applies)
        case Truth.TRUE:
            return _judged(requirement, (owing, applies), evaluator, clock, waivers)


def _judged(
    requirement: Requirement,
    owed: tuple[tuple[str, ...], Outcome],
    evaluator: Evaluator,
    clock: Clock,
    waivers: tuple[Waiver, ...],
) -> Finding:
    roles, applies = owed
    covers = frozenset({requirement.id, *requirement.controls})
    parts = tuple(evaluator.evaluate(check, covers=covers) for check in requirement.satisfied_when)
    if not parts:
        parts = (unknown(Missing(requirement.id, Lack.JUDGEMENT)),)
    verdict = _verdict(parts)
    waiver = next((one for one in waivers if one.requirement == requirement.id and one.expires >= clock.as_of), None)
    if waiver and requirement.waivable and verdict is not Verdict.SATISFIED:
        verdict = Verdict.WAIVED
    done = merged(part.because for part in parts if part.truth is Truth.TRUE)
    lacking = merged(part.missing for part in parts if part.truth is not Truth.TRUE)
    return Finding(
        requirement=requirement,
        roles=roles,
        applicability=Applicability.APPLIES,
        verdict=verdict,
        timing=timing_of(requirement.applies_from, evaluator, clock),
        outcome=Outcome(Truth.TRUE, merged([applies.because, done]), lacking),
        parts=parts,
        waiver=waiver if verdict is Verdict.WAIVED else None,
    )


def _verdict(parts: tuple[Outcome, ...]) -> Verdict:
    truths = {part.truth for part in parts}
    if truths == {Truth.TRUE}:
        return Verdict.SATISFIED
    if Truth.FALSE not in truths:
        return Verdict.UNDETERMINED
    return Verdict.PARTIAL if Truth.TRUE in truths else Verdict.NOT_SATISFIED
