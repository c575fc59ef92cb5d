"""The label of each field of the manifest, and the field that closes it, as the layout of the card gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from cardgen.rendering.card_layout import card_layout


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """A label, and the path (in a list: the key) of the field whose answer "none" closes this one."""

    label: str
    gate: str = ""


@cache
def _labels() -> Mapping[str, FieldLabel]:
    found: dict[str, FieldLabel] = {}
    for section in card_layout().sections:
        for part in section.parts:
            if part.only:
                continue
            if part.of:
                found.setdefault(part.of, FieldLabel(part.title, part.asked_if or ""))
            for key, one in part.fields.items():
                found.setdefault(part.path(key), FieldLabel(one.label, one.asked_if or ""))
    return found


def field_label(path: str) -> FieldLabel:
    """Return the label of a general path such as `models[].task`; the path's own last word where the card has none."""
    return _labels().get(path) or FieldLabel(path.rpartition(".")[2].replace("_", " ").capitalize())
