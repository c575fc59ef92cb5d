"""What is typed becomes a value of the manifest, or a sentence that says what is wrong."""

from __future__ import annotations

from typing import Any

import pytest

from cardgen.domain.field_path import all_paths, describe
from cardgen.domain.truth import Json
from cardgen.interview.answering import answered, decided, undecided_codes
from cardgen.interview.form import Form, Kind, Option, form_of
from cardgen.interview.samples import samples
from cardgen.interview.tested import Comparisons
from cardgen.interview.ticks import StillOpenError, fields_of, ticked
from cardgen.interview.value import NoAnswerError, checked_value, typed_value, yes_or_no

YES_NO = Form(Kind.YES_NO)
CHOICE = Form(Kind.CHOICE, (Option("one", "1"), Option("two", "2")))
CHOICES = Form(Kind.CHOICES, (Option("x", "X"), Option("w", "W"), Option("z", "Z")))
SCREEN = fields_of([(YES_NO, None, ()), (CHOICE, None, ()), (CHOICES, None, ())])


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("1 3 5", {"A": True, "B": "one", "C": ["x"]}),
        ("2,4, 5;7", {"A": False, "B": "two", "C": ["x", "z"]}),
        ("y two 8", {"A": True, "B": "two", "C": []}),
        ("no 3 none", {"A": False, "B": "one", "C": []}),
        ("1 3 5 6?", {"A": True, "B": "one", "C": {"has": ["x"], "undecided": ["w"]}}),
        ("1 3 6?", {"A": True, "B": "one", "C": {"has": [], "undecided": ["w"]}}),
        ("1 ?B 5", {"A": True, "B": None, "C": ["x"]}),
        ("1 ?", {"A": True, "B": None, "C": None}),
        ("?", {"A": None, "B": None, "C": None}),
    ],
)
def test_numbers_answer_the_questions_of_a_screen(text: str, answers: dict[str, Any]) -> None:
    assert ticked(SCREEN, text) == answers


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "type the numbers"),
        ("9", "none of the answers"),
        ("1 2 3 5", "A takes one answer"),
        ("1 3 5 8", "cannot both be so"),
        ("1 3 5 5?", "cannot be so and undecided"),
        ("1? 3 5", "only a code of a list"),
        ("1 3 8?", "only a code of a list"),
        ("1 ?A 3 5", "has an answer and a"),
        ("?Q", "there is no question Q"),
    ],
)
def test_what_cannot_be_meant_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(NoAnswerError, match=complaint):
        ticked(SCREEN, text)


@pytest.mark.parametrize(("text", "letters"), [("1", "B and C have"), ("1 3", "C has")])
def test_silence_is_no_answer(text: str, letters: str) -> None:
    with pytest.raises(StillOpenError, match=letters):
        ticked(SCREEN, text)


def test_a_half_known_list_is_decided_code_by_code() -> None:
    value = {"has": ["x"], "undecided": ["w", "z"]}
    (field,) = fields_of([(CHOICES.among(["w"]), value, ("w",))])
    assert ticked([field], "1") == {"A": {"has": ["x", "w"], "undecided": ["z"]}}
    assert decided({"has": ["x"], "undecided": ["y"]}, ("y",), [], []) == ["x"]
    assert undecided_codes({"has": ["x"]}) == ()


@pytest.mark.parametrize(
    ("form", "text", "value"),
    [
        (Form(Kind.PLACE), "no", "NO"),
        (Form(Kind.PLACES), "fr, us-ca EU", ["FR", "US-CA", "EU"]),
        (Form(Kind.PLACES), "Worldwide", ["worldwide"]),
        (Form(Kind.PLACES), "none", []),
        (Form(Kind.NUMBER), "3e25", 3e25),
        (Form(Kind.NUMBER), "1,500", 1500),
        (Form(Kind.COUNT), "012", 12),
        (Form(Kind.DATE), "2027-12-02", "2027-12-02"),
        (Form(Kind.TEXT), " a: #b ", "a: #b"),
        (Form(Kind.TEXTS), "one; two, three", ["one", "two, three"]),
        (Form(Kind.ENTRIES, label=("place",), labelled_by=Kind.PLACE), "FR DE", [{"place": "FR"}, {"place": "DE"}]),
        (
            Form(Kind.ENTRIES, label=("id", "name"), labelled_by=Kind.TEXT),
            "GPT-4 Turbo; 文心",
            [{"id": "gpt-4-turbo", "name": "GPT-4 Turbo"}, {"id": "entry-2", "name": "文心"}],
        ),
        (Form(Kind.ENTRIES, label=("what",), labelled_by=Kind.TEXT), "Who gets a loan", [{"what": "Who gets a loan"}]),
        (Form(Kind.ENTRIES), "2", [{}, {}]),
        (Form(Kind.ENTRIES), "none", []),
    ],
)
def test_a_line_of_text_becomes_a_value(form: Form, text: str, value: Any) -> None:
    found = typed_value(form, text)
    assert (type(found), found) == (type(value), value)


