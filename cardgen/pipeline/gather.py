"""Discover → load → validate: every manifest of a portfolio, and all that is wrong with any of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cardgen.domain.clock import Clock
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts
from cardgen.domain.field_path import FACTS
from cardgen.domain.manifest.root import Manifest
from cardgen.loading.discover import discover
from cardgen.loading.document import Document, Source, load
from cardgen.loading.evidence import load_evidence
from cardgen.loading.validate import facts_of, validate
from cardgen.resources import Resource, resource_dir


@dataclass(frozen=True, slots=True)
class Request:
    """What to look at: paths, the folder that messages and evidence are relative to, regimes, dates."""

    paths: tuple[Path, ...]
    base: Path
    clock: Clock
    regime_ids: tuple[str, ...] = ()
    pack_folders: tuple[Path, ...] = ()


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
        count = len(self.diagnostics)
        return f"{files}, {count} problem{'s' if count > 1 else ''}" if count else files


def gather(request: Request) -> Portfolio:
    """Read and validate every manifest; all problems of all files come back together.

    Raises CardgenError for a folder of packs that holds none.
    """
    roots = tuple(pack_roots(request.pack_folders))
    sources = discover(request.paths, request.base)
    base = request.base.resolve()
    systems: list[System] = []
    problems: list[Diagnostic] = []
    for source in sources:
        document = load(source)
        if not isinstance(document, Document):
            problems.extend(document)
            continue
        manifest = validate(document)
        wrong = list(manifest) if isinstance(manifest, tuple) else []
        wrong += _wrong_facts(document, roots)
        problems.extend(wrong)
        if isinstance(manifest, tuple) or any(one.level == "error" for one in wrong):
            continue
        systems.append(_system(source, document, manifest, base))
    problems.extend(_twice(systems))
    return Portfolio(sources, tuple(systems), tuple(sorted(set(problems))))


def pack_roots(pack_folders: Iterable[Path]) -> list[Path]:
    """Return the folders in which packs are looked for: the shipped one, then the user's own.

    Raises CardgenError for a folder of the user that holds no pack.
    """
    folders = list(pack_folders)
    if folders:
        from cardgen.loading.pack_finder import checked_roots

        folders = checked_roots(folders)
    return [resource_dir(Resource.REGIMES), *folders]


def _wrong_facts(document: Document, roots: tuple[Path, ...]) -> list[Diagnostic]:
    if not document.data.get(FACTS):
        return []
    from cardgen.loading.pack_facts import check_facts
    from cardgen.loading.pack_finder import fact_checkers

    return check_facts(document, fact_checkers(roots))


def _system(source: Source, document: Document, manifest: Manifest, base: Path) -> System:
    folder = source.path.parent.resolve()
    portfolio = base if folder.is_relative_to(base) else folder
    evidence = load_evidence(manifest, folder, portfolio)
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
