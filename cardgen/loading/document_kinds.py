"""The kinds of document of a pack (`documents/*.yaml`), with every path, name and condition checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.document_kind import DocumentKind
from cardgen.domain.pack import Regime
from cardgen.loading.document import Source
from cardgen.loading.document_checks import kind_problems
from cardgen.loading.pack_files import Typed, pack_name, read_typed
from cardgen.loading.pack_names import problem
from cardgen.loading.structure import wrong_references_in

FOLDER = "documents"


@dataclass(frozen=True, slots=True)
class OfferedKind:
    """A kind of document with the regime that asks for it, and the folder in which its own templates lie."""

    kind: DocumentKind
    regime: str
    folder: Path

    @property
    def id(self) -> str:
        """The name by which the kind is asked for."""
        return self.kind.id


@dataclass(frozen=True, slots=True)
class Offered:
    """The kinds of document of some packs, and what is wrong with the files that describe them."""

    kinds: tuple[OfferedKind, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def load_kinds(packs: Mapping[str, Path], regimes: Iterable[Regime]) -> Offered:
    """Return the kinds of document of the regimes, whose folders `packs` gives; a kind is offered by one pack only."""
    offered: dict[str, OfferedKind] = {}
    problems: list[Diagnostic] = []
    for regime in regimes:
        read, wrong = read_kinds(packs[regime.id], regime)
        problems += wrong
        for one in read:
            kind = one.content
            other = offered.setdefault(kind.id, OfferedKind(kind, regime.id, packs[regime.id] / FOLDER))
            if other.regime != regime.id:
                what = f"the pack '{other.regime}' has a document '{kind.id}' already"
                problems.append(problem(one.document, ("id",), what, "choose another id"))
    return Offered(tuple(offered.values()), tuple(sorted(problems)))


def read_kinds(folder: Path, regime: Regime) -> tuple[tuple[Typed[DocumentKind], ...], tuple[Diagnostic, ...]]:
    """Read the kinds of document of one pack; those that are sound, and what is wrong with the others."""
    sound: list[Typed[DocumentKind]] = []
    problems: list[Diagnostic] = []
    for path in sorted((folder / FOLDER).glob("*.yaml")):
        result = read_typed(Source(path, f"{pack_name(folder)}/{FOLDER}/{path.name}"), DocumentKind)
        if not isinstance(result, Typed):
            problems += result
            continue
        wrong = kind_problems(result, regime, path)
        problems += wrong
        if not wrong:
            sound.append(result)
    return tuple(sound), tuple(problems)


def wrong_kind_references(folder: Path, regime: Regime) -> Iterator[Diagnostic]:
    """Yield each reference in the kinds of document of a pack that does not exist in its instrument."""
    read, _ = read_kinds(folder, regime)
    yield from wrong_references_in((one.document for one in read), regime.header.instruments, folder)
