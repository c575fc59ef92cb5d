"""The regulatory status in a card: what each regime decides, why, what is open, and from when duties bind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from cardgen.domain.assessment import Assessment, AxisResult, Finding, RuleResult, TimingState, Verdict
from cardgen.domain.facts import is_unanswered
from cardgen.domain.field_path import FACTS
from cardgen.domain.regime import Fact
from cardgen.domain.text import in_language
from cardgen.rendering.because import Because, Origin, answer_says, questions_of
from cardgen.rendering.card_view import Line, Part
from cardgen.rendering.phrase import code, emphasised, joined, literal, words
from cardgen.rendering.pieces import Phrase
from cardgen.rendering.reason_lines import because_lines, because_phrase, question_phrase
from cardgen.rendering.scalar import shown
from cardgen.rendering.words import axis_words, cited, counted, relative_date, review_note, verdict_mark, when

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
        Line("Requirements", literal(_tally(assessment.findings)), under=tuple(_due(assessment))),
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
    between = ". " if said.determined else ": "
    return Line(in_language(axis.title), literal(f"{said.value}{between}{said.summary}"), under=tuple(under))


def _rule(label: str, result: RuleResult, assessment: Assessment, origin: Origin) -> Line:
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


def _tally(findings: Sequence[Finding]) -> str:
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
        said = _judgement(value) if isinstance(value, Mapping) and "answer" in value else _answer(fact, value)
        place = (*literal(" ("), *code(origin.place(path)), *literal(")"))
        yield Line("", (*words(in_language(fact.question)), *literal(" "), *said, *place), path)


def _answer(fact: Fact, value: object) -> Phrase:
    """Return an answer in words; codes by their meaning, with the code."""
    if isinstance(value, bool):
        return literal("yes" if value else "no")
    meanings = {one.id: in_language(one.meaning) for one in fact.codes}
    values = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
    told = [(*words(meanings[one]), *literal(" ("), *code(one), *literal(")")) if one in meanings else words(one) for one in values]
    return joined(told) if told else literal("none")


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
