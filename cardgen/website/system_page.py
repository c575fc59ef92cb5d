"""The page of a system: verdicts, what they rest on, open questions, to do, duties, evidence, waivers, receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cardgen.domain.answer import HalfKnown
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.domain.truth import Used
from cardgen.rendering.because import Because, because_of
from cardgen.rendering.words import Mark, evidence_mark
from cardgen.website import address
from cardgen.website.axis_view import axis_verdict, law_text
from cardgen.website.duties import duty_groups
from cardgen.website.fragments import Day, Link, block, day
from cardgen.website.page import Page, Part, Search
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.standing import Standing
from cardgen.website.todo import to_do


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts at the top of the page."""

    name: str
    purpose: str
    description: str
    version: str
    stage: str
    owner: str
    accountable: str
    roles: str
    source: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is to do, and when the next duty starts."""

    gaps: int
    questions: int
    next: Day | None


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A fact that verdicts rest on, and which."""

    because: Because
    verdicts: tuple[Link, ...]


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


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the page was made with."""

    as_of: str
    law_at: str
    manifest: str
    sha256: str
    regimes: tuple[tuple[str, str, str, str], ...]
    versions: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[str, str], ...]


def system_page(standing: Standing, site: SiteInput) -> Page:
    """Return the page of a system."""
    system, as_of = standing.system, site.clock.as_of
    at = address.system(system.id)
    facts = facts_of(system)
    verdicts = [axis_verdict(result, assessment, system) for assessment, result in standing.axes]
    sections = to_do(standing, as_of)
    groups = duty_groups(standing, as_of)
    unconcerned = _unconcerned(standing)
    documents = [
        Link(in_language(one.regime.title), address.checklist(system.id, one.regime.id)) for one in system.assessments
    ]
    parts = (
        Part(
            prose=block("system-head", at, facts=facts),
            block=block(
                "system-links",
                at,
                facts=facts,
                checklists=documents,
                counts=_counts(standing, as_of),
                card=address.card(system.id),
                card_file=address.card_file(system.id),
                json=address.assessment_file(system.id),
            ),
        ),
        Part("Verdicts", "verdicts", block=block("verdicts", at, verdicts=verdicts, method=address.METHOD)),
        Part("What they rest on", "rests-on", block=block("rests-on", at, facts=rests_on(standing))),
        Part("Open questions", "open-questions", block=block("questions", at, questions=standing.questions)),
        Part("To do", "to-do", block=block("todo", at, sections=sections)),
        Part("Duties by date", "duties", block=block("duties", at, groups=groups, unconcerned=unconcerned)),
        Part("Evidence", "evidence", block=block("evidence", at, rows=evidence_rows(system, site), system=system.id)),
        Part("Waivers", "waivers", block=block("waivers", at, rows=_waivers(system, as_of, site))),
        Part("Receipt", "receipt", block=block("receipt", at, receipt=_receipt(system, site))),
    )
    description = facts.purpose or facts.description or f"{facts.name}: verdicts, duties and evidence"
    return Page(
        f"{at}index.md",
        system.name,
        parts,
        description[:200],
        running=running_head(system, site),
        search=Search.LEAD,
        trail=(("Systems", address.SYSTEMS),),
    )


def running_head(system: SiteSystem, site: SiteInput) -> tuple[str, str]:
    """Return what stands at the head of each sheet of paper: the system with its version, the day and the law."""
    name = f"{system.name} {stated(system.manifest.system.version)}".strip()
    return name, f"as of {site.clock.as_of}, law as of {site.clock.law_at}"


def _counts(standing: Standing, as_of: date) -> Counts:
    upcoming = standing.next_day
    return Counts(standing.gaps_in_force, len(standing.questions), day(upcoming, as_of) if upcoming else None)


def facts_of(system: SiteSystem) -> Facts:
    """Return the facts at the top of a system's page; what is not answered says so."""
    manifest = system.manifest
    organisation, use, governance = manifest.organisation, manifest.use, manifest.governance
    return Facts(
        name=manifest.system.name,
        purpose=stated(use.intended_purpose if use else None),
        description=stated(manifest.system.description),
        version=stated(manifest.system.version),
        stage=stated(manifest.system.stage).replace("_", " "),
        owner=stated(organisation.name if organisation else None),
        accountable=stated(governance.accountable if governance else None),
        roles=stated(organisation.roles if organisation else None).replace("_", " "),
        source=system.source_name,
    )


def stated(value: object) -> str:
    """Return what a field says as text, or nothing where it gives no value."""
    match value:
        case str() if value != "unknown":
            return str(value)
        case tuple():
            return ", ".join(stated(one) for one in value)
        case HalfKnown():
            return f"{stated(value.has)} (undecided: {stated(value.undecided)})"
        case _:
            return ""


def rests_on(standing: Standing) -> tuple[RestsOn, ...]:
    """Return the facts that the verdicts rest on, most used first."""
    origin = standing.system.origin
    used: dict[str, Used] = {}
    serves: dict[str, dict[Link, None]] = {}
    for assessment, result in standing.axes:
        regime = assessment.regime
        title = f"{in_language(regime.title)}: {in_language(regime.axes[result.axis].title)}"
        link = Link(title, f"#{address.verdict_anchor(regime.id, result.axis)}")
        for rule in result.holding:
            for fact in rule.outcome.because:
                used.setdefault(fact.path, fact)
                serves.setdefault(fact.path, {})[link] = None
    rows = [RestsOn(because_of([fact], origin)[0], tuple(serves[path])) for path, fact in used.items()]
    return tuple(sorted(rows, key=lambda row: (-len(row.verdicts), row.because.path)))


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


def _waivers(system: SiteSystem, as_of: date, site: SiteInput) -> tuple[WaiverRow, ...]:
    waivers = system.manifest.waivers if isinstance(system.manifest.waivers, tuple) else ()
    known = _requirements(site)
    return tuple(_waiver(waiver, index, system, as_of, known) for index, waiver in enumerate(waivers))


def _waiver(waiver: Waiver, index: int, system: SiteSystem, as_of: date, known: dict[str, str]) -> WaiverRow:
    return WaiverRow(
        requirement=Link(waiver.requirement, known.get(waiver.requirement, "")),
        reason=waiver.reason,
        approver=waiver.approver,
        expires=day(waiver.expires, as_of),
        expired=waiver.expires < as_of,
        place=system.where(f"waivers[{index}]"),
    )


def _unconcerned(standing: Standing) -> tuple[tuple[str, int, str], ...]:
    system = standing.system
    counts = []
    for assessment in system.assessments:
        owed = sum(one.regime is assessment.regime for one in standing.owed)
        link = address.checklist(system.id, assessment.regime.id)
        counts.append((in_language(assessment.regime.title), len(assessment.findings) - owed, link))
    return tuple(counts)


def _receipt(system: SiteSystem, site: SiteInput) -> Receipt:
    regimes = [one.regime for one in system.assessments]
    return Receipt(
        as_of=site.clock.as_of.isoformat(),
        law_at=site.clock.law_at.isoformat(),
        manifest=system.source_name,
        sha256=system.sha256,
        regimes=tuple(_pack(one, site) for one in regimes),
        versions=tuple(sorted(site.versions.items())),
        evidence=tuple((one.item.id, one.item.sha256) for one in system.evidence if one.item.sha256),
    )


def _pack(regime: Regime, site: SiteInput) -> tuple[str, str, str, str]:
    main = regime.header.instruments[0].url if regime.header.instruments else None
    return in_language(regime.title), regime.header.version, law_text(regime, site.clock), main or ""
