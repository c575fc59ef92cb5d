"""The files of a regime pack, read and typed; what is wrong comes back as diagnostics."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from cardgen.domain.base import Entity
from cardgen.domain.contradiction import Contradiction, ContradictionFile
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Steps
from cardgen.domain.pack_example import ExampleFile
from cardgen.domain.regime import Fact, FactFile, PackHeader, RuleFile, TermFile
from cardgen.domain.requirement import RequirementFile
from cardgen.loading.document import Document, Source, load
from cardgen.loading.explain import diagnostics
from cardgen.resources import Resource, resource_dir

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Typed(Generic[E]):
    """A file of a pack: its document (for places) and its typed content."""

    document: Document
    content: E


@dataclass(frozen=True, slots=True)
class PackFiles:
    """All files of one pack that decide something; the examples are read apart."""

    folder: Path
    header: Typed[PackHeader]
    facts: tuple[Typed[FactFile], ...]
    terms: tuple[Typed[TermFile], ...]
    rules: tuple[Typed[RuleFile], ...]
    requirements: tuple[Typed[RequirementFile], ...]
    contradictions: tuple[Typed[ContradictionFile], ...]


def read_pack(folder: Path, name: str) -> PackFiles | tuple[Diagnostic, ...]:
    """Read the files of the pack in a folder; `name` is how messages name the folder."""
    problems: list[Diagnostic] = []

    def read(kind: type[E], *patterns: str) -> tuple[Typed[E], ...]:
        found: list[Typed[E]] = []
        for path in (path for pattern in patterns for path in sorted(folder.glob(pattern))):
            result = read_typed(Source(path, f"{name}/{path.relative_to(folder).as_posix()}"), kind)
            if isinstance(result, Typed):
                found.append(result)
            else:
                problems.extend(result)
        return tuple(found)

    header = read(PackHeader, "pack.yaml")
    files = (
        read(FactFile, "facts.yaml"),
        read(TermFile, "terms.yaml"),
        read(RuleFile, "rules/*.yaml"),
        read(RequirementFile, "requirements/*.yaml"),
        read(ContradictionFile, "contradictions.yaml"),
    )
    if not header and not problems:
        problems.append(Diagnostic(f"{name}/pack.yaml", 1, 1, "", "there is no pack.yaml here", "add one", "file"))
    return tuple(problems) if problems else PackFiles(folder, header[0], *files)


def read_examples(folder: Path, name: str) -> tuple[tuple[Typed[ExampleFile], ...], tuple[Diagnostic, ...]]:
    """Read the test table of a pack."""
    found: list[Typed[ExampleFile]] = []
    problems: list[Diagnostic] = []
    for path in sorted(folder.glob("examples/*.yaml")):
        result = read_typed(Source(path, f"{name}/{path.relative_to(folder).as_posix()}"), ExampleFile)
        if isinstance(result, Typed):
            found.append(result)
        else:
            problems.extend(result)
    return tuple(found), tuple(problems)


def read_typed(source: Source, kind: type[E]) -> Typed[E] | tuple[Diagnostic, ...]:
    """Read one YAML file as a type."""
    document = load(source)
    if not isinstance(document, Document):
        return document
    data: Any = document.data
    if kind is RequirementFile:
        data = _with_defaults(data)
    try:
        return Typed(document, kind.model_validate_json(json.dumps(data)))
    except ValidationError as error:
        return tuple(diagnostics(error, document, known_keys(kind)))


def _with_defaults(data: dict[str, Any]) -> dict[str, Any]:
    """Write the defaults of a requirements file into each requirement that does not say otherwise."""
    defaults, requirements = data.get("defaults"), data.get("requirements")
    if not isinstance(defaults, dict) or not isinstance(requirements, list):
        return data
    filled = [{**defaults, **one} if isinstance(one, dict) else one for one in requirements]
    return {**data, "requirements": filled}


@cache
def known_keys(kind: type[Entity]) -> dict[Steps, Sequence[str]]:
    """Return the keys of a type and of the entities in its lists, by path without indexes."""
    return dict(_keys(kind, ()))


def _keys(kind: Any, path: Steps) -> Iterator[tuple[Steps, Sequence[str]]]:  # noqa: ANN401
    if isinstance(kind, type) and issubclass(kind, Entity):
        yield path, tuple(info.alias or key for key, info in kind.model_fields.items())
        for key, info in kind.model_fields.items():
            for part in (info.annotation, *getattr(info.annotation, "__args__", ())):
                if part is not kind:
                    yield from _keys(part, (*path, info.alias or key))


def load_facts(folder: Path) -> tuple[Fact, ...] | tuple[Diagnostic, ...]:
    """Return the facts that a pack asks, or what is wrong with the file that lists them."""
    result = _own_file(folder, "facts.yaml", FactFile)
    return result.content.facts if isinstance(result, Typed) else result


def load_own_contradictions(folder: Path) -> tuple[Contradiction, ...] | tuple[Diagnostic, ...]:
    """Return the contradictions that a pack knows, or what is wrong with the file that lists them."""
    result = _own_file(folder, "contradictions.yaml", ContradictionFile)
    return result.content.contradictions if isinstance(result, Typed) else result


def _own_file(folder: Path, name: str, kind: type[E]) -> Typed[E] | tuple[Diagnostic, ...]:
    path = folder / name
    return read_typed(Source(path, f"{pack_name(folder)}/{name}"), kind) if path.exists() else ()


def pack_name(folder: Path) -> str:
    """Return how messages name the folder of a pack: a shipped one from cardgen's root, others as they were given."""
    shipped = resource_dir(Resource.REGIMES)
    return f"{shipped.name}/{folder.name}" if folder.parent == shipped else folder.as_posix()
