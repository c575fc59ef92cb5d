"""Questions share a screen only if each is needed whatever the others say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from tests.conftest import ARegime
    from tests.unit.interview.conftest import AnAsking

PEOPLE = {"fact": "interaction.with_persons", "is": True}
OPEN = {"fact": "system.open_source", "is": True}
PAID = {"fact": "system.monetised", "is": True}
AGE = {"fact": "use.youngest_user_age", "at_least": 18}


DAYS = {"fact": "logging.retention_days", "at_least": 180}


def pack(a_regime: ARegime, high: Any, low: Any) -> Regime:
    """Return a regime whose gravest value, which turns on a number, stays open while the others are asked about."""
    rules = {
        "grave": {"axis": "tier", "value": "grave", "when": AGE},
        "high": {"axis": "tier", "value": "high", "when": high},
        "low": {"axis": "tier", "value": "low", "when": low},
        "none": {"axis": "tier", "value": "none", "when": {"not": {"any": [high, low]}}},
    }
    return a_regime(axes={"tier": ["grave", "high", "low", "none"]}, rules=rules)


@pytest.mark.parametrize(
    ("high", "low", "page"),
    [
        ({"all": [PEOPLE, DAYS]}, OPEN, {"interaction.with_persons", "system.open_source"}),
        ({"all": [PEOPLE, DAYS]}, {"all": [OPEN, {"not": PAID}]}, {"interaction.with_persons", "system.open_source"}),
    ],
    ids=["both are needed", "a detail waits for its gate"],
)
def test_who_shares_a_screen(asking: AnAsking, a_regime: ARegime, high: Any, low: Any, page: set[str]) -> None:
    left_out = ("use.youngest_user_age", "logging.retention_days")
    assert set(asking(pack(a_regime, high, low)).page({}, left_out=left_out)) == page


def test_a_question_that_an_answer_would_close_is_not_asked_beside_it(asking: AnAsking, a_regime: ARegime) -> None:
    both = {"all": [PEOPLE, OPEN]}
    rules = {
        "high": {"axis": "tier", "value": "high", "when": both},
        "low": {"axis": "tier", "value": "low", "when": {"not": both}},
    }
    assert len(asking(a_regime(axes={"tier": ["high", "low"]}, rules=rules)).page({})) == 1


def test_a_number_has_its_own_screen(asking: AnAsking, a_regime: ARegime) -> None:
    interview = asking(pack(a_regime, {"all": [PEOPLE, DAYS]}, OPEN))
    given = {"interaction.with_persons": True, "system.open_source": False}
    assert len(interview.page(given)) == 1
    assert set(interview.order(given)) == {"logging.retention_days", "use.youngest_user_age"}


def test_one_by_one_means_one_question_on_a_screen(asking: AnAsking, a_regime: ARegime) -> None:
    assert len(asking(pack(a_regime, PEOPLE, OPEN)).page({}, 1)) == 1


def test_no_screen_is_left_when_all_is_settled(asking: AnAsking, a_regime: ARegime) -> None:
    assert asking(pack(a_regime, PEOPLE, OPEN)).page({"use.youngest_user_age": 18}) == []
