"""The deadlines of the site as calendars: one for each system, and one for all."""

from __future__ import annotations

from collections.abc import Iterable

from cardgen.domain.due import reviews_of
from cardgen.rendering.deadlines import deadline_output
from cardgen.rendering.ics import calendar, event
from cardgen.website.portfolio import SiteInput
from cardgen.website.standing import Standing


def system_events(standing: Standing, site: SiteInput) -> bytes:
    """Return the deadlines of a system as events."""
    return b"".join(event(deadline_output(one, site.clock.as_of), site.clock) for one in standing.deadlines)


def system_calendar(standing: Standing, events: bytes) -> bytes:
    """Return the calendar of a system; it is there without any deadline too, for those who have subscribed to it."""
    return calendar([events], f"{standing.system.name}: deadlines")


def whole_calendar(events: Iterable[bytes], site: SiteInput) -> bytes:
    """Return the calendar of all systems, with the reviews of the packs."""
    as_of = site.clock.as_of
    reviews = (event(deadline_output(one, as_of), site.clock) for one in reviews_of(site.regimes, as_of))
    return calendar([*events, *reviews], f"{site.settings.title}: deadlines")
