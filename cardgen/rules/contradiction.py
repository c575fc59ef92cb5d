"""Which answers of a manifest contradict each other, each with the places of both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from cardgen.domain.condition import All, AnyOf, Condition
from cardgen.domain.contradiction import AS_OF, Contradiction
from cardgen.domain.diagnostic import Diagnostic, Place
from cardgen.domain.facts import Facts, Position
from cardgen.domain.field_path import parse
from cardgen.domain.place import Places
from cardgen.domain.regime import DateVersion, NamedDate, NamedTerm, Rule
from cardgen.domain.text import in_language
from cardgen.domain.truth import Truth, Used, merged
from cardgen.rules.evaluate import Evaluator
from cardgen.rules.reading import Reading, items_at

_MOST_PLACES = 4
_START = Position(1, 1)


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction that holds: which part of its other side, and the facts of both sides."""

    contradiction: Contradiction
    part: int
    used: tuple[Used, ...]


@dataclass(frozen=True, slots=True)
class _FactsAlone:
    """What the conditions of contradictions may name: no term and no rule, and one date."""

    terms: Mapping[str, NamedTerm]
    rules: Mapping[str, Rule]
    dates: Mapping[str, NamedDate]


@cache
def _names(as_of: date) -> _FactsAlone:
    version = DateVersion(known_from=date.min, from_=as_of, reference=AS_OF)
    return _FactsAlone({}, {}, {AS_OF: NamedDate(id=AS_OF, title={"en": AS_OF}, history=(version,))})


def found_in(facts: Facts, tried: Iterable[Contradiction], places: Places, as_of: date) -> Iterator[Found]:
    """Yield each contradiction that the answers force; an open question forces none."""
    evaluator = Evaluator(_names(as_of), facts, places, as_of, as_of)
    for one in tried:
        if one.given is not None and not one.given_of_item and not _holds(evaluator, one.given, None):
            continue
        items: Iterable[Reading | None] = items_at(facts.data, parse(one.each)) if one.each else (None,)
        for item in items:
            if one.given is not None and one.given_of_item and not _holds(evaluator, one.given, item):
                continue
            for part, condition in enumerate(one.when):
                if _holds(evaluator, condition, item):
                    sides = [side for side in (condition, one.given) if side is not None]
                    yield Found(one, part, merged(evaluator.evaluate(side, item).because for side in sides))


def _holds(evaluator: Evaluator[_FactsAlone], condition: Condition, item: Reading | None) -> bool:
    """Whether a condition is true, found out with as few questions as possible: hardly any contradiction holds."""
    if isinstance(condition, All):
        return all(_holds(evaluator, part, item) for part in condition.all_)
    if isinstance(condition, AnyOf):
        return any(_holds(evaluator, part, item) for part in condition.any_)
    return evaluator.evaluate(condition, item).truth is Truth.TRUE


def contradictions(
    facts: Facts, name: str, tried: Iterable[Contradiction], places: Places, as_of: date
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each contradiction of a manifest: it stands at one side and names the other's line."""
    for one in found_in(facts, tried, places, as_of):
        paths = list(dict.fromkeys(used.path for used in one.used))[:_MOST_PLACES]
        (path, at), *others = ((path, facts.position(path) or _START) for path in paths)
        related = tuple(Place(there, position.line, position.column) for there, position in others)
        lines = ", ".join(f"line {place.line}: {place.pointer}" for place in related)
        what = in_language(one.contradiction.what) + (f" ({lines})" if lines else "")
        now = in_language(one.contradiction.now)
        level = one.contradiction.level
        yield Diagnostic(name, at.line, at.column, path, what, now, "contradiction", level, related)
