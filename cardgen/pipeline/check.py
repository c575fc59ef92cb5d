"""Assess: every manifest of a request under every regime of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.domain.assessment import Assessment
from cardgen.domain.clock import Clock
from cardgen.domain.diagnostic import Diagnostic, is_rejected
from cardgen.domain.known import as_known
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.domain.regime import KINDS
from cardgen.domain.requirement import Control
from cardgen.domain.tally import Tally, tally
from cardgen.loading.document import Source
from cardgen.loading.pack_finder import chosen, find_packs
from cardgen.loading.pack_names import loop
from cardgen.loading.regimes import load_regime, looks_at, wrong_looks
from cardgen.loading.shared import SHARED, load_controls, load_places
from cardgen.loading.waivers import wrong_waivers
from cardgen.pipeline.gather import Request, System, gather, pack_roots
from cardgen.resources import Resource, resource_dir
from cardgen.rules.assess import Subject, assess

if TYPE_CHECKING:
    from cardgen.rendering.report import Reporter


@dataclass(frozen=True, slots=True)
class Law:
    """The regimes to assess under, with what they share."""

    regimes: tuple[Regime, ...]
    controls: Mapping[str, Control]
    places: Places
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Assessed:
    """A system with its assessment under each regime."""

    system: System
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run found: assessments, and what stood in the way."""

    assessed: tuple[Assessed, ...]
    law: Law
    clock: Clock
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether something could not be accepted."""
        return is_rejected(self.diagnostics)

    @property
    def tally(self) -> Tally:
        """The counts over all assessments."""
        return tally(assessment for one in self.assessed for assessment in one.assessments)


def load_law(request: Request) -> Law:
    """Load the regimes of a request and what they share; what is wrong with a pack comes back as diagnostics."""
    shared = resource_dir(Resource.REGIMES) / SHARED
    controls = load_controls(shared)
    packs: Mapping[str, Path] = chosen(find_packs(pack_roots(request.pack_folders)), request.regime_ids)
    loaded = [load_regime(path, controls) for path in packs.values()]
    regimes = tuple(one for one in loaded if isinstance(one, Regime))
    problems = [problem for one in loaded if not isinstance(one, Regime) for problem in one]
    by_id = {regime.id: regime for regime in regimes}
    wrong = {one.id: wrong_looks(packs[one.id], by_id) for one in regimes if looks_at(one)}
    problems += [line for lines in wrong.values() for line in lines]
    regimes = tuple(regime for regime in regimes if not wrong.get(regime.id))
    if circle := loop({regime.id: looks_at(regime) for regime in regimes}):
        what = f"these packs look at each other's axes: {' → '.join(circle)}"
        problems.append(Diagnostic(f"{circle[0]}/pack.yaml", 1, 1, "", what, "break the loop", "pack"))
        regimes = tuple(regime for regime in regimes if regime.id not in circle)
    if not request.regime_ids:
        regimes = tuple(sorted(regimes, key=lambda one: KINDS.index(one.header.kind)))
    regimes = tuple(as_known(regime, request.clock.law_at) for regime in regimes)
    return Law(regimes, controls, load_places(shared), tuple(problems))


def check(request: Request) -> Report:
    """Assess every manifest of a request under every regime of it."""
    law = load_law(request)
    portfolio = gather(request)
    assessed = tuple(assessed_under(law, system, request.clock) for system in portfolio.systems)
    waivers = [one for system in portfolio.systems for one in waivers_wrong(law, system, request.clock)]
    return Report(assessed, law, request.clock, (*law.diagnostics, *portfolio.diagnostics, *waivers), portfolio.sources)


def assessed_under(law: Law, system: System, clock: Clock) -> Assessed:
    """Assess one system under the regimes of a law."""
    waivers = system.manifest.waivers if isinstance(system.manifest.waivers, tuple) else ()
    subject = Subject(system.facts, system.evidence, waivers)
    return Assessed(system, assess(subject, law.regimes, law.places, clock))


def waivers_wrong(law: Law, system: System, clock: Clock) -> Iterator[Diagnostic]:
    """Yield what is wrong with the waivers of a system."""
    if system.manifest.waivers:
        requirements = {name: one for regime in law.regimes for name, one in regime.requirements.items()}
        yield from wrong_waivers(system.manifest, system.facts, system.source.name, requirements, clock.as_of)


def reporter(one: Assessed) -> Reporter:
    """Return what turns the assessments of a system into their output form."""
    from cardgen.rendering.report import Reporter

    system = one.system
    return Reporter(system.manifest, system.facts, system.source.name, system.sha256)
