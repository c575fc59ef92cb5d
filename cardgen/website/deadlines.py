"""What falls due, and when: duties that start to bind, documents and waivers that end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cardgen.domain.assessment import TimingState
from cardgen.domain.text import in_language
from cardgen.website import address
from cardgen.website.fragments import Day, Link, block, day
from cardgen.website.page import Outline, Page, Part
from cardgen.website.portfolio import SiteInput
from cardgen.website.standing import Owed, Standing
from cardgen.website.system_page import facts_of

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day on which something falls due for a system: what, how much of it is open, who owns it, where it stands."""

    when: date
    day: Day
    what: Link
    open_: str
    system: Link
    owner: str


def deadlines(standings: Sequence[Standing], as_of: date) -> tuple[Deadline, ...]:
    """Return what falls due after a day, soonest first."""
    found = [line for standing in standings for line in _of(standing, as_of)]
    return tuple(sorted(found, key=lambda line: (line.when, line.system.text, line.what.text)))


def soon(lines: Sequence[Deadline], as_of: date) -> tuple[Deadline, ...]:
    """Return what falls due within 90 days."""
    return tuple(line for line in lines if line.when <= as_of + SOON)


def deadlines_page(lines: Sequence[Deadline], site: SiteInput) -> Page:
    """Return the page of all deadlines."""
    at, as_of = address.DEADLINES, site.clock.as_of
    near = soon(lines, as_of)
    later = lines[len(near) :]
    parts = (
        Part(
            prose='<p class="cg-lead">What starts to bind, and which documents and waivers end, counted from '
            f"{as_of.isoformat()}.</p>"
        ),
        Part(
            "Within 90 days", "next-90-days", block=block("deadlines", at, lines=near, name="within 90 days", tall="")
        ),
        Part("Later", "later", block=block("deadlines", at, lines=later, name="later", tall="cg-table--tall")),
    )
    return Page(f"{at}index.md", "Deadlines", parts, "What falls due next", nav="Deadlines", outline=Outline.NONE)


def _of(standing: Standing, as_of: date) -> Iterator[Deadline]:
    facts = facts_of(standing.system)
    system = Link(standing.system.name, address.system(standing.system.id))
    owner = facts.accountable or facts.owner or "nobody named (governance.accountable)"
    for when, owed in _starts(standing):
        href = address.system(standing.system.id, address.due_anchor(when.isoformat()))
        if len(owed) == 1:
            href = address.duty(standing.system.id, owed[0].finding.requirement.id)
        open_ = sum(one.finding.is_open for one in owed)
        yield Deadline(when, day(when, as_of), Link(_starting(owed), href), f"{open_} of {len(owed)}", system, owner)
    for evidence in standing.system.evidence:
        ends = evidence.item.valid_until
        if ends and ends >= as_of:
            href = address.system(standing.system.id, f"evidence-{evidence.item.id}")
            what = Link(f"Evidence ends: {evidence.item.title}", href)
            yield Deadline(ends, day(ends, as_of), what, "–", system, evidence.item.owner or owner)
    for waiver in standing.system.manifest.waivers or ():
        if not isinstance(waiver, str) and waiver.expires >= as_of:
            what = Link(f"Waiver ends: {waiver.requirement}", address.system(standing.system.id, "waivers"))
            yield Deadline(waiver.expires, day(waiver.expires, as_of), what, "–", system, waiver.approver)


def _starts(standing: Standing) -> list[tuple[date, list[Owed]]]:
    days: dict[date, list[Owed]] = {}
    for owed in standing.owed:
        timing = owed.finding.timing
        if timing.state is TimingState.UPCOMING and timing.from_:
            days.setdefault(timing.from_, []).append(owed)
    return sorted(days.items())


def _starting(owed: list[Owed]) -> str:
    if len(owed) == 1:
        requirement = owed[0].finding.requirement
        return f"{requirement.id} {in_language(requirement.title)} starts to bind"
    regimes = dict.fromkeys(in_language(one.regime.title) for one in owed)
    return f"{len(owed)} duties of {', '.join(regimes)} start to bind"
