"""The parts of a pack: what contradicts itself is refused."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from cardgen.domain.base import Entity
from cardgen.domain.regime import Fact, NamedDate, NamedTerm, Rule
from cardgen.domain.requirement import Requirement
from cardgen.domain.text import in_language

TEXT = {"en": "text"}
WHEN = {"fact": "use.profiles_persons", "is": True}
FACT = {"id": "f", "question": TEXT}
RULE = {"id": "r", "title": TEXT, "summary": TEXT, "when": WHEN}
TERM = {"id": "t", "title": TEXT, "when": WHEN}
DUTY = {"title": TEXT, "duty": TEXT}


def history(*known: str) -> dict[str, Any]:
    versions = [{"known_from": day, "from": "2027-01-01", "reference": "Art. 1"} for day in known]
    return {"id": "d", "title": TEXT, "history": versions}


@pytest.mark.parametrize(
    ("kind", "data", "why"),
    [
        (Fact, {**FACT, "type": "code"}, "codes"),
        (Fact, {**FACT, "type": "bool", "codes": [{"id": "a", "meaning": TEXT}]}, "codes"),
        (Fact, {**FACT, "type": "list"}, "type"),
        (Rule, {**RULE, "axis": "tier"}, "value"),
        (Rule, {**RULE, "value": "high"}, "axis"),
        (Rule, {**RULE, "confidence": "medium"}, "review"),
        (Rule, {**RULE, "title": {"zh": "文本"}}, "English"),
        (Rule, {**RULE, "title": {"en": " "}}, "at least 1"),
        (NamedTerm, {**TERM, "id": "Not A Name"}, "match"),
        (NamedDate, history("2026-07-24", "2024-07-12"), "out of order"),
        (NamedDate, history("2026-07-24", "2026-07-24"), "out of order"),
        (NamedDate, history(), "at least 1"),
        (Requirement, {**DUTY, "id": "aia-9-1"}, "match"),
        (Requirement, {**DUTY, "id": "AIA"}, "match"),
    ],
    ids=str,
)
def test_a_part_that_contradicts_itself_is_refused(kind: type[Entity], data: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError, match=why):
        kind.model_validate_json(json.dumps(data))


@pytest.mark.parametrize("name", ["AIA-9-1", "AIA-50-1-NOTICE", "GOV-1.1", "CCPA-7001-A"])
def test_the_id_of_a_requirement_follows_the_numbering_of_its_instrument(name: str) -> None:
    assert Requirement.model_validate_json(json.dumps({**DUTY, "id": name})).id == name


@pytest.mark.parametrize(
    ("law_at", "known"),
    [
        (date(2024, 7, 11), None),
        (date(2024, 7, 12), date(2024, 7, 12)),
        (date(2026, 7, 23), date(2024, 7, 12)),
        (date(2026, 7, 24), date(2026, 7, 24)),
        (date(2030, 1, 1), date(2026, 7, 24)),
    ],
)
def test_a_date_is_the_one_of_the_text_that_was_known(law_at: date, known: date | None) -> None:
    named = NamedDate.model_validate_json(json.dumps(history("2024-07-12", "2026-07-24")))
    version = named.at(law_at)
    assert (version.known_from if version else None) == known


@pytest.mark.parametrize(("language", "text"), [("zh", "文本"), ("fr", "text"), ("en", "text")])
def test_a_text_that_is_not_translated_is_shown_in_english(language: str, text: str) -> None:
    assert in_language({"en": "text", "zh": "文本"}, language) == text
