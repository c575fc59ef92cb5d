"""What is missing, each thing once with the reasons to want it, and where in a manifest it goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from cardgen.domain.field_path import FACTS, describe
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.domain.truth import Lack, Missing
from cardgen.rendering.because import each_once

ASKED = frozenset({Lack.ANSWER, Lack.PACK})
"""What an answer settles; everything else is written, attached or judged."""

_JUDGED = "judgement"
_Use = TypeVar("_Use")


def grouped(wanted: Iterable[tuple[Missing, _Use]]) -> Iterator[tuple[Missing, list[_Use]]]:
    """Yield each missing thing once, all undecided codes of one list together, with the reasons to want it."""
    uses: dict[tuple[str, Lack, tuple[str, ...]], list[tuple[Missing, _Use]]] = {}
    for missing, use in wanted:
        codes = () if missing.lack in ASKED else missing.codes
        uses.setdefault((missing.path, missing.lack, codes), []).append((missing, use))
    for group in uses.values():
        (one,) = each_once(missing for missing, _ in group)
        yield one, [use for _, use in group]


def section_of(missing: Missing) -> str:
    """Return the section of the manifest where a missing thing goes, e.g. `data` or `facts.<regime>`."""
    if missing.lack is Lack.JUDGEMENT:
        return _JUDGED
    first, _, rest = missing.path.partition(".")
    return f"{FACTS}.{rest.partition('.')[0]}" if first == FACTS else first.partition("[")[0]


def is_written(section: str) -> bool:
    """Whether something is written in a section; what people judge stands in none."""
    return section != _JUDGED


def section_title(section: str, regimes: Iterable[Regime]) -> str:
    """Return the title of a section."""
    if not is_written(section):
        return "What only a person can judge"
    own = {f"{FACTS}.{one.id}": f"Questions that only {in_language(one.title)} asks" for one in regimes}
    kind = describe(section)
    return own.get(section) or (kind.question.rstrip(".?") if kind else section)


def in_order(sections: Iterable[str], regimes: Iterable[Regime]) -> list[str]:
    """Return sections in the order of the manifest; what people judge comes last."""
    order = [*Manifest.model_fields, *(f"{FACTS}.{one.id}" for one in regimes)]
    places = {name: place for place, name in enumerate(order)}
    return sorted(sections, key=lambda name: (not is_written(name), places.get(name, len(order))))
