"""What the conditions in a kind of document come to for one system."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardgen.domain.assessment import Assessment, TimingState
from cardgen.domain.clock import Clock
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.domain.truth import Lack, Truth
from cardgen.rules.assess import Subject, assess
from cardgen.rules.documents import DocumentJudge, document_judge
from tests.conftest import TODAY

if TYPE_CHECKING:
    from tests.conftest import ACondition, AManifest, ARegime, Given

CLOCK = Clock(TODAY, TODAY)


@pytest.fixture(scope="module")
def other(a_regime: ARegime) -> Regime:
    rule = {"axis": "dpia", "value": "required", "when": {"fact": "data.personal_data", "is": True}}
    return a_regime("other", axes={"dpia": ["required", "none"]}, rules={"needed": rule})


@pytest.fixture(scope="module")
def regime(a_regime: ARegime) -> Regime:
    return a_regime(
        roles={"provider": {"when": {"fact": "organisation.roles", "includes": "provider"}}},
        terms={"sold": {"fact": "use.profiles_persons", "is": True}},
        dates={"start": {"2024-01-01": "2027-01-01"}},
    )


def judged(regime: Regime, given: Given, a_manifest: AManifest, places: Places, *others: Regime) -> DocumentJudge:
    subject = Subject(a_manifest(given))
    assessments: tuple[Assessment, ...] = assess(subject, [regime, *others], places, CLOCK)
    return document_judge(assessments[0], assessments, subject, places)


@pytest.mark.parametrize(
    ("given", "truth"),
    [
        ({"organisation.roles": ["provider"], "use.profiles_persons": True}, Truth.TRUE),
        ({"organisation.roles": ["provider"], "use.profiles_persons": False}, Truth.FALSE),
        ({"organisation.roles": ["deployer"]}, Truth.FALSE),
        ({"organisation.roles": ["provider"]}, Truth.UNKNOWN),
        ({}, Truth.UNKNOWN),
    ],
    ids=["both", "no condition", "no role", "condition open", "all open"],
)
def test_a_document_is_asked_of_a_role_where_its_condition_holds(  # noqa: PLR0913, PLR0917 - fixtures
    regime: Regime, a_manifest: AManifest, a_condition: ACondition, places: Places, given: Given, truth: Truth
) -> None:
    judge = judged(regime, given, a_manifest, places)
    assert judge.asked(["provider"], a_condition({"term": "sold"})).truth is truth


def test_without_roles_and_condition_it_is_asked_of_everybody(
    regime: Regime, a_manifest: AManifest, places: Places
) -> None:
    assert judged(regime, {}, a_manifest, places).asked([], None).truth is Truth.TRUE


def test_an_item_is_judged_by_itself(
    regime: Regime, a_manifest: AManifest, a_condition: ACondition, places: Places
) -> None:
    given = {"risks": [{"id": "a", "severity": "high"}, {"id": "b", "severity": "low"}, {"id": "c"}]}
    judge = judged(regime, given, a_manifest, places)
    high = a_condition({"fact": ".severity", "is": "high"})
    assert [judge.item_meets(high, "risks", index).truth for index in range(3)] == ["true", "false", "unknown"]
    (missing,) = judge.item_meets(high, "risks", 2).missing
    assert missing.path == "risks[2].severity"


def test_a_date_binds_as_for_a_duty(regime: Regime, a_manifest: AManifest, places: Places) -> None:
    judge = judged(regime, {}, a_manifest, places)
    assert judge.timing("start").state is TimingState.UPCOMING
    assert judge.timing(None).state is TimingState.IN_FORCE


def test_another_packs_result_is_read_from_the_assessments(
    regime: Regime, other: Regime, a_manifest: AManifest, a_condition: ACondition, places: Places
) -> None:
    look = a_condition({"axis": "other/dpia", "is": "required"})
    given = {"data.personal_data": True}
    assert judged(regime, given, a_manifest, places, other).holds(look).truth is Truth.TRUE
    alone = judged(regime, given, a_manifest, places).holds(look)
    assert (alone.truth, alone.missing[0].lack) == (Truth.UNKNOWN, Lack.PACK)
