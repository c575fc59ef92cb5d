"""Values as they stand in YAML, for sentences and tables: numbers exactly as written."""

from __future__ import annotations

from cardgen.domain.truth import Json


def shown(value: Json) -> str:
    """Return a value as it stands in YAML: `true`, `3e+25`, `a, b`."""
    match value:
        case bool():
            return "true" if value else "false"
        case None:
            return "unknown"
        case list() | tuple():
            return ", ".join(shown(one) for one in value)
        case dict():
            return ", ".join(f"{key}: {shown(one)}" for key, one in value.items())
        case float():
            return number_text(value)
        case _:
            return str(value)


def number_text(number: float) -> str:
    """Return a number without loss and without noise: `318000`, `0.71`, `3e+25`."""
    if isinstance(number, int):
        return str(number)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)  # noqa: PLR2004 - float's exact digits


def number_words(number: float) -> str:
    """Return a number as people read it, still exact: `318,000`, `0.71`, `3e+25`."""
    text = number_text(number)
    return f"{int(text):,}" if text.lstrip("-").isdecimal() else text
