"""What a regime decides about a system, ready to show: value, rule, reason, place, and what is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cardgen.domain.assessment import Assessment, AxisResult, RuleResult
from cardgen.domain.clock import Clock
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Axis
from cardgen.domain.scalar import shown
from cardgen.domain.text import counted, in_language
from cardgen.domain.truth import Truth, Used
from cardgen.rendering.because import Because, Origin, Question, because_of, questions_of
from cardgen.rendering.words import When, axis_words, review_note, when
from cardgen.website import address
from cardgen.website.fragments import Citation, citations
from cardgen.website.portfolio import SiteSystem


@dataclass(frozen=True, slots=True)
class AxisCell:
    """The result of an axis in a table: the word, its style, the range where it is open, where it is explained."""

    axis: str
    value: str
    level: str
    summary: str
    href: str
    severity: int


@dataclass(frozen=True, slots=True)
class Ground:
    """A rule that holds: the value that it gives, where it stands, since when, and the facts behind it."""

    value: str
    title: str
    href: str
    references: tuple[Citation, ...]
    when: When | None
    because: tuple[Because, ...]
    review: str


@dataclass(frozen=True, slots=True)
class RuledOut:
    """A more severe value that does not hold: how many rules were tested, and the facts that shut them out."""

    value: str
    rules: str
    because: tuple[Because, ...]
    href: str


@dataclass(frozen=True, slots=True)
class AxisVerdict:
    """A verdict in its fixed order: value, rule, reason, place, what else holds, what is open."""

    anchor: str
    regime: str
    regime_href: str
    axis: str
    as_of: str
    law: str
    value: str
    level: str
    summary: str
    grounds: tuple[Ground, ...]
    also: tuple[Ground, ...]
    given: tuple[Because, ...]
    ruled_out: tuple[RuledOut, ...]
    decided_by: tuple[Question, ...]
    nothing_open: str


def level_of(result: AxisResult, axis: Axis) -> str:
    """Return the style of a result: prohibited, undetermined, or a plain value."""
    if not result.determined:
        return "undetermined"
    return "prohibited" if any(value.prohibited and value.id == result.value for value in axis.values) else "plain"


def severity_of(result: AxisResult, axis: Axis) -> int:
    """Return a number to sort by: the most severe value that is still possible comes first."""
    order = [value.id for value in axis.values]
    possible = [order.index(value) for value in result.possible if value in order]
    return min(possible, default=len(order))


def axis_cell(result: AxisResult, regime: Regime, system_id: str) -> AxisCell:
    """Return a result for a table."""
    axis = regime.axes[result.axis]
    words = axis_words(result, axis)
    anchor = address.verdict_anchor(regime.id, axis.id)
    return AxisCell(
        axis=in_language(axis.title),
        value=words.value,
        level=level_of(result, axis),
        summary="" if words.determined else words.summary,
        href=address.system(system_id, anchor),
        severity=severity_of(result, axis),
    )


def axis_verdict(result: AxisResult, assessment: Assessment, system: SiteSystem) -> AxisVerdict:
    """Return a result with everything that leads to it."""
    regime, clock = assessment.regime, assessment.clock
    axis = regime.axes[result.axis]
    words = axis_words(result, axis)
    origin = system.origin
    main = [one for one in result.holding if one.rule.value == result.at_least]
    others = [one for one in result.holding if one.rule.value != result.at_least]
    return AxisVerdict(
        anchor=address.verdict_anchor(regime.id, axis.id),
        regime=in_language(regime.title),
        regime_href=address.regime(regime.id, f"axis-{axis.id}"),
        axis=in_language(axis.title),
        as_of=clock.as_of.isoformat(),
        law=law_text(regime, clock),
        value=words.value,
        level=level_of(result, axis),
        summary=words.summary,
        grounds=tuple(_ground(one, assessment, origin) for one in main),
        also=tuple(_ground(one, assessment, origin) for one in others),
        given=_said_once(_given(result, assessment), origin),
        ruled_out=_ruled_out(result, regime, origin),
        decided_by=questions_of(result.missing, regime),
        nothing_open="no open question could change it"
        if result.determined
        else "no fact that can be answered decides it",
    )


def law_text(regime: Regime, clock: Clock) -> str:
    """Return as of which day the law is read, and which version of its main text that is."""
    versions = regime.header.instruments[0].versions if regime.header.instruments else ()
    known = [version.id for version in versions if version.known_from <= clock.law_at]
    return clock.law_at.isoformat() + (f" (text of {known[-1]})" if known else "")


def _ground(result: RuleResult, assessment: Assessment, origin: Origin) -> Ground:
    rule, regime = result.rule, assessment.regime
    used = result.outcome.because
    own = [one for one in used if one not in assessment.background]
    values = {value.id: in_language(value.title) for axis in regime.axes.values() for value in axis.values}
    return Ground(
        value=values.get(rule.value or "", ""),
        title=in_language(rule.title),
        href=address.rule(regime.id, rule.id),
        references=citations(rule.references, regime),
        when=when(result.timing, assessment.clock.as_of) if rule.applies_from else None,
        because=because_of(own or used, origin),
        review=review_note(rule),
    )


def _given(result: AxisResult, assessment: Assessment) -> list[Used]:
    used = dict.fromkeys(fact for rule in result.holding for fact in rule.outcome.because)
    return [fact for fact in used if fact in assessment.background]


def _said_once(used: Iterable[Used], origin: Origin) -> tuple[Because, ...]:
    """Return what each of many facts says, once, whatever it was compared with."""
    facts = {fact.path: fact.value for fact in used}
    return tuple(Because(path, f"is {shown(value) or 'empty'}", origin.place(path)) for path, value in facts.items())


def _ruled_out(result: AxisResult, regime: Regime, origin: Origin) -> tuple[RuledOut, ...]:
    axis = regime.axes[result.axis]
    order = [value.id for value in axis.values]
    above = order[: order.index(result.at_least)] if result.at_least in order else order
    found: list[RuledOut] = []
    for value in axis.values:
        rules = [one for one in result.rules if one.rule.value == value.id]
        if value.id in above and rules and all(one.outcome.truth is Truth.FALSE for one in rules):
            because = _said_once((fact for one in rules for fact in one.outcome.because), origin)
            href = address.rule(regime.id, f"value-{axis.id}-{value.id}")
            found.append(
                RuledOut(in_language(value.title), f"none of {counted(len(rules), 'rule')} holds", because, href)
            )
    return tuple(found)
