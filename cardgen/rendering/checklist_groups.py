"""The requirements of a regime sorted by what there is to do about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cardgen.domain.assessment import Applicability, Assessment, Finding, RuleResult, TimingState, Verdict
from cardgen.domain.text import in_language
from cardgen.domain.truth import Truth, Used
from cardgen.rendering.because import Because, Origin, because_of, questions_of
from cardgen.rendering.card_view import Line
from cardgen.rendering.checklist_rows import row_of, short_row
from cardgen.rendering.checklist_view import Group, Reason, Row
from cardgen.rendering.phrase import literal
from cardgen.rendering.reason_lines import question_phrase
from cardgen.rendering.regime_lines import rule_line
from cardgen.rendering.words import cited, relative_date

_WITHOUT_DATE = frozenset({TimingState.EXEMPT, TimingState.NONE})


def prohibited(assessment: Assessment, origin: Origin) -> Iterator[Line]:
    """Yield the rules that forbid the system, and those that may, with what decides them."""
    for axis in assessment.axes:
        forbidden = {value.id for value in assessment.regime.axes[axis.axis].values if value.prohibited}
        for result in axis.rules:
            if result.rule.value in forbidden and result.outcome.truth is Truth.TRUE:
                yield rule_line("Prohibited", result, assessment, origin)
            if result.rule.value in forbidden and result.outcome.truth is Truth.UNKNOWN:
                yield _possibly(result, assessment)


def _possibly(result: RuleResult, assessment: Assessment) -> Line:
    asked = questions_of(result.outcome.missing, assessment.regime)
    title = f"{in_language(result.rule.title)}{cited(result.rule.references)}"
    under = tuple(Line("", question_phrase(one), one.path) for one in asked)
    return Line("Undetermined, possibly prohibited", literal(title), under=under)


def gaps_in_force(assessment: Assessment, origin: Origin) -> Group:
    """Return the gaps in duties that bind already."""
    found = [one for one in assessment.findings if one.is_gap and one.timing.in_force]
    return Group("in-force", "Gaps in force", "These duties bind already.", _rows(found, assessment, origin))


def gaps_by_date(assessment: Assessment, origin: Origin) -> Iterator[Group]:
    """Yield the gaps in duties that do not bind yet, by the day from which they do."""
    by_day: dict[date, list[Finding]] = {}
    for one in assessment.findings:
        if one.is_gap and one.timing.state is TimingState.UPCOMING and one.timing.from_:
            by_day.setdefault(one.timing.from_, []).append(one)
    for day, found in sorted(by_day.items()):
        title = f"Falls due {day} ({relative_date(day, assessment.clock.as_of)})"
        yield Group(f"due-{day}", title, "These duties do not bind yet.", _rows(found, assessment, origin))


def gaps_not_owed(assessment: Assessment, origin: Origin) -> Group:
    """Return the gaps in duties that a transition frees from, or that have no date."""
    found = [one for one in assessment.findings if one.is_gap and one.timing.state in _WITHOUT_DATE]
    note = "A transition frees from these duties, or they have no date yet."
    return Group("not-owed", "Gaps not owed at present", note, _rows(found, assessment, origin))


def left_to_judgement(assessment: Assessment, origin: Origin) -> Group:
    """Return the duties that apply and of which the manifest alone cannot say whether they are met."""
    found = [one for one in _undetermined(assessment) if one.applicability is Applicability.APPLIES]
    note = "These duties apply. A person must judge them, or accept a reason that the manifest gives."
    return Group("judgement", "Left to a person's judgement", note, _rows(found, assessment, origin))


def undetermined(assessment: Assessment) -> Group:
    """Return the duties of which nobody knows yet whether they apply."""
    found = [one for one in _undetermined(assessment) if one.applicability is not Applicability.APPLIES]
    note = "Nobody knows yet whether these duties apply; the open questions decide."
    return Group("undetermined", "Undetermined requirements", note, _short(found, assessment))


def waived(assessment: Assessment, origin: Origin) -> Group:
    """Return the gaps that somebody answers for until a day."""
    found = [one for one in assessment.findings if one.verdict is Verdict.WAIVED]
    return Group(
        "waived", "Waived", "Gaps that a named person answers for until a day.", _rows(found, assessment, origin)
    )


def documented(assessment: Assessment) -> Group:
    """Return the duties that the manifest documents."""
    found = [one for one in assessment.findings if one.verdict is Verdict.SATISFIED]
    note = "The manifest documents these duties; whether the documents are good is for people to judge."
    return Group("documented", "Documented", note, _short(found, assessment))


def not_applicable(assessment: Assessment, origin: Origin) -> tuple[Reason, ...]:
    """Return why requirements do not apply, each reason with all requirements that it settles."""
    alike: dict[tuple[Used, ...], list[str]] = {}
    for one in assessment.findings:
        if one.verdict is Verdict.NOT_APPLICABLE:
            alike.setdefault(one.outcome.because, []).append(one.requirement.id)
    found: dict[tuple[Because, ...], list[str]] = {}
    for used, ids in alike.items():
        found.setdefault(because_of(used, origin), []).extend(ids)
    reasons = (Reason(because, tuple(ids)) for because, ids in found.items())
    return tuple(sorted(reasons, key=lambda one: -len(one.requirements)))


def _undetermined(assessment: Assessment) -> list[Finding]:
    return [one for one in assessment.findings if one.verdict is Verdict.UNDETERMINED]


def _rows(found: Iterable[Finding], assessment: Assessment, origin: Origin) -> tuple[Row, ...]:
    return tuple(row_of(one, assessment, origin) for one in found)


def _short(found: Iterable[Finding], assessment: Assessment) -> tuple[Row, ...]:
    return tuple(short_row(one, assessment) for one in found)
