"""The answers to questions that only one regime asks, as lines; judgements are marked as the team's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cardgen.domain.assessment import Assessment
from cardgen.domain.facts import is_unanswered, stated_reason
from cardgen.domain.field_path import FACTS
from cardgen.domain.regime import Fact
from cardgen.domain.scalar import number_words
from cardgen.domain.text import in_language
from cardgen.rendering.because import Origin
from cardgen.rendering.card_view import Line
from cardgen.rendering.field_words import status_phrase
from cardgen.rendering.phrase import code, emphasised, joined, literal, words
from cardgen.rendering.pieces import Phrase


def own_answers(assessment: Assessment, origin: Origin) -> Iterator[Line]:
    """Yield one line with the answers that the manifest gives under `facts.<regime>`; nothing without answers."""
    regime = assessment.regime
    found = [
        line for fact in regime.facts.values() for line in _own_answer(fact, f"{FACTS}.{regime.id}.{fact.id}", origin)
    ]
    if found:
        yield Line("Answers to its own questions", under=tuple(found))


def _own_answer(fact: Fact, path: str, origin: Origin) -> Iterator[Line]:
    value = origin.facts.value(path)
    reason = stated_reason(value)
    if reason or not is_unanswered(value):
        said = status_phrase(*reason) if reason else fact_answer(fact, value)
        place = (*literal(" ("), *code(origin.place(path)), *literal(")"))
        yield Line("", (*words(in_language(fact.question)), *literal(" "), *said, *place), path)


def fact_answer(fact: Fact, value: object) -> Phrase:
    """Return an answer in words; codes by their meaning, a judgement as the team's."""
    match value:
        case bool():
            return literal("yes" if value else "no")
        case int() | float():
            return literal(number_words(value))
        case Mapping() if "answer" in value:
            return _judgement(value)
        case Mapping():
            has, undecided = (_codes(fact, value.get(key, ())) for key in ("has", "undecided"))
            return joined([*has, (*emphasised("undecided"), *literal(": "), *joined(undecided))])
        case list() | tuple():
            return joined(_codes(fact, value)) or literal("none")
        case _:
            return joined(_codes(fact, [value]))


def _codes(fact: Fact, values: object) -> list[Phrase]:
    meanings = {one.id: in_language(one.meaning) for one in fact.codes}
    found = [str(one) for one in values] if isinstance(values, list | tuple) else []
    return [
        (*words(meanings[one]), *literal(" ("), *code(one), *literal(")")) if one in meanings else words(one)
        for one in found
    ]


def _judgement(value: Mapping[str, object]) -> Phrase:
    by = f" by {value['by']}" if value.get("by") else ""
    on = f" on {value['on']}" if value.get("on") else ""
    said = literal("yes, " if value["answer"] else "no, ")
    return (*said, *emphasised(f"asserted{by}{on}"), *literal(": "), *words(str(value.get("rationale", ""))))
