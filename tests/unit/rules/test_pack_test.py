"""The runner of a pack's test table: it sees wrong expectations and what no example tries."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.contradiction import Contradiction
from cardgen.domain.pack_example import Expectation
from cardgen.rules.evaluate import Evaluator
from cardgen.rules.pack_test import Seen, failures, untried, untried_contradictions

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from cardgen.domain.place import Places
    from tests.conftest import AManifest, ARegime
    from tests.unit.rules.conftest import Judge

Data = dict[str, Any]
TODAY = date(2026, 11, 21)
PROFILES = {"fact": "use.profiles_persons", "is": True}
GIVEN = {"use.profiles_persons": True}


@pytest.fixture(scope="module")
def regime(a_regime: ARegime) -> Regime:
    return a_regime(
        axes={"tier": ["high", "low"]},
        dates={"start": {"2024-07-12": "2027-12-02"}},
        terms={"profiling": PROFILES},
        rules={
            "profiles": {"axis": "tier", "value": "high", "when": {"term": "profiling"}},
            "otherwise": {"axis": "tier", "value": "low", "when": {"not": PROFILES}},
        },
        requirements={
            "T-1": {
                "applies_when": PROFILES,
                "satisfied_when": [{"present": "use.intended_purpose"}, {"present": "models[].name"}],
                "applies_from": "start",
            }
        },
    )


@pytest.fixture(scope="module")
def run(judge: Judge, a_manifest: AManifest, places: Places, regime: Regime) -> Any:
    """Return the lines that an expectation gives for given facts."""

    def failed(expect: Data, given: Data | None = None, seen: Seen | None = None) -> list[str]:
        facts = GIVEN if given is None else given
        evaluator = Evaluator(regime, a_manifest(facts), places, TODAY, TODAY)
        expectation = Expectation.model_validate_json(json.dumps(expect))
        return list(failures(expectation, judge(regime, facts), evaluator, seen or Seen()))

    return failed


@pytest.mark.parametrize(
    ("expect", "given"),
    [
        ({"axes": {"tier": "high"}}, GIVEN),
        ({"axes": {"tier": {"value": "undetermined", "at_least": "low", "possible": ["high", "low"]}}}, {}),
        ({"axes": {"tier": {"missing": ["use.profiles_persons"]}}}, {}),
        ({"rules": {"profiles": True, "otherwise": False}}, GIVEN),
        ({"rules": {"profiles": "unknown"}}, {}),
        ({"terms": {"profiling": True}}, GIVEN),
        ({"requirements": {"T-1": "not_satisfied"}}, GIVEN),
        ({"requirements": {"T-1": {"verdict": "undetermined", "applies": "unknown"}}}, {}),
        ({"requirements": {"T-1": {"applies": True, "state": "upcoming", "from": "2027-12-02"}}}, GIVEN),
        ({"requirements": {"T-1": {"applies": False, "state": "none"}}}, {"use.profiles_persons": False}),
        ({"missing": {"profiles": []}}, GIVEN),
        ({"missing": {"T-1": ["use.intended_purpose", "models"]}}, GIVEN),
        ({"missing": {"T-1": ["models[].name"]}}, {**GIVEN, "use.intended_purpose": "x", "models": [{"id": "m"}]}),
        ({}, GIVEN),
    ],
)
def test_what_comes_out_as_expected_gives_no_line(run: Any, expect: Data, given: Data) -> None:
    assert run(expect, given) == []


@pytest.mark.parametrize(
    ("expect", "words"),
    [
        ({"axes": {"tier": "low"}}, ["axis tier", "expected low", "got high", "holding: profiles"]),
        ({"axes": {"tier": {"at_least": "low"}}}, ["axis tier", "at least low", "got high"]),
        ({"axes": {"tier": {"possible": ["low"]}}}, ["axis tier", "possible low", "got high"]),
        ({"axes": {"tier": {"missing": ["use.areas"]}}}, ["axis tier", "expected but not there use.areas"]),
        ({"rules": {"profiles": False}}, ["rule profiles", "expected false", "got true", "use.profiles_persons"]),
        ({"rules": {"profiles": "unknown"}}, ["rule profiles", "expected unknown", "got true"]),
        ({"terms": {"profiling": False}}, ["term profiling", "expected false", "got true"]),
        ({"requirements": {"T-1": "satisfied"}}, ["requirement T-1", "expected satisfied", "got not_satisfied"]),
        ({"requirements": {"T-1": {"applies": False}}}, ["requirement T-1", "applies False", "got applies"]),
        ({"requirements": {"T-1": {"state": "in_force"}}}, ["requirement T-1", "in_force", "got upcoming"]),
        ({"requirements": {"T-1": {"from": "2026-08-02"}}}, ["requirement T-1", "2026-08-02", "got 2027-12-02"]),
        ({"requirements": {"T-1": {"missing": ["models"]}}}, ["T-1", "not expected use.intended_purpose"]),
        ({"missing": {"T-1": ["models"]}}, ["T-1", "not expected use.intended_purpose"]),
        ({"axes": {"teir": "high"}}, ["no axis 'teir'"]),
        ({"rules": {"profile": True}}, ["no rule 'profile'"]),
        ({"terms": {"profile": True}}, ["no term 'profile'"]),
        ({"requirements": {"T-2": "satisfied"}}, ["no requirement 'T-2'"]),
        ({"missing": {"T-2": []}}, ["no rule or requirement 'T-2'"]),
    ],
)
def test_what_comes_out_otherwise_gives_one_line_that_says_how(run: Any, expect: Data, words: list[str]) -> None:
    (line,) = run(expect)
    assert [word for word in words if word not in line] == []


def test_each_wrong_expectation_gives_its_own_line(run: Any) -> None:
    expect = {"axes": {"tier": "low"}, "rules": {"profiles": False}, "requirements": {"T-1": "satisfied"}}
    assert len(run(expect)) == 3


def test_a_wrong_expectation_of_nothing_missing_says_what_is_missing(run: Any) -> None:
    (line,) = run({"rules": {"profiles": True}}, {})
    assert "missing use.profiles_persons" in line


class TestContradictions:
    """A contradiction holds or it does not, and each of its parts is tried."""

    BOTH = Contradiction.model_validate_json(
        json.dumps(
            {
                "id": "both",
                "what": {"en": "both"},
                "now": {"en": "keep one"},
                "given": PROFILES,
                "when": [{"fact": "data.personal_data", "is": False}, {"fact": "use.areas", "includes": "other"}],
            }
        )
    )

    @pytest.fixture
    def tried(self, judge: Judge, a_manifest: AManifest, places: Places, regime: Regime) -> Any:
        """Return the lines that an expectation of contradictions gives, and what is still untried."""
        knowing = replace(regime, contradictions={"both": self.BOTH})

        def run(expect: dict[str, bool], given: Data, seen: Seen) -> list[str]:
            evaluator = Evaluator(knowing, a_manifest(given), places, TODAY, TODAY)
            return list(failures(Expectation(contradictions=expect), judge(knowing, given), evaluator, seen))

        return run

    @pytest.mark.parametrize(
        ("expect", "given", "lines"),
        [
            ({"both": True}, {**GIVEN, "data.personal_data": False}, []),
            ({"both": True}, GIVEN, ["contradiction both: does not hold"]),
            ({"both": False}, GIVEN, []),
            ({"both": False}, {**GIVEN, "data.personal_data": False}, ["contradiction both: holds"]),
            ({"neither": False}, GIVEN, ["there is no contradiction 'neither'"]),
        ],
    )
    def test_what_is_expected_is_compared(self, tried: Any, expect: Any, given: Data, lines: list[str]) -> None:
        assert tried(expect, given, Seen()) == lines

    def test_what_no_example_tries_is_told(self, tried: Any) -> None:
        seen = Seen()
        assert len(list(untried_contradictions([self.BOTH], seen))) == 3
        tried({"both": True}, {**GIVEN, "data.personal_data": False}, seen)
        assert list(untried_contradictions([self.BOTH], seen)) == [
            "contradiction both: no example in which part 2 holds",
            "contradiction both: no example in which it does not hold",
        ]
        tried({"both": True}, {**GIVEN, "use.areas": ["other"]}, seen)
        tried({"both": False}, GIVEN, seen)
        assert list(untried_contradictions([self.BOTH], seen)) == []


class TestUntried:
    """Each rule both ways, each duty met, unmet and not owed, each axis open."""

    def test_without_examples_everything_is_untried(self, regime: Regime) -> None:
        assert list(untried(regime, Seen())) == [
            "rule profiles: no example in which it is true",
            "rule profiles: no example in which it is false",
            "rule otherwise: no example in which it is true",
            "rule otherwise: no example in which it is false",
            "requirement T-1: no example in which it is satisfied",
            "requirement T-1: no example in which it is not satisfied",
            "requirement T-1: no example in which it does not apply",
            "axis tier: no example in which it is undetermined",
        ]

    COMPLETE: tuple[Data, ...] = (
        {"rules": {"profiles": True, "otherwise": False}, "requirements": {"T-1": {"verdict": "partial"}}},
        {"rules": {"profiles": False, "otherwise": True}, "requirements": {"T-1": "not_applicable"}},
        {"axes": {"tier": "undetermined"}, "requirements": {"T-1": "satisfied"}},
    )

    def test_a_complete_table_leaves_nothing_untried(self, run: Any, regime: Regime) -> None:
        seen = Seen()
        for expect in self.COMPLETE:
            run(expect, None, seen)
        assert list(untried(regime, seen)) == []

    @pytest.mark.parametrize("left_out", [0, 1, 2])
    def test_each_example_of_a_complete_table_is_needed(self, run: Any, regime: Regime, left_out: int) -> None:
        seen = Seen()
        for index, expect in enumerate(self.COMPLETE):
            if index != left_out:
                run(expect, None, seen)
        assert list(untried(regime, seen)) != []

    @pytest.mark.parametrize("verdict", ["not_satisfied", "partial", "undetermined"])
    def test_a_duty_can_be_unmet_in_several_ways(self, run: Any, regime: Regime, verdict: str) -> None:
        seen = Seen()
        run({"requirements": {"T-1": verdict}}, None, seen)
        assert "requirement T-1: no example in which it is not satisfied" not in list(untried(regime, seen))

    def test_a_duty_that_only_a_person_judges_need_not_be_satisfied(self, a_regime: ARegime) -> None:
        lines = list(untried(a_regime(requirements={"T-2": {}}), Seen()))
        assert "requirement T-2: no example in which it is satisfied" not in lines

    def test_an_open_rule_is_no_example_of_true_or_false(self, run: Any, regime: Regime) -> None:
        seen = Seen()
        run({"rules": {"profiles": "unknown"}}, {}, seen)
        assert "rule profiles: no example in which it is true" in list(untried(regime, seen))
