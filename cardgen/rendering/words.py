"""The words and signs of every output: verdicts, dates, documents. What decided and what is open: `because.py`.

cardgen says "documented", "gap", "undetermined" and "falls due"; it never calls a system compliant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from cardgen.domain.assessment import AxisResult, Timing, TimingState, Verdict
from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.regime import Axis, Cited, Transition
from cardgen.domain.text import counted, in_language

_MONTHS_IN_YEAR = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape and a word that always stand together; the name is for style sheets and anchors."""

    symbol: str
    word: str
    name: str


def verdict_mark(verdict: Verdict) -> Mark:
    """Return the shape and the word of a verdict."""
    match verdict:
        case Verdict.SATISFIED:
            return Mark("●", "documented", "documented")
        case Verdict.PARTIAL:
            return Mark("◐", "partly documented", "partial")
        case Verdict.NOT_SATISFIED:
            return Mark("○", "gap", "gap")
        case Verdict.UNDETERMINED:
            return Mark("?", "undetermined", "undetermined")
        case Verdict.WAIVED:
            return Mark("⏸", "waived", "waived")
        case Verdict.NOT_APPLICABLE:
            return Mark("–", "not applicable", "not-applicable")
        case _:
            assert_never(verdict)


def evidence_mark(evidence: Evidence, as_of: date) -> Mark:  # noqa: PLR0911 - one case for each state
    """Return the shape and the word for the state of a document on a day."""
    state, item = evidence.state(as_of), evidence.item
    match state:
        case EvidenceState.VALID:
            return Mark("●", "valid" if item.sha256 else "there, no hash to compare", "valid")
        case EvidenceState.LINKED:
            return Mark("●", "linked, never fetched", "linked")
        case EvidenceState.EXPIRED:
            return Mark("○", f"expired on {item.valid_until}", "expired")
        case EvidenceState.NOT_YET_ISSUED:
            return Mark("○", f"not issued before {item.issued}", "not-yet-issued")
        case EvidenceState.MISSING:
            return Mark("○", "file not found", "missing")
        case EvidenceState.OUTSIDE:
            return Mark("○", "file lies outside the portfolio", "outside")
        case EvidenceState.ALTERED:
            return Mark("○", "altered: the hash differs", "altered")
        case EvidenceState.NAMELESS:
            return Mark("○", "names neither file nor link", "nameless")
        case _:
            assert_never(state)


@dataclass(frozen=True, slots=True)
class When:
    """From when something binds: in words, how far off that is, and what to know about the date."""

    text: str
    relative: str = ""
    day: date | None = None
    reference: str = ""
    notes: tuple[str, ...] = ()


def when(timing: Timing, as_of: date) -> When:
    """Return from when something binds, e.g. "from 2027-12-02 (was 2026-08-02)"."""
    day = timing.from_
    match timing.state:
        case TimingState.NONE:
            return When("no date")
        case TimingState.EXEMPT:
            freed = _transition(timing.transition) if timing.transition else "a transition frees from it"
            return When(f"not owed: {freed}", reference=timing.reference, notes=_notes(timing))
        case TimingState.IN_FORCE:
            text = f"in force since {day}" if day else "in force"
        case TimingState.UPCOMING:
            text = f"from {day}"
        case _:
            assert_never(timing.state)
    relative = relative_date(day, as_of) if day else ""
    return When(text + _was(timing) + _earliest(timing), relative, day, timing.reference, _notes(timing))


def _was(timing: Timing) -> str:
    replaced = ", ".join(version.from_.isoformat() for version in timing.replaced)
    return f" (was {replaced})" if replaced else ""


def _earliest(timing: Timing) -> str:
    if timing.certain:
        return ""
    later = " or ".join(day.isoformat() for day in timing.later)
    return " at the earliest" + (f", perhaps only from {later}" if later else "")


def _notes(timing: Timing) -> tuple[str, ...]:
    notes = []
    if timing.transition and timing.state is not TimingState.EXEMPT:
        start = "transition" if timing.certain else "owed unless this transition frees from it"
        notes.append(f"{start}: {_transition(timing.transition)}")
    notes += [f"date set by {timing.set_by}"] if timing.set_by else []
    if timing.note:
        notes.append(timing.note if timing.confidence == "high" else f"needs legal review: {timing.note}")
    return tuple(notes)


def _transition(transition: Transition) -> str:
    return f"{lower_first(in_language(transition.title))}{cited(transition.references)}"


def relative_date(day: date, as_of: date) -> str:
    """Return how far a day lies from the day that is asked about: "in 1 year", "3 months ago", "today"."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - as_of).days)
    if near:
        return near
    first, last = sorted((day, as_of))
    span = _span(first, last)
    return f"in {span}" if day > as_of else f"{span} ago"


def _span(first: date, last: date) -> str:
    months = (last.year - first.year) * _MONTHS_IN_YEAR + last.month - first.month - (last.day < first.day)
    if not months:
        return f"{(last - first) // timedelta(days=1)} days"
    years, rest = divmod(months, _MONTHS_IN_YEAR)
    return " ".join(part for part in (counted(years, "year"), counted(rest, "month")) if not part.startswith("0"))


@dataclass(frozen=True, slots=True)
class AxisWords:
    """What an axis decides: its question, the value, the range where it is open, and whether it is forbidden."""

    question: str
    value: str
    summary: str
    determined: bool
    prohibited: bool


def axis_words(result: AxisResult, axis: Axis) -> AxisWords:
    """Return the result of an axis in words; an undetermined one says its range."""
    values = {value.id: value for value in axis.values}
    question = in_language(axis.question)
    if result.determined:
        value = values[result.value]
        return AxisWords(question, in_language(value.title), in_language(value.summary), True, value.prohibited)
    certain = any(one.rule.value == result.at_least for one in result.holding)
    possible = [in_language(values[one].title) for one in result.possible if not certain or one != result.at_least]
    forbidden = any(values[one].prohibited for one in result.possible)
    if not possible:
        return AxisWords(question, "Undetermined", "No rule of this regime decides it.", False, forbidden)
    least = f"at least {in_language(values[result.at_least].title)}, possibly" if certain else "possibly"
    return AxisWords(question, "Undetermined", f"{least} {' or '.join(possible)}", False, forbidden)


def review_note(source: Cited) -> str:
    """Return why a lawyer should look at it, or nothing where the reading is sure."""
    if source.confidence == "high":
        return ""
    why = f": {in_language(source.review)}" if source.review else ""
    return f"needs legal review{why}"


def cited(references: tuple[str, ...]) -> str:
    """Return references in brackets after a text, or nothing."""
    return f" ({', '.join(references)})" if references else ""


def lower_first(text: str) -> str:
    """Return a title as it stands inside a sentence; abbreviations keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
