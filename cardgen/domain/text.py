"""Text for people, by language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, StringConstraints

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Za-z]+)?$")]
DEFAULT_LANGUAGE = "en"


def _has_default(texts: dict[str, str]) -> dict[str, str]:
    if DEFAULT_LANGUAGE not in texts:
        raise ValueError("the text in English is missing; add 'en'")
    return texts


Texts = Annotated[
    dict[Language, Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]],
    AfterValidator(_has_default),
]
"""The same text in one or more languages; `en` is always there."""


def in_language(texts: dict[str, str], language: str = DEFAULT_LANGUAGE) -> str:
    """Return the text in a language, or in English where it is not translated."""
    return texts.get(language, texts[DEFAULT_LANGUAGE])


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: "1 gap", "3 gaps", "2 duties"."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def listed(texts: Sequence[str], most: int, separator: str = ", ") -> str:
    """Return the first texts, and how many more there are: "a, b and 3 more"."""
    more = len(texts) - most
    return separator.join(texts[:most]) + (f" and {more} more" if more > 0 else "")
