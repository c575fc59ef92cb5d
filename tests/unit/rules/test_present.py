"""What documents a duty: `present` and `evidence`, the only operators that read silence as no."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.manifest.evidence import EvidenceItem
from cardgen.domain.truth import Lack, Missing, Outcome, Truth, Used

if TYPE_CHECKING:
    from tests.conftest import ACondition, AnEvaluator, Evaluate

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
Data = dict[str, Any]


@pytest.mark.parametrize(
    ("path", "value", "truth"),
    [
        ("use.intended_purpose", "Ranks films", T),
        ("use.intended_purpose", "unknown", F),
        ("use.intended_purpose", None, F),
        ("use.profiles_persons", False, T),
        ("organisation.employees", 0, T),
        ("use.users", ["clerks"], T),
        ("use.users", [], F),
        ("use.areas", {"has": ["energy.forecasting"], "undecided": ["insurance.life_health"]}, T),
        ("use.areas", {"has": [], "undecided": ["insurance.life_health"]}, F),
        ("use.areas", {"undecided": ["insurance.life_health"]}, F),
        ("risks", [], F),
        ("risks", [{"id": "r"}], T),
        ("use.intended_purpose", {"not_evaluated": "in May"}, F),
        ("use.intended_purpose", {"not_applicable": "a component"}, U),
        ("facts.test.note", "   ", F),
        ("facts.test.group", {}, F),
    ],
)
def test_something_that_is_written_is_documented(evaluate: Evaluate, path: str, value: object, truth: Truth) -> None:
    assert evaluate({"present": path}, {path: value}).truth is truth


def test_a_field_in_a_section_that_is_left_out_is_not_documented(evaluate: Evaluate) -> None:
    assert evaluate({"present": "oversight.measures"}).missing == (Missing("oversight.measures", Lack.DOCUMENT),)


def test_a_reason_why_it_was_not_looked_into_is_kept(evaluate: Evaluate) -> None:
    outcome = evaluate({"present": "limitations"}, {"limitations": {"not_evaluated": "the tests run in May"}})
    assert outcome.missing == (Missing("limitations", Lack.DOCUMENT, note="the tests run in May"),)


def test_a_reason_why_it_does_not_apply_is_left_to_a_person(evaluate: Evaluate) -> None:
    outcome = evaluate({"present": "limitations"}, {"limitations": {"not_applicable": "a component"}})
    assert outcome.missing == (Missing("limitations", Lack.JUDGEMENT, note="a component"),)


@pytest.mark.parametrize(
    ("risks", "truth", "lacking"),
    [
        ([{"id": "a", "owner": "Ana"}, {"id": "b", "owner": "Ben"}], T, []),
        ([{"id": "a", "owner": "Ana"}, {"id": "b"}], F, ["risks[1].owner"]),
        ([{"id": "a"}, {"id": "b"}], F, ["risks[0].owner", "risks[1].owner"]),
        ([{"id": "a", "owner": "Ana"}, {"id": "b", "owner": {"not_applicable": "gone"}}], U, ["risks[1].owner"]),
        ([], F, ["risks"]),
        (None, F, ["risks"]),
    ],
)
def test_each_item_of_a_list_must_have_the_key(
    evaluate: Evaluate, risks: list[Data] | None, truth: Truth, lacking: list[str]
) -> None:
    outcome = evaluate({"present": "risks[].owner"}, {"risks": risks})
    assert outcome.truth is truth
    assert [one.path for one in outcome.missing] == lacking


def test_what_is_no_list_has_no_items(evaluate: Evaluate) -> None:
    outcome = evaluate({"present": "facts.test.owners[].name"}, {"facts.test.owners": "Ana"})
    assert outcome.missing == (Missing("facts.test.owners", Lack.DOCUMENT),)


def test_a_key_of_the_item_inside_some_is_read_from_the_item(evaluate: Evaluate) -> None:
    condition = {"some": "risks", "where": {"all": [{"fact": ".severity", "is": "high"}, {"present": ".owner"}]}}
    risks = [{"id": "a", "severity": "high", "owner": "Ana"}, {"id": "b", "severity": "low"}]
    assert evaluate(condition, {"risks": risks}).truth is T
    assert evaluate(condition, {"risks": [{"id": "a", "severity": "high"}]}).missing == (
        Missing("risks[0].owner", Lack.DOCUMENT),
    )


def document(state: EvidenceState = EvidenceState.VALID, **more: object) -> Evidence:
    data = {"id": "doc", "kind": "dpia", "title": "Assessment", **more}
    return Evidence(EvidenceItem.model_validate_json(json.dumps(data)), state)


class TestEvidence:
    """`evidence`: a document that can be relied on."""

    @pytest.fixture
    def judge(self, an_evaluator: AnEvaluator, a_condition: ACondition) -> Any:
        """Return the outcome of `evidence: dpia` for the requirement T-1 with the control risk-management."""

        def run(*evidence: Evidence) -> Outcome:
            condition = a_condition({"evidence": ["dpia", "fria"]})
            covers = frozenset({"T-1", "risk-management"})
            return an_evaluator(evidence=evidence).evaluate(condition, covers=covers)

        return run

    @pytest.mark.parametrize(
        ("evidence", "truth"),
        [
            (document(), T),
            (document(kind="fria"), T),
            (document(kind="contract"), F),
            (document(kind="contract", covers=["T-1"]), T),
            (document(kind="contract", covers=["risk-management"]), T),
            (document(kind="contract", covers=["T-2", "data-governance"]), F),
            (document(covers=["risk-management"]), T),
            (document(covers=["data-governance"]), F),
            (document(covers=["T-2"]), F),
            (document(EvidenceState.LINKED), T),
            (document(valid_until="2026-11-20"), F),
            (document(valid_until="2026-11-21"), T),
            (document(issued="2026-11-22"), F),
            (document(EvidenceState.ALTERED), F),
            (document(EvidenceState.MISSING), F),
            (document(EvidenceState.OUTSIDE), F),
            (document(EvidenceState.NAMELESS), F),
        ],
        ids=lambda value: f"{value.file_state} {value.item.kind}" if isinstance(value, Evidence) else str(value),
    )
    def test_a_document_counts_by_kind_or_by_what_it_covers(self, judge: Any, evidence: Evidence, truth: Truth) -> None:
        assert judge(evidence).truth is truth

    def test_where_no_requirement_asks_the_kind_alone_decides(
        self, an_evaluator: AnEvaluator, a_condition: ACondition
    ) -> None:
        condition = a_condition({"evidence": "dpia"})
        assert an_evaluator(evidence=(document(covers=["T-2"]),)).evaluate(condition).truth is T
        expired = document(covers=["T-2"], valid_until="2026-11-20")
        (lack,) = an_evaluator(evidence=(expired,)).evaluate(condition).missing
        assert "expired" in lack.note

    def test_the_document_that_counts_is_the_reason(self, judge: Any) -> None:
        outcome = judge(document(EvidenceState.MISSING, id="gone"), document(id="here"))
        assert outcome.because == (Used("evidence[1]", "here", "is valid evidence of dpia"),)

    def test_without_a_document_the_kinds_are_asked_for(self, judge: Any) -> None:
        assert judge().missing == (Missing("evidence", Lack.EVIDENCE, ("dpia", "fria")),)

    def test_a_document_about_something_else_is_not_mentioned(self, judge: Any) -> None:
        other = document(EvidenceState.MISSING, kind="contract", covers=["T-2"])
        assert judge(other).missing == (Missing("evidence", Lack.EVIDENCE, ("dpia", "fria")),)

    @pytest.mark.parametrize(
        ("evidence", "word"),
        [
            (document(valid_until="2026-11-20"), "expired"),
            (document(EvidenceState.ALTERED), "altered"),
            (document(EvidenceState.MISSING), "missing"),
            (document(EvidenceState.MISSING, kind="contract", covers=["T-1"]), "missing"),
            (document(covers=["T-2"]), "its 'covers' leaves this out"),
        ],
        ids=[
            "expired",
            "altered",
            "missing",
            "missing though it covers the duty",
            "of the kind but about something else",
        ],
    )
    def test_a_document_that_does_not_count_says_why(self, judge: Any, evidence: Evidence, word: str) -> None:
        (lack,) = judge(evidence).missing
        assert "doc" in lack.note
        assert word in lack.note
