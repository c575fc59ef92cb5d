"""Conditions in words, one line each, indented by depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cardgen.domain.condition import (
    NEVER,
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
    Share,
    Some,
    Term,
)
from cardgen.domain.scalar import number_text, shown


def condition_lines(condition: Condition, indent: str = "") -> Iterator[str]:
    """Yield a condition in words."""
    match condition:
        case _ if condition is NEVER:
            yield f"{indent}nothing: not in the law on that day"
        case All():
            yield from _group("all of", condition.all_, indent)
        case AnyOf():
            yield from _group("any of", condition.any_, indent)
        case Not():
            yield from _group("not", (condition.not_,), indent)
        case Some():
            yield from _group(f"some item of {condition.some}", (condition.where,), indent)
        case _:
            yield f"{indent}{leaf_text(condition)}"


def _group(word: str, parts: tuple[Condition, ...], indent: str) -> Iterator[str]:
    yield f"{indent}{word}"
    for part in parts:
        yield from condition_lines(part, f"{indent}  ")


def leaf_text(condition: Condition) -> str:  # noqa: C901, PLR0911, PLR0912 - one case for each operator
    """Return a condition without parts in words."""
    match condition:
        case Is():
            return f"{condition.fact} is {shown(condition.is_)}"
        case In():
            return f"{condition.fact} is one of {', '.join(shown(one) for one in condition.in_)}"
        case Includes():
            return f"{condition.fact} includes {shown(condition.includes)}"
        case IncludesAny():
            return f"{condition.fact} includes any of {', '.join(shown(one) for one in condition.includes_any)}"
        case AtLeast():
            return f"{condition.fact} is at least {_limit(condition.at_least)}"
        case AtMost():
            return f"{condition.fact} is at most {_limit(condition.at_most)}"
        case MoreThan():
            return f"{condition.fact} is more than {_limit(condition.more_than)}"
        case Before():
            return f"{condition.fact} is before {condition.before}"
        case From():
            return f"{condition.fact} is on or after {condition.from_}"
        case Term():
            return f"term {condition.term}"
        case RuleHolds():
            return f"rule {condition.rule}"
        case AxisIs():
            return f"{condition.axis} is {condition.is_}"
        case Present():
            return f"{condition.present} is documented"
        case HasEvidence():
            return f"there is valid evidence: {' or '.join(condition.kinds)}"
        case All() | AnyOf() | Not() | Some():
            return " ".join(line.strip() for line in condition_lines(condition))
        case _:
            assert_never(condition)


def sentence(condition: Condition) -> str:
    """Return a condition on an item in one sentence: `kind is refusal_rate and value is at most 0.05`."""
    match condition:
        case All():
            return " and ".join(sentence(part) for part in condition.all_)
        case AnyOf():
            return f"({' or '.join(sentence(part) for part in condition.any_)})"
        case Not():
            return f"not ({sentence(condition.not_)})"
        case Some():
            return f"some item of {condition.some.lstrip('.')} where {sentence(condition.where)}"
        case _:
            return leaf_text(condition).removeprefix(".")


def _limit(limit: float | Share) -> str:
    return f"{number_text(limit.share)} of {limit.of}" if isinstance(limit, Share) else number_text(limit)
