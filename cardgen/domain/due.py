"""What falls due for a system after a day: the one list that the command line, calendars and the site show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from cardgen.domain.answer import UNKNOWN
from cardgen.domain.assessment import Assessment, Finding, Timing, TimingState, Verdict
from cardgen.domain.deadline import Deadline, DeadlineKind, Due, DueDay, DueDuty, DueRule
from cardgen.domain.evidence import Evidence
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.pack import Regime
from cardgen.domain.truth import Truth

_KINDS = tuple(DeadlineKind)
_Item = TypeVar("_Item")
_Key = TypeVar("_Key", bound=tuple[object, ...])


def deadlines_of(
    manifest: Manifest, evidence: Sequence[Evidence], assessments: Sequence[Assessment], as_of: date
) -> tuple[Deadline, ...]:
    """Return what falls due for a system after a day, soonest first; gaps that are in force already are none of it.

    A document or waiver that ends on the day itself still counts on it, and is told.
    """
    system = Due(manifest.system.id, manifest.system.name, _owner(manifest))
    duties = [_duty(assessment, finding) for assessment in assessments for finding in assessment.findings]
    rules = [rule for assessment in assessments for rule in _forbidding(assessment)]
    found = (
        *_prohibitions(system, rules),
        *_starts(system, duties),
        *_waivers(system, manifest, duties, as_of),
        *_documents(system, evidence, duties, as_of),
    )
    return in_order(found)


def reviews_of(regimes: Iterable[Regime], as_of: date) -> tuple[Deadline, ...]:
    """Return when packs are to be looked at again, soonest first; reviews that are overdue are left out."""
    coming = [one for one in regimes if one.header.review.next >= as_of]
    return in_order(Deadline(DeadlineKind.PACK_REVIEW, one.header.review.next, None, one) for one in coming)


def overdue_reviews(regimes: Iterable[Regime], as_of: date) -> tuple[Regime, ...]:
    """Return the packs that were to be looked at again before a day."""
    return tuple(one for one in regimes if one.header.review.next < as_of)


def in_order(deadlines: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Return deadlines by day, then system, then kind, then regime."""
    return tuple(sorted(deadlines, key=_order))


def _order(one: Deadline) -> tuple[date, str, str, int, str]:
    name, id_ = (one.system.name, one.system.id) if one.system else ("", "")
    return one.when, name, id_, _KINDS.index(one.kind), one.regime.id if one.regime else ""


def _owner(manifest: Manifest) -> str:
    governance, organisation = manifest.governance, manifest.organisation
    named = (governance.accountable if governance else None, organisation.name if organisation else None)
    return next((one for one in named if isinstance(one, str) and one != UNKNOWN), "")


def _duty(assessment: Assessment, finding: Finding) -> DueDuty:
    return DueDuty(assessment.regime, finding, _day(assessment, finding.timing))


def _day(assessment: Assessment, timing: Timing) -> DueDay:
    """Return the day; a transition that is known to end makes it, any other one may free from it."""
    transition = timing.transition
    if transition is None:
        return DueDay(timing)
    dates = assessment.regime.dates
    end = dates[transition.until.date].at(assessment.clock.law_at) if transition.until else None
    ends = end is not None and end.from_ == timing.from_
    return DueDay(timing, None if ends else transition, ends=ends)


def _forbidding(assessment: Assessment) -> Iterator[DueRule]:
    """Yield the rules that do not forbid yet, but will or could."""
    for axis in assessment.axes:
        forbidden = {value.id for value in assessment.regime.axes[axis.axis].values if value.prohibited}
        for one in axis.rules:
            holds = one.outcome.truth is not Truth.FALSE and one.rule.value in forbidden
            if holds and one.timing.state is TimingState.UPCOMING:
                yield DueRule(assessment.regime, one, _day(assessment, one.timing))


def _prohibitions(system: Due, rules: Iterable[DueRule]) -> Iterator[Deadline]:
    for (when, _), same in _grouped(rules, lambda one: (one.result.timing.from_, one.regime.id)):
        if when:
            yield Deadline(DeadlineKind.PROHIBITION_STARTS, when, system, same[0].regime, rules=tuple(same))


def _starts(system: Due, duties: Iterable[DueDuty]) -> Iterator[Deadline]:
    coming = (one for one in duties if one.finding.timing.state is TimingState.UPCOMING and _concerns(one.finding))
    for (when, _, ends), same in _grouped(coming, lambda one: (one.finding.timing.from_, one.regime.id, one.day.ends)):
        kind = DeadlineKind.TRANSITION_ENDS if ends else DeadlineKind.DUTY_STARTS
        if when:
            yield Deadline(kind, when, system, same[0].regime, tuple(sorted(same, key=lambda one: one.rank)))


def _concerns(finding: Finding) -> bool:
    return finding.verdict is not Verdict.NOT_APPLICABLE


def _waivers(system: Due, manifest: Manifest, duties: Sequence[DueDuty], as_of: date) -> Iterator[Deadline]:
    """Yield the ends of waivers; one that a later one of the same requirement outlasts ends nothing."""
    waivers = manifest.waivers if isinstance(manifest.waivers, tuple) else ()
    last: dict[str, Waiver] = {}
    for one in waivers:
        other = last.get(one.requirement)
        if one.expires >= as_of and (other is None or one.expires > other.expires):
            last[one.requirement] = one
    known = {one.finding.requirement.id: one for one in duties}

    def key(waiver: Waiver) -> tuple[date, str]:
        duty = known.get(waiver.requirement)
        return waiver.expires, duty.regime.id if duty else ""

    for (when, _), same in _grouped(last.values(), key):
        named = [known[one.requirement] for one in same if one.requirement in known]
        regime = named[0].regime if named else None
        yield Deadline(DeadlineKind.WAIVER_ENDS, when, system, regime, tuple(named), waivers=tuple(same))


def _documents(system: Due, evidence: Sequence[Evidence], duties: Sequence[DueDuty], as_of: date) -> Iterator[Deadline]:
    ending = [
        (until, f"evidence[{index}]", one)
        for index, one in enumerate(evidence)
        if (until := one.item.valid_until) and until >= as_of
    ]
    proofs = [(duty, _proofs(duty.finding)) for duty in duties] if ending else []
    for (when,), same in _grouped(ending, lambda one: (one[0],)):
        paths = {path for _, path, _ in same}
        resting = tuple(duty for duty, used in proofs if not paths.isdisjoint(used))
        documents = tuple(one for _, _, one in same)
        yield Deadline(DeadlineKind.EVIDENCE_ENDS, when, system, None, resting, documents=documents)


def _proofs(finding: Finding) -> frozenset[str]:
    """Return the paths of what documents a duty today."""
    return frozenset(used.path for part in finding.parts if part.truth is Truth.TRUE for used in part.because)


def _grouped(items: Iterable[_Item], key: Callable[[_Item], _Key]) -> list[tuple[_Key, list[_Item]]]:
    groups: dict[_Key, list[_Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.items())
