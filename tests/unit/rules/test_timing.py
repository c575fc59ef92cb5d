"""From when a duty binds: dates, schedules, transitions, two clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.assessment import Timing, TimingState

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from tests.conftest import ARegime
    from tests.unit.rules.conftest import Judge

Data = dict[str, Any]
TODAY = date(2026, 11, 21)
IN_FORCE, UPCOMING, EXEMPT, NONE = (
    TimingState.IN_FORCE,
    TimingState.UPCOMING,
    TimingState.EXEMPT,
    TimingState.NONE,
)


def flag(name: str) -> Data:
    return {"fact": f"facts.test.{name}", "is": True}


@pytest.fixture(scope="module")
def regime(a_regime: ARegime) -> Regime:
    """Return a regime in which each duty starts by another date or schedule."""
    starts = [
        *("early", "moved", "by-area", "open-twice", "always", "legacy", "until", "until-some", "until-future"),
        "two-grounds",
    ]
    return a_regime(
        dates={
            "early": {"2024-07-12": "2025-02-02"},
            "late": {"2024-07-12": "2028-08-02"},
            "moved": {"2024-07-12": "2026-08-02", "2026-07-24": "2027-12-02"},
            "end": {"2024-07-12": "2030-08-02"},
            "future-end": {"2029-01-01": "2035-01-01"},
        },
        transitions={
            "old": {"when": flag("old")},
            "old-until": {"when": flag("old"), "until": {"date": "end"}},
            "old-until-public": {"when": flag("old"), "until": {"date": "end", "when": flag("public")}},
            "old-until-future": {"when": flag("old"), "until": {"date": "future-end"}},
        },
        schedules={
            "by-area": [{"when": flag("a"), "date": "moved"}, {"when": flag("b"), "date": "late"}],
            "open-twice": [{"when": flag("a"), "date": "early"}, {"when": flag("b"), "date": "early"}],
            "always": [{"date": "early"}],
            "legacy": [{"date": "early", "unless": "old"}],
            "until": [{"date": "early", "unless": "old-until"}],
            "until-some": [{"date": "early", "unless": "old-until-public"}],
            "until-future": [{"date": "early", "unless": "old-until-future"}],
            "two-grounds": [{"when": flag("a"), "date": "early", "unless": "old"}, {"when": flag("b"), "date": "late"}],
        },
        requirements={
            "T-0": {"applies_when": flag("owed")},
            **{f"T-{name.upper()}": {"applies_from": name} for name in starts},
        },
    )


@pytest.fixture(scope="module")
def timing(judge: Judge, regime: Regime) -> Any:
    """Return the timing of the duty that starts by a date or schedule."""

    def find(name: str, answers: Data | None = None, *, as_of: date = TODAY, law_at: date = TODAY) -> Timing:
        given = {f"facts.test.{key}": value for key, value in (answers or {}).items()}
        findings = {one.requirement.id: one for one in judge(regime, given, as_of=as_of, law_at=law_at).findings}
        return findings[f"T-{name.upper()}"].timing

    return find


@pytest.mark.parametrize(
    ("as_of", "state"),
    [(date(2025, 2, 1), UPCOMING), (date(2025, 2, 2), IN_FORCE), (date(2030, 1, 1), IN_FORCE)],
)
def test_a_duty_binds_from_its_day_on(timing: Any, as_of: date, state: TimingState) -> None:
    found = timing("early", as_of=as_of)
    assert (found.state, found.from_, found.certain) == (state, date(2025, 2, 2), True)


def test_a_duty_without_a_date_binds_always(timing: Any) -> None:
    found = timing("0", {"owed": True}, as_of=date(1900, 1, 1))
    assert (found.state, found.from_) == (IN_FORCE, None)


def test_what_does_not_apply_has_no_timing(timing: Any) -> None:
    assert timing("0", {"owed": False}).state is NONE


class TestTwoClocks:
    """The day that is asked about, and the day whose knowledge of the law is used."""

    def test_the_new_text_replaces_the_date(self, timing: Any) -> None:
        found = timing("moved", law_at=date(2026, 7, 24))
        assert (found.state, found.from_, found.reference) == (UPCOMING, date(2027, 12, 2), "text of 2026-07-24")
        assert [one.from_ for one in found.replaced] == [date(2026, 8, 2)]

    def test_the_old_text_knows_nothing_of_the_new_one(self, timing: Any) -> None:
        found = timing("moved", law_at=date(2026, 7, 23))
        assert (found.state, found.from_, found.reference) == (IN_FORCE, date(2026, 8, 2), "text of 2024-07-12")
        assert found.replaced == ()

    def test_before_the_text_was_known_there_was_no_duty(self, timing: Any) -> None:
        found = timing("moved", law_at=date(2024, 7, 11))
        assert (found.state, found.from_) == (NONE, None)


class TestSchedules:
    """Which of several dates counts: the earliest one of a ground that holds."""

    @pytest.mark.parametrize(
        ("answers", "day"),
        [
            ({"a": True, "b": False}, date(2027, 12, 2)),
            ({"a": False, "b": True}, date(2028, 8, 2)),
            ({"a": True, "b": True}, date(2027, 12, 2)),
            ({"a": True, "b": None}, date(2027, 12, 2)),
        ],
    )
    def test_the_earliest_ground_that_holds_sets_the_day(self, timing: Any, answers: Data, day: date) -> None:
        found = timing("by-area", answers)
        assert (found.from_, found.certain, found.missing, found.later) == (day, True, (), ())

    def test_without_a_ground_there_is_no_day(self, timing: Any) -> None:
        assert timing("by-area", {"a": False, "b": False}).state is NONE

    def test_a_ground_without_a_condition_holds_always(self, timing: Any) -> None:
        assert timing("always").from_ == date(2025, 2, 2)

    def test_an_open_ground_counts_as_the_earliest_day_and_says_what_decides(self, timing: Any) -> None:
        found = timing("by-area", {"a": None, "b": True})
        assert (found.from_, found.certain, found.later) == (date(2027, 12, 2), False, (date(2028, 8, 2),))
        assert [one.path for one in found.missing] == ["facts.test.a"]

    def test_an_open_ground_alone_has_no_later_day(self, timing: Any) -> None:
        found = timing("by-area", {"a": None, "b": False})
        assert (found.from_, found.certain, found.later) == (date(2027, 12, 2), False, ())

    def test_a_question_that_cannot_change_the_day_is_not_asked(self, timing: Any) -> None:
        found = timing("open-twice", {"a": None, "b": True})
        assert (found.from_, found.certain, found.missing) == (date(2025, 2, 2), True, ())


class TestTransitions:
    """Who need not follow yet."""

    BEFORE, AFTER = date(2025, 2, 1), date(2025, 2, 2)

    def test_a_transition_frees_once_the_day_has_come(self, timing: Any) -> None:
        found = timing("legacy", {"old": True}, as_of=self.AFTER)
        assert found.state is EXEMPT
        assert found.transition.id == "old"

    def test_before_the_day_nobody_is_free_yet(self, timing: Any) -> None:
        found = timing("legacy", {"old": True}, as_of=self.BEFORE)
        assert (found.state, found.from_) == (UPCOMING, date(2025, 2, 2))
        assert found.transition.id == "old"

    def test_a_transition_that_does_not_hold_frees_nobody(self, timing: Any) -> None:
        found = timing("legacy", {"old": False}, as_of=self.AFTER)
        assert (found.state, found.transition, found.certain) == (IN_FORCE, None, True)

    def test_an_open_transition_frees_nobody_and_is_asked_about(self, timing: Any) -> None:
        found = timing("legacy", {"old": None}, as_of=self.AFTER)
        assert (found.state, found.certain) == (IN_FORCE, False)
        assert found.transition.id == "old"
        assert [one.path for one in found.missing] == ["facts.test.old"]

    def test_the_freedom_can_end(self, timing: Any) -> None:
        found = timing("until", {"old": True})
        assert (found.state, found.from_, found.certain) == (UPCOMING, date(2030, 8, 2), True)
        assert found.reference == "text of 2024-07-12"

    def test_after_its_end_the_duty_binds(self, timing: Any) -> None:
        found = timing("until", {"old": True}, as_of=date(2030, 8, 2))
        assert (found.state, found.from_) == (IN_FORCE, date(2030, 8, 2))

    @pytest.mark.parametrize(
        ("public", "state", "day"),
        [(True, UPCOMING, date(2030, 8, 2)), (False, EXEMPT, date(2025, 2, 2)), (None, UPCOMING, date(2030, 8, 2))],
    )
    def test_the_end_can_concern_some_only(self, timing: Any, public: object, state: TimingState, day: date) -> None:
        found = timing("until-some", {"old": True, "public": public})
        assert (found.state, found.from_) == (state, day)

    def test_an_open_end_is_asked_about(self, timing: Any) -> None:
        found = timing("until-some", {"old": True, "public": None})
        assert not found.certain
        assert [one.path for one in found.missing] == ["facts.test.public"]

    def test_an_end_that_no_text_knew_yet_is_no_end(self, timing: Any) -> None:
        assert timing("until-future", {"old": True}).state is EXEMPT

    def test_another_ground_still_binds_who_is_freed_from_one(self, timing: Any) -> None:
        found = timing("two-grounds", {"a": True, "b": True, "old": True})
        assert (found.state, found.from_) == (UPCOMING, date(2028, 8, 2))


def test_the_confidence_and_note_of_the_date_come_with_it(judge: Judge, a_regime: ARegime) -> None:
    regime = a_regime(dates={"d": {"2024-07-12": "2025-02-02"}}, requirements={"T-1": {"applies_from": "d"}})
    doubtful = regime.dates["d"].model_copy(update={"confidence": "low", "note": {"en": "the draft may change"}})
    found = judge(replace(regime, dates={"d": doubtful})).findings[0].timing
    assert (found.confidence, found.note) == ("low", "the draft may change")
