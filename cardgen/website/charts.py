"""How many systems have which verdict, as bars; the numbers stand beside them and in a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from cardgen.domain.assessment import UNDETERMINED
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Axis
from cardgen.domain.text import in_language
from cardgen.website import address
from cardgen.website.standing import Standing

ROW_HEIGHT = 34


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its number: `width` in percent of the longest, `top` in pixels."""

    label: str
    level: str
    number: int
    width: str
    top: int


@dataclass(frozen=True, slots=True)
class Chart:
    """An axis with a bar for each value."""

    id: str
    title: str
    href: str
    description: str
    bars: tuple[Bar, ...]
    height: int
    systems: int


def axis_chart(regime: Regime, axis: Axis, standings: Sequence[Standing]) -> Chart:
    """Return how the systems spread over the values of an axis, most severe first, then the undetermined ones."""
    results = [
        result
        for standing in standings
        for assessment, result in standing.axes
        if assessment.regime.id == regime.id and result.axis == axis.id
    ]
    numbers = Counter(result.value for result in results)
    rows = [
        (in_language(value.title), "prohibited" if value.prohibited else "plain", numbers[value.id])
        for value in axis.values
    ]
    rows.append(("Undetermined", "undetermined", numbers[UNDETERMINED]))
    most = max(numbers.values(), default=0) or 1
    bars = tuple(
        Bar(label, level, number, f"{100 * number / most:.2f}", index * ROW_HEIGHT)
        for index, (label, level, number) in enumerate(rows)
    )
    told = ", ".join(f"{bar.label} {bar.number}" for bar in bars)
    return Chart(
        id=f"chart-{regime.id}-{axis.id}",
        title=f"{in_language(regime.title)}: {in_language(axis.title)}",
        href=address.regime(regime.id, f"axis-{axis.id}"),
        description=f"Of {len(results)} systems: {told}.",
        bars=bars,
        height=len(bars) * ROW_HEIGHT,
        systems=len(results),
    )
