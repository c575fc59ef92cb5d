"""What drafting a document needs at every step: the facts, the judge of conditions, and the gaps found so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol

from cardgen.domain.assessment import Assessment, Timing
from cardgen.domain.condition import Condition
from cardgen.domain.document_kind import Audience, Shown
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts
from cardgen.domain.text import Texts, in_language
from cardgen.domain.truth import TRUE, Lack, Missing, Outcome
from cardgen.rendering.because import Origin
from cardgen.rendering.card_view import Line
from cardgen.rendering.document_view import Gap, OpenGap, Row
from cardgen.rendering.phrase import NOTHING, literal
from cardgen.rendering.pieces import Phrase
from cardgen.rendering.reason_lines import because_lines


class Answers(Protocol):
    """Answers the conditions of a kind of document for one system."""

    def holds(self, condition: Condition) -> Outcome:
        """Return whether a condition holds."""
        ...

    def item_meets(self, condition: Condition, path: str, index: int) -> Outcome:
        """Return whether one item of the list of objects at a path meets a condition."""
        ...

    def asked(self, roles: Iterable[str], condition: Condition | None) -> Outcome:
        """Return whether something is asked of the organisation about this system."""
        ...

    def timing(self, name: str | None) -> Timing:
        """Return when a date or schedule of the pack binds this system."""
        ...


@dataclass(slots=True)
class Gaps:
    """The gaps of a document in the order in which they are met, each thing to fill once."""

    _known: dict[tuple[str, ...], Gap] = field(default_factory=dict)
    _sections: dict[int, dict[str, None]] = field(default_factory=dict)
    section: str = ""

    def row(self, label: str, fill: tuple[str, ...], note: Phrase = NOTHING, text: Phrase = NOTHING) -> Row:
        """Return a row that shows a gap; the same thing to fill is the same gap wherever it is met."""
        gap = self._known.get(fill)
        first = gap is None
        if gap is None:
            gap = self._known[fill] = Gap(len(self._known) + 1, label, fill, note)
        self._sections.setdefault(gap.number, {})[self.section] = None
        return Row(label, text, gap=gap, first=first)

    def summary(self) -> tuple[OpenGap, ...]:
        """Return every gap with the sections that meet it."""
        return tuple(OpenGap(one, tuple(self._sections[one.number])) for one in self._known.values())


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a document is drafted: the system, its assessment, the judge, the reader, and the gaps."""

    assessment: Assessment
    origin: Origin
    evidence: tuple[Evidence, ...]
    judge: Answers
    audience: Audience
    gaps: Gaps

    @property
    def facts(self) -> Facts:
        """The facts of the manifest."""
        return self.origin.facts

    def not_needed(self, label: str, outcome: Outcome) -> Row:
        """Return a row that says that something is not needed, with the reasons."""
        reasons = self.reasons(outcome)
        because = ", because" if reasons else ""
        return Row(label, literal(f"Not needed for this system{because}"), reasons)

    def reasons(self, outcome: Outcome) -> tuple[Line, ...]:
        """Return the facts that decided, for authorities only; the scope is told only where nothing else decided."""
        if self.audience is not Audience.AUTHORITY:
            return ()
        used = [one for one in outcome.because if one not in self.assessment.background]
        return because_lines(used or outcome.because, self.origin)

    def needed(self, entry: Shown) -> Outcome:
        """Return whether an entry is needed for this system."""
        return TRUE if entry.asked_when is None else self.judge.holds(entry.asked_when)


def worded(texts: Texts | None, otherwise: str) -> str:
    """Return a text of the pack, or what stands in its place."""
    return in_language(texts) if texts else otherwise


def fill_of(missing: Iterable[Missing]) -> tuple[str, ...]:
    """Return what to fill where something is missing: paths of the manifest, or a kind of evidence."""
    return tuple(dict.fromkeys(_fill(one) for one in missing))


def _fill(one: Missing) -> str:
    if one.lack is Lack.EVIDENCE and one.codes:
        return evidence_fill(one.codes)
    if one.lack is Lack.PACK:
        return f"the pack of {one.path}"
    return one.path


def evidence_fill(kinds: Iterable[str]) -> str:
    """Return what to add where a document of one of some kinds is missing."""
    return f"evidence (kind: {' or '.join(kinds)})"
