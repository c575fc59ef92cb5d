"""The result of an axis: the most severe value with a true rule, or the range in which it lies."""

from __future__ import annotations

from dataclasses import replace

from cardgen.domain.assessment import UNDETERMINED, AxisResult, RuleResult, Timing, TimingState
from cardgen.domain.condition import NEVER
from cardgen.domain.regime import Axis, Rule
from cardgen.domain.truth import Outcome, Truth, merged, unknown
from cardgen.rules.judge import Judge

_NO_TIMING = Timing(TimingState.NONE)


def axis_result(axis: Axis, judge: Judge) -> AxisResult:
    """Return what an axis says about the system; never the milder value through silence."""
    rules = [rule for rule in judge.regime.rules.values() if rule.axis == axis.id and rule.when is not NEVER]
    results: tuple[RuleResult, ...] = tuple(_rule_result(rule, judge) for rule in rules)
    true = {result.rule.value for result in results if result.outcome.truth is Truth.TRUE}
    open_values = {result.rule.value for result in results if result.outcome.truth is Truth.UNKNOWN}
    order = [value.id for value in axis.values]
    certain = next((value for value in order if value in true), None)
    fallbacks = {value.id for value in axis.values if value.fallback} - {certain}
    results = tuple(replace(one, eclipsed=True) if one.rule.value in fallbacks else one for one in results)
    above = order[: order.index(certain)] if certain else order
    possible = [value for value in above if value in open_values]
    if certain and not possible:
        return AxisResult(axis.id, certain, certain, (certain,), results)
    whole = (*possible, certain) if certain else tuple(possible)
    deciding = [result for result in results if result.outcome.truth is Truth.UNKNOWN and result.rule.value in possible]
    return AxisResult(
        axis=axis.id,
        value=UNDETERMINED,
        at_least=certain or (whole[-1] if whole else UNDETERMINED),
        possible=whole,
        rules=results,
        missing=merged(result.outcome.missing for result in deciding),
    )


def axis_is(result: AxisResult, value: str) -> Outcome:
    """Return whether an axis has a value, with the reasons of the result."""
    if result.determined or value not in result.possible:
        holding = [one.outcome for one in result.holding if one.rule.value == result.at_least]
        return Outcome(Truth.TRUE if result.value == value else Truth.FALSE, because_of=holding[:1])
    return unknown(*result.missing)


def _rule_result(rule: Rule, judge: Judge) -> RuleResult:
    outcome = judge.evaluator.rule(rule.id)
    excepted = [
        judge.regime.rules[exception]
        for exception in rule.unless
        if judge.evaluator.rule(exception).truth is Truth.TRUE
    ]
    holds = outcome.truth is not Truth.FALSE
    timing = judge.timing(rule.applies_from) if holds else _NO_TIMING
    return RuleResult(rule, outcome, timing, tuple(excepted))
