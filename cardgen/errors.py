"""What stops cardgen: each error says where, what and what now, in one line."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 12


class CardgenError(Exception):
    """Cardgen cannot go on."""


class UnknownNameError(CardgenError):
    """A name that the user gave is not one of the known ones."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        """Name the kind of thing, what was given and what is known."""
        names = sorted(known)
        some = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
        hint = suggestion(name, names) or f"known: {some or 'none'}"
        super().__init__(f"unknown {kind} {name!r}; {hint}")


class PackError(CardgenError):
    """A regime pack cannot be used; one line for each thing that is wrong with it."""


class SiteError(CardgenError):
    """The site cannot be written."""


def suggestion(name: str, known: Iterable[str]) -> str:
    """Return "did you mean …" for the nearest known names, or nothing."""
    near = get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(repr(match) for match in near)}?" if near else ""
