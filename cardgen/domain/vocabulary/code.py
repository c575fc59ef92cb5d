"""The base of all vocabularies."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pydantic import GetJsonSchemaHandler
    from pydantic_core import CoreSchema

FIRST_RELEASE = "2026.11"


class Code(StrEnum):
    """A code of a closed vocabulary: its value, when to choose it, and the release that brought it."""

    meaning: str
    since: str

    def __new__(cls, value: str, meaning: str, since: str = FIRST_RELEASE) -> Self:
        """Make a member from its value, its meaning and the vocabulary release in which it first stood."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        member.since = since
        return member

    @classmethod
    def meaning_of(cls, value: str) -> str:
        """Return the meaning of a code, or the code itself where it is not known."""
        return next((member.meaning for member in cls if member.value == value), value)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Add the meaning of each code, which editors show while a manifest is typed."""
        schema = handler.resolve_ref_schema(handler(core_schema))
        schema["enumDescriptions"] = [member.meaning for member in cls]
        return schema
