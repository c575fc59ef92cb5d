"""Deadlines in words: what starts or ends on the day, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.domain.assessment import Verdict
from cardgen.domain.deadline import Deadline, DeadlineKind, DueDay, DueDuty, DueRule
from cardgen.domain.deadline_output import DueDutyOutput
from cardgen.domain.text import counted, in_language, listed
from cardgen.rendering.words import cited, lower_first, verdict_mark

NOBODY = "nobody named (governance.accountable)"
_NAMED = 2


def title(one: Deadline) -> str:
    """Return what happens on the day; "may" where it is not known whether, or from when, something binds."""
    match one.kind:
        case DeadlineKind.PROHIBITION_STARTS:
            return f"{_regime(one)}: {_forbidden(one.rules)}"
        case DeadlineKind.DUTY_STARTS:
            return _single(one, "starts to bind") or f"{_regime(one)}: {_binding(one.duties)}"
        case DeadlineKind.TRANSITION_ENDS:
            end = "a transition ends" if any(duty.sure for duty in one.duties) else "a transition may end"
            return _single(one, f"binds: {end}") or f"{_regime(one)}: {end}, {_binding(one.duties)}"
        case DeadlineKind.EVIDENCE_ENDS:
            titles = [document.item.title for document in one.documents]
            return f"Evidence ends: {listed(titles, _NAMED)}"
        case DeadlineKind.WAIVER_ENDS:
            names = [waiver.requirement for waiver in one.waivers]
            return f"{'Waiver ends' if len(names) == 1 else 'Waivers end'}: {listed(names, _NAMED)}"
        case DeadlineKind.PACK_REVIEW:
            version = f" (version {one.regime.header.version})" if one.regime else ""
            return f"Review of the rules of {_regime(one)} is due{version}"


def day_words(day: DueDay) -> str:
    """Return what to know about a day that is not certain, or nothing."""
    notes = []
    if not day.timing.certain:
        later = " or ".join(one.isoformat() for one in day.timing.later)
        notes.append("at the earliest" + (f", perhaps only from {later}" if later else ""))
    if day.unless is not None:
        freed = lower_first(in_language(day.unless.title))
        notes.append(f"unless a transition frees from it: {freed}{cited(day.unless.references)}")
    return "; ".join(notes)


def state_words(duty: DueDutyOutput) -> str:
    """Return how a duty stands: documented, gap, waived, or what is not known about it."""
    if duty["applicability"] == "undetermined":
        return "undetermined whether it applies"
    return verdict_mark(Verdict(duty["verdict"])).word


def _regime(one: Deadline) -> str:
    return in_language(one.regime.title) if one.regime else ""


def _single(one: Deadline, what: str) -> str:
    """Return the words for one duty alone, or nothing."""
    if len(one.duties) != 1:
        return ""
    (duty,) = one.duties
    requirement = duty.finding.requirement
    sure = "" if duty.sure else " (not certain)"
    return f"{requirement.id} {in_language(requirement.title)} {what}{sure}"


def _binding(duties: Sequence[DueDuty]) -> str:
    sure = sum(one.sure for one in duties)
    rest = len(duties) - sure
    if not sure:
        return f"{counted(rest, 'duty', 'duties')} may start to bind"
    start = "starts" if sure == 1 else "start"
    return f"{counted(sure, 'duty', 'duties')} {start} to bind" + (f", {rest} more may" if rest else "")


def _forbidden(rules: Sequence[DueRule]) -> str:
    sure = [one for one in rules if one.sure]
    if not sure:
        (named, *more) = (in_language(one.result.rule.title) for one in rules)
        return f"may be forbidden: {named}" + (f" and {len(more)} more" if more else "")
    return f"forbidden from this day: {', '.join(in_language(one.result.rule.title) for one in sure)}"
