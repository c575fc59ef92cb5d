"""A requirement for a system becomes a finding: whether it applies, and what of it is documented."""

from __future__ import annotations

from cardgen.domain.assessment import Applicability, Finding, Timing, TimingState, Verdict
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.requirement import Requirement
from cardgen.domain.truth import TRUE, Lack, Missing, Outcome, Truth, all_of, any_of, unknown
from cardgen.rules.judge import Judge

_NO_TIMING = Timing(TimingState.NONE)


def finding_of(requirement: Requirement, judge: Judge, waivers: tuple[Waiver, ...] = ()) -> Finding:
    """Judge one requirement; one that is not yet in force is judged all the same."""
    roles = {role: judge.role(role) for role in requirement.roles}
    applies = any_of(list(roles.values())) if roles else TRUE
    if applies.truth is not Truth.FALSE and requirement.applies_when is not None:
        applies = all_of([applies, judge.evaluator.evaluate(requirement.applies_when)])
    held = tuple(role for role, outcome in roles.items() if outcome.truth is Truth.TRUE)
    owing = held or tuple(role for role, outcome in roles.items() if outcome.truth is Truth.UNKNOWN)
    match applies.truth:
        case Truth.FALSE:
            owed_by = requirement.roles
            return Finding(
                requirement, owed_by, Applicability.DOES_NOT_APPLY, Verdict.NOT_APPLICABLE, _NO_TIMING, applies
            )
        case Truth.UNKNOWN:
            timing = judge.timing(requirement.applies_from)
            return Finding(requirement, owing, Applicability.UNDETERMINED, Verdict.UNDETERMINED, timing, applies)
        case Truth.TRUE:
            return _judged(requirement, (owing, applies), judge, waivers)


def _judged(
    requirement: Requirement,
    owed: tuple[tuple[str, ...], Outcome],
    judge: Judge,
    waivers: tuple[Waiver, ...],
) -> Finding:
    roles, applies = owed
    covers = frozenset({requirement.id, *requirement.controls})
    parts = tuple(judge.evaluator.evaluate(check, covers=covers) for check in requirement.satisfied_when)
    if not parts:
        parts = (unknown(Missing(requirement.id, Lack.JUDGEMENT)),)
    verdict = _verdict(parts)
    waiver = next(
        (one for one in waivers if one.requirement == requirement.id and one.expires >= judge.clock.as_of), None
    )
    if waiver and requirement.waivable and verdict is not Verdict.SATISFIED:
        verdict = Verdict.WAIVED
    parts = tuple(_telling(part) for part in parts)
    done = [part for part in parts if part.truth is Truth.TRUE]
    lacking = [part for part in parts if part.truth is not Truth.TRUE]
    return Finding(
        requirement=requirement,
        roles=roles,
        applicability=Applicability.APPLIES,
        verdict=verdict,
        timing=judge.timing(requirement.applies_from),
        outcome=Outcome(Truth.TRUE, because_of=(applies, *done), missing_of=lacking),
        parts=parts,
        waiver=waiver if verdict is Verdict.WAIVED else None,
    )


def _telling(part: Outcome) -> Outcome:
    """Return a part that is not done with the values that stand in its way, where nothing else says what is missing."""
    if part.lacks or part.truth is not Truth.FALSE:
        return part
    wanted = [(used, used.test if not used.held else f"not: {used.test}") for used in part.because]
    missing = tuple(Missing(used.path, Lack.VALUE, note=test) for used, test in wanted)
    return Outcome(part.truth, because_of=(part,), missing=missing)


def _verdict(parts: tuple[Outcome, ...]) -> Verdict:
    truths = {part.truth for part in parts}
    if truths == {Truth.TRUE}:
        return Verdict.SATISFIED
    if Truth.FALSE not in truths:
        return Verdict.UNDETERMINED
    return Verdict.PARTIAL if Truth.TRUE in truths else Verdict.NOT_SATISFIED
