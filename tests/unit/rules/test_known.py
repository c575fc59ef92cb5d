"""A pack as its law was known on a day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from cardgen.domain.condition import NEVER
from cardgen.domain.known import as_known, is_known
from cardgen.domain.regime import NamedTerm
from cardgen.domain.truth import Truth

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from tests.conftest import AnEvaluator, ARegime
    from tests.unit.rules.conftest import Judge

DAY = date(2026, 7, 24)
BEFORE, SINCE = DAY - timedelta(days=1), DAY


def did(what: str, known_from: date = DAY, **more: Any) -> dict[str, Any]:
    change = {"en": f"It was {what}."}
    return {"known_from": known_from.isoformat(), "by": "Act 2", "did": what, "change": change, **more}


def flag(name: str) -> dict[str, Any]:
    return {"fact": f"facts.test.{name}", "is": True}


def term(name: str, *history: dict[str, Any]) -> NamedTerm:
    data = {"id": name, "title": {"en": "A term"}, "when": flag("a"), "history": history}
    return NamedTerm.model_validate_json(json.dumps(data))


@pytest.fixture(scope="module")
def regime(a_regime: ARegime) -> Regime:
    """Return a regime with a term for each thing that can happen to one."""
    second = did("changed", DAY + timedelta(days=9), before={"when": flag("c")})
    terms = (
        term("plain"),
        term("new", did("added")),
        term("gone", did("repealed")),
        term("other", did("changed", before={"when": flag("b")})),
        term("twice", did("changed", before={"when": flag("b")}), second),
    )
    return replace(a_regime(), terms={one.id: one for one in terms})


@pytest.mark.parametrize(
    ("name", "law_at", "holds_by"),
    [
        ("plain", BEFORE, "a"),
        ("plain", SINCE, "a"),
        ("new", BEFORE, ""),
        ("new", SINCE, "a"),
        ("gone", BEFORE, "a"),
        ("gone", SINCE, ""),
        ("other", BEFORE, "b"),
        ("other", SINCE, "a"),
        ("twice", BEFORE, "b"),
        ("twice", SINCE, "c"),
        ("twice", SINCE + timedelta(days=9), "a"),
    ],
)
def test_a_term_says_what_it_said_on_the_day(
    an_evaluator: AnEvaluator, regime: Regime, name: str, law_at: date, holds_by: str
) -> None:
    then = as_known(regime, law_at)
    for fact in "abc":
        given = {f"facts.test.{one}": one == fact for one in "abc"}
        expected = Truth.TRUE if fact == holds_by else Truth.FALSE
        assert an_evaluator(given, then).term(name).truth is expected


def test_what_came_later_is_not_told(regime: Regime) -> None:
    assert as_known(regime, BEFORE).terms["twice"].history == ()
    assert len(as_known(regime, SINCE).terms["twice"].history) == 1
    assert not is_known(regime.terms["new"], BEFORE)
    assert as_known(regime, BEFORE).terms["new"].when is NEVER
    assert as_known(regime, BEFORE).terms["new"].history == ()


def test_a_rule_and_a_duty_that_were_added_are_not_there_before(a_regime: ARegime, judge: Judge) -> None:
    rule = {"axis": "tier", "value": "high", "when": flag("a")}
    duty = {"satisfied_when": [{"present": "risks"}]}
    regime = a_regime(
        axes={"tier": ["high", "low"]},
        rules={"old": {**rule, "value": "low"}, "new": {**rule, "history": [did("added")]}},
        requirements={"T-1": duty, "T-2": {**duty, "history": [did("added")]}},
    )
    given = {"facts.test.a": True}
    results = {day: judge(as_known(regime, day), given, law_at=day) for day in (BEFORE, SINCE)}
    assert [results[day].axes[0].value for day in (BEFORE, SINCE)] == ["low", "high"]
    assert [one.rule.id for one in results[BEFORE].axes[0].rules] == ["old"]
    assert [one.requirement.id for one in results[BEFORE].findings] == ["T-1"]
    assert [one.requirement.id for one in results[SINCE].findings] == ["T-1", "T-2"]


def test_a_repealed_duty_is_told_apart_and_owed_by_nobody(a_regime: ARegime) -> None:
    duty = {"satisfied_when": [{"present": "risks"}]}
    regime = a_regime(requirements={"T-1": duty, "T-2": {**duty, "history": [did("repealed")]}})
    then, now = as_known(regime, BEFORE), as_known(regime, SINCE)
    assert (list(then.requirements), list(then.repealed)) == (["T-1", "T-2"], [])
    assert (list(now.requirements), list(now.repealed)) == (["T-1"], ["T-2"])
    assert then.requirements["T-2"].history == ()


def test_a_transition_that_was_added_frees_nobody_before(a_regime: ARegime) -> None:
    regime = a_regime(
        dates={"start": {"2024-07-12": "2026-08-02"}},
        transitions={"legacy": {"when": flag("a"), "history": [did("added")]}},
        schedules={"usual": [{"date": "start", "unless": "legacy"}]},
    )
    assert as_known(regime, BEFORE).schedules["usual"].grounds[0].unless is None
    assert as_known(regime, SINCE).schedules["usual"].grounds[0].unless == "legacy"


@pytest.mark.parametrize(
    "history",
    [
        [did("changed", DAY + timedelta(days=1)), did("changed", DAY)],
        [did("changed", DAY), did("changed", DAY)],
        [did("repealed", DAY), did("changed", DAY + timedelta(days=1))],
        [did("changed", DAY), did("added", DAY + timedelta(days=1))],
        [did("added", before={"when": flag("a")})],
    ],
)
def test_a_history_in_disorder_is_refused(history: list[dict[str, Any]]) -> None:
    with pytest.raises(ValidationError, match=r"out of order|repealed last|nothing stood there"):
        term("x", *history)
