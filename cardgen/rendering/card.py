"""The card of a system: the form of Mitchell et al. 2019 and what regulation adds, as Markdown with metadata."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cardgen.domain.assessment import Assessment
from cardgen.domain.clock import Clock
from cardgen.domain.evidence import Evidence
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.text import in_language
from cardgen.rendering.because import Origin
from cardgen.rendering.card_layout import LayoutPart, LayoutSection, Show, card_layout
from cardgen.rendering.card_parts import Extra, Filled, filled
from cardgen.rendering.card_view import Card, Line, Part, Section
from cardgen.rendering.environment import render
from cardgen.rendering.front_matter import front_matter
from cardgen.rendering.markdown import tidy
from cardgen.rendering.own_answers import own_answers
from cardgen.rendering.phrase import code, literal
from cardgen.rendering.regime_lines import regime_lines
from cardgen.rendering.words import axis_words, evidence_mark, relative_date


def card_of(
    manifest: Manifest,
    origin: Origin,
    assessments: Sequence[Assessment],
    evidence: Sequence[Evidence],
    clock: Clock,
) -> Card:
    """Return everything that the card of a system shows on a day."""
    extras = {"evidence": _evidence_states(evidence, clock), "waivers": _waiver_states(manifest, clock)}
    return Card(
        system_id=manifest.system.id,
        name=manifest.system.name,
        front_matter=front_matter(origin.facts, assessments),
        summary=_summary(origin, assessments, clock),
        sections=tuple(_section(section, origin, assessments, extras) for section in card_layout().sections),
    )


def render_card(card: Card) -> str:
    """Return a card as Markdown."""
    return tidy(render("card.md.j2", card=card))


def _summary(origin: Origin, assessments: Sequence[Assessment], clock: Clock) -> tuple[Line, ...]:
    """Return what a reader needs first: what the regimes decide, on which day, from which file."""
    lines = []
    for assessment in assessments:
        for result in assessment.axes:
            axis = assessment.regime.axes[result.axis]
            said = axis_words(result, axis)
            range_ = "" if said.determined else f": {said.summary}"
            title = f"{in_language(assessment.regime.title)}, {in_language(axis.title)}"
            lines.append(Line(title, literal(f"{said.value}{range_}")))
    day = literal(f"{clock.as_of}, by the law known on {clock.law_at}")
    return (*lines, Line("As of", day), Line("Written from", code(origin.source)))


def _section(
    section: LayoutSection, origin: Origin, assessments: Sequence[Assessment], extras: Mapping[str, Extra]
) -> Section:
    found = [one for part in section.parts for one in _filled(part, origin, assessments, extras)]
    return Section(
        id=section.id,
        heading=section.heading,
        source=section.source,
        lines=tuple(line for one in found for line in one.lines),
        parts=tuple(part for one in found for part in one.parts),
        undocumented=tuple(open_ for one in found for open_ in one.undocumented),
    )


def _filled(
    part: LayoutPart, origin: Origin, assessments: Sequence[Assessment], extras: Mapping[str, Extra]
) -> list[Filled]:
    if part.show is Show.REGIMES:
        return [Filled(parts=tuple(_regime(assessment, origin) for assessment in assessments))]
    return [filled(part, origin.facts, extras.get(part.of))]


def _regime(assessment: Assessment, origin: Origin) -> Part:
    lines = (*regime_lines(assessment, origin), *own_answers(assessment, origin))
    return Part(in_language(assessment.regime.title), lines)


def _evidence_states(evidence: Sequence[Evidence], clock: Clock) -> Extra:
    marks = [evidence_mark(one, clock.as_of) for one in evidence]
    return Extra(f"State on {clock.as_of}", tuple(literal(f"{mark.symbol} {mark.word}") for mark in marks))


def _waiver_states(manifest: Manifest, clock: Clock) -> Extra:
    waivers = manifest.waivers if isinstance(manifest.waivers, tuple) else ()
    cells = [literal(_waiver_state(waiver, clock)) for waiver in waivers]
    return Extra(f"State on {clock.as_of}", tuple(cells))


def _waiver_state(waiver: Waiver, clock: Clock) -> str:
    far = relative_date(waiver.expires, clock.as_of)
    return f"holds, ends {far}" if waiver.expires >= clock.as_of else f"expired {far}: the gap is open again"
