"""The question that settles most comes first, gates before what they open; what is settled is not asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.truth import Truth
from cardgen.errors import UnknownNameError
from cardgen.interview.goal import Matter, named_goals

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from tests.conftest import ARegime
    from tests.unit.interview.conftest import AnAsking

SCOPE = {"fact": "interaction.with_persons", "is": True}
PICTURES = {"fact": "generation.modalities", "includes": "image"}


def of(value: str, when: Any, **more: Any) -> dict[str, Any]:
    return {"axis": "tier", "value": value, "when": when, **more}


@pytest.fixture(scope="module")
def regime(a_regime: ARegime) -> Regime:
    """Return a regime with a scope that gates all, a list that gates a detail, and a fact with a gate of its own."""
    return a_regime(
        axes={"tier": ["high", "low", "none"]},
        facts={
            "shows_people": {"type": "bool", "asked_when": PICTURES},
            "kind": {"type": "codes", "codes": [{"id": name, "meaning": {"en": name}} for name in "abc"]},
        },
        rules={
            "people": of("high", {"all": [SCOPE, PICTURES, {"fact": "facts.test.shows_people", "is": True}]}),
            "kinds": of("high", {"all": [SCOPE, {"fact": "facts.test.kind", "includes_any": ["a", "b"]}]}),
            "low": of("low", SCOPE),
            "none": of("none", {"not": SCOPE}),
        },
        requirements={"D-1": {"applies_when": PICTURES, "satisfied_when": [{"present": "risks"}]}},
    )


def test_the_scope_comes_before_all_that_it_opens(asking: AnAsking, regime: Regime) -> None:
    assert asking(regime).order({})[0] == "interaction.with_persons"


def test_a_fact_waits_for_its_own_gate(asking: AnAsking, regime: Regime) -> None:
    front = asking(regime).front({"interaction.with_persons": True, "facts.test.kind": []})
    assert [(one.candidate.path, one.candidate.gate) for one in front.ranked] == [
        ("generation.modalities", Truth.TRUE),
        ("facts.test.shows_people", Truth.UNKNOWN),
    ]


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ({"interaction.with_persons": False}, []),
        ({"interaction.with_persons": True, "generation.modalities": [], "facts.test.kind": []}, []),
        ({"interaction.with_persons": True, "facts.test.kind": ["a"]}, []),
        ({"interaction.with_persons": True, "generation.modalities": []}, ["facts.test.kind"]),
    ],
)
def test_only_what_can_change_the_outcome_is_asked(
    asking: AnAsking, regime: Regime, given: dict[str, Any], asked: list[str]
) -> None:
    assert asking(regime).order(given) == asked


def test_what_is_left_out_is_not_asked_and_the_rest_is(asking: AnAsking, regime: Regime) -> None:
    order = asking(regime).order({}, ("interaction.with_persons",))
    assert "interaction.with_persons" not in order
    assert order


def test_the_order_is_always_the_same(asking: AnAsking, regime: Regime) -> None:
    assert asking(regime).order({}) == asking(regime).order({})


def test_a_half_known_list_is_asked_for_its_undecided_codes_that_matter(asking: AnAsking, regime: Regime) -> None:
    half = {"has": [], "undecided": ["a", "c"]}
    given = {"interaction.with_persons": True, "generation.modalities": [], "facts.test.kind": half}
    (one,) = asking(regime).front(given).ranked
    assert one.candidate.codes == ("a",)
    assert [option.code for option in one.candidate.form.options] == ["a"]


def test_a_question_that_settles_more_axes_comes_first(asking: AnAsking, a_regime: ARegime) -> None:
    both = {"fact": "use.profiles_persons", "is": True}
    one = {"fact": "interaction.with_persons", "is": True}
    regime = a_regime(
        axes={"tier": ["yes", "no"], "second": ["yes", "no"]},
        rules={
            "a": of("yes", one),
            "b": of("yes", both),
            "c": {"axis": "second", "value": "yes", "when": both},
            "d": of("no", {"not": {"any": [one, both]}}),
            "e": {"axis": "second", "value": "no", "when": {"not": both}},
        },
    )
    assert asking(regime).order({})[0] == "use.profiles_persons"


def test_an_entry_of_a_list_is_asked_for_by_itself(asking: AnAsking, a_regime: ARegime) -> None:
    where = {"all": [{"fact": ".task_scope", "is": "many"}, {"fact": ".integrable", "is": True}]}
    many = {"some": "models", "where": where}
    regime = a_regime(axes={"tier": ["yes", "no"]}, rules={"a": of("yes", many), "b": of("no", {"not": many})})
    interview = asking(regime)
    assert interview.order({}) == ["models"]
    entries = [{"id": "one", "task_scope": "narrow"}, {"id": "two", "integrable": True}]
    assert interview.order({"models": entries}) == ["models[1].task_scope"]


def test_names_stand_for_axes_and_requirements(regime: Regime) -> None:
    goals = named_goals(["test/tier", "D-1"], [regime])
    assert [(goal.name, goal.matter) for goal in goals] == [("tier", Matter.AXIS), ("D-1", Matter.APPLIES)]


def test_an_unknown_name_is_refused_with_the_nearest_one(regime: Regime) -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'tier'"):
        named_goals(["teir"], [regime])


def test_a_requirement_that_is_named_needs_its_own_questions_only(asking: AnAsking, regime: Regime) -> None:
    interview = asking(regime)
    interview.goals = named_goals(["D-1"], [regime])
    assert interview.order({}) == ["generation.modalities"]
    assert interview.order({"generation.modalities": ["image"]}) == []
