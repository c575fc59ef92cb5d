"""Findings as annotations of a code host: gaps and open questions, at a line of the manifest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cardgen.cli.reporting import annotation
from cardgen.domain.assessment import Assessment
from cardgen.domain.text import in_language
from cardgen.rendering.because import questions_of
from cardgen.rendering.words import axis_words, verdict_mark

if TYPE_CHECKING:
    from cardgen.pipeline.check import Assessed

_WHOLE = "system"


def system_annotations(one: Assessed) -> str:
    """Return an annotation per gap or open question in force, and per axis that is forbidden or not decided."""
    lines = [line for assessment in one.assessments for line in (*_axes(one, assessment), *_findings(one, assessment))]
    return "".join(f"{line}\n" for line in lines)


def _axes(one: Assessed, assessment: Assessment) -> Iterator[str]:
    for axis in assessment.axes:
        words = axis_words(axis, assessment.regime.axes[axis.axis])
        paths = [missing.path for missing in axis.missing]
        line = _line(one, paths[0] if paths else _WHOLE)
        if not words.determined:
            text = f"undetermined: {words.summary}" + (f"; answer {', '.join(paths)}" if paths else "")
            yield annotation("warning", one.system.source.name, line, text, words.question)
        elif words.prohibited:
            holding = axis.holding[0]
            used = holding.outcome.because
            line = _line(one, used[0].path if used else _WHOLE)
            text = f"{words.value}: {', '.join(holding.rule.references)} {in_language(holding.rule.title)}"
            yield annotation("error", one.system.source.name, line, text, words.question)


def _findings(one: Assessed, assessment: Assessment) -> Iterator[str]:
    for finding in assessment.findings:
        if not (finding.timing.in_force and finding.is_open):
            continue
        questions = questions_of(finding.missing, assessment.regime)
        todo = " or ".join(dict.fromkeys(question.action for question in questions))
        line = _line(one, questions[0].path if questions else _WHOLE)
        text = f"{verdict_mark(finding.verdict).word}: {in_language(finding.requirement.title)}; {todo}"
        level = "error" if finding.is_gap else "warning"
        yield annotation(level, one.system.source.name, line, text, finding.requirement.id)


def _line(one: Assessed, path: str) -> int:
    position = one.system.facts.position(path)
    return position.line if position else 1
