"""What decided, in sentences with places; what is missing, as questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.field_path import describe
from cardgen.domain.truth import Lack, Missing, Used
from cardgen.rendering.because import (
    answer_says,
    because_of,
    each_once,
    fact_says,
    question,
    questions_of,
)

if TYPE_CHECKING:
    from tests.conftest import ARegime
    from tests.unit.rendering.conftest import Write


def asked(path: str) -> str:
    """Return the question that the manifest's type asks at a path."""
    kind = describe(path)
    assert kind
    return kind.question


@pytest.mark.parametrize(
    ("value", "test", "held", "says"),
    [
        (True, "is true", True, "is true"),
        (False, "is true", False, "is false"),
        ("in_use", "is in_use", True, "is in_use"),
        ("in_use", "is one of in_use, improvement", True, "is in_use"),
        ("development", "is one of in_use, improvement", False, "is development"),
        ("DE", "is EU", True, "is DE (counts as EU)"),
        (["a.x"], "includes a.x", True, "includes a.x"),
        (["a.x", "b.y"], "includes any of b.y, c.z", True, "includes b.y"),
        (["DE", "AT"], "includes EU", True, "is DE, AT (counts as EU)"),
        (["a.x"], "includes a.*", True, "is a.x (counts as a.*)"),
        (["a.x"], "includes any of EU, EEA", True, "is a.x (counts as one of EU, EEA)"),
        ([], "includes a.x", False, "is empty"),
        (["b"], "includes a", False, "does not include a"),
        (["b"], "includes any of a, c", False, "does not include a or c"),
        (["b"], "includes any of a, c, d, e", False, "is b: none of the 4 codes that count here"),
        ({"has": ["b"], "undecided": ["c"]}, "includes a", False, "does not include a"),
        (3e25, "at least 1e+25", True, "is 3e+25 (at least 1e+25)"),
        (1000000, "more than 1e+25", False, "is 1000000 (not more than 1e+25)"),
        ("2024-09-01", "before 2026-08-02", True, "is 2024-09-01 (before 2026-08-02)"),
        ("2024-09-01", "on or after 2026-08-02", False, "is 2024-09-01 (not on or after 2026-08-02)"),
        ("text", "is documented", True, "is documented"),
        ([], "has an item", False, "is empty"),
        ([{"a": 1}], "has an item", True, "has an item"),
        (
            {"answer": True, "rationale": "tested", "by": "A. B."},
            "is true",
            True,
            "is true (asserted by A. B.: tested)",
        ),
        ({"answer": False, "rationale": "tested"}, "is true", False, "is false (asserted: tested)"),
    ],
)
def test_a_fact_says_what_it_is_in_regard_of_its_test(value: Any, test: str, held: bool, says: str) -> None:  # noqa: FBT001
    assert fact_says(Used("use.areas", value, test, held)) == says


@pytest.mark.parametrize(
    ("value", "says"),
    [(["DE", "AT"], "is DE, AT"), ([], "is empty"), (True, "is true"), ([{"a": 1}, {"a": 2}], "has 2 items")],
)
def test_an_answer_is_told_whatever_it_was_compared_with(value: Any, says: str) -> None:
    assert answer_says(Used("p", value, "includes EU")) == says


def test_each_fact_has_its_place_and_stands_once(written: Write) -> None:
    origin = written({"use.areas": ["employment.recruitment"], "use.profiles_persons": True})
    used = [Used("use.profiles_persons", True, "is true"), Used("use.areas[0]", "x", "is x")]
    because = because_of([*used, *used], origin)
    assert [(one.path, one.place) for one in because] == [
        ("use.profiles_persons", "test.yaml:5"),
        ("use.areas[0]", "test.yaml:4"),
    ]


def test_a_fact_without_a_place_names_the_file(written: Write) -> None:
    (because,) = because_of([Used("models", [], "has an item", held=False)], written({}))
    assert because.place == "test.yaml"


def test_what_one_list_does_not_include_is_told_once(written: Write) -> None:
    lacks = [Used("use.areas", ["x"], f"includes {code}", held=False) for code in ("a", "b")]
    has = Used("use.areas", ["x"], "includes x")
    because = because_of([lacks[0], has, lacks[1]], written({}))
    assert [one.says for one in because] == ["does not include a or b", "includes x"]


@pytest.mark.parametrize(
    ("missing", "words", "action"),
    [
        (Missing("use.profiles_persons"), asked("use.profiles_persons"), "answer use.profiles_persons"),
        (
            Missing("use.practices", codes=("social_scoring", "scraping")),
            asked("use.practices"),
            "decide social_scoring, scraping in use.practices",
        ),
        (Missing("models[0].task", Lack.DOCUMENT), asked("models[].task"), "write models[0].task"),
        (
            Missing("evidence", Lack.EVIDENCE, ("test_plan", "dpia")),
            "Which document proves it (test plan or data protection impact assessment (Art. 35 GDPR))?",
            "add evidence of the kind test_plan or dpia",
        ),
        (Missing("facts.test.odd"), "Is it odd?", "answer facts.test.odd"),
        (Missing("T-1", Lack.JUDGEMENT), "Who judges this?", "have a person judge it"),
        (
            Missing("use.users", Lack.JUDGEMENT, note="no users"),
            asked("use.users"),
            "have a person accept the reason given in use.users",
        ),
        (
            Missing("gdpr/dpia", Lack.PACK),
            "What does the regime of 'gdpr/dpia' decide? It is not loaded.",
            "load the regime gdpr",
        ),
    ],
)
def test_a_missing_thing_is_a_question_with_something_to_do(
    missing: Missing, words: str, action: str, a_regime: ARegime
) -> None:
    regime = a_regime(facts={"odd": {"type": "bool", "question": {"en": "Is it odd?"}}})
    said = question(missing, regime)
    assert (said.question, said.action) == (words, action)


def test_undecided_codes_of_one_list_are_asked_together(a_regime: ARegime) -> None:
    missing = [
        Missing("use.practices", codes=("a",)),
        Missing("use.users", Lack.DOCUMENT),
        Missing("use.practices", codes=("b",)),
    ]
    assert [one.action for one in questions_of(missing, a_regime())] == [
        "decide a, b in use.practices",
        "write use.users",
    ]


def test_a_value_that_must_change_says_what_is_needed(a_regime: ARegime) -> None:
    missing = Missing("logging.retention_days", Lack.VALUE, note="at least 180")
    assert question(missing, a_regime()).action == "change logging.retention_days; needed: at least 180"


def test_a_list_without_any_answer_is_asked_for_as_a_whole() -> None:
    missing = [Missing("use.practices", codes=("a",)), Missing("use.practices")]
    assert each_once(missing) == (Missing("use.practices"),)


def test_kinds_of_evidence_stay_apart() -> None:
    missing = [Missing("evidence", Lack.EVIDENCE, ("dpia",)), Missing("evidence", Lack.EVIDENCE, ("fria",))]
    assert each_once(missing) == tuple(missing)


def test_a_half_known_list_that_holds_nothing_yet_includes_none() -> None:
    used = Used("use.practices", {"has": [], "undecided": ["e"]}, "includes any of a, b, c, d", held=False)
    assert fact_says(used) == "includes none of the 4 codes that count here"
