"""The duties of a system by the day from which they bind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cardgen.domain.assessment import TimingState
from cardgen.domain.text import counted, in_language
from cardgen.domain.truth import Lack, Missing
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.rendering.words import Mark, verdict_mark
from cardgen.website import address
from cardgen.website.fragments import Day, day
from cardgen.website.law_order import in_law_order
from cardgen.website.standing import Owed, Standing

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Lacking:
    """Something that is not there: a path of the manifest, or words."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Duty:
    """A requirement as a row."""

    anchor: str
    mark: Mark
    id: str
    title: str
    href: str
    reference: str
    regime: str
    roles: str
    severity: str
    note: str
    lacking: tuple[Lacking, ...]
    more: int


@dataclass(frozen=True, slots=True)
class DutyGroup:
    """The duties that bind from one day."""

    anchor: str
    title: str
    day: Day | None
    duties: tuple[Duty, ...]
    summary: str


def duty_groups(standing: Standing, as_of: date) -> tuple[DutyGroup, ...]:
    """Return the duties of a system: those in force first, then by day, then those that a transition frees from."""
    groups: dict[tuple[int, str], list[Owed]] = {}
    for owed in _in_order(standing):
        groups.setdefault(_key(owed), []).append(owed)
    return tuple(_group(key, groups[key], as_of) for key in sorted(groups))


def _in_order(standing: Standing) -> list[Owed]:
    orders = {id(one.regime): in_law_order(one.regime) for one in standing.system.assessments}
    return sorted(standing.owed, key=lambda owed: (owed.regime.id, orders[id(owed.regime)](owed.finding.requirement)))


def _key(owed: Owed) -> tuple[int, str]:
    timing = owed.finding.timing
    match timing.state:
        case TimingState.IN_FORCE:
            return 0, "now"
        case TimingState.UPCOMING:
            return 1, timing.from_.isoformat() if timing.from_ else "later"
        case TimingState.EXEMPT:
            return 2, "exempt"
        case TimingState.NONE:
            return 3, "undated"


def _group(key: tuple[int, str], owed: list[Owed], as_of: date) -> DutyGroup:
    titles = ("In force", "Falls due", "Not owed: a transition frees from it", "No date yet")
    first = owed[0].finding.timing.from_
    return DutyGroup(
        anchor=address.due_anchor(key[1]),
        title=titles[key[0]],
        day=day(first, as_of) if key[0] == 1 and first else None,
        duties=tuple(_duty(one) for one in owed),
        summary=f"{counted(len(owed), 'duty', 'duties')}, {sum(one.finding.is_open for one in owed)} open",
    )


def _duty(owed: Owed) -> Duty:
    finding, regime = owed.finding, owed.regime
    requirement = finding.requirement
    missing = [lacking(one) for one in finding.missing]
    return Duty(
        anchor=address.duty_anchor(requirement.id),
        mark=verdict_mark(finding.verdict),
        id=requirement.id,
        title=in_language(requirement.title),
        href=address.requirement(regime.id, requirement.id),
        reference=", ".join(requirement.references),
        regime=in_language(regime.title),
        roles=", ".join(in_language(regime.roles[role].title) for role in finding.roles),
        severity=requirement.severity,
        note="" if finding.timing.certain else "at the earliest: the day depends on an open question",
        lacking=tuple(missing[:_SHOWN]),
        more=len(missing[_SHOWN:]),
    )


def lacking(missing: Missing) -> Lacking:
    """Return a missing thing in as few words as a table allows."""
    match missing.lack:
        case Lack.EVIDENCE:
            kinds = " or ".join(EvidenceKind.meaning_of(kind) for kind in missing.codes)
            return Lacking("", f"evidence: {kinds}")
        case Lack.JUDGEMENT:
            return Lacking("", "a person's judgement")
        case Lack.ANSWER | Lack.PACK:
            return Lacking(missing.path, "unanswered")
        case Lack.DOCUMENT:
            return Lacking(missing.path, "")
        case Lack.VALUE:
            return Lacking(missing.path, f"needed: {missing.note}")
