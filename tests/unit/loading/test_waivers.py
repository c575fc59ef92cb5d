"""Which waivers say nothing, or say what may not be said."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Facts, Position
from cardgen.domain.manifest.root import Manifest
from cardgen.loading.waivers import wrong_waivers

if TYPE_CHECKING:
    from tests.conftest import ARegime


@pytest.fixture
def wrong(a_regime: ARegime) -> Any:
    """Return what is wrong with the waiver of a requirement until a day."""
    requirements = a_regime(requirements={"T-1": {}, "T-2": {"waivable": False}}).requirements

    def find(requirement: str, expires: str = "2026-12-31") -> list[Diagnostic]:
        waiver = {"requirement": requirement, "reason": "pilot", "approver": "board", "expires": expires}
        data: dict[str, Any] = {"manifest": 1, "system": {"id": "a", "name": "A"}, "waivers": [waiver]}
        manifest = Manifest.model_validate_json(json.dumps(data))
        facts = Facts(data, lambda path: Position(7, 3) if path == ("waivers", 0, "requirement") else None)
        return list(wrong_waivers(manifest, facts, "a.yaml", requirements, date(2026, 11, 21)))

    return find


@pytest.mark.parametrize("expires", ["2026-11-21", "2026-12-31"])
def test_a_waiver_that_holds_is_fine(wrong: Any, expires: str) -> None:
    assert wrong("T-1", expires) == []


@pytest.mark.parametrize(
    ("requirement", "expires", "level", "message"),
    [
        ("T-2", "2026-12-31", "error", "'T-2' cannot be waived; remove the waiver; no approval lifts it"),
        ("T-1", "2026-11-20", "warning", "the waiver of 'T-1' expired on 2026-11-20; renew it or remove it"),
        ("T-11", "2026-12-31", "warning", "this waiver matches no requirement: 'T-11'; did you mean 'T-1'?"),
        (
            "ZZZ",
            "2026-12-31",
            "warning",
            "this waiver matches no requirement: 'ZZZ'; remove it, or load the regime that has it",
        ),
    ],
)
def test_a_waiver_that_does_nothing_is_told(
    wrong: Any, requirement: str, expires: str, level: str, message: str
) -> None:
    (problem,) = wrong(requirement, expires)
    assert problem.level == level
    assert str(problem) == f"a.yaml:7:3: waivers[0].requirement: {message}"


def test_an_expired_waiver_of_what_cannot_be_waived_is_an_error(wrong: Any) -> None:
    (problem,) = wrong("T-2", "2026-11-20")
    assert problem.level == "error"


@pytest.mark.parametrize("waivers", [None, "unknown", []])
def test_a_manifest_without_waivers_has_nothing_wrong(waivers: object) -> None:
    data: dict[str, Any] = {"manifest": 1, "system": {"id": "a", "name": "A"}, "waivers": waivers}
    manifest = Manifest.model_validate_json(json.dumps(data))
    assert list(wrong_waivers(manifest, Facts(data, lambda _: None), "a.yaml", {}, date(2026, 11, 21))) == []
