"""Small things that many pages show: days, marks, citations, links; and the one way from a view to a block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cardgen.domain.pack import Regime
from cardgen.domain.regime import Instrument
from cardgen.domain.text import in_language
from cardgen.rendering.environment import render
from cardgen.rendering.words import relative_date
from cardgen.website.page import without_blank_lines


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a page of the site; `href` is counted from the root."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and how far off it is from the day that is asked about."""

    iso: str
    relative: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference as the pack writes it, the official text, and the title of what it is in."""

    text: str
    url: str
    title: str


def day(when: date, as_of: date) -> Day:
    """Return a day as pages show it."""
    return Day(when.isoformat(), relative_date(when, as_of))


def citations(references: Iterable[str], regime: Regime) -> tuple[Citation, ...]:
    """Return references with links to the official texts."""
    return tuple(_citation(reference, regime.header.instruments) for reference in references)


def _citation(reference: str, instruments: tuple[Instrument, ...]) -> Citation:
    named = next((one for one in instruments if reference.startswith(f"{one.short} ")), None)
    instrument = named or (instruments[0] if instruments else None)
    if instrument is None:
        return Citation(reference, "", "")
    return Citation(reference, instrument.url or "", in_language(instrument.title))


def root_of(address: str) -> str:
    """Return the way from a page to the root of the site."""
    return "../" * address.count("/")


def block(template: str, address: str, **view: object) -> str:
    """Return the HTML of a template of the site, for the page at an address."""
    return without_blank_lines(render(f"site/{template}.html.j2", root=root_of(address), **view))
