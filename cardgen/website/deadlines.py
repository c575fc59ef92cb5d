"""The page of what falls due: every deadline of the portfolio, and the same as calendars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cardgen.domain.deadline import Deadline, DeadlineKind
from cardgen.domain.due import in_order, reviews_of
from cardgen.rendering.deadline_words import NOBODY, title
from cardgen.website import address
from cardgen.website.fragments import Day, Link, block, day
from cardgen.website.page import Outline, Page, Part
from cardgen.website.portfolio import SiteInput
from cardgen.website.standing import Standing

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Line:
    """A deadline as a row: what falls due for a system, how much of it is open, who owns it, where it stands."""

    when: date
    day: Day
    what: Link
    open_: str
    system: Link
    owner: str


def deadline_lines(standings: Sequence[Standing], site: SiteInput) -> tuple[Line, ...]:
    """Return what falls due after the day of the site, soonest first."""
    found = in_order(one for standing in standings for one in standing.deadlines)
    return tuple(_line(one, site.clock.as_of) for one in found)


def soon(lines: Sequence[Line], as_of: date) -> tuple[Line, ...]:
    """Return what falls due within 90 days."""
    return tuple(line for line in lines if line.when <= as_of + SOON)


def deadlines_page(lines: Sequence[Line], site: SiteInput) -> Page:
    """Return the page of all deadlines."""
    at, as_of = address.DEADLINES, site.clock.as_of
    near = soon(lines, as_of)
    later = lines[len(near) :]
    reviews = [_line(one, as_of) for one in reviews_of(site.regimes, as_of)]
    words = "All deadlines as a calendar file (iCalendar), with reminders"
    parts = (
        Part(
            prose='<p class="cg-lead">What starts to bind, and which transitions, documents and waivers end, counted '
            f"from {as_of.isoformat()}. Each system's page has its own calendar.</p>",
            block=block("download", at, href=address.CALENDAR, text=words),
        ),
        Part(
            "Within 90 days", "next-90-days", block=block("deadlines", at, lines=near, name="within 90 days", tall="")
        ),
        Part("Later", "later", block=block("deadlines", at, lines=later, name="later", tall="cg-table--tall")),
        Part(
            "Review of the rules",
            "reviews",
            prose="<p>When the rules of each regime are to be compared with the law again.</p>",
            block=block("deadlines", at, lines=reviews, name="reviews", tall=""),
        ),
    )
    return Page(f"{at}index.md", "Deadlines", parts, "What falls due next", nav="Deadlines", outline=Outline.NONE)


def _line(one: Deadline, as_of: date) -> Line:
    return Line(
        when=one.when,
        day=day(one.when, as_of),
        what=Link(title(one), _where(one)),
        open_=f"{one.open} of {one.total}" if one.starts else "–",
        system=Link(one.system.name, address.system(one.system.id)) if one.system else Link("–", ""),
        owner=one.owner or (NOBODY if one.system else "–"),
    )


def _where(one: Deadline) -> str:
    """Return where the things stand that start or end: the one thing itself, or the list of them."""
    if one.system is None:
        return address.regime(one.regime.id) if one.regime else ""
    return address.system(one.system.id, _anchor(one))


def _anchor(one: Deadline) -> str:
    match one.kind:
        case DeadlineKind.PROHIBITION_STARTS:
            return "verdicts"
        case DeadlineKind.DUTY_STARTS | DeadlineKind.TRANSITION_ENDS if len(one.duties) == 1:
            return address.duty_anchor(one.duties[0].finding.requirement.id)
        case DeadlineKind.EVIDENCE_ENDS if len(one.documents) == 1:
            return f"evidence-{one.documents[0].item.id}"
        case DeadlineKind.EVIDENCE_ENDS:
            return "evidence"
        case DeadlineKind.WAIVER_ENDS:
            return "waivers"
        case _:
            return address.due_anchor(one.when.isoformat())
