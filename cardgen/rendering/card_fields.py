"""The fields of a part of the layout, met with the facts of one manifest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cardgen.domain.facts import Facts, steps, value_at
from cardgen.rendering.card_layout import LayoutField, LayoutPart
from cardgen.rendering.card_view import Undocumented
from cardgen.rendering.field_words import Answered, answered, is_closed, is_question
from cardgen.rendering.phrase import emphasised, literal
from cardgen.rendering.pieces import Phrase


@dataclass(frozen=True, slots=True)
class Asked:
    """A field: where it stands, what it says in words, and whether it needs no answer here."""

    label: str
    path: str
    said: Answered | None
    idle: bool

    @property
    def is_open(self) -> bool:
        """Whether the manifest should answer it and does not."""
        return self.said is None and not self.idle

    @property
    def undocumented(self) -> Undocumented:
        """The field as one that is not documented."""
        return Undocumented(self.label, self.path)

    @property
    def cell(self) -> Phrase:
        """The field as it stands in a table or in a line of a list."""
        if self.said:
            return self.said.phrase
        return emphasised("not documented") if self.is_open else literal("–")


@dataclass(frozen=True, slots=True)
class Item:
    """An object of a list: its concrete path, its place in the list and its fields."""

    path: str
    index: int
    fields: Mapping[str, Asked]


def fields_of(part: LayoutPart, facts: Facts) -> tuple[Asked, ...]:
    """Return the fields of a part whose keys are paths of the manifest."""
    return tuple(_asked(key, key, field, facts.data, key) for key, field in part.fields.items())


def items_of(part: LayoutPart, value: object) -> Iterator[Item]:
    """Yield the objects of a list that the part shows."""
    for index, data in enumerate(value if isinstance(value, list | tuple) else ()):
        path = f"{part.of}[{index}]"
        if all(_has_one(data, key, wanted) for key, wanted in part.only.items()):
            fields = {
                key: _asked(part.path(key), f"{path}.{key}", field, data, key) for key, field in part.fields.items()
            }
            yield Item(path, index, fields)


def _asked(general: str, path: str, field: LayoutField, around: object, key: str) -> Asked:
    closed = field.asked_if is not None and is_closed(value_at(around, steps(field.asked_if)))
    idle = closed or not is_question(general)
    return Asked(field.label, path, answered(general, value_at(around, steps(key))), idle)


def _has_one(data: object, key: str, wanted: Sequence[str]) -> bool:
    value = value_at(data, (key,))
    has = value.get("has") if isinstance(value, Mapping) else value
    return isinstance(has, list | tuple) and any(one in has for one in wanted)
