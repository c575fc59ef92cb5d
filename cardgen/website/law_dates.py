"""From when something binds, by the law alone: dates with what they replaced, grounds, transitions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cardgen.domain.clock import Clock
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Ground, NamedDate
from cardgen.domain.text import in_language
from cardgen.website import address
from cardgen.website.clauses import Clause, clause
from cardgen.website.fragments import Citation, Day, citations, day


@dataclass(frozen=True, slots=True)
class SetDate:
    """A date as one text set it."""

    day: Day
    known_from: str
    references: tuple[Citation, ...]
    by: str
    replaced: bool


@dataclass(frozen=True, slots=True)
class LawDate:
    """A named date: the one that counts first, then those that it replaced."""

    anchor: str
    title: str
    href: str
    history: tuple[SetDate, ...]
    note: str


@dataclass(frozen=True, slots=True)
class LawGround:
    """A ground on which a date counts, and who need not follow yet."""

    date: LawDate
    when: Clause | None
    unless: str
    unless_references: tuple[Citation, ...]


def law_date(named: NamedDate, regime: Regime, clock: Clock) -> LawDate:
    """Return a date of a pack with all that it replaced, newest text first."""
    counting = named.at(clock.law_at)
    history = tuple(
        SetDate(
            day=day(version.from_, clock.as_of),
            known_from=version.known_from.isoformat(),
            references=citations((version.reference,), regime),
            by=version.by or "",
            replaced=version is not counting,
        )
        for version in sorted(named.history, key=lambda one: one.known_from, reverse=True)
    )
    anchor = f"date-{named.id}"
    note = in_language(named.note) if named.note else ""
    return LawDate(anchor, in_language(named.title), address.regime(regime.id, anchor), history, note)


def law_grounds(name: str | None, regime: Regime, clock: Clock) -> tuple[LawGround, ...]:
    """Return the grounds of a schedule, or the one date of that name."""
    if name is None:
        return ()
    schedule = regime.schedules.get(name)
    grounds = schedule.grounds if schedule else (Ground(date=name),)
    return tuple(_ground(ground, regime, clock) for ground in grounds)


def first_day(name: str | None, regime: Regime, clock: Clock) -> date | None:
    """Return the earliest day on which something can bind."""
    if name is None:
        return None
    schedule = regime.schedules.get(name)
    names = [ground.date for ground in schedule.grounds] if schedule else [name]
    versions = [regime.dates[one].at(clock.law_at) for one in names]
    return min((version.from_ for version in versions if version), default=None)


def _ground(ground: Ground, regime: Regime, clock: Clock) -> LawGround:
    transition = regime.transitions[ground.unless] if ground.unless else None
    return LawGround(
        date=law_date(regime.dates[ground.date], regime, clock),
        when=clause(ground.when, regime) if ground.when is not None else None,
        unless=in_language(transition.title) if transition else "",
        unless_references=citations(transition.references, regime) if transition else (),
    )
