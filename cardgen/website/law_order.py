"""The order in which a text numbers its provisions, so that tables read as the text does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from cardgen.domain.pack import Regime
from cardgen.domain.requirement import Requirement

Key: TypeAlias = tuple[tuple[int, int, str], ...]

_PIECE = re.compile(r"[A-Za-z]+|\d+")
_ROMAN = re.compile(r"(?=[IVXLC])(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
NOWHERE = "Without reference"


@dataclass(frozen=True, slots=True)
class LawOrder:
    """Orders the references of one regime: the kind of provision it cites most comes first, then by number."""

    kinds: Mapping[str, int]

    def key(self, requirement: Requirement) -> tuple[int, Key]:
        """Return what to sort a requirement by."""
        first = requirement.references[0] if requirement.references else ""
        return self.kinds.get(_kind(first), len(self.kinds)), _key(first)


def in_law_order(regime: Regime) -> Callable[[Requirement], tuple[int, Key]]:
    """Return the key that sorts the requirements of a regime as its text stands."""
    kinds = Counter(_kind(one.references[0]) for one in regime.requirements.values() if one.references)
    return LawOrder({kind: rank for rank, (kind, _) in enumerate(kinds.most_common())}).key


def requirements_in_order(regime: Regime) -> tuple[Requirement, ...]:
    """Return the requirements of a regime as its text stands."""
    return tuple(sorted(regime.requirements.values(), key=in_law_order(regime)))


def provision(references: Iterable[str]) -> str:
    """Return the provision that the first reference lies in: `Art. 9` of `Art. 9(2)(a)`."""
    first, *rest = (next(iter(references), "") or NOWHERE).split()[:2]
    return f"{first} {rest[0].partition('(')[0]}" if rest else first


def _kind(reference: str) -> str:
    return reference.partition(" ")[0]


def _key(reference: str) -> Key:
    return tuple(_piece(piece) for piece in _PIECE.findall(reference.partition(" ")[2]))


def _piece(piece: str) -> tuple[int, int, str]:
    if piece.isdigit():
        return 0, int(piece), ""
    return (0, _roman(piece), "") if _ROMAN.fullmatch(piece) else (1, 0, piece)


def _roman(text: str) -> int:
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
