"""Conditions in words, as a nested list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import assert_never

from cardgen.domain.condition import (
    All,
    AnyOf,
    AtLeast,
    AtMost,
    AxisIs,
    Before,
    Condition,
    From,
    HasEvidence,
    In,
    Includes,
    IncludesAny,
    Is,
    MoreThan,
    Not,
    Present,
    RuleHolds,
    Some,
    Term,
)
from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.website import address

TERM = "term-"


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of a condition: words, then a path of the manifest or a link, then words, then what it joins."""

    words: str = ""
    path: str = ""
    test: str = ""
    link_text: str = ""
    link: str = ""
    children: tuple[Clause, ...] = ()


def clause(  # noqa: C901, PLR0911, PLR0912 - one case for each operator of the closed vocabulary
    condition: Condition, regime: Regime
) -> Clause:
    """Return a condition in words."""
    match condition:
        case All():
            return Clause("all of these", children=_each(condition.all_, regime))
        case AnyOf():
            return Clause("at least one of these", children=_each(condition.any_, regime))
        case Not():
            return Clause("not", children=(clause(condition.not_, regime),))
        case Is():
            return Clause(path=condition.fact, test=f"is {_value(condition.is_)}")
        case In():
            return Clause(path=condition.fact, test=f"is one of {_values(condition.in_)}")
        case Includes():
            return Clause(path=condition.fact, test=f"includes {_value(condition.includes)}")
        case IncludesAny():
            return Clause(path=condition.fact, test=f"includes any of {_values(condition.includes_any)}")
        case AtLeast():
            return Clause(path=condition.fact, test=f"is at least {condition.at_least:g}")
        case AtMost():
            return Clause(path=condition.fact, test=f"is at most {condition.at_most:g}")
        case MoreThan():
            return Clause(path=condition.fact, test=f"is more than {condition.more_than:g}")
        case Before():
            return Clause(path=condition.fact, test=f"is before {_day(condition.before, regime)}")
        case From():
            return Clause(path=condition.fact, test=f"is on or after {_day(condition.from_, regime)}")
        case Some():
            inside = (clause(condition.where, regime),)
            return Clause("some item of", path=condition.some, test="where", children=inside)
        case Term():
            title = in_language(regime.terms[condition.term].title)
            return Clause(link_text=title, link=address.rule(regime.id, f"{TERM}{condition.term}"))
        case RuleHolds():
            rule = regime.rules[condition.rule]
            return Clause("the rule", link_text=in_language(rule.title), link=address.rule(regime.id, rule.id))
        case AxisIs():
            return Clause("another regime says", path=condition.axis, test=f"is {condition.is_}")
        case Present():
            return Clause(path=condition.present, test="is documented")
        case HasEvidence():
            kinds = " or ".join(EvidenceKind.meaning_of(kind) for kind in condition.kinds)
            return Clause(f"valid evidence: {kinds}", path="evidence")
        case _:
            assert_never(condition)


def _each(conditions: tuple[Condition, ...], regime: Regime) -> tuple[Clause, ...]:
    return tuple(clause(one, regime) for one in conditions)


def _day(limit: str, regime: Regime) -> str:
    named = regime.dates.get(limit)
    return f"{named.history[-1].from_} ({in_language(named.title)})" if named else limit


def _values(values: tuple[bool | int | float | str, ...]) -> str:
    return ", ".join(_value(value) for value in values)


def _value(value: bool | float | str) -> str:  # noqa: FBT001 - a value of a manifest
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:g}" if isinstance(value, float) else str(value)
