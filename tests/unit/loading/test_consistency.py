"""What JSON Schema cannot say: ids are unique, references name something, dates stand in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardgen.domain.diagnostic import Place

if TYPE_CHECKING:
    from tests.unit.loading.conftest import Problems


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (
            "models:\n  - {id: m}\n  - {id: n}\n  - {id: m}\n",
            "a.yaml:8:6: models[2].id: the id 'm' is used a second time; line 6 has it already; choose another",
        ),
        (
            "evidence: [{id: e, kind: dpia, title: t}, {id: e, kind: dpia, title: t}]",
            "a.yaml:5:44: evidence[1].id: the id 'e' is used a second time; line 5 has it already; choose another",
        ),
        ("data: {datasets: [{id: d}, {id: d}]}", "data.datasets[1].id: the id 'd' is used a second time"),
        ("risks: [{id: r}, {id: r}]", "risks[1].id: the id 'r' is used a second time"),
        (
            "deployment: {approval: memo}",
            "deployment.approval: 'memo' names nothing in 'evidence'; add it under 'evidence'",
        ),
        (
            "evidence: [{id: e, kind: dpia, title: t}]\ndeployment: {approval: memo}",
            "deployment.approval: 'memo' names nothing in 'evidence'; known: e",
        ),
        ("parties: [{agreement: memo}]", "parties[0].agreement: 'memo' names nothing"),
        ("data: {recipients: [{}, {contract: memo}]}", "data.recipients[1].contract: 'memo' names nothing"),
        ("evaluation: {results: [{evidence: memo}]}", "evaluation.results[0].evidence: 'memo' names nothing"),
        (
            "evaluation: {results: [{dataset: d}]}",
            "results[0].dataset: 'd' names nothing in 'data.datasets'",
        ),
        ("registrations: [{model: m}]", "registrations[0].model: 'm' names nothing in 'models'"),
        (
            "deployment:\n  markets:\n    - since: 2026-08-02\n      until: 2026-08-01\n",
            "a.yaml:8:7: deployment.markets[0].until: 'until' lies before 'since' (line 7); change one of them",
        ),
        (
            "evidence: [{id: e, kind: dpia, title: t, issued: 2026-08-02, valid_until: 2026-08-01}]",
            "evidence[0].valid_until: 'valid_until' lies before 'issued' (line 5); change one of them",
        ),
        (
            "monitoring: {incidents: [{aware_on: 2026-08-02, reported_on: 2026-08-01}]}",
            "monitoring.incidents[0].reported_on: 'reported_on' lies before 'aware_on' (line 5); change one of them",
        ),
    ],
)
def test_what_contradicts_itself_is_told_with_both_places(problems: Problems, more: str, expected: str) -> None:
    (one,) = problems(more)
    assert expected in str(one)
    assert one.code == "contradiction"


def test_the_other_place_is_kept_for_machines(problems: Problems) -> None:
    (twice,) = problems("models:\n  - {id: m}\n  - {id: m}\n")
    assert twice.related == (Place("models[0].id", 6, 6),)
    (backwards,) = problems("deployment: {markets: [{since: 2026-08-02, until: 2026-08-01}]}")
    assert [place.pointer for place in backwards.related] == ["deployment.markets[0].since"]


@pytest.mark.parametrize(
    "more",
    [
        "models: [{id: m}, {id: n}]",
        "models: [{id: same}]\nrisks: [{id: same}]",
        "deployment: {approval: unknown}",
        "deployment: {approval: {not_applicable: internal}}",
        "evidence: [{id: e, kind: dpia, title: t}]\ndeployment: {approval: e}",
        "deployment: {markets: [{since: 2026-08-02, until: 2026-08-02}]}",
        "deployment: {markets: [{since: unknown, until: 2026-08-02}]}",
        "models: unknown\nregistrations: []",
    ],
)
def test_what_is_consistent_is_accepted(problems: Problems, more: str) -> None:
    assert problems(more) == []
