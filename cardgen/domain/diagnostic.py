"""A diagnostic: something is wrong with a file, here, and this is what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Another place of the same file that a problem is about: the path of a field, and where it stands."""

    pointer: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One problem of one file; `pointer` is the path of the field, `what_now` the next step."""

    path: str
    line: int
    column: int
    pointer: str
    what: str
    what_now: str
    code: str = "invalid"
    level: Literal["error", "warning"] = "error"
    related: tuple[Place, ...] = ()

    def __str__(self) -> str:
        """Return the problem in one clickable line."""
        where = f"{self.path}:{self.line}:{self.column}: "
        field = f"{self.pointer}: " if self.pointer else ""
        now = f"; {self.what_now}" if self.what_now else ""
        return f"{where}{field}{self.what}{now}".replace("\n", " ")


def is_rejected(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether one of the problems is an error, so that a file cannot be accepted."""
    return any(one.level == "error" for one in diagnostics)
