"""The answers of a manifest as plain values."""

from __future__ import annotations

from typing import Any

import pytest

from cardgen.domain.facts import Facts, Position, Steps, is_unanswered, pointer, stated_reason, steps, value_at

DATA: dict[str, Any] = {"use": {"areas": ["a", "b"]}, "models": [{"id": "m", "generates": ["text"]}], "zero": 0}


@pytest.mark.parametrize(
    ("path", "cut"),
    [
        ("use.areas", ("use", "areas")),
        ("models[0].generates[1]", ("models", 0, "generates", 1)),
        ("facts.eu-ai-act.safety", ("facts", "eu-ai-act", "safety")),
    ],
)
def test_a_path_is_cut_into_keys_and_indexes_and_joined_again(path: str, cut: Steps) -> None:
    assert steps(path) == cut
    assert pointer(cut) == path


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("use.areas", ["a", "b"]),
        ("models[0].generates[0]", "text"),
        ("zero", 0),
        ("models[1].id", None),
        ("use.nothing", None),
        ("use.areas.nothing", None),
        ("use[0]", None),
        ("zero.more", None),
    ],
)
def test_a_value_is_read_at_its_path_and_is_none_where_there_is_none(path: str, value: object) -> None:
    assert value_at(DATA, steps(path)) == value
    assert Facts(DATA, lambda _: None).value(path) == value


def test_a_fact_knows_where_it_stands() -> None:
    facts = Facts(DATA, lambda path: Position(len(path), 1))
    assert facts.position("models[0].id") == Position(3, 1)


@pytest.mark.parametrize("value", [None, "unknown", {"not_evaluated": "later"}])
def test_silence_is_no_answer(value: object) -> None:
    assert is_unanswered(value)


@pytest.mark.parametrize("value", [False, 0, "", [], {}, "none", {"not_applicable": "no"}, {"undecided": ["a"]}])
def test_false_zero_and_empty_are_answers(value: object) -> None:
    assert not is_unanswered(value)


@pytest.mark.parametrize(
    ("value", "stated"),
    [
        ({"not_applicable": "no model"}, ("not_applicable", "no model")),
        ({"not_evaluated": "in May"}, ("not_evaluated", "in May")),
        ({"has": []}, None),
        ("not_applicable", None),
        (None, None),
    ],
)
def test_a_status_comes_with_its_reason(value: object, stated: tuple[str, str] | None) -> None:
    assert stated_reason(value) == stated
