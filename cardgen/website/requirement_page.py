"""The page of a requirement: duty, reference, who, from when, how to satisfy, which systems stand how."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cardgen.domain.assessment import Verdict
from cardgen.domain.condition import HasEvidence, Present, parts_of
from cardgen.domain.pack import Regime
from cardgen.domain.question import fact_question
from cardgen.domain.requirement import Requirement
from cardgen.domain.text import DEFAULT_LANGUAGE, in_language
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.rendering.words import Mark, review_note, verdict_mark, when
from cardgen.website import address
from cardgen.website.census import Census, Concerned
from cardgen.website.changes import Amended, amended
from cardgen.website.clauses import Clause, clause
from cardgen.website.duties import Lacking, lacking
from cardgen.website.fragments import Citation, Link, block, citations
from cardgen.website.law_dates import LawGround, law_grounds
from cardgen.website.page import Page, Part, Search
from cardgen.website.portfolio import SiteInput

_SHOWN = 50
_FEW = 3
_ORDER = (Verdict.NOT_SATISFIED, Verdict.PARTIAL, Verdict.UNDETERMINED, Verdict.WAIVED, Verdict.SATISFIED)


@dataclass(frozen=True, slots=True)
class RequirementView:
    """What a requirement says, to whom, and what a breach can cost."""

    id: str
    references: tuple[Citation, ...]
    roles: tuple[str, ...]
    applies: Clause | None
    grounds: tuple[LawGround, ...]
    severity: str
    penalty: str
    penalty_references: tuple[Citation, ...]
    controls: tuple[Link, ...]
    amended: tuple[Amended, ...]
    review: str
    waivable: bool


@dataclass(frozen=True, slots=True)
class Translated:
    """Title and duty in another language of the pack."""

    language: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class HowTo:
    """How to satisfy a requirement: guidance, parts, fields with their questions, kinds of evidence."""

    guidance: str
    checks: tuple[Clause, ...]
    fields: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SystemLine:
    """A system with its verdict under the requirement."""

    system: Link
    mark: Mark
    since: str
    missing: tuple[Lacking, ...]
    more: int
    evidence: str


def requirement_page(requirement: Requirement, regime: Regime, counted: Census, site: SiteInput) -> Page:
    """Return the page of a requirement."""
    at = address.requirement(regime.id, requirement.id)
    title = in_language(requirement.title)
    left = [(in_language(one.what), in_language(one.why)) for one in requirement.not_encoded]
    judgement = in_language(requirement.judgement) if requirement.judgement else ""
    lines = _lines(counted.concerned(requirement.id), site)
    parts = (
        Part(
            prose=block("duty-text", at, duty=in_language(requirement.duty), others=_others(requirement)),
            block=block("requirement", at, it=_view(requirement, regime, site)),
        ),
        Part("How to document it", "how", block=block("how-to", at, how=_how_to(requirement, regime))),
        Part("What only a person can judge", "judgement", block=block("judgement", at, judgement=judgement, left=left)),
        Part(
            "Systems",
            "systems",
            block=block(
                "requirement-systems",
                at,
                counts=counted.counts(requirement.id),
                lines=lines[:_SHOWN],
                more=len(lines[_SHOWN:]),
                matrix=address.matrix(regime.id, requirement.id),
                systems=counted.systems,
            ),
        ),
    )
    law = (in_language(regime.title), address.regime(regime.id, "requirements"))
    return Page(
        f"{at}index.md",
        f"{requirement.id} {title}",
        parts,
        in_language(requirement.duty)[:200],
        search=Search.LEAD,
        trail=(("Regimes", address.REGIMES), law),
    )


def _others(requirement: Requirement) -> tuple[Translated, ...]:
    languages = [one for one in requirement.duty if one != DEFAULT_LANGUAGE]
    return tuple(
        Translated(one, in_language(requirement.title, one), in_language(requirement.duty, one)) for one in languages
    )


def _view(requirement: Requirement, regime: Regime, site: SiteInput) -> RequirementView:
    penalty = regime.penalties.get(requirement.penalty or "")
    return RequirementView(
        id=requirement.id,
        references=citations(requirement.references, regime),
        roles=tuple(in_language(regime.roles[one].title) for one in requirement.roles),
        applies=clause(requirement.applies_when, regime) if requirement.applies_when is not None else None,
        grounds=law_grounds(requirement.applies_from, regime, site.clock),
        severity=requirement.severity,
        penalty=f"{in_language(penalty.title)}: {in_language(penalty.maximum)}" if penalty else "",
        penalty_references=citations(penalty.references, regime) if penalty else (),
        controls=tuple(Link(_control(one, site), address.control(one)) for one in requirement.controls),
        amended=amended(requirement.history, regime),
        review=review_note(requirement),
        waivable=requirement.waivable,
    )


def _control(control_id: str, site: SiteInput) -> str:
    control = site.controls.get(control_id)
    return in_language(control.title) if control else control_id


def _how_to(requirement: Requirement, regime: Regime) -> HowTo:
    leaves = [leaf for check in requirement.satisfied_when for _, leaf in parts_of(check)]
    fields = dict.fromkeys(leaf.present for leaf in leaves if isinstance(leaf, Present))
    kinds = dict.fromkeys(kind for leaf in leaves if isinstance(leaf, HasEvidence) for kind in leaf.kinds)
    return HowTo(
        guidance=in_language(requirement.guidance) if requirement.guidance else "",
        checks=tuple(clause(check, regime) for check in requirement.satisfied_when),
        fields=tuple((path, fact_question(path, regime)) for path in fields),
        kinds=tuple((kind, EvidenceKind.meaning_of(kind)) for kind in kinds),
    )


def _lines(concerned: tuple[Concerned, ...], site: SiteInput) -> list[SystemLine]:
    listed = [one for one in concerned if one.finding.verdict in _ORDER]
    listed.sort(key=lambda one: (_ORDER.index(one.finding.verdict), one.system.id))
    return [_line(one, site) for one in listed]


def _line(one: Concerned, site: SiteInput) -> SystemLine:
    finding, system = one.finding, one.system
    used = [int(found[1]) for fact in finding.outcome.because if (found := re.match(r"evidence\[(\d+)\]", fact.path))]
    missing = [lacking(one) for one in finding.missing]
    return SystemLine(
        system=Link(system.name, address.duty(system.id, finding.requirement.id)),
        mark=verdict_mark(finding.verdict),
        since=when(finding.timing, site.clock.as_of).text,
        missing=tuple(missing[:_FEW]),
        more=len(missing[_FEW:]),
        evidence=", ".join(system.evidence[index].item.title for index in dict.fromkeys(used)),
    )
