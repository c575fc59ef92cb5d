"""Assessments of one manifest under several regimes, which may look at each other's results."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.assessment import Assessment
from cardgen.domain.clock import Clock
from cardgen.domain.truth import Lack, Missing, Truth
from cardgen.rules.assess import Subject, assess

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from cardgen.domain.place import Places
    from tests.conftest import AManifest, ARegime

Data = dict[str, Any]
CLOCK = Clock(date(2026, 11, 21), date(2026, 11, 21))


@pytest.fixture(scope="module")
def privacy(a_regime: ARegime) -> Regime:
    """Return a regime with one axis, decided by whether persons are profiled."""
    return a_regime(
        "privacy",
        axes={"dpia": ["needed", "advised", "not_needed"]},
        rules={
            "profiling": {"axis": "dpia", "value": "needed", "when": {"fact": "use.profiles_persons", "is": True}},
            "personal": {"axis": "dpia", "value": "advised", "when": {"fact": "data.personal_data", "is": True}},
            "none": {"axis": "dpia", "value": "not_needed", "when": {"fact": "data.personal_data", "is": False}},
        },
    )


@pytest.fixture(scope="module")
def safety(a_regime: ARegime) -> Regime:
    """Return a regime with a requirement for what needs an assessment under the other one."""
    looks = {name: {"axis": "privacy/dpia", "is": name} for name in ("needed", "advised", "not_needed")}
    return a_regime(
        "safety",
        requirements={f"T-{name.replace('_', '-').upper()}": {"applies_when": one} for name, one in looks.items()},
    )


@pytest.fixture(scope="module")
def assessed(a_manifest: AManifest, places: Places) -> Any:
    def run(given: Data, *regimes: Regime) -> tuple[Assessment, ...]:
        return assess(Subject(a_manifest(given)), regimes, places, CLOCK)

    return run


PROFILED = {"use.profiles_persons": True, "data.personal_data": True}
PERSONAL = {"use.profiles_persons": False, "data.personal_data": True}


def test_each_regime_is_assessed_in_the_order_given(assessed: Any, privacy: Regime, safety: Regime) -> None:
    assert [one.regime.id for one in assessed(PROFILED, privacy, safety)] == ["privacy", "safety"]
    assert [one.regime.id for one in assessed(PROFILED, safety, privacy)] == ["safety", "privacy"]


def test_without_regimes_there_is_nothing_to_say(assessed: Any) -> None:
    assert assessed(PROFILED) == ()


def test_findings_and_axes_stand_in_the_regimes_own_order(assessed: Any, privacy: Regime, safety: Regime) -> None:
    first, second = assessed(PROFILED, privacy, safety)
    assert [one.axis for one in first.axes] == ["dpia"]
    assert [one.requirement.id for one in second.findings] == ["T-NEEDED", "T-ADVISED", "T-NOT-NEEDED"]


@pytest.mark.parametrize(
    ("given", "truths"),
    [
        (PROFILED, ["true", "false", "false"]),
        (PERSONAL, ["false", "true", "false"]),
        ({"data.personal_data": True}, ["unknown", "unknown", "false"]),
        ({"use.profiles_persons": False, "data.personal_data": False}, ["false", "false", "true"]),
        ({}, ["unknown", "unknown", "unknown"]),
    ],
)
def test_a_look_at_another_pack_reads_its_result(
    assessed: Any, privacy: Regime, safety: Regime, given: Data, truths: list[str]
) -> None:
    _, looking = assessed(given, privacy, safety)
    assert [one.outcome.truth for one in looking.findings] == truths


def test_the_order_of_the_packs_decides_nothing(assessed: Any, privacy: Regime, safety: Regime) -> None:
    assert assessed(PERSONAL, safety, privacy) == assessed(PERSONAL, privacy, safety)[::-1]


def test_a_pack_that_is_not_loaded_is_unknown(assessed: Any, safety: Regime) -> None:
    (alone,) = assessed(PROFILED, safety)
    assert {one.outcome.truth for one in alone.findings} == {Truth.UNKNOWN}
    assert alone.findings[0].missing == (Missing("privacy/dpia", Lack.PACK),)


def test_an_open_result_of_another_pack_asks_its_question(assessed: Any, privacy: Regime, safety: Regime) -> None:
    _, looking = assessed({"data.personal_data": True}, privacy, safety)
    assert looking.findings[0].missing == (Missing("use.profiles_persons"),)


@pytest.mark.parametrize("given", [PROFILED, PERSONAL])
def test_the_facts_behind_another_packs_result_are_the_reasons(
    assessed: Any, privacy: Regime, safety: Regime, given: Data
) -> None:
    _, looking = assessed(given, privacy, safety)
    paths = {used.path for used in looking.findings[0].outcome.because}
    assert paths
    assert paths <= {"use.profiles_persons", "data.personal_data"}


def test_the_same_input_gives_the_same_assessment(assessed: Any, privacy: Regime, safety: Regime) -> None:
    assert assessed(PROFILED, privacy, safety) == assessed(PROFILED, privacy, safety)


def test_the_facts_that_only_put_a_system_in_scope_are_the_background(assessed: Any, a_regime: ARegime) -> None:
    scope = {"fact": "organisation.established_in", "includes": "EU"}
    regime = a_regime("scoped", ["in_scope"], terms={"in_scope": scope}, requirements={"T-1": {}})
    (one,) = assessed({"organisation.established_in": ["DE"]}, regime)
    assert {used.path for used in one.background} == {"organisation.established_in"}
