"""The closed vocabulary of conditions: what is not one is refused."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import TypeAdapter, ValidationError

from cardgen.domain.condition import (
    All,
    AnyOf,
    AtLeast,
    AtMost,
    AxisIs,
    Before,
    Condition,
    From,
    HasEvidence,
    In,
    Includes,
    IncludesAny,
    Is,
    MoreThan,
    Not,
    Present,
    RuleHolds,
    Some,
    Term,
    parts_of,
)

if TYPE_CHECKING:
    from tests.conftest import ACondition

LEAF = {"fact": "use.profiles_persons", "is": True}


@pytest.mark.parametrize(
    ("operator", "data"),
    [
        (All, {"all": [LEAF]}),
        (AnyOf, {"any": [LEAF, {"not": LEAF}]}),
        (Not, {"not": LEAF}),
        (Is, {"fact": "system.stage", "is": "in_use"}),
        (In, {"fact": "system.stage", "in": ["in_use", "retired"]}),
        (Includes, {"fact": "use.areas", "includes": "education.*"}),
        (IncludesAny, {"fact": "use.areas", "includes_any": ["education.tutoring", "energy.forecasting"]}),
        (AtLeast, {"fact": "organisation.employees", "at_least": 10}),
        (AtMost, {"fact": "organisation.employees", "at_most": 10.5}),
        (MoreThan, {"fact": "organisation.employees", "more_than": {"share": 0.5, "of": "data.subjects.count"}}),
        (Before, {"fact": "models[].offered_since", "before": "2027-12-02"}),
        (From, {"fact": "models[].offered_since", "from": "annex-iii"}),
        (Some, {"some": "deployment.markets", "where": {"fact": ".place", "is": "CN"}}),
        (Term, {"term": "high_risk"}),
        (RuleHolds, {"rule": "annex-iii-4-a"}),
        (AxisIs, {"axis": "gdpr/dpia", "is": "needed"}),
        (Present, {"present": "risks[].owner"}),
        (HasEvidence, {"evidence": "dpia"}),
        (HasEvidence, {"evidence": ["dpia", "fria"]}),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_the_key_of_a_mapping_names_its_operator(a_condition: ACondition, operator: type, data: dict[str, Any]) -> None:
    assert type(a_condition(data)) is operator


@pytest.mark.parametrize(
    "data",
    [
        {},
        [],
        None,
        "use.profiles_persons",
        True,
        {"fact": "use.profiles_persons"},
        {"equals": True, "fact": "use.profiles_persons"},
        {"all": []},
        {"any": []},
        {"all": LEAF},
        {"not": [LEAF]},
        {"not": {}},
        {**LEAF, "in": [True]},
        {**LEAF, "all": [LEAF]},
        {**LEAF, "unless": "art-6-3"},
        {"is": True},
        {"fact": "use.profiles_persons", "is": None},
        {"fact": "use.profiles_persons", "is": [True]},
        {"fact": "system.stage", "is": ""},
        {"fact": "system.stage", "in": []},
        {"fact": "system.stage", "in": "in_use"},
        {"fact": "use.areas", "includes_any": []},
        {"fact": "use.areas == 'x'", "includes": "x"},
        {"fact": "use..areas", "includes": "x"},
        {"fact": "use.areas[0]", "includes": "x"},
        {"fact": "Use.Areas", "includes": "x"},
        {"fact": "", "includes": "x"},
        {"fact": "organisation.employees", "at_least": "10"},
        {"fact": "organisation.employees", "at_least": True},
        {"fact": "organisation.employees", "at_least": {"share": 0.5}},
        {"fact": "organisation.employees", "at_least": {"share": "half", "of": "data.subjects.count"}},
        {"fact": "models[].offered_since", "before": ""},
        {"some": "deployment.markets"},
        {"where": LEAF},
        {"term": ""},
        {"axis": "dpia", "is": "needed"},
        {"axis": "gdpr/dpia"},
        {"present": ["risks"]},
        {"evidence": []},
        {"evidence": ""},
    ],
    ids=str,
)
def test_what_is_no_condition_is_refused(data: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Condition).validate_json(json.dumps(data))


def test_one_kind_of_evidence_reads_like_many(a_condition: ACondition) -> None:
    one, many = a_condition({"evidence": "dpia"}), a_condition({"evidence": ["dpia", "fria"]})
    assert isinstance(one, HasEvidence)
    assert isinstance(many, HasEvidence)
    assert (one.kinds, many.kinds) == (("dpia",), ("dpia", "fria"))


def test_the_parts_of_a_condition_come_with_their_paths(a_condition: ACondition) -> None:
    condition = a_condition({"all": [LEAF, {"any": [{"not": LEAF}]}, {"some": "models", "where": LEAF}]})
    leaves = [path for path, part in parts_of(condition) if isinstance(part, Is)]
    assert leaves == [("all", 0), ("all", 1, "any", 0, "not"), ("all", 2, "where")]
