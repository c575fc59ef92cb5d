"""Three-valued logic: the tables, and the reasons that go with each outcome."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.domain.truth import Lack, Missing, Outcome, Truth, Used, all_of, any_of, merged, unknown

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN

TABLE = [
    # one, other, all, any
    (T, T, T, T),
    (T, F, F, T),
    (T, U, U, T),
    (F, T, F, T),
    (F, F, F, F),
    (F, U, F, U),
    (U, T, U, T),
    (U, F, F, U),
    (U, U, U, U),
]
OUTCOMES = st.lists(st.sampled_from(Truth).map(Outcome), min_size=1, max_size=6)


def used(path: str, *, held: bool = True) -> Used:
    return Used(path, "value", "is value", held=held)


def true(*paths: str) -> Outcome:
    return Outcome(T, tuple(used(path) for path in paths))


def false(*paths: str) -> Outcome:
    return Outcome(F, tuple(used(path, held=False) for path in paths))


@pytest.mark.parametrize(("one", "other", "both", "_either"), TABLE)
def test_all_follows_kleene(one: Truth, other: Truth, both: Truth, _either: Truth) -> None:
    assert all_of([Outcome(one), Outcome(other)]).truth is both


@pytest.mark.parametrize(("one", "other", "_both", "either"), TABLE)
def test_any_follows_kleene(one: Truth, other: Truth, _both: Truth, either: Truth) -> None:
    assert any_of([Outcome(one), Outcome(other)]).truth is either


@pytest.mark.parametrize(("truth", "opposite"), [(T, F), (F, T), (U, U)])
def test_not_follows_kleene(truth: Truth, opposite: Truth) -> None:
    assert Outcome(truth).negated().truth is opposite


@given(OUTCOMES)
def test_not_all_is_any_not(outcomes: list[Outcome]) -> None:
    assert all_of(outcomes).negated().truth is any_of([one.negated() for one in outcomes]).truth


@given(OUTCOMES, st.randoms())
def test_the_order_of_parts_decides_nothing(outcomes: list[Outcome], random: st.DataObject) -> None:
    shuffled = outcomes.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random
    assert all_of(outcomes).truth is all_of(shuffled).truth
    assert any_of(outcomes).truth is any_of(shuffled).truth


def test_a_true_all_rests_on_every_part() -> None:
    assert all_of([true("a"), true("b")]).because == (used("a"), used("b"))


def test_a_false_all_rests_on_the_part_with_the_fewest_facts() -> None:
    assert all_of([false("a", "b"), true("c"), false("d")]).because == (used("d", held=False),)


def test_a_true_any_rests_on_the_part_with_the_fewest_facts() -> None:
    assert any_of([true("a", "b"), false("c"), true("d")]).because == (used("d"),)


def test_a_false_any_rests_on_every_part() -> None:
    assert any_of([false("a"), false("b")]).because == (used("a", held=False), used("b", held=False))


def test_a_decided_outcome_does_not_mention_what_is_still_open() -> None:
    assert all_of([unknown(Missing("a")), false("b")]).missing == ()
    assert any_of([unknown(Missing("a")), true("b")]).missing == ()


def test_an_unknown_outcome_lists_what_could_still_change_it() -> None:
    outcome = all_of([true("a"), unknown(Missing("b")), any_of([false("c"), unknown(Missing("d"))])])
    assert outcome.truth is U
    assert outcome.missing == (Missing("b"), Missing("d"))


def test_a_missing_fact_that_can_no_longer_matter_is_not_listed() -> None:
    decided = any_of([true("a"), unknown(Missing("b"))])
    assert all_of([decided, unknown(Missing("c"))]).missing == (Missing("c"),)


def test_an_unknown_outcome_keeps_the_facts_that_do_not_settle_it() -> None:
    assert all_of([true("a"), unknown(Missing("b"))]).because == (used("a"),)


def test_what_a_false_duty_lacks_is_kept_for_each_false_part() -> None:
    lacks = [Outcome(F, (), (Missing(path, Lack.DOCUMENT),)) for path in ("a", "b")]
    assert [one.path for one in all_of(lacks).missing] == ["a", "b"]
    assert [one.path for one in any_of(lacks).missing] == ["a", "b"]


def test_what_would_undo_a_true_all_is_kept_for_its_opposite() -> None:
    lacks = Outcome(F, (), (Missing("a[0].paper", Lack.DOCUMENT),)).negated()
    outcome = all_of([true("b"), lacks]).negated()
    assert (outcome.truth, [one.path for one in outcome.missing]) == (F, ["a[0].paper"])


def test_not_keeps_the_reasons() -> None:
    assert false("a").negated().because == false("a").because
    assert unknown(Missing("a")).negated().missing == (Missing("a"),)


def test_outcomes_with_the_same_truth_and_reasons_are_the_same() -> None:
    joined, plain = all_of([true("a"), true("b")]), true("a", "b")
    assert joined == plain
    assert len({joined, plain}) == 1
    assert repr(joined) == repr(plain)
    assert joined != false("a", "b")
    assert joined != "true"


def test_merging_keeps_the_first_place_of_each_item() -> None:
    assert merged([(3, 1), (2, 1), (3,)]) == (3, 1, 2)


def test_facts_with_values_that_cannot_be_hashed_are_merged() -> None:
    listed = Used("a", ["x"], "includes x")
    assert all_of([Outcome(T, (listed,)), Outcome(T, (listed,))]).because == (listed,)
