"""The crosswalk: which control serves which requirements of which regimes, and which documents prove it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.domain.requirement import Control
from cardgen.domain.text import in_language
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.rendering.words import Mark, evidence_mark
from cardgen.website import address
from cardgen.website.census import Census
from cardgen.website.fragments import Link, block
from cardgen.website.page import Outline, Page, Part
from cardgen.website.portfolio import SiteInput
from cardgen.website.regime_page import RequirementGroup, requirement_row
from cardgen.website.standing import Standing

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ControlRow:
    """A control in the crosswalk: how many requirements of each regime name it, how many documents cover it."""

    control: Link
    purpose: str
    counts: tuple[int, ...]
    documents: int


@dataclass(frozen=True, slots=True)
class Covering:
    """A document that covers a control."""

    system: Link
    title: Link
    mark: Mark


def controls_page(standings: Sequence[Standing], site: SiteInput) -> Page:
    """Return the crosswalk of controls and regimes."""
    at = address.CONTROLS
    documents = _documents(standings)
    rows = [_row(one, documents.get(one.id, 0), site) for one in site.controls.values()]
    regimes = [Link(in_language(one.title), address.regime(one.id)) for one in site.regimes]
    intro = block(
        "text",
        at,
        text="One document for a control counts for each requirement, in every regime, that names the control.",
    )
    parts = (Part(prose=intro, block=block("controls", at, rows=rows, regimes=regimes)),)
    return Page(
        f"{at}index.md", "Controls", parts, "Which control serves which requirements", "Controls", outline=Outline.NONE
    )


def control_page(control: Control, standings: Sequence[Standing], counted: Census, site: SiteInput) -> Page:
    """Return the page of a control."""
    at = address.control(control.id)
    covering = _covering(control.id, standings, site)
    groups = [
        RequirementGroup(
            in_language(regime.title),
            tuple(
                requirement_row(one, regime, counted, site.clock)
                for one in regime.requirements.values()
                if control.id in one.controls
            ),
        )
        for regime in site.regimes
    ]
    kinds = [(kind, EvidenceKind.meaning_of(kind)) for kind in control.evidence]
    practice = in_language(control.practice) if control.practice else ""
    parts = (
        Part(
            prose=block("control-text", at, purpose=in_language(control.purpose), practice=practice),
            block=block("control", at, kinds=kinds, id=control.id),
        ),
        Part(
            "Requirements that name it",
            "requirements",
            block=block("requirements", at, groups=[group for group in groups if group.rows], systems=counted.systems),
        ),
        Part(
            "Documents that cover it",
            "documents",
            block=block("covering", at, rows=covering[:_SHOWN], more=len(covering[_SHOWN:]), id=control.id),
        ),
    )
    return Page(
        f"{at}index.md",
        in_language(control.title),
        parts,
        in_language(control.purpose)[:200],
        trail=(("Controls", address.CONTROLS),),
    )


def _row(control: Control, documents: int, site: SiteInput) -> ControlRow:
    counts = tuple(sum(control.id in one.controls for one in regime.requirements.values()) for regime in site.regimes)
    return ControlRow(
        Link(in_language(control.title), address.control(control.id)), in_language(control.purpose), counts, documents
    )


def _documents(standings: Sequence[Standing]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for standing in standings:
        for evidence in standing.system.evidence:
            for name in set(evidence.item.covers):
                counts[name] = counts.get(name, 0) + 1
    return counts


def _covering(control_id: str, standings: Sequence[Standing], site: SiteInput) -> list[Covering]:
    return [
        Covering(
            Link(standing.system.name, address.system(standing.system.id)),
            Link(evidence.item.title, address.system(standing.system.id, f"evidence-{evidence.item.id}")),
            evidence_mark(evidence, site.clock.as_of),
        )
        for standing in standings
        for evidence in standing.system.evidence
        if control_id in evidence.item.covers
    ]
