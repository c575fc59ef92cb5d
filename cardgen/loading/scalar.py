"""Plain scalars of YAML 1.2's core schema: `NO` is text, `012` is twelve, dates are text."""

from __future__ import annotations

import re

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(["", "~", "null", "Null", "NULL"]),
    **dict.fromkeys(["true", "True", "TRUE"], True),
    **dict.fromkeys(["false", "False", "FALSE"], False),
}
_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_SPECIAL = {
    f"{sign}{word}": float(f"{sign}{word[1:]}") for sign in ("", "+", "-") for word in (".inf", ".Inf", ".INF")
} | dict.fromkeys([".nan", ".NaN", ".NAN"], float("nan"))
_NUMERIC_START = frozenset("0123456789+-.")
_MOST_DIGITS = 40


def resolve(text: str) -> str | int | float | bool | None:
    """Return the value of a plain scalar by the core schema of YAML 1.2."""
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[0] in _NUMERIC_START else text


def _number(text: str) -> str | int | float:
    if _INT.fullmatch(text):
        return int(text) if len(text) <= _MOST_DIGITS else text
    if _FLOAT.fullmatch(text):
        return float(text)
    if len(text) <= _MOST_DIGITS and (_OCTAL.fullmatch(text) or _HEX.fullmatch(text)):
        return int(text, 0)
    return _SPECIAL.get(text, text)
