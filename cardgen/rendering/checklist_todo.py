"""What there is to answer, to write and to attach: each thing once, with the requirements that it serves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.domain.assessment import Assessment, AxisResult, Finding
from cardgen.domain.text import in_language
from cardgen.domain.truth import Missing, merged
from cardgen.rendering.because import question
from cardgen.rendering.checklist_view import OpenQuestion, ToDo, ToDoSection
from cardgen.rendering.phrase import literal
from cardgen.rendering.reason_lines import action_phrase, question_phrase
from cardgen.rendering.wanted import ASKED, grouped, in_order, section_of, section_title
from cardgen.rendering.words import lower_first, when


@dataclass(frozen=True, slots=True)
class _Use:
    """One reason to want a missing thing."""

    serves: str
    finding: Finding | None = None


def open_questions(assessment: Assessment) -> tuple[OpenQuestion, ...]:
    """Return each unanswered question once, with the verdicts and requirements that it decides; weightiest first."""
    asked = ((missing, use) for missing, use in _wanted(assessment) if missing.lack in ASKED)
    found = []
    for missing, uses in grouped(asked):
        words = question(missing, assessment.regime)
        found.append(OpenQuestion(words.path, question_phrase(words), merged([[one.serves for one in uses]])))
    titles = {_axis_title(result, assessment) for result in assessment.axes}
    return tuple(sorted(found, key=lambda one: (titles.isdisjoint(one.decides), -len(one.decides))))


def to_do(assessment: Assessment) -> tuple[ToDoSection, ...]:
    """Return what closes the gaps and open questions, by section of the manifest; what people judge comes last."""
    sections: dict[str, list[ToDo]] = {}
    for missing, uses in grouped(_wanted(assessment)):
        sections.setdefault(section_of(missing), []).append(_item(missing, uses, assessment))
    regimes = [assessment.regime]
    ranked = in_order(sections, regimes)
    return tuple(ToDoSection(key, section_title(key, regimes), tuple(sections[key])) for key in ranked)


def _wanted(assessment: Assessment) -> Iterator[tuple[Missing, _Use]]:
    for result in assessment.axes:
        yield from ((missing, _Use(_axis_title(result, assessment))) for missing in result.missing)
    for finding in assessment.findings:
        if finding.asks:
            use = _Use(finding.requirement.id, finding)
            yield from ((missing, use) for missing in (*finding.missing, *finding.timing.missing))


def _axis_title(result: AxisResult, assessment: Assessment) -> str:
    return lower_first(in_language(assessment.regime.axes[result.axis].title))


def _item(missing: Missing, uses: list[_Use], assessment: Assessment) -> ToDo:
    asked = question(missing, assessment.regime)
    timings = [one.finding.timing for one in uses if one.finding]
    dated = [timing for timing in timings if timing.from_]
    first = min(dated, key=lambda timing: (timing.from_, not timing.certain)) if dated else None
    since = when(first, assessment.clock.as_of).text if first else ""
    text = (*action_phrase(asked), *literal(f" ({since})" if since else ""))
    return ToDo(asked.path, text, since, merged([[one.serves for one in uses]]))
