"""The checklist of a system under one regime: every requirement with its verdict and what the verdict rests on."""

from __future__ import annotations

from dataclasses import dataclass

from cardgen.domain.assessment import Assessment, Finding
from cardgen.domain.text import in_language
from cardgen.rendering.because import Because, because_of
from cardgen.rendering.words import Mark, verdict_mark, when
from cardgen.website import address
from cardgen.website.census import ORDER
from cardgen.website.duties import Lacking, lacking
from cardgen.website.fragments import block
from cardgen.website.law_order import in_law_order, provision
from cardgen.website.page import Outline, Page, Part, Search
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.system_page import running_head

_REASONS = 4


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A requirement with its verdict, the facts behind it, and what is missing."""

    anchor: str
    mark: Mark
    id: str
    title: str
    href: str
    reference: str
    roles: str
    since: str
    because: tuple[Because, ...]
    more_because: int
    missing: tuple[Lacking, ...]
    waiver: str


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The requirements of one provision."""

    title: str
    rows: tuple[CheckRow, ...]


def checklist_page(assessment: Assessment, system: SiteSystem, site: SiteInput) -> Page:
    """Return the checklist of a system under a regime."""
    regime = assessment.regime
    at = address.checklist(system.id, regime.id)
    counts = [(verdict_mark(verdict), sum(one.verdict is verdict for one in assessment.findings)) for verdict in ORDER]
    view = block(
        "checklist",
        at,
        groups=_groups(assessment, system),
        counts=counts,
        total=len(assessment.findings),
        file=address.checklist_file(system.id, regime.id),
        title=in_language(regime.title),
        source=system.source_name,
        regime=address.regime(regime.id),
    )
    return Page(
        f"{at}index.md",
        f"Checklist {in_language(regime.title)}: {system.name}",
        (Part(block=view),),
        search=Search.EXCLUDED,
        outline=Outline.NONE,
        running=running_head(system, site),
        trail=(("Systems", address.SYSTEMS), (system.name, address.system(system.id))),
    )


def _groups(assessment: Assessment, system: SiteSystem) -> list[CheckGroup]:
    groups: dict[str, list[CheckRow]] = {}
    order = in_law_order(assessment.regime)
    for finding in sorted(assessment.findings, key=lambda one: order(one.requirement)):
        name = provision(finding.requirement.references)
        groups.setdefault(name, []).append(_row(finding, assessment, system))
    return [CheckGroup(name, tuple(rows)) for name, rows in groups.items()]


def _row(finding: Finding, assessment: Assessment, system: SiteSystem) -> CheckRow:
    requirement, regime = finding.requirement, assessment.regime
    used = assessment.reasons(finding)
    timing = when(finding.timing, assessment.clock.as_of)
    waiver = finding.waiver
    return CheckRow(
        anchor=requirement.id.lower(),
        mark=verdict_mark(finding.verdict),
        id=requirement.id,
        title=in_language(requirement.title),
        href=address.requirement(regime.id, requirement.id),
        reference=", ".join(requirement.references),
        roles=", ".join(in_language(regime.roles[role].title) for role in finding.roles) or "everybody",
        since=timing.text if finding.timing.from_ else "",
        because=because_of(used[:_REASONS], system.lines),
        more_because=len(used[_REASONS:]),
        missing=tuple(lacking(one) for one in finding.missing),
        waiver=f"waived until {waiver.expires} by {waiver.approver}: {waiver.reason}" if waiver else "",
    )
