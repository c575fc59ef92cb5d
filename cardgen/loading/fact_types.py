"""What type of value stands at a path, for the checks of a pack: core fields and the pack's own facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args, get_origin

from cardgen.domain import answer
from cardgen.domain.field_path import FACTS, FieldKind, all_paths, describe
from cardgen.domain.regime import Fact
from cardgen.errors import suggestion


@dataclass(frozen=True, slots=True)
class FactType:
    """The type of a fact: bool, number, text, date, code, place, or items; and whether it is a list."""

    name: str
    is_list: bool = False
    codes: frozenset[str] = frozenset()


_PACK_TYPES = {
    "bool": "bool",
    "int": "number",
    "num": "number",
    "text": "text",
    "texts": "text",
    "date": "date",
    "code": "code",
    "codes": "code",
    "assertion": "bool",
}


@dataclass(frozen=True, slots=True)
class FactTypes:
    """The facts that a pack may read."""

    regime: str
    facts: Mapping[str, Fact]

    def of(self, path: str) -> FactType | str:
        """Return the type at an absolute path, or what is wrong with the path."""
        own = f"{FACTS}.{self.regime}."
        if path.startswith(own):
            return self._own(path.removeprefix(own))
        if path.startswith(f"{FACTS}."):
            return f"a pack reads its own facts only; these start with '{own}'"
        kind = describe(path)
        if kind is None:
            return f"there is no field '{path}' in a manifest; {suggestion(path, all_paths()) or 'see the schema'}"
        return _core(kind)

    def _own(self, name: str) -> FactType | str:
        fact = self.facts.get(name)
        if fact is None:
            return f"this pack has no fact '{name}'; {suggestion(name, self.facts) or 'add it to facts.yaml'}"
        codes = frozenset(code.id for code in fact.codes)
        return FactType(_PACK_TYPES[fact.type], fact.type in {"codes", "texts"}, codes)


def _core(kind: FieldKind) -> FactType:
    if kind.family == "items":
        return FactType("items", is_list=True)
    if kind.codes is not None:
        return FactType("code", kind.is_list, frozenset(code.value for code in kind.codes))
    inner = get_args(kind.type_)[0] if get_origin(kind.type_) is tuple else kind.type_
    name = next((name for type_, name in _CORE_TYPES if inner == type_), "text")
    return FactType(name, kind.is_list)


_CORE_TYPES: tuple[tuple[object, str], ...] = (
    (answer.Place, "place"),
    (bool, "bool"),
    (date, "date"),
    (answer.Number, "number"),
    (answer.Count, "number"),
    (int, "number"),
)
