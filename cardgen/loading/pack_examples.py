"""The given facts of a pack's examples as manifests: dotted paths become a document, checked like any other."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.facts import Facts
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.pack_example import ExampleFile, Given, PackExample
from cardgen.errors import suggestion
from cardgen.loading.document import Document, Marks
from cardgen.loading.pack_facts import FactChecker, check_facts
from cardgen.loading.pack_files import Typed
from cardgen.loading.pack_names import problem
from cardgen.loading.validate import validate


@dataclass(frozen=True, slots=True)
class Case:
    """An example ready to run: its expectation, its facts and where it stands."""

    example: PackExample
    where: str
    facts: Facts
    manifest: Manifest
    evidence: tuple[Evidence, ...]


def cases(
    files: Iterable[Typed[ExampleFile]], regime: str, facts: FactChecker
) -> tuple[tuple[Case, ...], tuple[Diagnostic, ...]]:
    """Return the examples of a pack that can run, and what is wrong with the others."""
    files = tuple(files)
    bases = {name: given for file in files for name, given in file.content.bases.items()}
    ready: list[Case] = []
    problems: list[Diagnostic] = []
    for file in files:
        for index, example in enumerate(file.content.examples):
            result = _case(file.document, index, example, bases, (regime, facts))
            if isinstance(result, Case):
                ready.append(result)
            else:
                problems.extend(result)
    return tuple(ready), tuple(problems)


def _case(
    document: Document, index: int, example: PackExample, bases: Mapping[str, Given], pack: tuple[str, FactChecker]
) -> Case | tuple[Diagnostic, ...]:
    at = ("examples", index)
    unknown = [name for name in example.bases if name not in bases]
    if unknown:
        what = f"there is no base '{unknown[0]}'"
        return (problem(document, at, what, suggestion(unknown[0], bases) or "add it under 'bases'"),)
    position = document.position(at)
    try:
        data = _merged([*(bases[name] for name in example.bases), example.given])
    except KeyError as error:
        what = f"the path {error} leads through a value that has no keys"
        return (problem(document, at, what, "give the value or the keys inside it, not both"),)
    marks: Marks = (position.line - 1, position.column - 1, None)
    given = replace(document, data=data, marks=marks)
    result = validate(given)
    if not isinstance(result, Manifest):
        return result
    wrong = check_facts(given, {pack[0]: pack[1]})
    if wrong:
        return tuple(wrong)
    items = result.evidence if isinstance(result.evidence, tuple) else ()
    evidence = tuple(Evidence(item, EvidenceState.VALID) for item in items)
    where = f"{document.source.name}:{position.line}"
    return Case(example, where, Facts(data, lambda _: None), result, evidence)


def _merged(layers: Iterable[Given]) -> dict[str, Any]:
    """Return the manifest data of layers of dotted paths; a later layer wins, null takes a fact away.

    Raises KeyError with the path that leads through something that is no mapping.
    """
    data: dict[str, Any] = {"manifest": 1, "system": {"id": "example", "name": "Example"}}
    for layer in layers:
        for path, value in layer.items():
            *groups, name = path.split(".")
            node = data
            for group in groups:
                node = node.setdefault(group, {})
                if not isinstance(node, dict):
                    raise KeyError(path)
            if value is None:
                node.pop(name, None)
            else:
                node[name] = copy.deepcopy(value)
    return data
