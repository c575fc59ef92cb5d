"""The first page: what is forbidden, undetermined or overdue; what falls due next; every system at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.domain.text import counted, in_language
from cardgen.website import address
from cardgen.website.charts import axis_chart
from cardgen.website.deadlines import Line, soon
from cardgen.website.fragments import block
from cardgen.website.page import Outline, Page, Part, Search
from cardgen.website.portfolio import SiteInput
from cardgen.website.standing import Standing
from cardgen.website.systems_page import system_table

_FIRST_DEADLINES = 10
_FIRST_SYSTEMS = 100
_FEW_CHARTS = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the band, what it counts, and where the counted things are listed."""

    number: int
    label: str
    detail: str
    href: str
    alarming: bool = False


def home_page(standings: Sequence[Standing], lines: Sequence[Line], site: SiteInput) -> Page:
    """Return the first page of the site."""
    axes = [(regime, axis) for regime in site.regimes for axis in regime.axes.values()]
    first = [(regime, next(iter(regime.axes.values()))) for regime in site.regimes if regime.axes]
    charts = [axis_chart(regime, axis, standings) for regime, axis in (axes if len(axes) <= _FEW_CHARTS else first)]
    shown = sorted(standings, key=_urgency)[:_FIRST_SYSTEMS] if len(standings) > _FIRST_SYSTEMS else standings
    head = block(
        "home-head",
        "",
        settings=site.settings,
        clock=site.clock,
        regimes=[in_language(one.title) for one in site.regimes],
        systems=counted(len(standings), "AI system"),
        method=address.METHOD,
    )
    more = len(standings) - len(shown)
    parts = (
        Part(prose=head, block=block("band", "", figures=_figures(standings, lines, site))),
        Part("Where the systems stand", "tiers", block=block("charts", "", charts=charts)),
        Part(
            "What falls due next",
            "deadlines",
            block=block("deadlines", "", lines=lines[:_FIRST_DEADLINES], name="next", tall="")
            + block("more", "", text=f"All {len(lines)} deadlines", href=address.DEADLINES),
        ),
        Part(
            "Systems",
            "systems",
            block=block("systems", "", table=system_table(shown, site), name="systems")
            + (
                block("more", "", text=f"{more} more systems, and all of them in one table", href=address.SYSTEMS)
                if more
                else ""
            ),
        ),
    )
    title = site.settings.title
    return Page(
        "index.md", title, parts, f"{title}: verdicts, gaps and deadlines", "Portfolio", Search.INDEXED, Outline.NONE
    )


def _figures(standings: Sequence[Standing], lines: Sequence[Line], site: SiteInput) -> tuple[Figure, ...]:
    forbidden = sum(bool(one.prohibited) for one in standings)
    undetermined = sum(len(one.undetermined) for one in standings)
    unsure = sum(bool(one.undetermined) for one in standings)
    gaps = sum(one.gaps_in_force for one in standings)
    with_gaps = sum(bool(one.gaps_in_force) for one in standings)
    near = soon(lines, site.clock.as_of)
    total = len(standings)
    return (
        Figure(
            forbidden, "prohibited", f"of {total} systems", f"{address.SYSTEMS}#prohibited", alarming=bool(forbidden)
        ),
        Figure(
            undetermined, "undetermined verdicts", f"in {unsure} of {total} systems", f"{address.SYSTEMS}#undetermined"
        ),
        Figure(gaps, "gaps in force", f"in {with_gaps} of {total} systems", f"{address.SYSTEMS}#gaps"),
        Figure(
            len(near),
            "due in 90 days",
            "duties that start, documents and waivers that end",
            f"{address.DEADLINES}#next-90-days",
        ),
    )


def _urgency(standing: Standing) -> tuple[int, int, int, str]:
    return -len(standing.prohibited), -len(standing.undetermined), -standing.gaps_in_force, standing.system.id
