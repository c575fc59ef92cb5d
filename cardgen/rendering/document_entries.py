"""What a section of a document shows, entry by entry: fields, lists, evidence, reasons, and room to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import assert_never

from cardgen.domain.assessment import Finding, Verdict
from cardgen.domain.document_kind import (
    Audience,
    AxisEntry,
    Entry,
    EvidenceEntry,
    FieldEntry,
    FindingsEntry,
    HoldsEntry,
    ListEntry,
    Need,
    StatementEntry,
    WriteEntry,
)
from cardgen.domain.evidence import Evidence
from cardgen.domain.text import in_language
from cardgen.domain.truth import Outcome, Truth
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.rendering.card_view import Column, Line
from cardgen.rendering.document_fields import field_row, only_if
from cardgen.rendering.document_lists import list_elements
from cardgen.rendering.document_view import Blank, Element, Row, Rows, Sheet, Statement
from cardgen.rendering.drafting import Desk, evidence_fill, fill_of, worded
from cardgen.rendering.phrase import NOTHING, code, emphasised, literal, words
from cardgen.rendering.pieces import Phrase
from cardgen.rendering.regime_lines import axis_line, tally_words
from cardgen.rendering.words import cited, evidence_mark, verdict_mark

_ANSWERS = {Truth.TRUE: "yes", Truth.FALSE: "no", Truth.UNKNOWN: "not known yet"}


def entry_elements(entry: Entry, desk: Desk) -> Iterator[Element]:
    """Yield what one entry of a section shows."""
    match entry:
        case FieldEntry():
            yield Rows((field_row(entry, desk),))
        case ListEntry():
            yield from list_elements(entry, desk)
        case EvidenceEntry():
            yield from _evidence(entry, desk)
        case WriteEntry():
            yield from _blank(entry, desk)
        case StatementEntry():
            yield from _statement(entry, desk)
        case HoldsEntry():
            yield Rows((_holds(entry, desk),))
        case AxisEntry():
            yield Rows((_axis(entry, desk),))
        case FindingsEntry():
            yield Rows((_findings(entry, desk),))
        case _:
            assert_never(entry)


def need_rows(needs: Iterable[Need], desk: Desk) -> Iterator[Row]:
    """Yield a gap for each need of a section that is not met."""
    for need in needs:
        outcome = desk.judge.holds(need.check)
        if outcome.truth is not Truth.TRUE:
            notes = [one.note for one in outcome.missing if one.note]
            note = literal(f"the manifest says: {'; '.join(notes)}") if notes else NOTHING
            fill = fill_of(outcome.missing) or ("an answer that differs",)
            yield desk.gaps.row(in_language(need.label), fill, note)


def _evidence(entry: EvidenceEntry, desk: Desk) -> Iterator[Element]:
    kinds = [EvidenceKind.meaning_of(kind) for kind in entry.kinds]
    label = worded(entry.label, " or ".join(kinds)[:1].upper() + " or ".join(kinds)[1:])
    found = [one for one in desk.evidence if one.item.kind.value in entry.kinds]
    usable = any(one.usable(desk.assessment.clock.as_of) for one in found)
    needed = desk.needed(entry)
    if not found and needed.truth is Truth.FALSE:
        yield Rows((desk.not_needed(label, needed),))
        return
    gap = () if usable or entry.optional else (_no_evidence(entry, label, needed, desk, found),)
    if found:
        yield Sheet(label, _columns(entry, desk), tuple(_cells(entry, one, desk) for one in found), gap)
    else:
        yield Rows(gap or (Row(label, emphasised("none attached")),))


def _no_evidence(entry: EvidenceEntry, label: str, needed: Outcome, desk: Desk, found: list[Evidence]) -> Row:
    note = literal("none of those listed counts") if found else only_if(needed)
    return desk.gaps.row(label, (evidence_fill(entry.kinds),), note)


def _columns(entry: EvidenceEntry, desk: Desk) -> tuple[Column, ...]:
    kind = ("Kind",) if len(entry.kinds) > 1 else ()
    place = ("File or link",) if desk.audience is Audience.AUTHORITY else ()
    state = f"State on {desk.assessment.clock.as_of}"
    return tuple(Column(one) for one in ("Document", *kind, "Issued", "Signed by", state, *place))


def _cells(entry: EvidenceEntry, one: Evidence, desk: Desk) -> tuple[Phrase, ...]:
    item = one.item
    mark = evidence_mark(one, desk.assessment.clock.as_of)
    kind = (literal(EvidenceKind.meaning_of(item.kind.value)),) if len(entry.kinds) > 1 else ()
    where = literal(item.file or item.url or "–")
    hashed = literal(f", SHA-256 {item.sha256[:12]}…") if item.sha256 else NOTHING
    return (
        words(item.title),
        *kind,
        literal(item.issued.isoformat() if item.issued else "–"),
        literal(item.signed_by or "–"),
        literal(f"{mark.symbol} {mark.word}"),
        *(((*where, *hashed),) if desk.audience is Audience.AUTHORITY else ()),
    )


def _blank(entry: WriteEntry, desk: Desk) -> Iterator[Element]:
    label = in_language(entry.write)
    needed = desk.needed(entry)
    match needed.truth:
        case Truth.FALSE:
            yield Rows((desk.not_needed(label, needed),))
        case Truth.UNKNOWN:
            yield Rows((desk.gaps.row(label, fill_of(needed.missing), literal("decides whether it is needed")),))
            yield Blank(label, entry.lines)
        case Truth.TRUE:
            yield Blank(label, entry.lines)


def _statement(entry: StatementEntry, desk: Desk) -> Iterator[Element]:
    needed = desk.needed(entry)
    text = in_language(entry.statement)
    match needed.truth:
        case Truth.FALSE:
            yield Rows((desk.not_needed("Statement left out", needed),))
        case Truth.UNKNOWN:
            note = literal("decides whether the statement is made")
            yield Rows((desk.gaps.row("Statement", fill_of(needed.missing), note, words(text)),))
        case Truth.TRUE:
            yield Statement(words(text))


def _holds(entry: HoldsEntry, desk: Desk) -> Row:
    outcome = desk.judge.holds(entry.holds)
    label = in_language(entry.label)
    if outcome.truth is Truth.UNKNOWN:
        return desk.gaps.row(label, fill_of(outcome.missing), literal("the answer decides"), literal("not known yet"))
    return Row(label, literal(_ANSWERS[outcome.truth]), desk.reasons(outcome))


def _findings(entry: FindingsEntry, desk: Desk) -> Row:
    """Return how some duties stand, and each one that applies and is open."""
    asked = [one for one in desk.assessment.findings if one.requirement.id.startswith(entry.findings)]
    open_ones = [one for one in asked if one.is_gap or one.verdict is Verdict.UNDETERMINED]
    return Row(in_language(entry.label), literal(tally_words(asked)), tuple(_open_duty(one) for one in open_ones))


def _open_duty(one: Finding) -> Line:
    mark, requirement = verdict_mark(one.verdict), one.requirement
    title = f" {in_language(requirement.title)}{cited(requirement.references)}"
    return Line("", (*literal(f"{mark.symbol} {mark.word}: "), *code(requirement.id), *literal(title)))


def _axis(entry: AxisEntry, desk: Desk) -> Row:
    result = next(one for one in desk.assessment.axes if one.axis == entry.axis)
    line: Line = axis_line(desk.assessment, result, desk.origin)
    under = line.under if desk.audience is Audience.AUTHORITY else ()
    if result.determined:
        return Row(line.label, line.text, under)
    row = desk.gaps.row(line.label, fill_of(result.missing), literal("the answers decide"), line.text)
    return Row(row.label, row.text, under, row.gap, row.first)
