"""The documents and waivers of a system, each with its state and its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.text import in_language
from cardgen.rendering.words import Mark, evidence_mark
from cardgen.website import address
from cardgen.website.fragments import Day, Link, day
from cardgen.website.portfolio import SiteInput, SiteSystem


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A document with its state."""

    id: str
    title: str
    kind: str
    mark: Mark
    file: str
    url: str
    owner: str
    signed_by: str
    issued: str
    valid_until: Day | None
    covers: tuple[Link, ...]
    sha256: str
    place: str


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A waiver with its end."""

    requirement: Link
    reason: str
    approver: str
    expires: Day
    expired: bool
    place: str


def evidence_rows(system: SiteSystem, site: SiteInput) -> tuple[EvidenceRow, ...]:
    """Return the documents of a system with their state on the day that is asked about."""
    as_of = site.clock.as_of
    requirements = _requirements(site)
    rows = []
    for index, evidence in enumerate(system.evidence):
        item = evidence.item
        rows.append(
            EvidenceRow(
                id=item.id,
                title=item.title,
                kind=item.kind.meaning,
                mark=evidence_mark(evidence, as_of),
                file=item.file or "",
                url=item.url or "",
                owner=item.owner or "",
                signed_by=item.signed_by or "",
                issued=item.issued.isoformat() if item.issued else "",
                valid_until=day(item.valid_until, as_of) if item.valid_until else None,
                covers=tuple(_covered(name, site, requirements) for name in item.covers),
                sha256=item.sha256 or "",
                place=system.where(f"evidence[{index}]"),
            )
        )
    return tuple(rows)


def _covered(name: str, site: SiteInput, requirements: dict[str, str]) -> Link:
    if name in site.controls:
        return Link(in_language(site.controls[name].title), address.control(name))
    return Link(name, requirements.get(name, ""))


def _requirements(site: SiteInput) -> dict[str, str]:
    return {name: address.requirement(regime.id, name) for regime in site.regimes for name in regime.requirements}


def waiver_rows(system: SiteSystem, site: SiteInput) -> tuple[WaiverRow, ...]:
    """Return the waivers of a system; one that has ended says so."""
    waivers = system.manifest.waivers if isinstance(system.manifest.waivers, tuple) else ()
    known = _requirements(site)
    return tuple(_waiver(waiver, index, system, site.clock.as_of, known) for index, waiver in enumerate(waivers))


def _waiver(waiver: Waiver, index: int, system: SiteSystem, as_of: date, known: dict[str, str]) -> WaiverRow:
    return WaiverRow(
        requirement=Link(waiver.requirement, known.get(waiver.requirement, "")),
        reason=waiver.reason,
        approver=waiver.approver,
        expires=day(waiver.expires, as_of),
        expired=waiver.expires < as_of,
        place=system.where(f"waivers[{index}]"),
    )
