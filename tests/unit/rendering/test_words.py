"""The words of verdicts, dates, documents and axes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from cardgen.domain.assessment import Timing, TimingState, Verdict
from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.manifest.evidence import EvidenceItem
from cardgen.domain.regime import DateVersion, Rule, Transition
from cardgen.domain.text import counted
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.rendering.words import (
    AxisWords,
    axis_words,
    evidence_mark,
    lower_first,
    relative_date,
    review_note,
    verdict_mark,
    when,
)

if TYPE_CHECKING:
    from tests.conftest import ARegime
    from tests.unit.rendering.conftest import Given, Judge, Write

    Say: TypeAlias = Callable[[Given], AxisWords]

TODAY = date(2026, 11, 21)
SOON = date(2027, 12, 2)


def test_each_verdict_has_a_shape_and_a_word_of_its_own() -> None:
    marks = [verdict_mark(verdict) for verdict in Verdict]
    assert len({mark.symbol for mark in marks}) == len({mark.name for mark in marks}) == len(marks)
    assert {verdict: verdict_mark(verdict).symbol for verdict in Verdict} == {
        Verdict.SATISFIED: "●",
        Verdict.PARTIAL: "◐",
        Verdict.NOT_SATISFIED: "○",
        Verdict.UNDETERMINED: "?",
        Verdict.WAIVED: "⏸",
        Verdict.NOT_APPLICABLE: "–",
    }


def test_no_word_promises_compliance() -> None:
    said = " ".join(verdict_mark(verdict).word for verdict in Verdict)
    assert "compl" not in said
    assert "pass" not in said


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-21", "today"),
        ("2026-11-22", "tomorrow"),
        ("2026-11-20", "yesterday"),
        ("2026-12-02", "in 11 days"),
        ("2026-12-21", "in 1 month"),
        ("2026-12-20", "in 29 days"),
        ("2027-11-20", "in 11 months"),
        ("2027-11-21", "in 1 year"),
        ("2027-12-02", "in 1 year"),
        ("2028-08-02", "in 1 year 8 months"),
        ("2030-11-21", "in 4 years"),
        ("2026-11-01", "20 days ago"),
        ("2025-02-02", "1 year 9 months ago"),
        ("2024-02-29", "2 years 8 months ago"),
    ],
)
def test_a_date_is_told_from_the_day_that_is_asked_about(day: str, words: str) -> None:
    assert relative_date(date.fromisoformat(day), TODAY) == words


def version(day: str, by: str | None = None) -> DateVersion:
    return DateVersion.model_validate(
        {"known_from": date(2024, 7, 12), "from": date.fromisoformat(day), "reference": "Art. 113", "by": by}
    )


TRANSITION = Transition.model_validate(
    {
        "id": "legacy",
        "title": {"en": "On the market unchanged"},
        "when": {"fact": "use.profiles_persons", "is": True},
        "references": ("Art. 111(2)",),
    }
)


@pytest.mark.parametrize(
    ("timing", "text"),
    [
        (Timing(TimingState.NONE), "no date"),
        (Timing(TimingState.IN_FORCE), "in force"),
        (Timing(TimingState.IN_FORCE, date(2025, 2, 2)), "in force since 2025-02-02"),
        (Timing(TimingState.UPCOMING, SOON), "from 2027-12-02"),
        (Timing(TimingState.UPCOMING, SOON, replaced=(version("2026-08-02"),)), "from 2027-12-02 (was 2026-08-02)"),
        (
            Timing(TimingState.EXEMPT, SOON, transition=TRANSITION),
            "not owed: on the market unchanged (Art. 111(2))",
        ),
        (Timing(TimingState.EXEMPT, SOON), "not owed: a transition frees from it"),
        (Timing(TimingState.UPCOMING, SOON, certain=False), "from 2027-12-02 at the earliest"),
        (
            Timing(TimingState.UPCOMING, SOON, certain=False, later=(date(2028, 8, 2),)),
            "from 2027-12-02 at the earliest, perhaps only from 2028-08-02",
        ),
    ],
)
def test_a_timing_says_from_when_something_binds(timing: Timing, text: str) -> None:
    assert when(timing, TODAY).text == text


def test_a_timing_tells_what_else_to_know_about_the_date() -> None:
    timing = Timing(
        TimingState.UPCOMING,
        SOON,
        certain=False,
        transition=TRANSITION,
        set_by="Regulation (EU) 2026/1744",
        confidence="low",
        note="The text is ambiguous.",
    )
    assert when(timing, TODAY).notes == (
        "owed unless this transition frees from it: on the market unchanged (Art. 111(2))",
        "date set by Regulation (EU) 2026/1744",
        "needs legal review: The text is ambiguous.",
    )
    assert when(timing, TODAY).relative == "in 1 year"


def a_document(state: EvidenceState, **more: Any) -> Evidence:
    return Evidence(EvidenceItem(id="d", kind=EvidenceKind.TEST_REPORT, title="Report", **more), state)


@pytest.mark.parametrize(
    ("evidence", "word"),
    [
        (a_document(EvidenceState.VALID, sha256="0" * 64), "valid"),
        (a_document(EvidenceState.VALID), "there, no hash to compare"),
        (a_document(EvidenceState.LINKED), "linked, never fetched"),
        (a_document(EvidenceState.VALID, valid_until=date(2026, 6, 30)), "expired on 2026-06-30"),
        (a_document(EvidenceState.VALID, issued=date(2027, 1, 1)), "not issued before 2027-01-01"),
        (a_document(EvidenceState.MISSING), "file not found"),
        (a_document(EvidenceState.OUTSIDE), "file lies outside the portfolio"),
        (a_document(EvidenceState.ALTERED), "altered: the hash differs"),
        (a_document(EvidenceState.NAMELESS), "names neither file nor link"),
    ],
)
def test_a_document_says_in_which_state_it_is(evidence: Evidence, word: str) -> None:
    mark = evidence_mark(evidence, TODAY)
    assert mark.word == word
    assert (mark.symbol == "●") is evidence.usable(TODAY)


PROFILES = {"fact": "use.profiles_persons", "is": True}
INTERACTS = {"fact": "interaction.with_persons", "is": True}
RULES = {
    "forbids": {"axis": "tier", "value": "prohibited", "when": {"fact": "use.practices", "includes": "social_scoring"}},
    "profiling": {"axis": "tier", "value": "high", "when": PROFILES},
    "talks": {"axis": "tier", "value": "low", "when": INTERACTS},
}


@pytest.fixture
def said(a_regime: ARegime, judge: Judge, written: Write) -> Say:
    """Return the words of the axis `tier` for given facts."""
    regime = a_regime(axes={"tier": ("prohibited", "high", "low")}, rules=RULES)
    values = [
        one.model_copy(update={"title": {"en": f"{one.id}!"}, "summary": {"en": f"sum {one.id}"}})
        for one in regime.axes["tier"].values
    ]
    axis = regime.axes["tier"].model_copy(update={"values": tuple(values)})
    return lambda given: axis_words(judge(written(given), regime).axes[0], axis)


@pytest.mark.parametrize(
    ("given", "value", "summary"),
    [
        ({"use.practices": [], "use.profiles_persons": True, "interaction.with_persons": False}, "high!", "sum high"),
        ({"use.practices": ["social_scoring"]}, "prohibited!", "sum prohibited"),
        ({}, "Undetermined", "possibly prohibited! or high! or low!"),
        ({"interaction.with_persons": True}, "Undetermined", "at least low!, possibly prohibited! or high!"),
        (
            {"use.practices": [], "use.profiles_persons": False, "interaction.with_persons": False},
            "Undetermined",
            "No rule of this regime decides it.",
        ),
    ],
)
def test_an_axis_says_its_value_or_its_range(given: Given, value: str, summary: str, said: Say) -> None:
    words = said(given)
    assert (words.value, words.summary) == (value, summary)
    assert words.prohibited is ("prohibited" in value + summary)


def test_a_doubtful_reading_asks_for_a_lawyer() -> None:
    rule = {"id": "r", "title": {"en": "t"}, "summary": {"en": "s"}, "when": PROFILES}
    doubt = {**rule, "confidence": "medium", "review": {"en": "The guidelines are silent."}}
    assert review_note(Rule.model_validate(rule)) == ""
    assert review_note(Rule.model_validate(doubt)) == "needs legal review: The guidelines are silent."


def test_a_number_goes_with_its_noun() -> None:
    assert [counted(number, "gap") for number in (0, 1, 2)] == ["0 gaps", "1 gap", "2 gaps"]


def test_a_title_inside_a_sentence_keeps_its_abbreviations() -> None:
    assert [lower_first(one) for one in ("Risk tier", "AI literacy", "A rule", "")] == [
        "risk tier",
        "AI literacy",
        "a rule",
        "",
    ]
