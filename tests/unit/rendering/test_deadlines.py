"""Deadlines in words and as plain data: titles that do not claim what is not known, identifiers that stay."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.deadline import Deadline, DeadlineKind
from cardgen.domain.due import deadlines_of
from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.rendering.deadline_words import title
from cardgen.rendering.deadlines import deadline_output, uid_of
from tests.unit.rendering.conftest import manifest_of

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from tests.conftest import ARegime
    from tests.unit.rendering.conftest import Judge, Write

DAY = date(2026, 11, 21)
PROFILES = {"fact": "use.profiles_persons", "is": True}
PURPOSE = {"applies_from": "late", "satisfied_when": [{"present": "use.intended_purpose"}]}
UNSURE = {**PURPOSE, "applies_when": PROFILES}


@pytest.fixture
def regime(a_regime: ARegime) -> Any:
    def build(**requirements: Any) -> Regime:
        dates = {"late": {"2024-07-12": "2028-08-02"}}
        named = {name.replace("_", "-"): one for name, one in requirements.items()}
        return a_regime(dates=dates, requirements=named)

    return build


@pytest.fixture
def first(written: Write, judge: Judge) -> Any:
    """Return the first deadline of given facts under a regime."""

    def find(regime: Regime, **given: Any) -> Deadline:
        origin = written({path.replace("__", "."): value for path, value in given.items()})
        manifest = manifest_of(origin)
        items = manifest.evidence if isinstance(manifest.evidence, tuple) else ()
        evidence = tuple(Evidence(one, EvidenceState.MISSING) for one in items)
        return deadlines_of(manifest, evidence, [judge(origin, regime, evidence=evidence)], DAY)[0]

    return find


@pytest.mark.parametrize(
    ("requirements", "words"),
    [
        ({"T_1": PURPOSE}, "T-1 text starts to bind"),
        ({"T_1": UNSURE}, "T-1 text starts to bind (not certain)"),
        ({"T_1": PURPOSE, "T_2": PURPOSE}, "text: 2 duties start to bind"),
        ({"T_1": PURPOSE, "T_2": UNSURE}, "text: 1 duty starts to bind, 1 more may"),
        ({"T_1": UNSURE, "T_2": UNSURE, "T_3": UNSURE}, "text: 3 duties may start to bind"),
    ],
)
def test_a_title_counts_what_is_sure_apart_from_what_is_not(
    first: Any, regime: Any, requirements: Any, words: str
) -> None:
    assert title(first(regime(**requirements))) == words


def test_an_unsure_duty_names_the_question_that_decides(first: Any, regime: Any) -> None:
    output = deadline_output(first(regime(T_1=UNSURE, T_2=PURPOSE)), DAY)
    assert (output["certain"], output["decided_by"]) == (False, ["use.profiles_persons"])
    unsure = next(one for one in output["duties"] if one["requirement"] == "T-1")
    assert unsure["applicability"] == "undetermined"
    assert any(one.startswith("answer use.profiles_persons: ") and one.endswith("?") for one in unsure["to_do"])
    assert [one["fact"] for one in unsure["missing"]] == ["use.profiles_persons"]


def test_a_sure_duty_says_what_to_write_and_needs_no_answer(first: Any, regime: Any) -> None:
    output = deadline_output(first(regime(T_1=PURPOSE)), DAY)
    assert (output["certain"], output["decided_by"], output["open"]) == (True, [], 1)
    assert output["duties"][0]["to_do"] == ["write use.intended_purpose"]


def test_a_document_that_does_not_count_says_so(first: Any, regime: Any) -> None:
    plan = {"id": "plan", "kind": "monitoring_plan", "title": "Plan", "valid_until": "2027-01-31"}
    output = deadline_output(first(regime(), evidence=[plan]), DAY)
    (document,) = output["documents"]
    assert (output["title"], document["counts"], document["state"]) == (
        "Evidence ends: Plan",
        False,
        "file not found",
    )


class TestUid:
    """What a calendar knows an event by."""

    def test_it_stays_when_anything_else_changes(self, first: Any, regime: Any) -> None:
        one = first(regime(T_1=PURPOSE))
        other = first(regime(T_1=PURPOSE, T_2=UNSURE), system__name="Another", use__intended_purpose="ranks")
        assert uid_of(one) == uid_of(other)
        assert str(uid_of(one)) == "8ef1badc-0c83-5c79-8219-194188c0511b"

    def test_it_is_another_for_each_system_day_kind_and_regime(
        self, first: Any, regime: Any, a_regime: ARegime
    ) -> None:
        one = first(regime(T_1=PURPOSE))
        others = [
            one,
            first(regime(T_1=PURPOSE), system__id="another"),
            replace(one, when=date(2028, 8, 3)),
            replace(one, kind=DeadlineKind.TRANSITION_ENDS),
            replace(one, regime=a_regime("other")),
            replace(one, system=None),
        ]
        assert len({uid_of(other) for other in others}) == len(others)