@pytest.mark.parametrize(
    ("form", "text", "complaint"),
    [
        (Form(Kind.PLACE), "Germany", "is no place"),
        (Form(Kind.NUMBER), "many", "is no number"),
        (Form(Kind.NUMBER), "nan", "not possible here"),
        (Form(Kind.COUNT), "-1", "not possible here"),
        (Form(Kind.COUNT), "1.5", "not possible here"),
        (Form(Kind.DATE), "2027-02-30", "is no date"),
        (Form(Kind.DATE), "2 Dec 2027", "is no date"),
        (Form(Kind.TEXT), "", "type a text"),
        (Form(Kind.TEXT), "unknown", "no answer"),
    ],
)
def test_a_line_that_is_no_answer_is_explained(form: Form, text: str, complaint: str) -> None:
    with pytest.raises(NoAnswerError, match=complaint):
        typed_value(form, text)


def test_yes_and_no_only() -> None:
    assert (yes_or_no(" Y "), yes_or_no("no")) == (True, False)
    with pytest.raises(NoAnswerError, match="neither yes nor no"):
        yes_or_no("perhaps")


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (YES_NO, "yes"),
        (CHOICE, ["one"]),
        (CHOICE, "three"),
        (CHOICES, ["q"]),
        (CHOICES, {"has": ["x"], "undecided": ["q"]}),
        (CHOICES, {"some": ["x"]}),
        (Form(Kind.PLACES), ["Germany"]),
        (Form(Kind.COUNT), True),
        (Form(Kind.COUNT), 1.5),
        (Form(Kind.DATE), "soon"),
        (Form(Kind.TEXTS), [1]),
        (Form(Kind.ENTRIES), ["one"]),
        (Form(Kind.JUDGEMENT), {"answer": True}),
    ],
)
def test_a_written_value_that_does_not_fit_is_refused(form: Form, value: Any) -> None:
    with pytest.raises(NoAnswerError):
        checked_value(form, value)


def test_each_field_that_rules_read_can_be_asked() -> None:
    kinds = {path: describe(path) for path in all_paths()}
    read = [path for path, kind in kinds.items() if kind and kind.family in {"answer", "codes"}]
    assert [path for path in read if form_of(path, {}) is None] == []


@pytest.mark.parametrize(
    "path", ["use.areas", "models", "deployment.markets", "use.profiles_persons", "models[].task_scope"]
)
def test_each_form_has_answers_to_try(path: str) -> None:
    form = form_of(path, {})
    assert form
    tried = samples(form, Comparisons())
    assert tried
    assert sum(one.weight for one in tried) == pytest.approx(1)


def test_codes_that_no_condition_tells_apart_are_tried_once() -> None:
    tried = samples(CHOICES, Comparisons(values=[("x", "w")]))
    assert [one.value for one in tried] == [[], ["x"], ["z"]]


def test_an_answer_is_put_where_it_belongs() -> None:
    data: dict[str, Json] = {"models": [{"id": "a"}, {"id": "b"}], "use": None}
    assert answered(data, ("models", 1, "task_scope"), "many") == {
        "models": [{"id": "a"}, {"id": "b", "task_scope": "many"}],
        "use": None,
    }
    assert answered(data, ("use", "areas"), [])["use"] == {"areas": []}
    assert data == {"models": [{"id": "a"}, {"id": "b"}], "use": None}
