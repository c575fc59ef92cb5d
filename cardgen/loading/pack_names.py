"""The names of a pack: each is defined once, and what is used is defined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Steps, pointer
from cardgen.errors import suggestion
from cardgen.loading.document import Document


@dataclass(slots=True)
class Names:
    """Where each named thing of a pack is defined, by kind."""

    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def define(self, kind: str, name: str, document: Document, path: Steps) -> None:
        """Note a definition; a second one is a problem."""
        position = document.position(path)
        known = self.kinds.setdefault(kind, {})
        if name in known:
            what = f"{kind} '{name}' is defined a second time"
            self.problems.append(problem(document, path, what, f"{known[name]} has it already"))
        known.setdefault(name, f"{document.source.name}:{position.line}")

    def use(self, kind: str, name: str, document: Document, path: Steps) -> None:
        """Note a use; one of a name that does not exist is a problem."""
        known = self.kinds.get(kind, {})
        if name not in known:
            now = suggestion(name, known) or f"define it, or use one of: {', '.join(sorted(known)) or 'none yet'}"
            self.problems.append(problem(document, path, f"there is no {kind} '{name}'", now))


def problem(document: Document, path: Steps, what: str, what_now: str) -> Diagnostic:
    """Return a diagnostic about a place in a pack file."""
    position = document.position(path)
    return Diagnostic(document.source.name, position.line, position.column, pointer(path), what, what_now, "pack")


def loop(uses: Mapping[str, Iterable[str]]) -> list[str]:
    """Return a loop in "this uses that", or nothing."""
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
