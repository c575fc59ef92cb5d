"""The straight line: discover → load → validate → assess → render → site. Each stage gets values and returns values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cardgen import __version__
from cardgen.domain.assessment import Assessment, Clock
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts
from cardgen.domain.field_path import FACTS
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.output import ReceiptOutput
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.domain.requirement import Control
from cardgen.domain.tally import Tally, tally
from cardgen.loading.discover import discover
from cardgen.loading.document import Document, Source, load
from cardgen.loading.evidence import load_evidence
from cardgen.loading.pack_facts import check_facts, facts_schema
from cardgen.loading.pack_files import load_facts
from cardgen.loading.regimes import SHARED, chosen, fact_checker, find_packs, load_controls, load_places, load_regime
from cardgen.loading.validate import facts_of, validate
from cardgen.loading.waivers import wrong_waivers
from cardgen.resources import Resource, resource_dir
from cardgen.rules.assess import Subject, assess
from cardgen.schema import MANIFEST, schema_text


@dataclass(frozen=True, slots=True)
class System:
    """One valid manifest: the file it came from, its facts and its evidence."""

    source: Source
    sha256: str
    manifest: Manifest
    facts: Facts
    evidence: tuple[Evidence, ...]

    @property
    def id(self) -> str:
        """The id that the manifest gives the system."""
        return self.manifest.system.id


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All manifests that were found: the valid ones as systems, and what is wrong with the others."""

    sources: tuple[Source, ...]
    systems: tuple[System, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def rejected(self) -> bool:
        """Whether a file could not be accepted."""
        return any(one.level == "error" for one in self.diagnostics)

    @property
    def summary(self) -> str:
        """Say in a few words how many manifests are valid and how many problems there are."""
        files = f"{len(self.systems)} of {len(self.sources)} manifests valid"
        return f"{files}, {len(self.diagnostics)} problems" if self.diagnostics else files


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
    """What a run found: assessments, or what stood in the way."""

    assessed: tuple[Assessed, ...]
    law: Law
    clock: Clock
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether something could not be accepted."""
        return any(one.level == "error" for one in self.diagnostics)

    @property
    def tally(self) -> Tally:
        """The counts over all assessments."""
        return tally(assessment for one in self.assessed for assessment in one.assessments)


@dataclass(frozen=True, slots=True)
class Request:
    """What to look at: paths, the folder that messages and evidence are relative to, regimes, dates."""

    paths: tuple[Path, ...]
    base: Path
    clock: Clock
    regime_ids: tuple[str, ...] = ()
    pack_folders: tuple[Path, ...] = field(default=())


def packs_of(request_folders: Iterable[Path]) -> dict[str, Path]:
    """Return the folders of the shipped packs and of the user's own."""
    return find_packs([resource_dir(Resource.REGIMES), *request_folders])


def gather(request: Request) -> Portfolio:
    """Read and validate every manifest; all problems of all files come back together."""
    sources = discover(request.paths, request.base)
    packs = packs_of(request.pack_folders)
    systems: list[System] = []
    problems: list[Diagnostic] = []
    for source in sources:
        document = load(source)
        if not isinstance(document, Document):
            problems.extend(document)
            continue
        manifest = validate(document)
        wrong = list(manifest) if isinstance(manifest, tuple) else []
        wrong += _wrong_facts(document, packs)
        problems.extend(wrong)
        if isinstance(manifest, tuple) or any(one.level == "error" for one in wrong):
            continue
        systems.append(_system(source, document, manifest, request.base))
    problems.extend(_twice(systems))
    return Portfolio(sources, tuple(systems), tuple(sorted(problems)))


def _wrong_facts(document: Document, packs: Mapping[str, Path]) -> list[Diagnostic]:
    if not document.data.get(FACTS):
        return []
    return check_facts(document, {name: fact_checker(folder) for name, folder in packs.items()})


def _system(source: Source, document: Document, manifest: Manifest, base: Path) -> System:
    inside = source.path.resolve().is_relative_to(base.resolve())
    portfolio = base if inside else source.path.parent
    evidence = load_evidence(manifest, source.path, portfolio)
    return System(source, document.sha256, manifest, facts_of(document), evidence)


def _twice(systems: Iterable[System]) -> list[Diagnostic]:
    first: dict[str, System] = {}
    found: list[Diagnostic] = []
    for system in systems:
        other = first.setdefault(system.id, system)
        if other is not system:
            position = system.facts.position("system.id")
            line, column = (position.line, position.column) if position else (1, 1)
            what = f"the id '{system.id}' is used a second time in this portfolio"
            now = f"{other.source.name} has it already; choose another"
            found.append(Diagnostic(system.source.name, line, column, "system.id", what, now, "duplicate-id"))
    return found


def load_law(request: Request) -> Law:
    """Load the regimes of a request and what they share; what is wrong with a pack comes back as diagnostics."""
    shared = resource_dir(Resource.REGIMES) / SHARED
    controls = load_controls(shared)
    loaded = [
        load_regime(path, controls) for path in chosen(packs_of(request.pack_folders), request.regime_ids).values()
    ]
    regimes = tuple(one for one in loaded if isinstance(one, Regime))
    problems = [problem for one in loaded if not isinstance(one, Regime) for problem in one]
    return Law(regimes, controls, load_places(shared), tuple(problems))


def check(request: Request) -> Report:
    """Assess every manifest of a request under every regime of it."""
    law = load_law(request)
    portfolio = gather(request)
    requirements = {name: one for regime in law.regimes for name, one in regime.requirements.items()}
    waivers = [
        problem
        for system in portfolio.systems
        for problem in wrong_waivers(
            system.manifest, system.facts, system.source.name, requirements, request.clock.as_of
        )
    ]
    assessed = tuple(_assessed(system, law, request.clock) for system in portfolio.systems)
    problems = (*law.diagnostics, *portfolio.diagnostics, *waivers)
    return Report(assessed, law, request.clock, problems, portfolio.sources)


def _assessed(system: System, law: Law, clock: Clock) -> Assessed:
    waivers = system.manifest.waivers if isinstance(system.manifest.waivers, tuple) else ()
    subject = Subject(system.facts, system.evidence, waivers)
    return Assessed(system, assess(subject, law.regimes, law.places, clock))


def fact_schemas(packs: Mapping[str, Path]) -> dict[str, dict[str, object]]:
    """Return the JSON Schema of the facts of each pack, by the id of its regime."""
    return {name: facts_schema(load_facts(folder)) for name, folder in sorted(packs.items())}


def check_text(report: Report) -> str:
    """Return the JSON of a check."""
    from cardgen.rendering.report import Reporter, check_json

    clock = report.clock
    outputs = [
        Reporter(one.system.manifest, one.system.facts, one.system.source.name, one.system.sha256).assessment(
            one.assessments
        )
        for one in report.assessed
    ]
    receipt = ReceiptOutput(tool=f"cardgen {__version__}", law_at=clock.law_at)
    return check_json(outputs, report.diagnostics, clock.as_of, receipt)


def starter_manifest(system_id: str, name: str, schema: str) -> tuple[str, str]:
    """Return the text of a first manifest and of the JSON Schema that it names."""
    from cardgen.rendering.environment import environment

    text = environment().get_template("starter.cardgen.yaml.j2").render(id=system_id, name=name, schema=schema)
    return text, schema_text(MANIFEST, fact_schemas(packs_of(())))
