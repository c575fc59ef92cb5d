"""The status of a system under a regime as lines: what it decides, why, what is open, from when duties bind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from cardgen.domain.assessment import Assessment, AxisResult, Finding, RuleResult, TimingState, Verdict
from cardgen.domain.text import counted, in_language
from cardgen.rendering.because import Because, Origin, answer_says, questions_of
from cardgen.rendering.card_view import Line
from cardgen.rendering.phrase import code, literal, words
from cardgen.rendering.reason_lines import because_lines, because_phrase, question_phrase
from cardgen.rendering.words import axis_words, cited, relative_date, review_note, verdict_mark, when

_ORDER = (
    Verdict.SATISFIED,
    Verdict.PARTIAL,
    Verdict.NOT_SATISFIED,
    Verdict.UNDETERMINED,
    Verdict.WAIVED,
    Verdict.NOT_APPLICABLE,
)


def regime_lines(assessment: Assessment, origin: Origin) -> tuple[Line, ...]:
    """Return the status of the system under one regime."""
    return (
        *(axis_line(assessment, axis, origin) for axis in assessment.axes),
        *_given(assessment, origin),
        Line("Requirements", literal(tally_words(assessment.findings)), under=tuple(_due(assessment))),
        Line("Regime pack", (*code(assessment.regime.id), *literal(f" {_pack(assessment)}"))),
    )


def _pack(assessment: Assessment) -> str:
    header, clock = assessment.regime.header, assessment.clock
    by = f" by {header.review.by}" if header.review.by else ""
    return f"{header.version}, {header.review.status}{by}; as of {clock.as_of}, by the law known on {clock.law_at}"


def axis_line(assessment: Assessment, result: AxisResult, origin: Origin) -> Line:
    """Return what an axis decides, with the rules that hold, their facts, and what is open."""
    axis = assessment.regime.axes[result.axis]
    said = axis_words(result, axis)
    main = [one for one in result.holding if one.rule.value == result.at_least]
    also = [one for one in result.holding if one.rule.value != result.at_least]
    titles = {value.id: in_language(value.title) for value in axis.values}
    under = [
        *(rule_line("", one, assessment, origin) for one in main),
        *(rule_line(f"Also {titles.get(one.rule.value or '', '')}", one, assessment, origin) for one in also),
        *_open(result, assessment),
    ]
    between = ". " if said.determined else ": "
    return Line(in_language(axis.title), literal(f"{said.value}{between}{said.summary}"), under=tuple(under))


def rule_line(label: str, result: RuleResult, assessment: Assessment, origin: Origin) -> Line:
    """Return a rule with its date, the facts that decide it and what to know about it."""
    rule = result.rule
    timing = when(result.timing, assessment.clock.as_of)
    dated = f"; {timing.text}" if rule.applies_from else ""
    facts = [one for one in result.outcome.because if one not in assessment.background]
    under = [*because_lines(facts, origin)]
    under += [Line("", literal(note)) for note in timing.notes if rule.applies_from]
    note = review_note(rule)
    under += [Line("", words(note))] if note else []
    return Line(label, literal(f"{in_language(rule.title)}{cited(rule.references)}{dated}"), under=tuple(under))


def _open(result: AxisResult, assessment: Assessment) -> Iterator[Line]:
    if result.missing:
        questions = questions_of(result.missing, assessment.regime)
        asked = [Line("", question_phrase(one), one.path) for one in questions]
        yield Line("Open", literal("the answers to these questions decide"), under=tuple(asked))


def _given(assessment: Assessment, origin: Origin) -> Iterator[Line]:
    """Yield what only puts the system in reach of the regime, each answer once."""
    used = {
        fact.path: because_phrase(Because(fact.path, answer_says(fact), origin.place(fact.path)))
        for axis in assessment.axes
        for rule in axis.holding
        for fact in rule.outcome.because
        if fact in assessment.background
    }
    if used:
        yield Line("In reach because", under=tuple(Line("", phrase, path) for path, phrase in used.items()))


def tally_words(findings: Sequence[Finding]) -> str:
    """Return how many requirements stand how."""
    counts = Counter(finding.verdict for finding in findings)
    named = {verdict: verdict_mark(verdict).word for verdict in _ORDER} | {Verdict.NOT_SATISFIED: "not documented"}
    return ", ".join(f"{counts[verdict]} {named[verdict]}" for verdict in _ORDER if counts[verdict]) or "none"


def _due(assessment: Assessment) -> Iterator[Line]:
    """Yield how many duties that are not documented bind already, and from which days the others do."""
    gaps = [one for one in assessment.findings if one.is_gap]
    in_force = sum(one.timing.in_force for one in gaps)
    yield Line("In force", literal(f"{counted(in_force, 'requirement')} not or only partly documented"))
    days = Counter(one.timing.from_ for one in gaps if one.timing.state is TimingState.UPCOMING)
    for day, number in sorted((day, number) for day, number in days.items() if day):
        label = f"Falls due {day} ({relative_date(day, assessment.clock.as_of)})"
        yield Line(label, literal(f"{counted(number, 'requirement')} not or only partly documented"))
