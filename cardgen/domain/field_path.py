"""A dotted path into a manifest, and what the manifest type says stands there."""

from __future__ import annotations

import re
import types
from dataclasses import dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin

from cardgen.domain import answer
from cardgen.domain.base import Entity
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.vocabulary.code import Code

FACTS = "facts"
_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A path cut at each `[]`: `models[].base.x` has the groups (models) and (base, x)."""

    text: str
    groups: tuple[tuple[str, ...], ...]
    relative: bool


@cache
def parse(text: str) -> FieldPath:
    """Cut a path such as `.markets[].place` into its groups."""
    relative = text.startswith(".")
    groups = tuple(tuple(part for part in group.split(".") if part) for group in text.split("[]"))
    return FieldPath(text, groups, relative)


def general(path: str) -> str:
    """Return a concrete path with its places taken out: `models[0].id` becomes `models[].id`."""
    return _INDEX.sub("[]", path)


@dataclass(frozen=True, slots=True)
class FieldKind:
    """What a field holds: its family (answer, codes, statement …), its type, and its question."""

    family: str
    type_: Any
    question: str

    @property
    def is_place(self) -> bool:
        """Whether the field holds places, which match their groups."""
        return self.type_ is answer.Place

    @property
    def codes(self) -> type[Code] | None:
        """The vocabulary of the field, if it has one."""
        return self.type_ if isinstance(self.type_, type) and issubclass(self.type_, Code) else None

    @property
    def is_list(self) -> bool:
        """Whether the field holds a list."""
        return self.family in {"codes", "listed", "items"} or get_origin(self.type_) is tuple


_FAMILIES: dict[Any, str] = {
    answer.Answer: "answer",
    answer.Codes: "codes",
    answer.Statement: "statement",
    answer.Listed: "listed",
    answer.Items: "items",
    answer.Section: "section",
}


@cache
def describe(path: str) -> FieldKind | None:
    """Return what the manifest type says about a path such as `models[].task_scope`; nothing if there is none."""
    entity: Any = Manifest
    kind: FieldKind | None = None
    closed = False
    for part in path.replace("[]", ".[]").split("."):
        if part == "[]":
            if kind is None or kind.family != "items" or closed:
                return None
            closed = True
            continue
        if kind is not None and kind.family == "items" and not closed:
            return None
        kind, closed = _field(entity, part), False
        if kind is None:
            return None
        entity = kind.type_
    return kind


def _field(entity: Any, name: str) -> FieldKind | None:  # noqa: ANN401 - a type of any family
    if not (isinstance(entity, type) and issubclass(entity, Entity)):
        return None
    for key, info in entity.model_fields.items():
        if (info.alias or key) == name:
            family, type_ = _unwrapped(info.annotation)
            return FieldKind(family, type_, info.description or "")
    return None


def _unwrapped(annotation: Any) -> tuple[str, Any]:  # noqa: ANN401 - annotations are any type
    family = _FAMILIES.get(get_origin(annotation), "")
    if family:
        return family, _plain(get_args(annotation)[0])
    return "value", _plain(annotation)


def _plain(annotation: Any) -> Any:  # noqa: ANN401 - annotations are any type
    """Drop `| None` from an annotation; keep `Place` and the like whole."""
    if get_origin(annotation) in {Union, types.UnionType}:
        rest = [part for part in get_args(annotation) if part is not type(None)]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


@cache
def all_paths() -> tuple[str, ...]:
    """Return the path of every field of the manifest, in order (`models[]` stands for a list of objects)."""
    return tuple(_paths_of(Manifest, ""))


def _paths_of(entity: type[Entity], prefix: str) -> list[str]:
    found: list[str] = []
    for key, info in entity.model_fields.items():
        path = f"{prefix}{info.alias or key}"
        family, type_ = _unwrapped(info.annotation)
        if family == "items":
            found += [path, *_paths_of(type_, f"{path}[].")]
        elif isinstance(type_, type) and issubclass(type_, Entity):
            found += _paths_of(type_, f"{path}.")
        else:
            found.append(path)
    return found
