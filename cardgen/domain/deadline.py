"""A deadline: a day on which something starts or ends for a system, under one regime, with all that it concerns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cardgen.domain.assessment import Applicability, Finding, RuleResult, Timing, Verdict
from cardgen.domain.evidence import Evidence
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.pack import Regime
from cardgen.domain.regime import SEVERITIES, Severity, Transition
from cardgen.domain.truth import Truth


class DeadlineKind(StrEnum):
    """What happens on the day, gravest first."""

    PROHIBITION_STARTS = "prohibition_starts"
    DUTY_STARTS = "duty_starts"
    TRANSITION_ENDS = "transition_ends"
    WAIVER_ENDS = "waiver_ends"
    EVIDENCE_ENDS = "evidence_ends"
    PACK_REVIEW = "pack_review"


@dataclass(frozen=True, slots=True)
class DueDay:
    """How sure the day is: certain, the earliest possible one, or one that a transition may free from."""

    timing: Timing
    unless: Transition | None = None
    ends: bool = False
    """Whether the end of a transition makes it."""

    @property
    def certain(self) -> bool:
        """Whether it is this day and no other, and nothing frees from it."""
        return self.timing.certain and self.unless is None


@dataclass(frozen=True, slots=True)
class DueDuty:
    """A requirement that a deadline concerns."""

    regime: Regime
    finding: Finding
    day: DueDay

    @property
    def sure(self) -> bool:
        """Whether the duty is owed, and from this day."""
        return self.day.certain and self.finding.applicability is Applicability.APPLIES

    @property
    def rank(self) -> tuple[bool, int]:
        """What stands first: what is open, then what is severe."""
        return not self.finding.is_open, SEVERITIES.index(self.finding.requirement.severity)


@dataclass(frozen=True, slots=True)
class DueRule:
    """A rule by which the system is forbidden from the day on, or would be if it holds."""

    regime: Regime
    result: RuleResult
    day: DueDay

    @property
    def sure(self) -> bool:
        """Whether the rule holds, and from this day."""
        return self.day.certain and self.result.outcome.truth is Truth.TRUE


@dataclass(frozen=True, slots=True)
class Due:
    """Whom a deadline concerns: the id and the name of the system, and who answers for it (or nothing)."""

    id: str
    name: str
    owner: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """All that starts or ends for one system on one day, of one kind and under one regime.

    Documents serve several regimes and have none; the review of a pack concerns no system. Where a document ends,
    `duties` are those that rest on it today; where a waiver ends, those that are waived.
    """

    kind: DeadlineKind
    when: date
    system: Due | None
    regime: Regime | None = None
    duties: tuple[DueDuty, ...] = ()
    rules: tuple[DueRule, ...] = ()
    documents: tuple[Evidence, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def starts(self) -> bool:
        """Whether something starts to bind on the day."""
        return self.kind in {
            DeadlineKind.PROHIBITION_STARTS,
            DeadlineKind.DUTY_STARTS,
            DeadlineKind.TRANSITION_ENDS,
        }

    @property
    def certain(self) -> bool:
        """Whether all that it concerns is sure, the day too."""
        sure = (*(one.sure for one in self.duties), *(one.sure for one in self.rules))
        return not self.starts or all(sure)

    @property
    def total(self) -> int:
        """How many things start or end."""
        if self.starts:
            return len(self.duties) + len(self.rules)
        return len(self.documents) + len(self.waivers) or 1

    @property
    def open(self) -> int:
        """How many of these leave something to do: a waiver of what is documented meanwhile leaves nothing."""
        match self.kind:
            case DeadlineKind.DUTY_STARTS | DeadlineKind.TRANSITION_ENDS:
                return sum(one.finding.is_open for one in self.duties)
            case DeadlineKind.WAIVER_ENDS:
                return sum(one.finding.verdict is Verdict.WAIVED for one in self.duties)
            case DeadlineKind.PROHIBITION_STARTS | DeadlineKind.EVIDENCE_ENDS | DeadlineKind.PACK_REVIEW:
                return self.total

    @property
    def severity(self) -> Severity | None:
        """The gravest severity of what it concerns; a prohibition is critical."""
        if self.rules:
            return "critical"
        found = [one.finding.requirement.severity for one in self.duties]
        return min(found, key=SEVERITIES.index, default=None)

    @property
    def owner(self) -> str:
        """Who answers for it: who keeps the documents, approved the waivers, or answers for the system."""
        owner = self.system.owner if self.system else ""
        named = [*(one.item.owner or owner for one in self.documents), *(one.approver for one in self.waivers)]
        return ", ".join(dict.fromkeys(one for one in named if one)) or owner
