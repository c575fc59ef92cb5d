"""The result of an axis: the most severe value with a true rule, or the range in which it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.assessment import UNDETERMINED, AxisResult

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from tests.conftest import ARegime
    from tests.unit.rules.conftest import Judge

Data = dict[str, Any]

# Each value of the axis is decided by one flag of the pack.
VALUES = ["prohibited", "high", "limited", "minimal"]
FLAGS = {value: {"fact": f"facts.test.{value}", "is": True} for value in VALUES}


@pytest.fixture(scope="module")
def regime(a_regime: ARegime) -> Regime:
    return a_regime(
        axes={"tier": VALUES},
        rules={
            **{value: {"axis": "tier", "value": value, "when": FLAGS[value], "unless": []} for value in VALUES},
            "high-too": {"axis": "tier", "value": "high", "when": {"fact": "facts.test.other", "is": True}},
            "exempt": {"when": {"fact": "facts.test.exempt", "is": True}},
            "limited-unless": {
                "axis": "tier",
                "value": "limited",
                "when": {"fact": "facts.test.chat", "is": True},
                "unless": ["exempt"],
            },
        },
    )


ALL_FALSE = {f"facts.test.{name}": False for name in [*VALUES, "other", "chat", "exempt"]}


def tier(judge: Judge, regime: Regime, **answers: object) -> AxisResult:
    """Return the tier where every flag is false unless it is answered otherwise."""
    given = {**ALL_FALSE, **{f"facts.test.{name}": value for name, value in answers.items()}}
    return judge(regime, given).axes[0]


@pytest.mark.parametrize(
    ("answers", "value"),
    [
        ({"minimal": True}, "minimal"),
        ({"limited": True, "minimal": True}, "limited"),
        ({"high": True, "limited": True, "minimal": True}, "high"),
        ({"prohibited": True, "high": True}, "prohibited"),
        ({"high": True, "minimal": None}, "high"),
        ({"high": True, "other": None}, "high"),
        ({"prohibited": True, "high": None, "limited": None}, "prohibited"),
    ],
)
def test_the_most_severe_true_value_wins(judge: Judge, regime: Regime, answers: Data, value: str) -> None:
    result = tier(judge, regime, **answers)
    assert result.determined
    assert (result.value, result.at_least, result.possible, result.missing) == (value, value, (value,), ())


@pytest.mark.parametrize(
    ("answers", "possible", "missing"),
    [
        ({"minimal": True, "high": None}, ("high", "minimal"), {"high"}),
        ({"limited": True, "high": None, "prohibited": None}, tuple(VALUES[:3]), {"high", "prohibited"}),
        ({"minimal": True, "high": None, "other": None}, ("high", "minimal"), {"high", "other"}),
        ({"high": True, "prohibited": None, "limited": None}, ("prohibited", "high"), {"prohibited"}),
        ({"minimal": None, "limited": None}, ("limited", "minimal"), {"limited", "minimal"}),
        ({"high": None}, ("high",), {"high"}),
    ],
)
def test_a_more_severe_value_that_is_open_leaves_the_axis_undetermined(
    judge: Judge, regime: Regime, answers: Data, possible: tuple[str, ...], missing: set[str]
) -> None:
    result = tier(judge, regime, **answers)
    assert not result.determined
    assert (result.value, result.at_least, result.possible) == (UNDETERMINED, possible[-1], possible)
    assert {one.path.removeprefix("facts.test.") for one in result.missing} == missing


def test_silence_never_falls_through_to_the_milder_value(judge: Judge, regime: Regime) -> None:
    result = judge(regime, {"facts.test.minimal": True}).axes[0]
    assert result.value == UNDETERMINED
    assert result.possible == tuple(VALUES)


def test_an_open_question_below_the_result_is_not_asked(judge: Judge, regime: Regime) -> None:
    result = tier(judge, regime, high=True, prohibited=None, limited=None, minimal=None)
    assert [one.path for one in result.missing] == ["facts.test.prohibited"]


def test_an_axis_without_any_true_rule_is_undetermined(judge: Judge, regime: Regime) -> None:
    result = tier(judge, regime)
    assert (result.value, result.possible, result.missing) == (UNDETERMINED, (), ())


def test_all_rules_that_hold_are_reported(judge: Judge, regime: Regime) -> None:
    result = tier(judge, regime, high=True, other=True, limited=True)
    assert [one.rule.id for one in result.holding] == ["high", "limited", "high-too"]


def test_each_rule_of_the_axis_is_reported_and_exceptions_are_not(judge: Judge, regime: Regime) -> None:
    assert [one.rule.id for one in tier(judge, regime).rules] == [*VALUES, "high-too", "limited-unless"]


def test_an_exception_that_holds_is_named(judge: Judge, regime: Regime) -> None:
    result = tier(judge, regime, chat=True, exempt=True, minimal=True)
    assert result.value == "minimal"
    (rule,) = [one for one in result.rules if one.rule.id == "limited-unless"]
    assert [one.id for one in rule.excepted_by] == ["exempt"]


def test_an_exception_that_does_not_hold_is_not_named(judge: Judge, regime: Regime) -> None:
    result = tier(judge, regime, chat=True, exempt=None, minimal=True)
    (rule,) = [one for one in result.rules if one.rule.id == "limited-unless"]
    assert rule.excepted_by == ()


def test_an_unanswered_exception_leaves_the_rule_open(judge: Judge, regime: Regime) -> None:
    result = tier(judge, regime, chat=True, exempt=None, minimal=True)
    assert result.possible == ("limited", "minimal")
    assert [one.path for one in result.missing] == ["facts.test.exempt"]


class TestFallback:
    """A value that is what remains is not told beside a graver one."""

    @pytest.fixture(scope="class")
    @staticmethod
    def regime(a_regime: ARegime) -> Regime:
        return a_regime(
            axes={"tier": ["high", "other"]},
            rules={
                "graver": {"axis": "tier", "value": "high", "when": {"fact": "facts.test.high", "is": True}},
                "rest": {"axis": "tier", "value": "other", "when": {"fact": "facts.test.used", "is": True}},
            },
        )

    @pytest.mark.parametrize(
        ("high", "value", "holding"),
        [(True, "high", ["graver"]), (False, "other", ["rest"]), (None, UNDETERMINED, ["rest"])],
    )
    def test_it_holds_only_where_nothing_graver_does(
        self, judge: Judge, regime: Regime, high: object, value: str, holding: list[str]
    ) -> None:
        result = judge(regime, {"facts.test.high": high, "facts.test.used": True}).axes[0]
        assert result.value == value
        assert [one.rule.id for one in result.holding] == holding

    def test_it_is_still_listed_among_the_rules(self, judge: Judge, regime: Regime) -> None:
        result = judge(regime, {"facts.test.high": True, "facts.test.used": True}).axes[0]
        assert [one.rule.id for one in result.rules] == ["graver", "rest"]
