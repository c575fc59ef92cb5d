"""The table of all systems, and the lists that the band of the portfolio counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cardgen.domain.assessment import Assessment
from cardgen.domain.text import in_language
from cardgen.website import address
from cardgen.website.axis_view import AxisCell, axis_cell
from cardgen.website.fragments import Day, Link, block, day
from cardgen.website.page import Outline, Page, Part
from cardgen.website.portfolio import SiteInput
from cardgen.website.standing import Standing
from cardgen.website.system_page import facts_of


@dataclass(frozen=True, slots=True)
class RegimeCell:
    """What a regime says of a system: its first verdict, others that ask for something, and how many are open."""

    first: AxisCell
    others: tuple[AxisCell, ...]
    undetermined: int


@dataclass(frozen=True, slots=True)
class SystemRow:
    """A system in a table."""

    system: Link
    owner: str
    cells: tuple[RegimeCell, ...]
    gaps: int
    open_: int
    next: Day | None


@dataclass(frozen=True, slots=True)
class SystemTable:
    """The table of systems: a column for each regime that decides something."""

    columns: tuple[Link, ...]
    rows: tuple[SystemRow, ...]


def system_table(standings: Sequence[Standing], site: SiteInput) -> SystemTable:
    """Return the table of systems, in their order."""
    columns = tuple(Link(in_language(one.title), address.regime(one.id)) for one in site.regimes if one.axes)
    return SystemTable(columns, tuple(_row(standing, site.clock.as_of) for standing in standings))


def _row(standing: Standing, as_of: date) -> SystemRow:
    system = standing.system
    return SystemRow(
        system=Link(system.name, address.system(system.id)),
        owner=facts_of(system).owner,
        cells=tuple(_cell(assessment, system.id) for assessment in system.assessments if assessment.axes),
        gaps=standing.gaps_in_force,
        open_=len(standing.questions),
        next=day(standing.next_day, as_of) if standing.next_day else None,
    )


def _cell(assessment: Assessment, system_id: str) -> RegimeCell:
    regime = assessment.regime
    first, *others = assessment.axes
    telling = [one for one in others if one.determined and not assessment.is_mildest(one)]
    return RegimeCell(
        first=axis_cell(first, regime, system_id),
        others=tuple(axis_cell(one, regime, system_id) for one in telling),
        undetermined=sum(not one.determined for one in others),
    )


@dataclass(frozen=True, slots=True)
class Listed:
    """A system in one of the lists: the verdict or the number that puts it there."""

    system: Link
    cells: tuple[AxisCell, ...]
    number: int
    questions: int


def systems_page(standings: Sequence[Standing], site: SiteInput) -> Page:
    """Return the page of all systems, with what is forbidden, undetermined and a gap in force."""
    at = address.SYSTEMS
    gaps = sorted((one for one in standings if one.gaps_in_force), key=lambda one: (-one.gaps_in_force, one.system.id))
    parts = (
        Part(block=block("systems", at, table=system_table(standings, site), name="systems")),
        Part(
            "Prohibited",
            "prohibited",
            block=block(
                "listed-verdicts",
                at,
                rows=_listed(standings, "prohibited"),
                name="Prohibited",
                empty="No system is classed as prohibited by what its manifest says.",
            ),
        ),
        Part(
            "Undetermined",
            "undetermined",
            block=block(
                "listed-verdicts",
                at,
                rows=_listed(standings, "undetermined"),
                name="Undetermined",
                empty="Every verdict is certain.",
            ),
        ),
        Part("Gaps in force", "gaps", block=block("listed-gaps", at, rows=[_gap(one) for one in gaps])),
    )
    return Page(
        f"{at}index.md", "Systems", parts, "All AI systems of the portfolio", nav="Systems", outline=Outline.NONE
    )


def _listed(standings: Sequence[Standing], level: str) -> list[Listed]:
    rows = []
    for standing in standings:
        pairs = standing.prohibited if level == "prohibited" else standing.undetermined
        if pairs:
            system = standing.system
            cells = tuple(axis_cell(result, assessment.regime, system.id) for assessment, result in pairs)
            rows.append(
                Listed(Link(system.name, address.system(system.id)), cells, len(pairs), len(standing.questions))
            )
    return rows


def _gap(standing: Standing) -> Listed:
    system = standing.system
    link = Link(system.name, address.system(system.id, address.due_anchor("now")))
    return Listed(link, (), standing.gaps_in_force, len(standing.questions))
