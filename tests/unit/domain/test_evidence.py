"""Whether a document can be relied on, on the day that is asked about."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cardgen.domain.evidence import USABLE, Evidence, EvidenceState
from cardgen.domain.manifest.evidence import EvidenceItem

DAY = date(2026, 11, 21)


def evidence(dates: dict[str, str], state: EvidenceState = EvidenceState.VALID) -> Evidence:
    data = {"id": "report", "kind": "test_report", "title": "Report", **dates}
    return Evidence(EvidenceItem.model_validate_json(json.dumps(data)), state)


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({}, EvidenceState.VALID),
        ({"valid_until": "2026-11-21"}, EvidenceState.VALID),
        ({"valid_until": "2026-11-20"}, EvidenceState.EXPIRED),
        ({"issued": "2026-11-21"}, EvidenceState.VALID),
        ({"issued": "2026-11-22"}, EvidenceState.NOT_YET_ISSUED),
    ],
)
def test_an_intact_document_holds_from_its_issue_to_its_last_day(dates: dict[str, str], state: EvidenceState) -> None:
    assert evidence(dates).state(DAY) is state


def test_a_linked_document_can_expire() -> None:
    assert evidence({"valid_until": "2026-11-20"}, EvidenceState.LINKED).state(DAY) is EvidenceState.EXPIRED


def test_the_same_document_can_hold_on_an_earlier_day() -> None:
    assert evidence({"valid_until": "2026-11-20"}).usable(date(2026, 11, 20))


@pytest.mark.parametrize("state", sorted(set(EvidenceState) - USABLE))
def test_a_document_that_is_not_intact_never_counts(state: EvidenceState) -> None:
    assert not evidence({}, state).usable(DAY)
    assert evidence({"valid_until": "2026-01-01"}, state).state(DAY) is state


@pytest.mark.parametrize("state", [EvidenceState.VALID, EvidenceState.LINKED])
def test_an_intact_or_linked_document_counts(state: EvidenceState) -> None:
    assert evidence({}, state).usable(DAY)
