"""The layout of the card, which is data: which field stands in which section, under which label, shown how."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache

import yaml
from pydantic import Field, field_validator

from cardgen.domain.base import Entity
from cardgen.resources import Resource, resource_dir

FILE_NAME = "card-layout.yaml"


class Show(StrEnum):
    """How a part of a section is shown."""

    LINES = "lines"
    TABLE = "table"
    LIST = "list"
    GROUPS = "groups"
    REGIMES = "regimes"


class LayoutField(Entity):
    """A field: its label, and the field that must not be answered with "none" for this one to be asked."""

    label: str
    asked_if: str | None = None


class LayoutPart(Entity):
    """A part of a section; keys of `fields` are manifest paths, or (with `of`) keys of the items of that list."""

    show: Show = Show.LINES
    title: str = ""
    of: str = ""
    name: str = Field(default="", description="The key whose value names each group.")
    only: Mapping[str, tuple[str, ...]] = Field(
        default_factory=dict, description="Show items only that have one of these codes."
    )
    asked_if: str | None = None
    silence: str = Field(default="", description="What a list that is left out means, where that is no open question.")
    fields: dict[str, LayoutField] = Field(default_factory=dict)

    @field_validator("fields", mode="before")
    @classmethod
    def _labels(cls, value: object) -> object:
        """Let a label alone stand for a field."""
        if not isinstance(value, dict):
            return value
        return {key: {"label": one} if isinstance(one, str) else one for key, one in value.items()}

    def path(self, key: str) -> str:
        """Return the manifest path of a key of `fields`."""
        return f"{self.of}[].{key}" if self.of else key


class LayoutSection(Entity):
    """A section of the card."""

    id: str
    heading: str
    source: str
    parts: tuple[LayoutPart, ...]


class Layout(Entity):
    """The whole card."""

    sections: tuple[LayoutSection, ...]

    def paths(self) -> Iterator[str]:
        """Yield every manifest path that has a place in the card."""
        for section in self.sections:
            for part in section.parts:
                if part.of:
                    yield part.of
                yield from (part.path(key) for key in part.fields)


@cache
def card_layout() -> Layout:
    """Return the shipped layout."""
    text = (resource_dir(Resource.TEMPLATES) / FILE_NAME).read_text(encoding="utf-8")
    return Layout.model_validate_json(json.dumps(yaml.safe_load(text)))
