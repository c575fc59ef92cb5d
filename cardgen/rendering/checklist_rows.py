"""A finding becomes a row of a checklist."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.domain.assessment import Assessment, Finding
from cardgen.domain.condition import AnyOf, Condition
from cardgen.domain.text import in_language
from cardgen.domain.truth import Outcome, Truth
from cardgen.rendering.because import Origin, questions_of
from cardgen.rendering.card_view import Line
from cardgen.rendering.checklist_view import Row
from cardgen.rendering.phrase import literal, words
from cardgen.rendering.reason_lines import action_phrase, because_lines
from cardgen.rendering.words import relative_date, review_note, verdict_mark, when


def row_of(finding: Finding, assessment: Assessment, origin: Origin) -> Row:
    """Return a requirement with everything that a reader needs to act on it."""
    return _row(finding, assessment, tuple(_details(finding, assessment, origin)))


def short_row(finding: Finding, assessment: Assessment) -> Row:
    """Return a requirement without details."""
    return _row(finding, assessment, ())


def _row(finding: Finding, assessment: Assessment, details: tuple[Line, ...]) -> Row:
    requirement = finding.requirement
    roles = [in_language(assessment.regime.roles[role].title) for role in finding.roles]
    return Row(
        id=requirement.id,
        mark=verdict_mark(finding.verdict),
        title=in_language(requirement.title),
        references=", ".join(requirement.references),
        owed_by=", ".join(roles) or "everybody",
        when=when(finding.timing, assessment.clock.as_of),
        details=details,
    )


def _details(finding: Finding, assessment: Assessment, origin: Origin) -> Iterator[Line]:
    requirement = finding.requirement
    yield Line("Duty", words(in_language(requirement.duty)))
    if finding.waiver:
        waiver = finding.waiver
        far = relative_date(waiver.expires, assessment.clock.as_of)
        end = f" (by {waiver.approver}, until {waiver.expires}, {far})"
        yield Line("Waived", (*words(waiver.reason), *literal(end)))
    to_add = tuple(_to_add(finding, assessment))
    if to_add:
        yield Line("To add", under=to_add)
    if requirement.guidance:
        yield Line("How", words(in_language(requirement.guidance)))
    if requirement.judgement:
        yield Line("Left to a person", words(in_language(requirement.judgement)))
    used = assessment.reasons(finding)
    if used:
        yield Line("Because", under=because_lines(used, origin))
    for note in (*when(finding.timing, assessment.clock.as_of).notes, review_note(requirement)):
        if note:
            yield Line("Note", words(note))


def _to_add(finding: Finding, assessment: Assessment) -> Iterator[Line]:
    """Yield what is missing, part by part of what would document the duty."""
    conditions: tuple[Condition | None, ...] = finding.requirement.satisfied_when or (None,) * len(finding.parts)
    for condition, part in zip(conditions, finding.parts, strict=True):
        if part.truth is not Truth.TRUE:
            yield from _part_to_add(condition, part, assessment)


def _part_to_add(condition: Condition | None, part: Outcome, assessment: Assessment) -> Iterator[Line]:
    questions = questions_of(part.missing, assessment.regime)
    lines = tuple(Line("", action_phrase(one), one.path) for one in questions)
    alternatives = len(condition.any_) if isinstance(condition, AnyOf) else 1
    if len(lines) > 1 and alternatives == len(lines):
        yield Line("", literal("one of these is enough"), under=lines)
    else:
        yield from lines
