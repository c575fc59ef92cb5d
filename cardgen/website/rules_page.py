"""All rules of a regime on one page, each with its own anchor, then the terms and questions that they use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.domain.clock import Clock
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Rule
from cardgen.domain.text import in_language
from cardgen.rendering.words import review_note
from cardgen.website import address
from cardgen.website.census import Census
from cardgen.website.changes import Amended, amended
from cardgen.website.clauses import TERM, Clause, clause
from cardgen.website.fragments import Citation, Link, block, citations
from cardgen.website.law_dates import LawGround, law_grounds
from cardgen.website.page import Page, Part
from cardgen.website.portfolio import SiteInput

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule: where it stands, its condition, exceptions, dates, what is left open, where it holds."""

    id: str
    references: tuple[Citation, ...]
    when: Clause
    given: Clause | None
    unless: tuple[Link, ...]
    grounds: tuple[LawGround, ...]
    amended: tuple[Amended, ...]
    review: str
    left: tuple[tuple[str, str], ...]
    systems: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class TermView:
    """A named condition."""

    anchor: str
    title: str
    references: tuple[Citation, ...]
    when: Clause
    note: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A question that only this regime asks."""

    path: str
    question: str
    help: str
    references: tuple[Citation, ...]
    codes: tuple[tuple[str, str], ...]
    asked_when: Clause | None


def rules_page(regime: Regime, counted: Census, site: SiteInput) -> Page:
    """Return the page of the rules of a regime."""
    at = address.rule(regime.id)
    title = f"Rules of {in_language(regime.title)}"
    parts = (
        *_decided(regime, counted, site.clock, at),
        *_exceptions(regime, counted, site.clock, at),
        Part(
            "Terms", "terms", block=block("terms", at, terms=[_term(one.id, regime) for one in regime.terms.values()])
        ),
        Part(
            "Questions that only this regime asks",
            "facts",
            block=block("own-facts", at, facts=[_fact(one, regime) for one in regime.facts]),
        ),
    )
    return Page(
        f"{at}index.md",
        title,
        parts,
        f"{len(regime.rules)} rules that decide what {in_language(regime.title)} says of a system",
        trail=(("Regimes", address.REGIMES), (in_language(regime.title), address.regime(regime.id))),
    )


def _decided(regime: Regime, counted: Census, clock: Clock, at: str) -> Iterator[Part]:
    for axis in regime.axes.values():
        yield Part(in_language(axis.title), f"axis-{axis.id}", 2, block("text", at, text=in_language(axis.question)))
        for value in axis.values:
            rules = [rule for rule in regime.rules.values() if (rule.axis, rule.value) == (axis.id, value.id)]
            yield Part(
                in_language(value.title),
                f"value-{axis.id}-{value.id}",
                3,
                block("text", at, text=in_language(value.summary)),
            )
            for rule in rules:
                yield _part(rule, _rule(rule, regime, counted, clock), at, 4)


def _exceptions(regime: Regime, counted: Census, clock: Clock, at: str) -> Iterator[Part]:
    rules = [rule for rule in regime.rules.values() if rule.axis is None]
    if rules:
        yield Part("Exceptions", "exceptions", 2)
    for rule in rules:
        yield _part(rule, _rule(rule, regime, counted, clock), at, 3)


def _part(rule: Rule, view: RuleView, at: str, level: int) -> Part:
    return Part(
        in_language(rule.title),
        rule.id,
        level,
        block("text", at, text=in_language(rule.summary)),
        block("rule", at, rule=view),
    )


def _rule(rule: Rule, regime: Regime, counted: Census, clock: Clock) -> RuleView:
    systems = counted.rules.get((regime.id, rule.id), ())
    return RuleView(
        id=rule.id,
        references=citations(rule.references, regime),
        when=clause(rule.when, regime),
        given=clause(rule.given, regime) if rule.given is not None else None,
        unless=tuple(Link(in_language(regime.rules[one].title), f"#{one}") for one in rule.unless),
        grounds=law_grounds(rule.applies_from, regime, clock),
        amended=amended(rule.history, regime),
        review=review_note(rule),
        left=tuple((in_language(one.what), in_language(one.why)) for one in rule.not_encoded),
        systems=tuple(Link(one.name, address.system(one.id)) for one in systems[:_SHOWN]),
        more=len(systems[_SHOWN:]),
    )


def _term(term_id: str, regime: Regime) -> TermView:
    term = regime.terms[term_id]
    note = in_language(term.note) if term.note else review_note(term)
    return TermView(
        f"{TERM}{term.id}", in_language(term.title), citations(term.references, regime), clause(term.when, regime), note
    )


def _fact(fact_id: str, regime: Regime) -> FactView:
    fact = regime.facts[fact_id]
    return FactView(
        path=f"facts.{regime.id}.{fact.id}",
        question=in_language(fact.question),
        help=in_language(fact.help) if fact.help else "",
        references=citations(fact.references, regime),
        codes=tuple((one.id, in_language(one.meaning)) for one in fact.codes),
        asked_when=clause(fact.asked_when, regime) if fact.asked_when is not None else None,
    )
