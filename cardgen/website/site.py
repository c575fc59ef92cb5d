"""The whole site: every page, and the files that lie beside the pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cardgen.parallel import over_chunks
from cardgen.website import address
from cardgen.website.calendars import system_calendar, system_events, whole_calendar
from cardgen.website.census import census
from cardgen.website.changes import changes_page, is_amended
from cardgen.website.control_page import control_page, controls_page
from cardgen.website.deadlines import deadline_lines, deadlines_page
from cardgen.website.documents import document_files, document_pages, documents_of
from cardgen.website.drafts import draft_files, draft_pages, drafts_of
from cardgen.website.home import home_page
from cardgen.website.matrix import matrix_data, matrix_index, matrix_page
from cardgen.website.method import method_page
from cardgen.website.page import Page
from cardgen.website.portfolio import SiteInput
from cardgen.website.regime_page import regime_page, regimes_page
from cardgen.website.requirement_page import requirement_page
from cardgen.website.rules_page import rules_page
from cardgen.website.standing import Standing, standings
from cardgen.website.system_page import day_line, running_head, system_page
from cardgen.website.systems_page import systems_page


@dataclass(frozen=True, slots=True)
class WholeSite:
    """Everything that is written: the pages, and the files beside them by their address."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Own:
    """What one system brings to the site."""

    pages: tuple[Page, ...]
    files: Mapping[str, bytes]
    events: bytes


def whole_site(site: SiteInput, workers: int = 1) -> WholeSite:
    """Return the pages and files of a site; each document is rendered once, large portfolios on several processors."""
    found = standings(site)
    files = {address.matrix_file(regime.id): matrix_data(regime, found) for regime in site.regimes}
    own = [one for chunk in over_chunks(partial(_owned, site), found, workers) for one in chunk]
    for one in own:
        files |= one.files
    files[address.CALENDAR] = whole_calendar((one.events for one in own), site)
    pages = tuple(_headed(page, site) for page in _pages(site, found, own))
    return WholeSite(pages, files)


def _owned(site: SiteInput, found: Sequence[Standing]) -> list[_Own]:
    return [_own(site, standing) for standing in found]


def _own(site: SiteInput, standing: Standing) -> _Own:
    documents = documents_of(standing.system, site)
    drafts = drafts_of(standing.system, site)
    events = system_events(standing, site)
    pages = (
        system_page(standing, drafts, site),
        *document_pages(standing.system, documents, site),
        *draft_pages(standing.system, drafts, running_head(standing.system, site)),
    )
    files = {
        **document_files(standing.system, documents),
        **draft_files(standing.system, drafts),
        address.calendar(standing.system.id): system_calendar(standing, events),
    }
    return _Own(pages, files, events)


def _headed(page: Page, site: SiteInput) -> Page:
    """Return a page with the portfolio at the head of its sheets of paper, where it names nothing of its own."""
    return page if any(page.running) else replace(page, running=(site.settings.title, day_line(site)))


def _pages(site: SiteInput, found: tuple[Standing, ...], own: Sequence[_Own]) -> Iterator[Page]:
    counted = census(found)
    lines = deadline_lines(found, site)
    yield home_page(found, lines, site)
    yield systems_page(found, site)
    for one in own:
        yield from one.pages
    yield regimes_page(site, found)
    for regime in site.regimes:
        yield regime_page(regime, found, counted, site)
        yield rules_page(regime, counted, site)
        if is_amended(regime):
            yield changes_page(regime, site)
        for requirement in regime.requirements.values():
            yield requirement_page(requirement, regime, counted, site)
    yield controls_page(found, site)
    for control in site.controls.values():
        yield control_page(control, found, counted, site)
    yield matrix_index(site)
    for regime in site.regimes:
        yield matrix_page(regime, counted, site)
    yield deadlines_page(lines, site)
    yield method_page(site)
