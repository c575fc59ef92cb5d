"""A requirement for a system: whether it applies, what is documented, who owes it."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.assessment import Applicability, Finding, TimingState, Verdict
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.truth import Lack, Missing

if TYPE_CHECKING:
    from tests.conftest import ARegime
    from tests.unit.rules.conftest import Judge

Data = dict[str, Any]
SATISFIED, PARTIAL, NOT_SATISFIED = Verdict.SATISFIED, Verdict.PARTIAL, Verdict.NOT_SATISFIED
UNDETERMINED, NOT_APPLICABLE, WAIVED = Verdict.UNDETERMINED, Verdict.NOT_APPLICABLE, Verdict.WAIVED

PROFILES = {"fact": "use.profiles_persons", "is": True}
PURPOSE = {"present": "use.intended_purpose"}
RISKS = {"present": "risks"}
KEPT = {"fact": "logging.retention_days", "at_least": 180}


@pytest.fixture(scope="module")
def finding(judge: Judge, a_regime: ARegime) -> Any:
    """Return the finding of one requirement for given facts."""

    def find(requirement: Data, given: Data | None = None, **more: Any) -> Finding:
        roles = {
            "provider": {"when": {"fact": "organisation.roles", "includes": "provider"}},
            "deployer": {"when": {"fact": "organisation.roles", "includes": "deployer"}},
        }
        dates = {"past": {"2024-07-12": "2025-02-02"}, "future": {"2024-07-12": "2027-12-02"}}
        regime = a_regime(roles=roles, dates=dates, requirements={"T-1": requirement})
        return judge(regime, given or {}, **more).findings[0]

    return find


@pytest.mark.parametrize(
    ("parts", "given", "verdict"),
    [
        ([PURPOSE], {"use.intended_purpose": "ranks films"}, SATISFIED),
        ([PURPOSE], {}, NOT_SATISFIED),
        ([PURPOSE, RISKS], {"use.intended_purpose": "ranks films", "risks": [{"id": "r"}]}, SATISFIED),
        ([PURPOSE, RISKS], {"use.intended_purpose": "ranks films"}, PARTIAL),
        ([PURPOSE, RISKS], {}, NOT_SATISFIED),
        ([KEPT], {"logging.retention_days": 200}, SATISFIED),
        ([KEPT], {"logging.retention_days": 30}, NOT_SATISFIED),
        ([KEPT], {}, UNDETERMINED),
        ([PURPOSE, KEPT], {"use.intended_purpose": "ranks films"}, UNDETERMINED),
        ([PURPOSE, KEPT], {}, NOT_SATISFIED),
        ([PURPOSE, RISKS, KEPT], {"use.intended_purpose": "ranks films"}, PARTIAL),
        ([PURPOSE], {"use.intended_purpose": {"not_applicable": "a part of another system"}}, UNDETERMINED),
        ([PURPOSE], {"use.intended_purpose": {"not_evaluated": "in May"}}, NOT_SATISFIED),
        ([], {}, UNDETERMINED),
    ],
)
def test_a_duty_is_judged_by_its_parts(finding: Any, parts: list[Data], given: Data, verdict: Verdict) -> None:
    found = finding({"satisfied_when": parts}, given)
    assert (found.applicability, found.verdict) == (Applicability.APPLIES, verdict)
    assert found.is_gap is (verdict in {PARTIAL, NOT_SATISFIED})


@pytest.mark.parametrize(
    ("given", "applicability", "verdict"),
    [
        ({"use.profiles_persons": True}, Applicability.APPLIES, NOT_SATISFIED),
        ({"use.profiles_persons": False}, Applicability.DOES_NOT_APPLY, NOT_APPLICABLE),
        ({}, Applicability.UNDETERMINED, UNDETERMINED),
    ],
)
def test_a_duty_applies_by_its_condition(
    finding: Any, given: Data, applicability: Applicability, verdict: Verdict
) -> None:
    found = finding({"applies_when": PROFILES, "satisfied_when": [PURPOSE]}, given)
    assert (found.applicability, found.verdict) == (applicability, verdict)


class TestRoles:
    """Who owes a duty: the organisation must hold one of the roles."""

    DUTY = {"roles": ["provider", "deployer"], "satisfied_when": [PURPOSE]}  # noqa: RUF012 - a constant

    @pytest.mark.parametrize(
        ("held", "applicability", "owing"),
        [
            (["provider"], Applicability.APPLIES, ("provider",)),
            (["deployer", "provider"], Applicability.APPLIES, ("provider", "deployer")),
            (["importer"], Applicability.DOES_NOT_APPLY, ("provider", "deployer")),
            (None, Applicability.UNDETERMINED, ("provider", "deployer")),
            ({"has": ["provider"], "undecided": ["deployer"]}, Applicability.APPLIES, ("provider",)),
            ({"has": ["importer"], "undecided": ["deployer"]}, Applicability.UNDETERMINED, ("deployer",)),
        ],
    )
    def test_a_duty_is_owed_in_the_roles_that_are_held(
        self, finding: Any, held: object, applicability: Applicability, owing: tuple[str, ...]
    ) -> None:
        found = finding(self.DUTY, {"organisation.roles": held})
        assert (found.applicability, found.roles) == (applicability, owing)

    def test_a_duty_without_roles_is_owed_by_all(self, finding: Any) -> None:
        found = finding({"satisfied_when": [PURPOSE]}, {"organisation.roles": []})
        assert (found.applicability, found.roles) == (Applicability.APPLIES, ())

    def test_the_role_is_a_reason_why_it_applies(self, finding: Any) -> None:
        found = finding(self.DUTY, {"organisation.roles": ["provider"]})
        assert [used.path for used in found.outcome.because] == ["organisation.roles"]


class TestReasons:
    """What a finding rests on and what it lacks."""

    def test_the_reasons_are_why_it_applies_and_what_is_done(self, finding: Any) -> None:
        found = finding(
            {"applies_when": PROFILES, "satisfied_when": [PURPOSE, RISKS]},
            {"use.profiles_persons": True, "use.intended_purpose": "ranks films"},
        )
        assert [used.path for used in found.outcome.because] == ["use.profiles_persons", "use.intended_purpose"]
        assert found.missing == (Missing("risks", Lack.DOCUMENT),)

    def test_what_would_satisfy_is_listed_for_each_part(self, finding: Any) -> None:
        either = {"any": [RISKS, {"evidence": "risk_management_file"}]}
        assert finding({"satisfied_when": [PURPOSE, either]}).missing == (
            Missing("use.intended_purpose", Lack.DOCUMENT),
            Missing("risks", Lack.DOCUMENT),
            Missing("evidence", Lack.EVIDENCE, ("risk_management_file",)),
        )

    def test_an_open_question_of_scope_is_what_is_missing(self, finding: Any) -> None:
        found = finding({"applies_when": PROFILES, "satisfied_when": [PURPOSE]})
        assert found.missing == (Missing("use.profiles_persons"),)

    def test_the_facts_that_exclude_a_duty_are_its_reasons(self, finding: Any) -> None:
        found = finding({"applies_when": PROFILES}, {"use.profiles_persons": False})
        assert [used.path for used in found.outcome.because] == ["use.profiles_persons"]

    def test_a_duty_that_nothing_can_document_is_left_to_a_person(self, finding: Any) -> None:
        assert finding({}).missing == (Missing("T-1", Lack.JUDGEMENT),)

    def test_each_part_keeps_its_own_outcome(self, finding: Any) -> None:
        found = finding({"satisfied_when": [PURPOSE, RISKS]}, {"use.intended_purpose": "ranks films"})
        assert [part.truth for part in found.parts] == ["true", "false"]


class TestTiming:
    """A duty that is not yet in force is judged all the same."""

    @pytest.mark.parametrize(("start", "state"), [("past", TimingState.IN_FORCE), ("future", TimingState.UPCOMING)])
    def test_a_gap_is_seen_before_the_duty_binds(self, finding: Any, start: str, state: TimingState) -> None:
        found = finding({"satisfied_when": [PURPOSE], "applies_from": start})
        assert (found.verdict, found.timing.state) == (NOT_SATISFIED, state)

    def test_an_open_duty_has_a_day_too(self, finding: Any) -> None:
        found = finding({"applies_when": PROFILES, "applies_from": "future"})
        assert found.timing.from_ == date(2027, 12, 2)

    def test_a_duty_that_does_not_apply_has_none(self, finding: Any) -> None:
        found = finding({"applies_when": PROFILES, "applies_from": "future"}, {"use.profiles_persons": False})
        assert found.timing.state is TimingState.NONE


class TestWaivers:
    """A waiver holds for one requirement, until its last day, where the law lets it."""

    def waiver(self, requirement: str = "T-1", expires: str = "2026-12-31") -> Waiver:
        data = {"requirement": requirement, "reason": "pilot ends", "approver": "board", "expires": expires}
        return Waiver.model_validate_json(json.dumps(data))

    @pytest.mark.parametrize(
        ("requirement", "expires", "verdict"),
        [
            ("T-1", "2026-12-31", WAIVED),
            ("T-1", "2026-11-21", WAIVED),
            ("T-1", "2026-11-20", NOT_SATISFIED),
            ("T-2", "2026-12-31", NOT_SATISFIED),
        ],
    )
    def test_a_waiver_counts_until_its_last_day(
        self, finding: Any, requirement: str, expires: str, verdict: Verdict
    ) -> None:
        found = finding({"satisfied_when": [PURPOSE]}, waivers=(self.waiver(requirement, expires),))
        assert found.verdict is verdict
        assert (found.waiver is not None) is (verdict is WAIVED)

    def test_what_is_waived_still_says_what_is_missing(self, finding: Any) -> None:
        found = finding({"satisfied_when": [PURPOSE]}, waivers=(self.waiver(),))
        assert found.missing == (Missing("use.intended_purpose", Lack.DOCUMENT),)
        assert found.waiver.approver == "board"

    def test_a_duty_that_cannot_be_waived_stays_a_gap(self, finding: Any) -> None:
        found = finding({"satisfied_when": [PURPOSE], "waivable": False}, waivers=(self.waiver(),))
        assert (found.verdict, found.waiver) == (NOT_SATISFIED, None)

    def test_what_is_satisfied_needs_no_waiver(self, finding: Any) -> None:
        given = {"use.intended_purpose": "ranks films"}
        found = finding({"satisfied_when": [PURPOSE]}, given, waivers=(self.waiver(),))
        assert (found.verdict, found.waiver) == (SATISFIED, None)

    def test_what_does_not_apply_is_not_waived(self, finding: Any) -> None:
        given = {"use.profiles_persons": False}
        found = finding({"applies_when": PROFILES, "satisfied_when": [PURPOSE]}, given, waivers=(self.waiver(),))
        assert found.verdict is NOT_APPLICABLE

    def test_an_expired_waiver_does_not_hide_a_later_one(self, finding: Any) -> None:
        waivers = (self.waiver(expires="2026-01-31"), self.waiver(expires="2027-01-31"))
        assert finding({"satisfied_when": [PURPOSE]}, waivers=waivers).verdict is WAIVED


class TestValues:
    """A gap that no document closes says which value is needed."""

    LOW = {"fact": ".value", "at_most": 0.05}  # noqa: RUF012 - data of a pack
    RESULT = {"some": "evaluation.results", "where": {"all": [{"fact": ".metric", "is": "refusals"}, LOW]}}  # noqa: RUF012

    def test_a_fact_that_fails_is_named_with_what_is_needed(self, finding: Any) -> None:
        found = finding({"satisfied_when": [KEPT]}, {"logging.retention_days": 30})
        assert found.missing == (Missing("logging.retention_days", Lack.VALUE, note="at least 180"),)

    def test_a_fact_that_must_not_hold_is_named_so(self, finding: Any) -> None:
        found = finding({"satisfied_when": [{"not": PROFILES}]}, {"use.profiles_persons": True})
        assert found.missing == (Missing("use.profiles_persons", Lack.VALUE, note="not: is true"),)

    def test_a_list_without_the_right_item_says_which_item(self, finding: Any) -> None:
        given = {"evaluation.results": [{"metric": "refusals", "value": 0.061}, {"metric": "accuracy", "value": 0.9}]}
        found = finding({"satisfied_when": [self.RESULT]}, given)
        note = "an item where metric is refusals and value is at most 0.05"
        assert found.missing == (Missing("evaluation.results", Lack.VALUE, note=note),)
        assert finding(
            {"satisfied_when": [self.RESULT]}, {"evaluation.results": given["evaluation.results"][1:]}
        ).missing

    def test_the_item_or_a_document_are_both_named(self, finding: Any) -> None:
        duty = {"satisfied_when": [{"any": [self.RESULT, {"evidence": "test_report"}]}]}
        found = finding(duty, {"evaluation.results": [{"metric": "accuracy", "value": 0.9}]})
        assert [one.lack for one in found.missing] == [Lack.VALUE, Lack.EVIDENCE]

    def test_no_document_is_asked_where_a_fact_stands_in_the_way(self, finding: Any) -> None:
        duty = {"satisfied_when": [{"all": [{"not": PROFILES}, RISKS]}]}
        assert [one.path for one in finding(duty, {"use.profiles_persons": True}).missing] == ["use.profiles_persons"]
        assert [one.path for one in finding(duty, {"use.profiles_persons": False}).missing] == ["risks"]
