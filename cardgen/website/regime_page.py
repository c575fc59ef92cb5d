"""The page of a regime: what it is, versions and dates, axes, rules, requirements, what is not encoded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.domain.clock import Clock
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Instrument, NotEncoded
from cardgen.domain.requirement import Requirement
from cardgen.domain.text import in_language
from cardgen.rendering.words import Mark
from cardgen.website import address
from cardgen.website.census import Census
from cardgen.website.changes import is_amended
from cardgen.website.charts import axis_chart
from cardgen.website.fragments import Citation, Day, Link, block, citations, day
from cardgen.website.law_dates import first_day, law_date
from cardgen.website.law_order import provision, requirements_in_order
from cardgen.website.page import Outline, Page, Part, Search
from cardgen.website.portfolio import SiteInput
from cardgen.website.standing import Standing


@dataclass(frozen=True, slots=True)
class InstrumentView:
    """An instrument with its versions."""

    title: str
    number: str
    url: str
    versions: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value of an axis: what it means, how many rules decide it."""

    title: str
    summary: str
    rules: int
    href: str


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A requirement in a table: who owes it, from when, how many systems stand how."""

    id: str
    title: str
    href: str
    references: tuple[Citation, ...]
    roles: str
    since: Day | None
    counts: tuple[tuple[Mark, int], ...]
    concerned: int


@dataclass(frozen=True, slots=True)
class RequirementGroup:
    """The requirements of one provision."""

    title: str
    rows: tuple[RequirementRow, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """Something that is left to a person, why, and where it belongs."""

    what: str
    why: str
    references: tuple[Citation, ...]
    of: Link


def regime_page(regime: Regime, standings: Sequence[Standing], counted: Census, site: SiteInput) -> Page:
    """Return the page of a regime."""
    at = address.regime(regime.id)
    header = regime.header
    ledger_rows = ledger(regime)
    dates = [law_date(named, regime, site.clock) for named in regime.dates.values()]
    parts = [
        Part(
            prose=block("regime-head", at, summary=in_language(header.summary)),
            block=block(
                "regime-facts",
                at,
                header=header,
                issuers=[in_language(one) for one in header.issued_by],
                counts=_counts(regime, ledger_rows),
                rules=address.rule(regime.id),
                matrix=address.matrix(regime.id),
                changes=address.changes(regime.id) if is_amended(regime) else "",
            ),
        ),
        Part(
            "Texts and versions",
            "versions",
            block=block("instruments", at, rows=[_instrument(one) for one in header.instruments]),
        ),
        Part("Dates", "dates", block=block("law-dates", at, dates=dates)),
        Part("What it decides", "axes"),
    ]
    for axis in regime.axes.values():
        charts = [axis_chart(regime, axis, standings)]
        values = block("axis-values", at, rows=_values(regime, axis.id), name=in_language(axis.title))
        parts.append(
            Part(
                in_language(axis.title),
                f"axis-{axis.id}",
                3,
                block("text", at, text=in_language(axis.question)),
                values + "\n" + block("charts", at, charts=charts),
            )
        )
    parts += [
        Part(
            "Requirements",
            "requirements",
            block=block("requirements", at, groups=_groups(regime, counted, site.clock), systems=counted.systems),
        ),
        Part(
            "What is not encoded",
            "not-encoded",
            block=block("ledger", at, rows=ledger_rows, encoded=len(regime.rules) + len(regime.requirements)),
        ),
    ]
    return Page(
        f"{at}index.md",
        in_language(regime.title),
        tuple(parts),
        in_language(header.summary)[:200],
        search=Search.BOOSTED,
        trail=(("Regimes", address.REGIMES),),
    )


def regimes_page(site: SiteInput, standings: Sequence[Standing]) -> Page:
    """Return the table of all regimes."""
    rows = [
        (
            Link(in_language(one.title), address.regime(one.id)),
            one.header,
            len(one.rules),
            len(one.requirements),
            len(ledger(one)),
        )
        for one in site.regimes
    ]
    charts = [axis_chart(one, axis, standings) for one in site.regimes for axis in one.axes.values()]
    parts = (
        Part(block=block("regimes", address.REGIMES, rows=rows)),
        Part("What they decide here", "verdicts", block=block("charts", address.REGIMES, charts=charts)),
    )
    return Page(
        f"{address.REGIMES}index.md",
        "Regimes",
        parts,
        "The laws and standards that are assessed",
        "Regimes",
        outline=Outline.NONE,
    )


def requirement_row(requirement: Requirement, regime: Regime, counted: Census, clock: Clock) -> RequirementRow:
    """Return a requirement for a table."""
    since = first_day(requirement.applies_from, regime, clock)
    return RequirementRow(
        id=requirement.id,
        title=in_language(requirement.title),
        href=address.requirement(regime.id, requirement.id),
        references=citations(requirement.references, regime),
        roles=", ".join(in_language(regime.roles[role].title) for role in requirement.roles) or "everybody",
        since=day(since, clock.as_of) if since else None,
        counts=tuple(
            (mark, number)
            for mark, number in counted.counts(requirement.id)
            if number and mark.name != "not-applicable"
        ),
        concerned=len(counted.concerned(requirement.id)),
    )


def ledger(regime: Regime) -> tuple[LedgerRow, ...]:
    """Return everything that the pack leaves to a person."""
    rows = []
    for rule in regime.rules.values():
        link = Link(in_language(rule.title), address.rule(regime.id, rule.id))
        rows += [_ledger_row(one, link, regime) for one in rule.not_encoded]
    for requirement in regime.requirements.values():
        link = Link(requirement.id, address.requirement(regime.id, requirement.id))
        rows += [_ledger_row(one, link, regime) for one in requirement.not_encoded]
        if requirement.judgement:
            references = citations(requirement.references, regime)
            rows.append(LedgerRow(in_language(requirement.judgement), "a person's judgement", references, link))
    return tuple(rows)


def _ledger_row(left: NotEncoded, link: Link, regime: Regime) -> LedgerRow:
    return LedgerRow(in_language(left.what), in_language(left.why), citations(left.references, regime), link)


def _instrument(one: Instrument) -> InstrumentView:
    versions = tuple((version.id, version.known_from.isoformat(), version.amended_by or "") for version in one.versions)
    return InstrumentView(in_language(one.title), one.number or one.short, one.url or "", versions)


def _values(regime: Regime, axis_id: str) -> list[ValueRow]:
    rules = Counter(rule.value for rule in regime.rules.values() if rule.axis == axis_id)
    return [
        ValueRow(
            in_language(value.title),
            in_language(value.summary),
            rules[value.id],
            address.rule(regime.id, f"value-{axis_id}-{value.id}"),
        )
        for value in regime.axes[axis_id].values
    ]


def _groups(regime: Regime, counted: Census, clock: Clock) -> list[RequirementGroup]:
    groups: dict[str, list[RequirementRow]] = {}
    for requirement in requirements_in_order(regime):
        name = provision(requirement.references)
        groups.setdefault(name, []).append(requirement_row(requirement, regime, counted, clock))
    return [RequirementGroup(name, tuple(rows)) for name, rows in groups.items()]


def _counts(regime: Regime, rows: Sequence[LedgerRow]) -> tuple[tuple[int, str, str], ...]:
    unsure = sum(one.confidence != "high" for one in (*regime.rules.values(), *regime.requirements.values()))
    return (
        (len(regime.rules), "rules", address.rule(regime.id)),
        (len(regime.requirements), "requirements", "#requirements"),
        (len(regime.facts), "questions of its own", address.rule(regime.id, "facts")),
        (len(rows), "matters left to a person", "#not-encoded"),
        (unsure, "readings that need legal review", ""),
    )
