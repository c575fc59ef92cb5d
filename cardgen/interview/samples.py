"""Answers to try on a question: one for each way in which the answer can make a difference, with how likely it is.

The weights order questions and nothing else: no verdict ever rests on a sample.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from cardgen.domain.truth import Json
from cardgen.interview.answering import decided, undecided_codes
from cardgen.interview.form import Form, Kind
from cardgen.interview.tested import Comparisons

_MOST = 8
_NONE = 0.5
_ELSEWHERE = "AQ"
_SOMETHING = "something"


@dataclass(frozen=True, slots=True)
class Sample:
    """A possible answer and its weight."""

    value: Json
    weight: float


def samples(  # noqa: PLR0911 - one case for each kind
    form: Form, tested: Comparisons, value: object = None
) -> tuple[Sample, ...]:
    """Return answers that differ for the conditions; `value` is what stands there now, if it is half known."""
    match form.kind:
        case Kind.YES_NO:
            return Sample(False, 0.5), Sample(True, 0.5)
        case Kind.JUDGEMENT:
            return tuple(Sample({"answer": one, "rationale": _SOMETHING}, 0.5) for one in (False, True))
        case Kind.CHOICE | Kind.PLACE:
            return tuple(Sample(codes[0], share) for codes, share in _classes(form, tested))
        case Kind.CHOICES | Kind.PLACES:
            return tuple(_of_list(form, tested, value))
        case Kind.COUNT | Kind.NUMBER:
            return tuple(_evenly(_numbers(tested.limits)))
        case Kind.DATE:
            return tuple(_evenly(_days(tested.days)))
        case Kind.TEXT:
            return tuple(_evenly([_SOMETHING, *_texts(tested)]))
        case Kind.TEXTS:
            return tuple(_evenly([[], [_SOMETHING]]))
        case Kind.ENTRIES:
            return Sample([], _NONE), Sample([{}], _NONE)


def nothing_of(form: Form) -> Json:
    """Return the answer that says no or none; null where the form has no such answer."""
    if form.kind is Kind.YES_NO:
        return False
    return [] if form.kind in {Kind.CHOICES, Kind.PLACES, Kind.TEXTS, Kind.ENTRIES} else None


def _of_list(form: Form, tested: Comparisons, value: object) -> Iterator[Sample]:
    asked = undecided_codes(value)
    yield Sample(decided(value, asked, [], []), _NONE)
    for codes, share in _classes(form, tested):
        yield Sample(decided(value, asked, [codes[0]], []), (1 - _NONE) * share)


def _classes(form: Form, tested: Comparisons) -> list[tuple[list[str], float]]:
    """Return the codes by what the conditions make of them: those of one class are the same to every condition."""
    found: dict[tuple[bool, ...], list[str]] = {}
    for code in _codes(form, tested):
        found.setdefault(tuple(_meets(code, wanted) for wanted in tested.values), []).append(code)
    largest = sorted(found.values(), key=len, reverse=True)[:_MOST]
    total = sum(len(codes) for codes in largest)
    return [(codes, len(codes) / total) for codes in largest]


def _codes(form: Form, tested: Comparisons) -> Iterable[str]:
    if form.kind in {Kind.PLACE, Kind.PLACES}:
        return [*dict.fromkeys(str(one) for wanted in tested.values for one in wanted if one != "*"), _ELSEWHERE]
    return [option.code for option in form.options]


def _meets(code: str, wanted: tuple[object, ...]) -> bool:
    return any(
        one in (code, "*") or (isinstance(one, str) and one.endswith(".*") and code.startswith(one[:-1]))
        for one in wanted
    )


def _numbers(limits: set[float]) -> list[Json]:
    ordered = sorted(limits)[: _MOST - 1]
    return [0, *(limit * 1.01 if limit else 1 for limit in ordered)]


def _days(days: set[str]) -> list[Json]:
    ordered = sorted(days)[: _MOST - 1]
    if not ordered:
        return [date(2020, 1, 1).isoformat()]
    return [(date.fromisoformat(ordered[0]) - timedelta(days=1)).isoformat(), *ordered]


def _texts(tested: Comparisons) -> list[Json]:
    texts: list[Json] = [one for wanted in tested.values for one in wanted if isinstance(one, str)]
    return texts[: _MOST - 1]


def _evenly(values: list[Json]) -> Iterator[Sample]:
    yield from (Sample(value, 1 / len(values)) for value in values)
