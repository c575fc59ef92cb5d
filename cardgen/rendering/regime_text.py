"""A regime pack as terminal text."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language

_WIDTH = 100


def regime_text(regime: Regime) -> str:
    """Return what a pack holds: its header, its axes with their rules, its dates and its requirements."""
    return "\n".join([*_header(regime), *_axes(regime), *_dates(regime), *_requirements(regime)]) + "\n"


def _header(regime: Regime) -> Iterator[str]:
    header = regime.header
    yield f"{regime.id}  {in_language(header.title)}"
    yield fill(in_language(header.summary), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    review = header.review
    by = f" by {review.by} on {review.on}" if review.by else ""
    yield f"  pack {header.version}, {review.status}{by}, next look {review.next}"
    for instrument in header.instruments:
        yield f"  {instrument.number or instrument.short}: {in_language(instrument.title)}"
        for version in instrument.versions:
            amended = f", amended by {version.amended_by}" if version.amended_by else ""
            yield f"    text known from {version.known_from}{amended}"


def _axes(regime: Regime) -> Iterator[str]:
    for axis in regime.axes.values():
        yield f"\n{axis.id}  {in_language(axis.question)}"
        for value in axis.values:
            yield f"  {value.id}: {in_language(value.title)}"
            for rule in regime.rules.values():
                if rule.axis == axis.id and rule.value == value.id:
                    yield f"    {rule.id}  {', '.join(rule.references)}  {in_language(rule.title)}"
    exceptions = [rule for rule in regime.rules.values() if rule.axis is None]
    if exceptions:
        yield "\nexceptions"
    for rule in exceptions:
        yield f"  {rule.id}  {', '.join(rule.references)}  {in_language(rule.title)}"


def _dates(regime: Regime) -> Iterator[str]:
    if regime.dates:
        yield "\ndates"
    for named in regime.dates.values():
        history = " → ".join(f"{one.from_} ({one.reference}{f', {one.by}' if one.by else ''})" for one in named.history)
        yield f"  {named.id}  {in_language(named.title)}: {history}"


def _requirements(regime: Regime) -> Iterator[str]:
    yield f"\n{len(regime.requirements)} requirements"
    for one in regime.requirements.values():
        roles = ", ".join(one.roles) or "everybody"
        yield f"  {one.id}  {', '.join(one.references)}  {in_language(one.title)}  ({roles})"
