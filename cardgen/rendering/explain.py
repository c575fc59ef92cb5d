"""Explanations as terminal text: the reason chain of a verdict, and what a rule or requirement says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

from cardgen.domain.assessment import Assessment, AxisResult, Finding, RuleResult
from cardgen.domain.condition_text import condition_lines
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Rule
from cardgen.domain.requirement import Requirement
from cardgen.domain.text import in_language
from cardgen.domain.truth import Missing, Truth, Used
from cardgen.errors import UnknownNameError
from cardgen.rendering.because import Origin, because_of, questions_of
from cardgen.rendering.words import axis_words, review_note, verdict_mark, when

_WIDTH = 100
_TRUTHS = {Truth.TRUE: "holds", Truth.FALSE: "does not hold", Truth.UNKNOWN: "undetermined"}


def explained_system(assessments: Sequence[Assessment], origin: Origin, manifest: Manifest, name: str | None) -> str:
    """Return why one manifest comes out as it does: every verdict, or one rule or requirement of any regime.

    Raises UnknownNameError where no regime has a rule or requirement of that name.
    """
    lines = [f"{manifest.system.name} ({origin.source})"]
    if name is None:
        for assessment in assessments:
            lines += _verdicts(assessment, origin)
        return "\n".join(lines) + "\n"
    found = [line for assessment in assessments for line in _named(assessment, origin, name)]
    if not found:
        raise UnknownNameError("rule or requirement", name, _names(one.regime for one in assessments))
    return "\n".join([*lines, *found]) + "\n"


def explained_name(regimes: Sequence[Regime], name: str) -> str:
    """Return what the rule or requirement of a name says, in any of the regimes.

    Raises UnknownNameError where no regime has it.
    """
    lines: list[str] = []
    for regime in regimes:
        bare = name.removeprefix(f"{regime.id}/")
        if bare in regime.rules:
            lines += rule_page(regime, regime.rules[bare])
        if bare in regime.requirements:
            lines += requirement_page(regime, regime.requirements[bare])
    if not lines:
        raise UnknownNameError("manifest, rule or requirement", name, _names(regimes))
    return "\n".join(lines) + "\n"


def _names(regimes: Iterable[Regime]) -> list[str]:
    return [name for regime in regimes for name in (*regime.rules, *regime.requirements)]


def _verdicts(assessment: Assessment, origin: Origin) -> Iterator[str]:
    for axis in assessment.axes:
        yield ""
        yield from _axis(assessment, axis, origin)


def _axis(assessment: Assessment, axis: AxisResult, origin: Origin) -> Iterator[str]:
    spec = assessment.regime.axes[axis.axis]
    words = axis_words(axis, spec)
    yield f"{in_language(assessment.regime.title)} · {in_language(spec.title)}: {words.value}"
    yield f"  {words.summary}"
    for result in axis.holding:
        yield from _rule(assessment, result, origin)
    if axis.missing:
        yield "  open: the answers to these questions decide"
        yield from _questions(assessment.regime, axis.missing)


def _rule(assessment: Assessment, result: RuleResult, origin: Origin) -> Iterator[str]:
    rule = result.rule
    timing = when(result.timing, assessment.clock.as_of)
    references = ", ".join(rule.references)
    yield f"  {rule.id}  {references}  {in_language(rule.title)}: {_TRUTHS[result.outcome.truth]}, {timing.text}"
    yield from _because(assessment, result.outcome.because, origin)
    for exception in result.excepted_by:
        yield f"    lifted by {exception.id}  {', '.join(exception.references)}  {in_language(exception.title)}"
    if result.outcome.truth is Truth.UNKNOWN:
        yield from _questions(assessment.regime, result.outcome.missing)
    if note := review_note(rule):
        yield f"    {note}"


def _named(assessment: Assessment, origin: Origin, name: str) -> Iterator[str]:
    for axis in assessment.axes:
        for result in axis.rules:
            if result.rule.id == name:
                yield ""
                yield from _rule(assessment, result, origin)
    for finding in assessment.findings:
        if finding.requirement.id == name:
            yield ""
            yield from _finding(assessment, finding, origin)


def _finding(assessment: Assessment, finding: Finding, origin: Origin) -> Iterator[str]:
    requirement = finding.requirement
    mark = verdict_mark(finding.verdict)
    timing = when(finding.timing, assessment.clock.as_of)
    yield f"{requirement.id}  {', '.join(requirement.references)}  {in_language(requirement.title)}"
    yield f"  {mark.symbol} {mark.word}, {timing.text}"
    yield from _filled("  ", in_language(requirement.duty))
    yield from _because(assessment, finding.outcome.because, origin)
    if finding.missing:
        yield "  missing"
        yield from _questions(assessment.regime, finding.missing)


def _because(assessment: Assessment, used: Sequence[Used], origin: Origin) -> Iterator[str]:
    for word, background in (("because", False), ("given  ", True)):
        for one in because_of([fact for fact in used if (fact in assessment.background) is background], origin):
            yield f"    {word} {one.path} {one.says}  {one.place}"


def _questions(regime: Regime, missing: Iterable[Missing]) -> Iterator[str]:
    for one in questions_of(missing, regime):
        yield f"    ? {one.question}"
        yield f"      {one.action}"


def rule_page(regime: Regime, rule: Rule) -> Iterator[str]:
    """Yield the lines of a rule's page."""
    decides = f"decides {rule.axis}: {rule.value}" if rule.axis else "an exception to other rules"
    yield f"{regime.id}/{rule.id}  {in_language(rule.title)}"
    yield f"  {', '.join(rule.references)}; {decides}"
    yield from _filled("  ", in_language(rule.summary))
    yield "  holds when"
    yield from condition_lines(rule.when, "    ")
    if rule.given is not None:
        yield "  given that"
        yield from condition_lines(rule.given, "    ")
    for exception in rule.unless:
        yield f"  unless {exception}  {in_language(regime.rules[exception].title)}"
    for left in rule.not_encoded:
        yield from _filled("  ", f"left to a person: {in_language(left.what)} ({in_language(left.why)})")
    if note := review_note(rule):
        yield from _filled("  ", note)


def requirement_page(regime: Regime, requirement: Requirement) -> Iterator[str]:
    """Yield the lines of a requirement's page."""
    yield f"{regime.id}/{requirement.id}  {in_language(requirement.title)}"
    roles = ", ".join(in_language(regime.roles[role].title) for role in requirement.roles)
    yield f"  {', '.join(requirement.references)}; owed by {roles or 'everybody'}; severity {requirement.severity}"
    yield from _filled("  ", in_language(requirement.duty))
    if requirement.applies_when is not None:
        yield "  applies when"
        yield from condition_lines(requirement.applies_when, "    ")
    if requirement.satisfied_when:
        yield "  documented when"
        for check in requirement.satisfied_when:
            yield from condition_lines(check, "    ")
    if requirement.guidance:
        yield from _filled("  ", f"how: {in_language(requirement.guidance)}")
    if requirement.judgement:
        yield from _filled("  ", f"left to a person: {in_language(requirement.judgement)}")
    if note := review_note(requirement):
        yield from _filled("  ", note)


def _filled(indent: str, text: str) -> list[str]:
    return fill(text, _WIDTH, initial_indent=indent, subsequent_indent=indent).splitlines()
