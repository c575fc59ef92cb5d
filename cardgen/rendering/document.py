"""A kind of document, a manifest and its assessment become a draft, for one audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cardgen import __version__
from cardgen.domain.assessment import Assessment, TimingState
from cardgen.domain.document_kind import Audience, DocumentKind, DocumentPart, DocumentSection, Entry, Need, Variant
from cardgen.domain.evidence import Evidence
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.text import Texts, counted, in_language
from cardgen.domain.truth import Outcome, Truth
from cardgen.rendering.because import Origin
from cardgen.rendering.card_view import Line
from cardgen.rendering.document_entries import entry_elements, need_rows
from cardgen.rendering.document_view import Blank, Drafted, Element, Part, Row, Rows, Section
from cardgen.rendering.drafting import Answers, Desk, Gaps, fill_of
from cardgen.rendering.phrase import NOTHING, code, joined, link, literal, words
from cardgen.rendering.words import review_note, when

_READERS = {
    Audience.PUBLIC: "the public",
    Audience.DOWNSTREAM: "those who use or build on it",
    Audience.AUTHORITY: "authorities",
}


@dataclass(frozen=True, slots=True)
class Described:
    """The system that a document is about: its manifest with places, hash and evidence."""

    manifest: Manifest
    origin: Origin
    source: str
    sha256: str
    evidence: tuple[Evidence, ...]


def document_of(
    kind: DocumentKind, system: Described, assessment: Assessment, judge: Answers, audience: Audience
) -> Drafted:
    """Return the draft of a document: what the manifest says, and every gap counted and named in its place."""
    desk = Desk(assessment, system.origin, system.evidence, judge, audience, Gaps())
    variant, undecided = _variant(kind, judge)
    parts, kept_for = _parts(variant.parts if variant else kind.parts, kind, desk)
    asked = judge.asked(kind.roles, kind.asked_when)
    left_out = _withheld(kept_for, audience)
    gaps = desk.gaps.summary()
    blanks = sum(isinstance(one, Blank) for part in parts for section in part.sections for one in section.elements)
    notes = [kind.note, *([variant.note] if variant else [])]
    review = review_note(kind).replace("needs", "Needs", 1)
    return Drafted(
        kind=kind.id,
        title=in_language(kind.title),
        variant=in_language(variant.title) if variant else "",
        system=system.manifest.system.name,
        version=_plain(system.manifest.system.version),
        organisation=_plain(system.manifest.organisation.name if system.manifest.organisation else None),
        draft="Draft, not signed",
        about=(*_about(kind), *_asked(kind, asked, desk), *(_form(one) for one in undecided)),
        notes=tuple(words(one) for one in (*(in_language(one) for one in notes if one), *([review] if review else []))),
        state=_state(len(gaps), blanks, left_out),
        gaps=gaps,
        blanks=blanks,
        withheld=left_out,
        parts=parts,
        receipt=_receipt(kind, system, desk, len(gaps)),
    )


def _plain(value: object) -> str:
    return value if isinstance(value, str) and value != "unknown" else ""


def _state(gaps: int, blanks: int, withheld: str) -> str:
    """Return how much is open, of what this reader sees."""
    seen = " for the sections shown here" if withheld else ""
    left = f"{counted(gaps, 'gap')} in the manifest" if gaps else "No gap in the manifest"
    return f"{left}{seen}, {counted(blanks, 'place')} to write by hand"


def _variant(kind: DocumentKind, judge: Answers) -> tuple[Variant | None, tuple[tuple[Variant, Outcome], ...]]:
    """Return the form that applies, and the forms of which nobody knows yet whether they do."""
    standing = [(one, judge.holds(one.when)) for one in kind.variants]
    chosen = next((one for one, outcome in standing if outcome.truth is Truth.TRUE), None)
    return chosen, () if chosen else tuple(one for one in standing if one[1].truth is Truth.UNKNOWN)


def _form(standing: tuple[Variant, Outcome]) -> Line:
    variant, outcome = standing
    paths = joined([code(path) for path in fill_of(outcome.missing)], ", ")
    return Line("Other form", (*literal(f"{in_language(variant.title)}: allowed or not depends on "), *paths))


def _about(kind: DocumentKind) -> Iterator[Line]:
    yield Line("What it is", words(in_language(kind.summary)))
    yield Line("Who signs and keeps it", words(in_language(kind.keeper)))
    if kind.references:
        yield Line("Asked by", literal(", ".join(kind.references)))


def _asked(kind: DocumentKind, asked: Outcome, desk: Desk) -> Iterator[Line]:
    """Yield whether the document is asked of this system, why, and from when."""
    why = desk.reasons(asked)
    match asked.truth:
        case Truth.TRUE:
            found = desk.judge.timing(kind.applies_from)
            timing = when(found, desk.assessment.clock.as_of)
            said = "by its kind, but " if found.state is TimingState.EXEMPT else "yes, "
            notes = [Line("", literal(note)) for note in timing.notes if kind.applies_from]
            yield Line(
                "Asked of this system",
                literal(f"{said}{timing.text}" if kind.applies_from else "yes"),
                under=(*why, *notes),
            )
        case Truth.FALSE:
            yield Line("Asked of this system", literal("no; drafted all the same, for your own use"), under=why)
        case Truth.UNKNOWN:
            paths = joined([code(path) for path in fill_of(asked.missing)], ", ")
            yield Line("Asked of this system", (*literal("not known yet; the answers decide: "), *paths))


def _parts(
    all_: Sequence[DocumentPart], kind: DocumentKind, desk: Desk
) -> tuple[tuple[Part, ...], tuple[Audience, ...]]:
    found: list[Part] = []
    withheld: list[Audience] = []
    full = {one.id: one for one in kind.sections()}
    for part in all_:
        sections: list[Section] = []
        for section in part.sections:
            kept_for = section.audience or kind.audience
            if desk.audience.sees(kept_for):
                sections.append(_section(section, full, kept_for, desk))
            else:
                withheld.append(kept_for)
        if sections:
            heading = f"{part.number} {in_language(part.title) if part.title else ''}".strip()
            found.append(Part(part.id, heading if part.title else "", tuple(sections)))
    return tuple(found), tuple(withheld)


def _section(section: DocumentSection, full: dict[str, DocumentSection], kept_for: Audience, desk: Desk) -> Section:
    desk.gaps.section = section.number or in_language(section.title)
    gathered = (section, *(full[name] for name in section.gathers))
    concerned = [(one, desk.judge.holds(one.when)) for one in gathered if one.when is not None]
    idle = {one.id for one, outcome in concerned if outcome.truth is Truth.FALSE}
    elements: list[Element] = []
    hidden = 0
    if section.id not in idle:
        for _, outcome in concerned:
            if outcome.truth is Truth.UNKNOWN:
                elements.append(Rows((_whether(outcome, desk),)))
        for one in gathered:
            if one.id in idle:
                continue
            seen = [entry for entry in one.entries if desk.audience.sees(entry.audience or kept_for)]
            hidden += len(one.entries) - len(seen)
            elements += _elements(seen, one.needs, desk)
    standing = [line for one, outcome in concerned if one.id in idle for line in _idle(one, section, outcome, desk)]
    return Section(
        anchor=f"section-{section.id}",
        number=section.number,
        title=in_language(section.title),
        references=tuple(dict.fromkeys(ref for one in gathered for ref in one.references)),
        guidance=words(_help(section.guidance)) if section.id not in idle else NOTHING,
        standing=tuple(standing),
        elements=tuple(joined_rows(elements)),
        withheld=f"{counted(hidden, 'entry').replace('entrys', 'entries')} left out for this reader" if hidden else "",
    )


def _help(guidance: Texts | None) -> str:
    return in_language(guidance) if guidance else ""


def _idle(one: DocumentSection, section: DocumentSection, outcome: Outcome, desk: Desk) -> Iterator[Line]:
    name = "This section" if one is section else f"{one.number} {in_language(one.title)}".strip()
    reasons = desk.reasons(outcome)
    yield Line("", literal(f"{name}: not applicable{', because' if reasons else ''}"), under=reasons)


def _whether(outcome: Outcome, desk: Desk) -> Row:
    label = "Whether this section concerns the system"
    return desk.gaps.row(label, fill_of(outcome.missing), literal("the answer decides; what follows counts if it does"))


def _elements(entries: Iterable[Entry], needs: Iterable[Need], desk: Desk) -> Iterator[Element]:
    for entry in entries:
        yield from entry_elements(entry, desk)
    rows = tuple(need_rows(needs, desk))
    if rows:
        yield Rows(rows)


def joined_rows(elements: Iterable[Element]) -> Iterator[Element]:
    """Yield elements with neighbouring rows in one element."""
    rows: list[Row] = []
    for element in elements:
        if isinstance(element, Rows):
            rows += element.rows
            continue
        if rows:
            yield Rows(tuple(rows))
            rows = []
        yield element
    if rows:
        yield Rows(tuple(rows))


def _withheld(kept_for: Sequence[Audience], audience: Audience) -> str:
    if not kept_for:
        return ""
    lines = [
        f"{counted(kept_for.count(one), 'section')} for {_READERS[one]}" for one in Audience if kept_for.count(one)
    ]
    return f"Drawn up for {_READERS[audience]}; left out: {' and '.join(lines)}."


def _receipt(kind: DocumentKind, system: Described, desk: Desk, gaps: int) -> tuple[Line, ...]:
    header, clock = desk.assessment.regime.header, desk.assessment.clock
    reviewed = f"{header.review.status}{f' by {header.review.by}' if header.review.by else ''}"
    lines = [
        Line("Made with", literal(f"cardgen {__version__}")),
        Line("Document", (*code(kind.id), *literal(f" of the pack {header.id} {header.version}, {reviewed}"))),
        Line("As of", literal(f"{clock.as_of}, by the law known on {clock.law_at}")),
        Line("Written from", (*code(system.source), *literal(" (SHA-256 "), *code(system.sha256), *literal(")"))),
        Line("Drawn up for", literal(_READERS[desk.audience])),
        Line("Gaps", literal(str(gaps))),
    ]
    main = header.instruments[0] if header.instruments else None
    if main:
        official = link(main.url) if main.url else NOTHING
        lines.append(Line("Law", (*literal(f"{in_language(main.title)} "), *official)))
    return tuple(lines)


def is_asked(kind: DocumentKind, judge: Answers) -> Outcome:
    """Return whether a kind of document is asked of a system, with the reasons."""
    return judge.asked(kind.roles, kind.asked_when)
