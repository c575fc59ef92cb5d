"""Answers to the questions of one regime: `facts.<regime>` is checked by the pack that asks."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from jsonschema import Draft202012Validator

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.regime import FactFile
from cardgen.loading.pack_facts import FactChecker, check_facts, facts_schema
from cardgen.loading.pack_finder import fact_checkers

if TYPE_CHECKING:
    from tests.unit.loading.conftest import ADocument

FACTS = """\
facts:
  - {id: flag, type: bool, question: {en: Flag?}}
  - {id: group.count, type: int, question: {en: How many?}}
  - {id: group.ratio, type: num, question: {en: Which part?}}
  - {id: note, type: text, question: {en: Which note?}}
  - {id: notes, type: texts, question: {en: Which notes?}}
  - {id: day, type: date, question: {en: Which day?}}
  - id: one
    type: code
    question: {en: Which?}
    codes: &codes [{id: narrow, meaning: {en: n}}, {id: wide, meaning: {en: w}}]
  - {id: some, type: codes, question: {en: Which?}, codes: *codes}
  - {id: assertions.harmless, type: assertion, question: {en: Is it harmless?}}
"""
Check: TypeAlias = Callable[[str], list[Diagnostic]]


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pack `demo`, which asks one question of each type."""
    root = tmp_path_factory.mktemp("packs")
    (root / "demo").mkdir()
    (root / "demo" / "pack.yaml").write_text("", encoding="utf-8")
    (root / "demo" / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def check(packs: Path, a_document: ADocument) -> Check:
    """Return what is wrong with answers to the questions of `demo`, written below `facts:` in a manifest."""
    checkers = {"demo": FactChecker(packs / "demo"), "gdpr": FactChecker(packs / "none")}

    def run(text: str) -> list[Diagnostic]:
        return check_facts(a_document(f"facts:\n  {text}\n"), checkers)

    return run


@pytest.mark.parametrize(
    "answers",
    [
        "flag: true",
        "flag: unknown",
        "flag: null",
        "flag: {not_evaluated: in May}",
        "group: {count: 0, ratio: 0.5}",
        "group: {ratio: 3}",
        "group: null",
        "note: text",
        "notes: []",
        "notes: [a, b]",
        "day: 2026-02-28",
        "one: wide",
        "some: []",
        "some: [narrow, wide]",
        "some: {has: [narrow], undecided: [wide]}",
        "some: {undecided: [wide]}",
        "assertions: {harmless: {answer: true, rationale: memo 3, by: Ana, on: 2026-11-21}}",
        "assertions: {harmless: {answer: false, rationale: memo 3}}",
    ],
)
def test_an_answer_of_the_right_type_is_accepted(check: Check, answers: str) -> None:
    assert check(f"demo: {{{answers}}}") == []


@pytest.mark.parametrize(
    ("answers", "pointer", "words"),
    [
        ("flag: maybe", "flag", ["boolean"]),
        ("flag: 1", "flag", ["boolean"]),
        ("group: {count: 1.5}", "group.count", ["integer"]),
        ("group: {count: -1}", "group.count", ["-1"]),
        ("group: {count: true}", "group.count", ["integer"]),
        ("group: {ratio: half}", "group.ratio", ["number"]),
        ("group: [1]", "group", ["object"]),
        ("note: ''", "note", ["non-empty"]),
        ("note: 3", "note", ["string"]),
        ("notes: text", "notes", ["array"]),
        ("notes: [a, 3]", "notes[1]", ["string"]),
        ("day: tomorrow", "day", ["tomorrow"]),
        ("one: broad", "one", ["'broad' is not a known answer", "known: narrow, wide"]),
        ("one: wid", "one", ["did you mean 'wide'"]),
        ("one: [wide]", "one", ["is not a known answer"]),
        ("some: [narrow, broad]", "some[1]", ["'broad' is not a known answer"]),
        ("some: {has: [broad], undecided: [wide]}", "some.has[0]", ["'broad' is not a known answer"]),
        ("some: {has: [wide], undecided: []}", "some.undecided", ["[]"]),
        ("some: {undecided: [broad]}", "some.undecided[0]", ["'broad' is not a known answer"]),
        ("flag: {not_evaluated: 3}", "flag.not_evaluated", ["string"]),
        ("some: {has: [wide]}", "some", ["'undecided' is missing"]),
        ("assertions: {harmless: true}", "assertions.harmless", ["object"]),
        ("assertions: {harmless: {answer: true}}", "assertions.harmless", ["'rationale' is missing", "add it"]),
        ("assertions: {harmless: {answer: yes, rationale: r}}", "assertions.harmless.answer", ["boolean"]),
        ("assertions: {harmless: {answer: true, rationale: r, who: A}}", "assertions.harmless.who", ["does not exist"]),
        ("flags: true", "flags", ["this key does not exist", "did you mean 'flag'"]),
        ("group: {zzz: 1}", "group.zzz", ["this key does not exist", "known: count, ratio"]),
        ("flag: {not_applicable: no}", "flag", ["boolean"]),
    ],
)
def test_a_wrong_answer_is_told_in_one_line_at_its_place(
    check: Check, answers: str, pointer: str, words: list[str]
) -> None:
    (one,) = check(f"demo: {{{answers}}}")
    assert (one.pointer, one.line, one.code, one.level) == (f"facts.demo.{pointer}", 2, "fact", "error")
    assert [word for word in words if word not in str(one)] == []
    assert one.what_now
    assert len(str(one)) < 200


@pytest.mark.parametrize(
    "answers", ["day: 2026-02-30", "assertions: {harmless: {answer: true, rationale: r, on: 2026-13-01}}"]
)
def test_a_day_that_does_not_exist_is_refused(check: Check, answers: str) -> None:
    (one,) = check(f"demo: {{{answers}}}")
    assert "20" in one.what


def test_several_mistakes_come_in_one_run(check: Check) -> None:
    found = check("demo: {flag: maybe, one: broad, notes: [1, 2]}")
    assert {one.pointer for one in found} == {f"facts.demo.{name}" for name in ("flag", "one", "notes[0]", "notes[1]")}


def test_two_unknown_keys_are_both_told(check: Check) -> None:
    assert {one.pointer for one in check("demo: {flags: true, nots: []}")} == {"facts.demo.flags", "facts.demo.nots"}


def test_each_mistake_stands_at_its_own_line(check: Check) -> None:
    found = sorted(check("demo:\n    flag: maybe\n    group:\n      count: many\n"))
    assert [(one.pointer, one.line) for one in found] == [("facts.demo.flag", 3), ("facts.demo.group.count", 5)]


def test_answers_to_a_pack_that_is_not_here_are_a_warning(check: Check) -> None:
    (one,) = check("our-policy: {anything: 1}")
    assert one.level == "warning"
    assert str(one) == (
        "a.yaml:2:3: facts.our-policy: there is no regime 'our-policy' here, so its answers are not checked; "
        "name the folder of its pack with --regimes, or remove it"
    )


def test_a_name_that_is_nearly_that_of_a_pack_is_an_error(check: Check) -> None:
    (one,) = check("gpdr: {anything: 1}")
    assert one.level == "error"
    assert str(one) == "a.yaml:2:3: facts.gpdr: there is no regime 'gpdr' here; did you mean 'gdpr'?"


@pytest.mark.parametrize("text", ["demo: {}", "demo:"])
def test_no_answers_are_nothing_wrong(check: Check, text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize("text", ["facts:\n", "facts: {}\n", "system: {id: a}\n", "facts: [demo]\n"])
def test_a_manifest_without_answers_is_not_checked(a_document: ADocument, text: str) -> None:
    assert check_facts(a_document(text), {}) == []


def test_a_pack_without_facts_takes_no_answers(check: Check) -> None:
    (one,) = check("gdpr: {flag: true}")
    assert one.pointer == "facts.gdpr.flag"


def test_a_pack_whose_questions_cannot_be_read_is_told_instead(tmp_path: Path, a_document: ADocument) -> None:
    (tmp_path / "facts.yaml").write_text("facts: [{id: flag}]\n", encoding="utf-8")
    found = check_facts(a_document("facts: {demo: {flag: true}}\n"), {"demo": FactChecker(tmp_path)})
    assert found
    assert all(one.path.endswith("facts.yaml") for one in found)


def test_the_packs_of_all_folders_have_checkers(packs: Path) -> None:
    assert list(fact_checkers((packs,))) == ["demo"]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    """Return the JSON Schema that editors get for the questions of a pack."""
    facts = [
        {"id": "group.flag", "type": "bool", "question": {"en": "Flag?"}},
        {"id": "one", "type": "code", "question": {"en": "Which?"}, "codes": [{"id": "a", "meaning": {"en": "A"}}]},
    ]
    return facts_schema(FactFile.model_validate_json(json.dumps({"facts": facts})).facts)


def test_the_schema_of_a_pack_is_a_valid_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


def test_each_question_is_the_description_of_its_field(schema: dict[str, Any]) -> None:
    assert schema["properties"]["group"]["properties"]["flag"]["description"] == "Flag?"


def test_each_code_has_its_meaning(schema: dict[str, Any]) -> None:
    assert schema["properties"]["one"]["anyOf"][0] == {"enum": ["a"], "enumDescriptions": ["A"]}


def test_the_schema_allows_no_other_key_at_any_depth(schema: dict[str, Any]) -> None:
    assert schema["additionalProperties"] is False
    assert schema["properties"]["group"]["additionalProperties"] is False
