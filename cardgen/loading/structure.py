"""Do the cited articles exist? References are looked up in the structure index of each instrument."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Steps
from cardgen.domain.regime import Instrument
from cardgen.domain.truth import Json
from cardgen.loading.document import Document, Source, load
from cardgen.loading.pack_files import PackFiles
from cardgen.loading.pack_names import problem

_ARTICLE = re.compile(r"Art\. (?P<article>\d+[a-z]*)(?P<rest>(\([0-9a-z]+\))*)")
_ANNEX = re.compile(r"Annex (?P<annex>[IVX]+(-[A-Z0-9]+)?)( (?P<rest>[0-9A-Z]\S*( \d+)?))?")
_RECITAL = re.compile(r"Recital (?P<recital>\d+)")


class Structure:
    """What exists in an instrument, over all its versions."""

    def __init__(self, versions: list[Mapping[str, Any]]) -> None:
        self._articles: dict[str, set[str]] = {}
        self._annexes: dict[str, set[str]] = {}
        self._recitals = max((int(version.get("recitals", 0)) for version in versions), default=0)
        for version in versions:
            for kind, index in (("articles", self._articles), ("annexes", self._annexes)):
                for name, places in version.get(kind, {}).items():
                    index.setdefault(str(name), set()).update(str(place) for place in places or ())

    def has(self, locator: str) -> bool:
        """Whether a locator such as `Art. 5(1)(f)` exists."""
        if match := _ARTICLE.fullmatch(locator):
            places = self._articles.get(match["article"])
            return places is not None and (not match["rest"] or match["rest"] in places)
        if match := _ANNEX.fullmatch(locator):
            places = self._annexes.get(match["annex"])
            return places is not None and (not match["rest"] or match["rest"] in places)
        if match := _RECITAL.fullmatch(locator):
            return 1 <= int(match["recital"]) <= self._recitals
        return False


def wrong_references(files: PackFiles) -> Iterator[Diagnostic]:
    """Yield each reference of a pack that does not exist in its instrument."""
    if files.header.content.instruments:
        yield from _unreadable(files)
        yield from wrong_references_in(_documents(files), files.header.content.instruments, files.folder)


def wrong_references_in(
    documents: Iterable[Document], instruments: tuple[Instrument, ...], folder: Path
) -> Iterator[Diagnostic]:
    """Yield each reference in some files of a pack that does not exist in its instrument."""
    index = {one.id: _structure(folder, one) for one in instruments}
    for document in documents:
        for path, reference in _references(document.data, ()):
            named = next((one for one in instruments[1:] if reference.startswith(f"{one.short} ")), None)
            instrument = named or (instruments[0] if instruments else None)
            structure = index.get(instrument.id) if instrument else None
            if instrument is None or structure is None:
                continue
            locator = reference.removeprefix(f"{instrument.short} ")
            if not structure.has(locator):
                what = f"'{reference}' does not exist in {instrument.number or instrument.short}"
                yield problem(document, path, what, "cite a provision of the structure index, e.g. Art. 5(1)(f)")


def _unreadable(files: PackFiles) -> Iterator[Diagnostic]:
    for i, instrument in enumerate(files.header.content.instruments):
        for j, version in enumerate(instrument.versions):
            if version.structure and not isinstance(_index(files.folder, version.structure), Document):
                what = f"the structure index '{version.structure}' cannot be read"
                now = f"add structure/{version.structure}.yaml"
                yield problem(files.header.document, ("instruments", i, "versions", j), what, now)


def _index(folder: Path, name: str) -> Document | tuple[Diagnostic, ...]:
    return load(Source(folder / "structure" / f"{name}.yaml", name))


def _structure(folder: Path, instrument: Instrument) -> Structure | None:
    versions: list[Mapping[str, Any]] = []
    for version in instrument.versions:
        if version.structure:
            document = _index(folder, version.structure)
            if isinstance(document, Document):
                versions.append(document.data)
    return Structure(versions) if versions else None


def _documents(files: PackFiles) -> Iterator[Document]:
    yield files.header.document
    for group in (files.facts, files.terms, files.rules, files.requirements, files.contradictions):
        yield from (file.document for file in group)


def _references(node: Json | Mapping[str, Json], path: Steps) -> Iterator[tuple[Steps, str]]:
    if isinstance(node, Mapping):
        for key, value in node.items():
            if key == "references" and isinstance(value, list):
                yield from (((*path, key, index), str(one)) for index, one in enumerate(value))
            elif key == "reference" and isinstance(value, str):
                yield (*path, key), value
            else:
                yield from _references(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _references(value, (*path, index))
