"""The page of a system: verdicts, what they rest on, open questions, to do, duties, evidence, waivers, receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cardgen.domain.answer import HalfKnown
from cardgen.domain.assessment import Assessment
from cardgen.domain.text import counted, in_language
from cardgen.domain.truth import Used
from cardgen.rendering.because import Because, because_of
from cardgen.website import address
from cardgen.website.axis_view import AxisVerdict, axis_verdict
from cardgen.website.drafts import Drafts
from cardgen.website.duties import duty_groups
from cardgen.website.evidence_view import evidence_rows, waiver_rows
from cardgen.website.fragments import Day, Link, block, day
from cardgen.website.page import Page, Part, Search
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.receipt import receipt_of
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

    gaps: str
    questions: str
    next: Day | None


@dataclass(frozen=True, slots=True)
class RestsOn:
    """A fact that verdicts rest on, and which."""

    because: Because
    verdicts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RegimeVerdicts:
    """What one regime says of a system: the verdicts that are shown, and those that are folded."""

    shown: tuple[AxisVerdict, ...]
    folded: tuple[AxisVerdict, ...]


def system_page(standing: Standing, drafts: Drafts, site: SiteInput) -> Page:
    """Return the page of a system."""
    system, as_of = standing.system, site.clock.as_of
    at = address.system(system.id)
    facts = facts_of(system)
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
                drafts=[(one, address.document(system.id, one.drafted.kind)) for one in drafts.asked],
                undecided=drafts.undecided,
                counts=_counts(standing, as_of),
                card=address.card(system.id),
                card_file=address.card_file(system.id),
                json=address.assessment_file(system.id),
                calendar=address.calendar(system.id),
            ),
        ),
        Part("Verdicts", "verdicts", block=block("verdicts", at, regimes=verdicts(standing), method=address.METHOD)),
        Part("What they rest on", "rests-on", block=block("rests-on", at, facts=rests_on(standing))),
        Part("Open questions", "open-questions", block=block("questions", at, questions=standing.questions)),
        Part("To do", "to-do", block=block("todo", at, sections=sections)),
        Part("Duties by date", "duties", block=block("duties", at, groups=groups, unconcerned=unconcerned)),
        Part("Evidence", "evidence", block=block("evidence", at, rows=evidence_rows(system, site))),
        Part("Waivers", "waivers", block=block("waivers", at, rows=waiver_rows(system, site))),
        Part("Receipt", "receipt", block=block("receipt", at, receipt=receipt_of(system, site))),
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


def verdicts(standing: Standing) -> tuple[RegimeVerdicts, ...]:
    """Return the verdicts by regime: first the regimes that ask for something, then open ones, then the others.

    Of a regime that asks for nothing the first verdict is shown; the others say the same and are folded.
    """
    found = []
    for assessment in sorted(standing.system.assessments, key=_weight):
        shown = [axis_verdict(result, assessment, standing.system) for result in assessment.axes]
        first = 1 if assessment.quiet else len(shown)
        found.append(RegimeVerdicts(tuple(shown[:first]), tuple(shown[first:])))
    return tuple(found)


def _weight(assessment: Assessment) -> int:
    if assessment.quiet:
        return 2
    return 0 if any(one.determined and not assessment.is_mildest(one) for one in assessment.axes) else 1


def running_head(system: SiteSystem, site: SiteInput) -> tuple[str, str]:
    """Return what stands at the head of each sheet of paper: the system with its version, the day and the law."""
    name = f"{system.name} {stated(system.manifest.system.version)}".strip()
    return name, day_line(site)


def day_line(site: SiteInput) -> str:
    """Return the day that is asked about, and the day whose knowledge of the law is used."""
    return f"as of {site.clock.as_of}, law as of {site.clock.law_at}"


def _counts(standing: Standing, as_of: date) -> Counts:
    upcoming = standing.next_day
    gaps = counted(standing.gaps_in_force, "gap")
    questions = counted(len(standing.questions), "open question")
    return Counts(f"{gaps} in force", questions, day(upcoming, as_of) if upcoming else None)


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
    """Return the facts that the verdicts rest on, each once; what only puts the system in scope comes last."""
    told: dict[str, Used] = {}
    scope: dict[str, Used] = {}
    serves: dict[str, dict[Link, None]] = {}
    for assessment, result in standing.axes:
        regime = assessment.regime
        title = f"{in_language(regime.title)}: {in_language(regime.axes[result.axis].title)}"
        link = Link(title, f"#{address.verdict_anchor(regime.id, result.axis)}")
        for fact in (fact for rule in result.holding for fact in rule.outcome.because):
            (scope if fact in assessment.background else told).setdefault(fact.path, fact)
            serves.setdefault(fact.path, {})[link] = None
    rows = [told[path] for path in sorted(told)] + [scope[path] for path in sorted(scope) if path not in told]
    because = because_of(rows, standing.system.origin)
    return tuple(RestsOn(one, tuple(serves.get(one.path, ()))) for one in because)


def _unconcerned(standing: Standing) -> tuple[tuple[str, str, str], ...]:
    system = standing.system
    counts = []
    for assessment in system.assessments:
        owed = sum(one.regime is assessment.regime for one in standing.owed)
        link = address.checklist(system.id, assessment.regime.id)
        number = counted(len(assessment.findings) - owed, "requirement")
        counts.append((in_language(assessment.regime.title), number, link))
    return tuple(counts)
