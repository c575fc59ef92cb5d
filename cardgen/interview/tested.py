"""What the conditions of packs compare each fact with: the values that can make a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from cardgen.domain.condition import (
    All,
    AnyOf,
    AtLeast,
    AtMost,
    Before,
    Condition,
    From,
    In,
    Includes,
    IncludesAny,
    Is,
    MoreThan,
    Not,
    Share,
    Some,
)
from cardgen.domain.pack import Regime


@dataclass(slots=True)
class Comparisons:
    """The comparisons with one fact: groups of values, limits of numbers, days."""

    values: list[tuple[object, ...]] = field(default_factory=list)
    limits: set[float] = field(default_factory=set)
    days: set[str] = field(default_factory=set)


def tested_facts(regimes: Iterable[Regime]) -> dict[str, Comparisons]:
    """Return by general path what the conditions of regimes compare each fact with."""
    found: dict[str, Comparisons] = {}
    for regime in regimes:
        for condition in _conditions(regime):
            for path, leaf in _leaves(condition, ""):
                _note(found.setdefault(path, Comparisons()), leaf, regime)
    return found


def _conditions(regime: Regime) -> Iterator[Condition]:
    yield from (term.when for term in regime.terms.values())
    yield from (role.when for role in regime.roles.values())
    yield from (transition.when for transition in regime.transitions.values())
    for rule in regime.rules.values():
        yield rule.when
        if rule.given is not None:
            yield rule.given
    for schedule in regime.schedules.values():
        yield from (ground.when for ground in schedule.grounds if ground.when is not None)
    for requirement in regime.requirements.values():
        if requirement.applies_when is not None:
            yield requirement.applies_when
        yield from requirement.satisfied_when


def _leaves(condition: Condition, prefix: str) -> Iterator[tuple[str, Condition]]:
    match condition:
        case All():
            for part in condition.all_:
                yield from _leaves(part, prefix)
        case AnyOf():
            for part in condition.any_:
                yield from _leaves(part, prefix)
        case Not():
            yield from _leaves(condition.not_, prefix)
        case Some():
            yield from _leaves(condition.where, f"{_absolute(condition.some, prefix)}[].")
        case Is() | In() | Includes() | IncludesAny() | AtLeast() | AtMost() | MoreThan() | Before() | From():
            yield _absolute(condition.fact, prefix), condition
        case _:
            pass


def _absolute(fact: str, prefix: str) -> str:
    return f"{prefix}{fact[1:]}" if fact.startswith(".") else fact


def _note(tested: Comparisons, leaf: Condition, regime: Regime) -> None:
    match leaf:
        case Is():
            tested.values.append((leaf.is_,))
        case In():
            tested.values.append(leaf.in_)
        case Includes():
            tested.values.append((leaf.includes,))
        case IncludesAny():
            tested.values.append(leaf.includes_any)
        case AtLeast():
            tested.limits |= _limit(leaf.at_least)
        case AtMost():
            tested.limits |= _limit(leaf.at_most)
        case MoreThan():
            tested.limits |= _limit(leaf.more_than)
        case Before():
            tested.days |= _days(leaf.before, regime)
        case From():
            tested.days |= _days(leaf.from_, regime)
        case _:
            pass


def _limit(value: float | Share) -> set[float]:
    return set() if isinstance(value, Share) else {value}


def _days(name: str, regime: Regime) -> set[str]:
    named = regime.dates.get(name)
    return {version.from_.isoformat() for version in named.history} if named else {name}
