"""The result of a check as terminal text: verdicts with their reasons, gaps in force, open questions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from cardgen.domain.assessment import Assessment, AxisResult, Finding, TimingState, Verdict
from cardgen.domain.tally import tally
from cardgen.domain.text import counted, in_language
from cardgen.domain.truth import Lack
from cardgen.rendering.because import Origin, because_of, questions_of
from cardgen.rendering.words import axis_words, verdict_mark, when

if TYPE_CHECKING:
    from cardgen.pipeline.check import Assessed
    from cardgen.pipeline.check_each import Checked

_COLOURS = {
    Verdict.SATISFIED: "green",
    Verdict.PARTIAL: "yellow",
    Verdict.NOT_SATISFIED: "red",
    Verdict.UNDETERMINED: "magenta",
}


def total_text(checked: Checked) -> str:
    """Return the counts over all systems in one line."""
    total = checked.tally
    return (
        f"{counted(len(checked.texts), 'system')} as of {checked.clock.as_of}: "
        f"{total.prohibited} prohibited, {counted(total.gaps, 'gap')} in force, "
        f"{total.undetermined} undetermined, {counted(total.upcoming_gaps, 'gap')} upcoming"
    )


def system_text(one: Assessed, *, verbose: bool) -> str:
    """Return the verdicts on one system with their reasons, its gaps in force and its open questions."""
    return "".join(f"{line}\n" for line in _system(one, verbose=verbose))


def _system(one: Assessed, *, verbose: bool) -> Iterator[str]:
    system = one.system
    yield f"{click.style(system.manifest.system.name, bold=True)}  ({system.source.name})"
    origin = Origin(system.source.name, system.facts)
    for assessment in one.assessments:
        count = tally([assessment])
        title = click.style(in_language(assessment.regime.title), bold=True)
        yield (
            f"  {title}: {counted(count.gaps, 'gap')} in force, {count.undetermined} undetermined, "
            f"{counted(count.upcoming_gaps, 'gap')} upcoming, {count.satisfied} documented, {count.waived} waived"
        )
        for number, axis in enumerate(assessment.axes):
            yield from _axis(assessment, axis, origin, reasons=verbose or not (number and assessment.quiet))
        for finding in assessment.findings:
            if _is_shown(finding, verbose=verbose):
                yield from _finding(assessment, finding)
    yield ""


def _axis(assessment: Assessment, axis: AxisResult, origin: Origin, *, reasons: bool) -> Iterator[str]:
    spec = assessment.regime.axes[axis.axis]
    words = axis_words(axis, spec)
    colour = "red" if words.prohibited and words.determined else None if words.determined else "magenta"
    headline = words.value if words.determined else f"{words.value}: {words.summary}"
    yield f"    {in_language(spec.title)}: {click.style(headline, fg=colour, bold=True)}"
    for result in axis.holding if reasons else ():
        timing = when(result.timing, assessment.clock.as_of)
        references = ", ".join(result.rule.references)
        yield f"      {references}  {in_language(result.rule.title)}  ({timing.text})"
        used = [fact for fact in result.outcome.because if fact not in assessment.background]
        for because in because_of(used or result.outcome.because, origin):
            yield f"        because {because.path} {because.says}  {because.place}"
    for question in questions_of(axis.missing, assessment.regime):
        yield f"      decided by {question.path}: {question.question}"


def _is_shown(finding: Finding, *, verbose: bool) -> bool:
    open_ones = finding.is_gap or finding.verdict is Verdict.UNDETERMINED
    return open_ones and (verbose or finding.timing.state is TimingState.IN_FORCE)


def _finding(assessment: Assessment, finding: Finding) -> Iterator[str]:
    mark = verdict_mark(finding.verdict)
    requirement = finding.requirement
    label = click.style(f"{mark.symbol} {mark.word}", fg=_COLOURS.get(finding.verdict))
    timing = when(finding.timing, assessment.clock.as_of).text
    yield f"    {label}  {requirement.id}  {in_language(requirement.title)}  ({timing})"
    for action in _actions(assessment, finding):
        yield f"        {action}"


def _actions(assessment: Assessment, finding: Finding) -> Iterable[str]:
    questions = questions_of(finding.missing, assessment.regime)
    told = ((one.action, "" if one.lack is Lack.VALUE else one.note) for one in questions)
    return dict.fromkeys(f"{action} ({note})" if note else action for action, note in told)
