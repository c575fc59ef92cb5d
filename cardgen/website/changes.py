"""What amending acts did to a regime: one page for each regime that was amended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from cardgen.domain.amendment import Amendment
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Role, Transition
from cardgen.domain.text import in_language
from cardgen.website import address
from cardgen.website.clauses import TERM
from cardgen.website.fragments import Citation, Link, block, citations
from cardgen.website.page import Page, Part
from cardgen.website.portfolio import SiteInput


@dataclass(frozen=True, slots=True)
class Amended:
    """What one amendment did to one provision."""

    did: str
    by: str
    known_from: str
    text: str
    references: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A line of the page: the provision, and what was done to it."""

    what: Link
    amended: Amended


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is amended, under a heading."""

    title: str
    anchor: str


_DATES = _Kind("Dates", "dates")
_RULES = _Kind("What decides the verdicts", "rules")
_REQUIREMENTS = _Kind("Requirements", "requirements")
_NAMED = _Kind("Terms, roles and transitions", "terms")
_ORDER = (_DATES, _RULES, _REQUIREMENTS, _NAMED)


def amended(history: Iterable[Amendment[Any]], regime: Regime) -> tuple[Amended, ...]:
    """Return what amending acts did to a provision, newest first."""
    return tuple(
        Amended(
            did=one.did,
            by=one.by,
            known_from=one.known_from.isoformat(),
            text=in_language(one.change),
            references=citations(one.references, regime),
        )
        for one in reversed(tuple(history))
    )


def is_amended(regime: Regime) -> bool:
    """Whether an amending act did something to a regime."""
    return any(True for _ in _changes(regime, date.max))


def changes_page(regime: Regime, site: SiteInput) -> Page:
    """Return the page of what amending acts did to a regime, newest act first."""
    at = address.changes(regime.id)
    acts: dict[tuple[str, str], dict[_Kind, list[Change]]] = {}
    for kind, change in _changes(regime, site.clock.law_at):
        act = (change.amended.known_from, change.amended.by)
        acts.setdefault(act, {}).setdefault(kind, []).append(change)
    parts = [Part(prose=block("text", at, text=_LEAD))]
    for number, (known_from, by) in enumerate(sorted(acts, reverse=True)):
        kinds = acts[known_from, by]
        total = sum(len(changes) for changes in kinds.values())
        head = block("act", at, known_from=known_from, total=total)
        parts.append(Part(by, f"act-{known_from}" + (f"-{number}" if number else ""), block=head))
        for kind in (one for one in _ORDER if one in kinds):
            anchor = f"{kind.anchor}-{known_from}" + (f"-{number}" if number else "")
            parts.append(Part(kind.title, anchor, 3, block=block("changes", at, rows=kinds[kind])))
    title = f"What changed in {in_language(regime.title)}"
    law = (in_language(regime.title), address.regime(regime.id))
    return Page(f"{at}index.md", title, tuple(parts), _LEAD[:200], trail=(("Regimes", address.REGIMES), law))


_LEAD = (
    "Amending acts moved dates, added and repealed duties, and rewrote some. "
    "Nothing is edited in place: with --law-at, cardgen answers by the text that was known on any day."
)


def _changes(regime: Regime, law_at: date) -> Iterator[tuple[_Kind, Change]]:
    yield from ((_DATES, one) for one in _moved(regime, law_at))
    for rule in regime.rules.values():
        link = Link(in_language(rule.title), address.rule(regime.id, rule.id))
        yield from ((_RULES, Change(link, one)) for one in amended(rule.history, regime))
    for requirement in regime.requirements.values():
        title = f"{requirement.id} {in_language(requirement.title)}"
        link = Link(title, address.requirement(regime.id, requirement.id))
        yield from ((_REQUIREMENTS, Change(link, one)) for one in amended(requirement.history, regime))
    for requirement in regime.repealed.values():
        link = Link(f"{requirement.id} {in_language(requirement.title)}", "")
        yield from ((_REQUIREMENTS, Change(link, one)) for one in amended(requirement.history, regime))
    for term in regime.terms.values():
        link = Link(in_language(term.title), address.rule(regime.id, f"{TERM}{term.id}"))
        yield from ((_NAMED, Change(link, one)) for one in amended(term.history, regime))
    others: tuple[Role | Transition, ...] = (*regime.roles.values(), *regime.transitions.values())
    for named in others:
        link = Link(in_language(named.title), address.regime(regime.id, "dates"))
        yield from ((_NAMED, Change(link, one)) for one in amended(named.history, regime))


def _moved(regime: Regime, law_at: date) -> Iterator[Change]:
    for named in regime.dates.values():
        link = Link(in_language(named.title), address.regime(regime.id, f"date-{named.id}"))
        known = [version for version in named.history if version.known_from <= law_at]
        for index, version in enumerate(known):
            if version.by is None:
                continue
            earlier = known[index - 1].from_.isoformat() if index else ""
            text = f"{version.from_}, before {earlier}" if earlier else f"{version.from_}, a new date"
            did = "moved" if earlier else "added"
            references = citations((version.reference,), regime)
            yield Change(link, Amended(did, version.by, version.known_from.isoformat(), text, references))
