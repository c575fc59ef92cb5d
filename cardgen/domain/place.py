"""Places and their groups: a member matches its group, a group matches its members."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

WORLDWIDE = "worldwide"


@dataclass(frozen=True, slots=True)
class Places:
    """The table of groups of places."""

    members: Mapping[str, frozenset[str]]

    def match(self, one: str, other: str) -> bool:
        """Whether two place codes can mean the same place, e.g. `DE` and `EU`, `US-CA` and `US`."""
        return one == other or WORLDWIDE in {one, other} or self._within(one, other) or self._within(other, one)

    def _within(self, inner: str, outer: str) -> bool:
        if inner.startswith(f"{outer}-"):
            return True
        group = self.members.get(outer, frozenset())
        return inner in group or inner.partition("-")[0] in group or self.members.get(inner, frozenset([""])) <= group
