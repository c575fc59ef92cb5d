"""The answers of a manifest as plain values, each with the place where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from cardgen.domain.answer import UNKNOWN
from cardgen.domain.truth import Json

Step: TypeAlias = str | int
Steps: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Facts:
    """The data of one valid manifest, and where each value stands in its file."""

    data: Mapping[str, Json]
    locate: Callable[[Steps], Position | None]

    def position(self, path: str) -> Position | None:
        """Return where a concrete path such as `models[0].task_scope` stands, or its nearest parent."""
        return self.locate(steps(path))

    def value(self, path: str) -> Json:
        """Return the value at a concrete path; None where nothing is answered."""
        return value_at(self.data, steps(path))


def steps(path: str) -> Steps:
    """Cut a concrete path `a.b[0].c` into keys and indexes."""
    found: list[Step] = []
    for part in path.split("."):
        name, *indexes = part.replace("]", "").split("[")
        found.append(name)
        found.extend(int(index) for index in indexes if index)
    return tuple(found)


def value_at(node: object, path: Steps) -> Json:
    """Return the value at a path in plain data; None where there is none."""
    for step in path:
        if isinstance(step, str) and isinstance(node, dict):
            node = node.get(step)
        elif isinstance(step, int) and isinstance(node, list) and step < len(node):
            node = node[step]
        else:
            return None
    return node  # type: ignore[return-value]  # plain data all the way down


def is_unanswered(value: object) -> bool:
    """Whether a value says nothing that rules can read: absent, `unknown`, null or not evaluated."""
    return value is None or value == UNKNOWN or (isinstance(value, dict) and "not_evaluated" in value)


def stated_reason(value: object) -> tuple[str, str] | None:
    """Return (status, reason) where a field says `not_applicable` or `not_evaluated`."""
    if isinstance(value, dict):
        for status in ("not_applicable", "not_evaluated"):
            if status in value:
                return status, str(value[status])
    return None


def pointer(path: Steps) -> str:
    """Return the concrete path `a.b[0].c` of keys and indexes."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
