"""A document becomes a manifest, or all that is wrong with it, each with what to do now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardgen.domain.manifest.root import Manifest
from cardgen.loading.validate import facts_of, validate

if TYPE_CHECKING:
    from tests.unit.loading.conftest import ADocument, Problems

NO_DATE = "expected a date such as 2027-12-02, found the text"
HEAD = "manifest: 1\nsystem:\n  id: a\n  name: A\n"


def test_the_shortest_manifest_is_valid(a_document: ADocument) -> None:
    manifest = validate(a_document(HEAD))
    assert isinstance(manifest, Manifest)
    assert manifest.system.id == "a"


def test_facts_know_where_they_stand(a_document: ADocument) -> None:
    facts = facts_of(a_document(HEAD))
    position = facts.position("system.name")
    assert position is not None
    assert (position.line, facts.value("system.name")) == (4, "A")


@pytest.mark.parametrize(
    "more",
    [
        "use: {}",
        "use: {areas: []}",
        "use: {areas: unknown}",
        "use: {areas: {has: [energy.forecasting], undecided: [insurance.claims]}}",
        "use: {areas: {undecided: [insurance.claims]}}",
        "use: {areas: {not_evaluated: in May}}",
        "use: {profiles_persons: null}",
        "use: {intended_purpose: {not_applicable: a part}}",
        "models: unknown",
        "organisation: {established_in: [NO, US-CA, EU, worldwide]}",
        "models: [{id: m, training_compute_flop: 3.8e25}, {id: n, training_compute_flop: 12}]",
        "facts: {any-regime: {some.fact: 1}}",
    ],
)
def test_the_ways_to_answer_are_accepted(problems: Problems, more: str) -> None:
    assert problems(more) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("use: {area: []}", "a.yaml:5:7: use.area: this key does not exist; did you mean 'areas'?"),
        ("modles: []", "a.yaml:5:1: modles: this key does not exist; did you mean 'models'?"),
        (
            "interaction: {zzz: 1}",
            "a.yaml:5:15: interaction.zzz: this key does not exist; known: with_persons, notice, accessibility",
        ),
        (
            "interaction: {with_persons: true}\nuse: {sole_purpose: personnal}",
            "a.yaml:6:7: use.sole_purpose: 'personnal' is not a known code; did you mean 'personal'?",
        ),
        (
            "interaction: {with_persons: maybe}",
            "a.yaml:5:15: interaction.with_persons: expected true or false, found the text 'maybe'; change the value",
        ),
        (
            "interaction: {with_persons: 1}",
            "a.yaml:5:15: interaction.with_persons: expected true or false, found the number 1; change the value",
        ),
        (
            "organisation: {employees: many}",
            "a.yaml:5:16: organisation.employees: expected a whole number, found the text 'many'; change the value",
        ),
        ("use: [areas]", "a.yaml:5:1: use: expected a mapping of keys to values, found a list; change the value"),
        (
            "models: [m]",
            "a.yaml:5:10: models[0]: expected a mapping of keys to values, found the text 'm'; change the value",
        ),
        ("models: {id: m}", "a.yaml:5:1: models: expected a list, found a mapping; change the value"),
        (
            "use: {areas: employment.recruitment}",
            "a.yaml:5:7: use.areas: expected a list, found the text 'employment.recruitment'; change the value",
        ),
        ("models: [{name: m}]", "a.yaml:5:10: models[0].id: this key is missing; add it"),
        (
            "evidence: [{id: e, kind: dpia, title: t, issued: 02/08/2026}]",
            f"a.yaml:5:42: evidence[0].issued: {NO_DATE} '02/08/2026'; change the value",
        ),
        (
            "evidence: [{id: e, kind: dpia, title: t, issued: 2026-02-30}]",
            f"a.yaml:5:42: evidence[0].issued: {NO_DATE} '2026-02-30'; change the value",
        ),
        (
            "evidence: [{id: e, kind: dpia, title: t, issued: 2026-08-02T10:00:00}]",
            f"a.yaml:5:42: evidence[0].issued: {NO_DATE} '2026-08-02T10:00:00'; change the value",
        ),
        (
            "models: [{id: m, parameters: many}]",
            "a.yaml:5:18: models[0].parameters: expected a number, found the text 'many'; change the value",
        ),
        ("organisation: {name: true}", "a.yaml:5:16: organisation.name: expected text, found true; change the value"),
        ("organisation: {name: []}", "a.yaml:5:16: organisation.name: expected text, found a list; change the value"),
    ],
)
def test_a_mistake_is_said_in_one_line_with_place_and_next_step(problems: Problems, more: str, expected: str) -> None:
    assert [str(one) for one in problems(more)] == [expected]


class TestWords:
    """What a message says, where the exact words matter less."""

    @pytest.mark.parametrize(
        ("more", "pointer", "words"),
        [
            ("organisation: {established_in: [Germany]}", "organisation.established_in[0]", ["'Germany'", "form"]),
            ("models: [{id: m, sha256: abc}]", "models[0].sha256", ["'abc'", "form"]),
            ("organisation: {employees: -1}", "organisation.employees", ["-1"]),
            ("organisation: {employees: 1.5}", "organisation.employees", ["whole number", "1.5"]),
            ("organisation: {name: ''}", "organisation.name", []),
            ("use: {areas: {has: [insurance.claims]}}", "use.areas.undecided", ["missing"]),
            ("use: {areas: {undecided: []}}", "use.areas.undecided", []),
            ("evidence: [{id: e, kind: dpia, title: t, url: 'ftp://x'}]", "evidence[0].url", ["form"]),
            ("waivers: [{requirement: A-1, reason: r, approver: b}]", "waivers[0].expires", ["missing"]),
        ],
    )
    def test_the_field_and_the_reason_are_named(
        self, problems: Problems, more: str, pointer: str, words: list[str]
    ) -> None:
        (one,) = problems(more)
        assert one.pointer == pointer
        assert [word for word in words if word not in str(one)] == []
        assert one.line == 5

    @pytest.mark.parametrize("version", ["2", "3.0", "2026"])
    def test_a_version_that_is_a_number_is_to_be_quoted(self, problems: Problems, version: str) -> None:
        (one,) = problems("", head=HEAD + f"  version: {version}\n")
        assert one.line == 5
        assert f'quote it: "{version}"' in str(one)

    def test_the_hint_to_quote_does_not_drop_a_zero(self, problems: Problems) -> None:
        (one,) = problems("", head=HEAD + "  version: 1.10\n")
        assert "quote it" in one.what_now
        assert '"1.1"' not in one.what_now

    @pytest.mark.parametrize(
        "more",
        [
            "use: {profiles_persons: {not_applicable: no persons}}",
            "use: {areas: {not_applicable: none}}",
            "models: {not_applicable: no model}",
            "models: {not_evaluated: in May}",
            "risks: {has: [a], undecided: [b]}",
            "use: {intended_purpose: {has: [a]}}",
            "use: {users: {undecided: [a]}}",
        ],
    )
    def test_a_status_that_the_field_does_not_take_is_said_in_plain_words(self, problems: Problems, more: str) -> None:
        (one,) = problems(more)
        assert "tag" not in str(one).lower()
        assert "_shape" not in str(one)
        assert "unknown" in str(one)

    @pytest.mark.parametrize(
        "head", ["manifest: 2\nsystem: {id: a, name: A}\n", "manifest: '1'\nsystem: {id: a, name: A}\n"]
    )
    def test_another_format_is_refused(self, problems: Problems, head: str) -> None:
        (one,) = problems("", head=head)
        assert one.pointer == "manifest"
        assert "write 1" in str(one)

    @pytest.mark.parametrize(("name", "accepted"), [("cv-screener-2", True), ("CV Screener", False), ("-x", False)])
    def test_the_id_of_a_system_is_short_and_plain(self, problems: Problems, name: str, *, accepted: bool) -> None:
        assert (problems("", head=f"manifest: 1\nsystem: {{id: {name}, name: A}}\n") == []) is accepted

    def test_every_message_is_one_line(self, problems: Problems) -> None:
        (one,) = problems('organisation: {established_in: ["two\\nlines"]}')
        assert "\n" not in str(one)


class TestSeveral:
    """All problems of a file in one run, in the order of its lines."""

    def test_they_are_ordered_by_line(self, problems: Problems) -> None:
        found = problems(
            """\
            models:
              - {id: m, task_scope: wide}
            interaction: {with_persons: maybe}
            use:
              area: []
              profiles_persons: 3
            """
        )
        assert [one.line for one in found] == [6, 7, 9, 10]

    def test_two_mistakes_in_one_mapping_are_both_told(self, problems: Problems) -> None:
        assert [one.pointer for one in problems("use: {area: [], purpose: x}")] == ["use.area", "use.purpose"]

    def test_two_wrong_codes_of_a_list_are_both_told(self, problems: Problems) -> None:
        assert [one.pointer for one in problems("use: {areas: [a, b]}")] == ["use.areas[0]", "use.areas[1]"]

    def test_a_missing_key_is_told_at_its_parent(self, problems: Problems) -> None:
        (one,) = problems("", head="manifest: 1\n\nsystem:\n  id: a\n")
        assert (one.pointer, one.line) == ("system.name", 3)

    def test_an_empty_mapping_lacks_what_every_manifest_has(self, problems: Problems) -> None:
        assert [one.pointer for one in problems("{}", head="")] == ["manifest", "system"]
