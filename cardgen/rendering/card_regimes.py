"""The regulatory status in a card: what each regime decides, why, what is open, and from when duties bind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from cardgen.domain.assessment import Assessment, AxisResult, Finding, RuleResult, TimingState, Verdict
from cardgen.domain.facts import is_unanswered
from cardgen.domain.field_path import FACTS
from cardgen.domain.regime import Fact
from cardgen.domain.text import in_language
from cardgen.rendering.because import Because, Origin, because_of, questions_of
from cardgen.rendering.card_view import Line, Part
from cardgen.rendering.phrase import code, emphasised, joined, literal, words
from cardgen.rendering.pieces import Phrase
from cardgen.rendering.scalar import shown
from cardgen.rendering.words import axis_words, cited, counted, review_note, verdict_mark, when

_ORDER = (
    Verdict.SATISFIED,
    Verdict.PARTIAL,
    Verdict.NOT_SATISFIED,
    Verdict.UNDETERMINED,
    Verdict.WAIVED,
    Verdict.NOT_APPLICABLE,
)


def regime_part(assessment: Assessment, origin: Origin) -> Part:
    """Return the status of the system under one regime."""
    regime = assessment.regime
    lines = [
        *(_axis(assessment, axis, origin) for axis in assessment.axes),
        *_given(assessment, origin),
        Line("Requirements", literal(_tally(assessment.findings))),
        *_own_answers(assessment, origin),
        Line("Regime pack", joined([code(regime.id), literal(_pack(assessment))], " ")),
    ]
    return Part(in_language(regime.title), tuple(lines))


def _pack(assessment: Assessment) -> str:
    header, clock = assessment.regime.header, assessment.clock
    review = header.review
    by = f" by {review.by}" if review.by else ""
    return f"{header.version}, {review.status}{by}; as of {clock.as_of}, by the law known on {clock.law_at}"


def _axis(assessment: Assessment, result: AxisResult, origin: Origin) -> Line:
    axis = assessment.regime.axes[result.axis]
    said = axis_words(result, axis)
    main = [one for one in result.holding if one.rule.value == result.at_least]
    also = [one for one in result.holding if one.rule.value != result.at_least]
    titles = {value.id: in_language(value.title) for value in axis.values}
    under = [
        *(_rule("", one, assessment, origin) for one in main),
        *(_rule(f"Also {titles.get(one.rule.value or '', '')}", one, assessment, origin) for one in also),
        *_open(result, assessment),
    ]
    return Line(in_language(axis.title), literal(f"{said.value}. {said.summary}"), under=tuple(under))


def _rule(label: str, result: RuleResult, assessment: Assessment, origin: Origin) -> Line:
    rule = result.rule
    timing = when(result.timing, assessment.clock.as_of)
    dated = f"; {timing.text}" if rule.applies_from else ""
    facts = [one for one in result.outcome.because if one not in assessment.background]
    under = [because_line(one) for one in because_of(facts, origin)]
    under += [Line("", literal(note)) for note in timing.notes if rule.applies_from]
    note = review_note(rule)
    under += [Line("", words(note))] if note else []
    return Line(label, literal(f"{in_language(rule.title)}{cited(rule.references)}{dated}"), under=tuple(under))


def because_line(one: Because) -> Line:
    """Return a fact that decided, with its place."""
    return Line("", because_phrase(one), one.path)


def because_phrase(one: Because) -> Phrase:
    """Return a fact that decided, with its place, in one phrase."""
    return (*code(one.path), *literal(f" {one.says} ("), *code(one.place), *literal(")"))


def _open(result: AxisResult, assessment: Assessment) -> Iterator[Line]:
    if result.missing:
        questions = questions_of(result.missing, assessment.regime)
        asked = [Line("", joined([words(one.question), words(f"({one.action})")], " "), one.path) for one in questions]
        yield Line("Open", literal("the answers to these questions decide"), under=tuple(asked))


def _given(assessment: Assessment, origin: Origin) -> Iterator[Line]:
    used = dict.fromkeys(
        fact
        for axis in assessment.axes
        for rule in axis.holding
        for fact in rule.outcome.because
        if fact in assessment.background
    )
    if used:
        yield Line("Given", joined(because_phrase(one) for one in because_of(used, origin)))


def _tally(findings: Iterable[Finding]) -> str:
    """Return how many requirements stand how; gaps in force and upcoming apart."""
    counts = Counter(finding.verdict for finding in findings)
    in_force = sum(one.is_gap and one.timing.state is TimingState.IN_FORCE for one in findings)
    parts = [f"{counts[verdict]} {verdict_mark(verdict).word}" for verdict in _ORDER if counts[verdict]]
    gaps = f"; {counted(in_force, 'gap')} in force" if counts[Verdict.PARTIAL] or counts[Verdict.NOT_SATISFIED] else ""
    return (", ".join(parts) or "none") + gaps


def _own_answers(assessment: Assessment, origin: Origin) -> Iterator[Line]:
    """Yield the answers to questions that only this regime asks; judgements are marked as the team's."""
    regime = assessment.regime
    answers = [
        line for fact in regime.facts.values() for line in _own_answer(fact, f"{FACTS}.{regime.id}.{fact.id}", origin)
    ]
    if answers:
        yield Line("Answers to its own questions", under=tuple(answers))


def _own_answer(fact: Fact, path: str, origin: Origin) -> Iterator[Line]:
    value = origin.facts.value(path)
    if not is_unanswered(value):
        said = _judgement(value) if isinstance(value, Mapping) and "answer" in value else words(shown(value) or "none")
        place = (*literal(" ("), *code(origin.place(path)), *literal(")"))
        yield Line("", (*words(in_language(fact.question)), *literal(" "), *said, *place), path)


def _judgement(value: Mapping[str, object]) -> Phrase:
    by = f" by {value['by']}" if value.get("by") else ""
    on = f" on {value['on']}" if value.get("on") else ""
    said = literal("yes" if value["answer"] else "no")
    return (
        *said,
        *literal(", "),
        *emphasised(f"asserted{by}{on}"),
        *literal(": "),
        *words(str(value.get("rationale", ""))),
    )
