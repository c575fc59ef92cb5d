"""Deadlines → the plain form that JSON, calendars and the terminal share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID, uuid5

from cardgen.domain.assessment import Applicability, Verdict
from cardgen.domain.deadline import Deadline, DueDay, DueDuty, DueRule
from cardgen.domain.deadline_output import (
    DeadlineOutput,
    DueDayOutput,
    DueDocumentOutput,
    DueDutyOutput,
    DueRuleOutput,
    DueWaiverOutput,
    NamedOutput,
)
from cardgen.domain.evidence import Evidence
from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.domain.truth import Lack, Missing
from cardgen.rendering.because import questions_of
from cardgen.rendering.deadline_words import day_words, title
from cardgen.rendering.report import missing_output
from cardgen.rendering.wanted import ASKED
from cardgen.rendering.words import evidence_mark

_NAMESPACE = UUID("8d4f6a0e-5f0b-5d0c-9a3e-2c6f1b7e4d10")


def deadline_output(one: Deadline, as_of: date) -> DeadlineOutput:
    """Return a deadline as JSON has it; `uid` stays the same as long as system, day, kind and regime do."""
    return DeadlineOutput(
        uid=str(uid_of(one)),
        date=one.when.isoformat(),
        kind=one.kind.value,
        system=NamedOutput(id=one.system.id, name=one.system.name) if one.system else None,
        regime=NamedOutput(id=one.regime.id, name=in_language(one.regime.title)) if one.regime else None,
        title=title(one),
        certain=one.certain,
        decided_by=_decided_by(one),
        severity=one.severity,
        owner=one.owner,
        open=one.open,
        total=one.total,
        duties=[_duty(duty) for duty in one.duties],
        rules=[_rule(rule) for rule in one.rules],
        documents=[_document(evidence, one, as_of) for evidence in one.documents],
        waivers=[
            DueWaiverOutput(requirement=waiver.requirement, reason=waiver.reason, approver=waiver.approver)
            for waiver in one.waivers
        ],
    )


def uid_of(one: Deadline) -> UUID:
    """Return the same identifier for the same system, day, kind and regime, whatever else changes."""
    parts = (one.system.id if one.system else "", one.when.isoformat(), one.kind, one.regime.id if one.regime else "")
    return uuid5(_NAMESPACE, "/".join(parts))


def _decided_by(one: Deadline) -> list[str]:
    unsure = [rule.result.outcome.missing for rule in one.rules if not rule.sure]
    unsure += [duty.finding.missing for duty in one.duties if duty.finding.applicability is Applicability.UNDETERMINED]
    unsure += [day.timing.missing for day in (*(duty.day for duty in one.duties), *(rule.day for rule in one.rules))]
    paths = (dict.fromkeys(missing.path for missing in found if missing.lack in ASKED) for found in unsure)
    counts = Counter(path for found in paths for path in found)
    return [path for path, _ in counts.most_common()] if one.starts else []


def _duty(duty: DueDuty) -> DueDutyOutput:
    requirement, finding = duty.finding.requirement, duty.finding
    asked = finding.missing if finding.is_open or finding.verdict is Verdict.WAIVED else ()
    return DueDutyOutput(
        requirement=requirement.id,
        regime=duty.regime.id,
        title=in_language(requirement.title),
        references=list(requirement.references),
        severity=requirement.severity,
        applicability=finding.applicability.value,
        verdict=finding.verdict.value,
        open=finding.is_open,
        day=_day(duty.day, duty.regime),
        missing=[missing_output(one, duty.regime) for one in asked],
        to_do=_to_do(asked, duty.regime),
    )


def _rule(rule: DueRule) -> DueRuleOutput:
    result = rule.result
    return DueRuleOutput(
        rule=result.rule.id,
        regime=rule.regime.id,
        title=in_language(result.rule.title),
        references=list(result.rule.references),
        truth=result.outcome.truth.value,
        day=_day(rule.day, rule.regime),
        missing=[missing_output(one, rule.regime) for one in result.outcome.missing],
        to_do=_to_do(result.outcome.missing, rule.regime),
    )


def _to_do(missing: Iterable[Missing], regime: Regime) -> list[str]:
    return list(dict.fromkeys(_actions(missing, regime)))


def _actions(missing: Iterable[Missing], regime: Regime) -> Iterator[str]:
    for one in questions_of(missing, regime):
        asked = f": {one.question}" if one.lack is Lack.ANSWER else ""
        yield f"{one.action}{asked}" + (f" ({one.note})" if one.note else "")


def _day(day: DueDay, regime: Regime) -> DueDayOutput:
    return DueDayOutput(
        certain=day.certain,
        later=[one.isoformat() for one in day.timing.later],
        reference=day.timing.reference,
        unless=day.unless.id if day.unless else None,
        note=day_words(day),
        missing=[missing_output(one, regime) for one in day.timing.missing],
        to_do=_to_do(day.timing.missing, regime),
    )


def _document(evidence: Evidence, one: Deadline, as_of: date) -> DueDocumentOutput:
    item = evidence.item
    owner = item.owner or (one.system.owner if one.system else "")
    counts = evidence.usable(as_of)
    state = "" if counts else evidence_mark(evidence, as_of).word
    return DueDocumentOutput(
        evidence=item.id, title=item.title, kind=item.kind.meaning, owner=owner, counts=counts, state=state
    )
