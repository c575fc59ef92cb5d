"""Discover → load → validate: every manifest of a portfolio, and all that is wrong with any of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.domain.clock import Clock
from cardgen.domain.diagnostic import Diagnostic, is_rejected
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts, Position
from cardgen.domain.field_path import FACTS
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.text import counted
from cardgen.loading.consistency import inconsistencies
from cardgen.loading.discover import discover
from cardgen.loading.document import Document, Source, load
from cardgen.loading.evidence import load_evidence
from cardgen.loading.shared import SHARED, load_contradictions, load_places
from cardgen.loading.validate import facts_of, typed
from cardgen.resources import Resource, resource_dir
from cardgen.rules.contradiction import contradictions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cardgen.domain.contradiction import Contradiction
    from cardgen.domain.place import Places
    from cardgen.loading.pack_facts import FactChecker


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
        return is_rejected(self.diagnostics)

    @property
    def summary(self) -> str:
        """Say in a few words how many manifests are valid and how many problems there are."""
        files = f"{len(self.systems)} of {len(self.sources)} manifests valid"
        return f"{files}, {counted(len(self.diagnostics), 'problem')}" if self.diagnostics else files


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading one file gave: the system, if it is valid, and what is to be said about the file."""

    system: System | None
    diagnostics: tuple[Diagnostic, ...] = ()


def gather(request: Request) -> Portfolio:
    """Read and validate every manifest; all problems of all files come back together.

    Raises CardgenError for a folder of packs that holds none.
    """
    sources = discover(request.paths, request.base)
    readings = list(read_all(request, sources))
    systems = tuple(one.system for one in readings if one.system)
    problems = {problem for one in readings for problem in one.diagnostics}
    return Portfolio(sources, systems, tuple(sorted({*problems, *used_twice(map(identity, systems))})))


def read_all(request: Request, sources: Iterable[Source]) -> Iterator[Reading]:
    """Read and validate manifests one by one."""
    reader = reader_for(request)
    for source in sources:
        document = load(source)
        yield reading_of(document, reader) if isinstance(document, Document) else Reading(None, document)


def reader_for(request: Request) -> Reader:
    """Return what reads the manifests of a request.

    Raises CardgenError for a folder of packs that holds none.
    """
    return Reader(request.base.resolve(), tuple(pack_roots(request.pack_folders)), request.clock.as_of)


class Reader:
    """What reading needs for every file; the packs are looked for when a manifest answers one of their questions."""

    def __init__(self, base: Path, roots: tuple[Path, ...], as_of: date) -> None:
        """Take the folder of the portfolio, the folders of packs and the day that is asked about."""
        self.base = base
        self.as_of = as_of
        self._roots = roots
        self._shared = resource_dir(Resource.REGIMES) / SHARED

    @cached_property
    def facts(self) -> Mapping[str, FactChecker]:
        """The checkers of the answers to each pack's facts."""
        from cardgen.loading.pack_finder import fact_checkers

        return fact_checkers(self._roots)

    @cached_property
    def contradictions(self) -> Sequence[Contradiction]:
        """The contradictions between shared facts."""
        return load_contradictions(self._shared)

    @cached_property
    def places(self) -> Places:
        """The groups of places."""
        return load_places(self._shared)


def reading_of(document: Document, reader: Reader) -> Reading:
    """Return the system that a document describes, or what is wrong with it."""
    source = document.source
    manifest = typed(document)
    wrong_facts = _wrong_facts(document, reader)
    if isinstance(manifest, tuple):
        return Reading(None, (*manifest, *wrong_facts))
    facts = facts_of(document)
    wrong = (*inconsistencies(document), *wrong_facts, *_contradictions(facts, source.name, wrong_facts, reader))
    if is_rejected(wrong):
        return Reading(None, wrong)
    return Reading(_system(source, document, manifest, facts, reader.base), wrong)


def pack_roots(pack_folders: Iterable[Path]) -> list[Path]:
    """Return the folders in which packs are looked for: the shipped one, then the user's own.

    Raises CardgenError for a folder of the user that holds no pack.
    """
    folders = list(pack_folders)
    if folders:
        from cardgen.loading.pack_finder import checked_roots

        folders = checked_roots(folders)
    return [resource_dir(Resource.REGIMES), *folders]


def _wrong_facts(document: Document, reader: Reader) -> list[Diagnostic]:
    if not document.data.get(FACTS):
        return []
    from cardgen.loading.pack_facts import check_facts

    return check_facts(document, reader.facts)


def _contradictions(facts: Facts, name: str, wrong: Iterable[Diagnostic], reader: Reader) -> Iterator[Diagnostic]:
    """Yield what contradicts itself; a pack's own contradictions are left where its answers are wrong already."""
    answered = facts.data.get(FACTS)
    known = [pack for pack in answered if pack in reader.facts] if isinstance(answered, dict) else []
    sound = [pack for pack in known if not any(f"{one.pointer}.".startswith(f"{FACTS}.{pack}.") for one in wrong)]
    own = (one for pack in sound for one in reader.facts[pack].contradictions)
    yield from contradictions(facts, name, (*reader.contradictions, *own), reader.places, reader.as_of)


def _system(source: Source, document: Document, manifest: Manifest, facts: Facts, base: Path) -> System:
    folder = source.path.parent.resolve()
    portfolio = base if folder.is_relative_to(base) else folder
    evidence = load_evidence(manifest, folder, portfolio)
    return System(source, document.sha256, manifest, facts, evidence)


@dataclass(frozen=True, slots=True)
class Identity:
    """The id of a system and where it stands."""

    id: str
    source: str
    position: Position


def identity(system: System) -> Identity:
    """Return the id of a system with its place."""
    return Identity(system.id, system.source.name, system.facts.position("system.id") or Position(1, 1))


def used_twice(identities: Iterable[Identity]) -> list[Diagnostic]:
    """Return a diagnostic for each id that another system of the portfolio has already."""
    first: dict[str, Identity] = {}
    found: list[Diagnostic] = []
    for one in identities:
        other = first.setdefault(one.id, one)
        if other is not one:
            what = f"the id '{one.id}' is used a second time in this portfolio"
            now = f"{other.source} has it already; choose another"
            at = one.position
            found.append(Diagnostic(one.source, at.line, at.column, "system.id", what, now, "duplicate-id"))
    return found
