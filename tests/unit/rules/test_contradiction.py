"""Contradictions: forced by answers alone, told at one side with the line of the other."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from cardgen.domain.contradiction import Contradiction
from cardgen.domain.diagnostic import Diagnostic, Place
from cardgen.loading.document import Document, Source, parse
from cardgen.loading.validate import facts_of
from cardgen.rules.contradiction import contradictions, found_in
from tests.conftest import PLACES, TODAY

if TYPE_CHECKING:
    from tests.conftest import AManifest

Told: TypeAlias = Callable[..., list[Diagnostic]]
HEAD = "manifest: 1\nsystem: {id: a, name: A}\n"
NO_DATA = {"fact": "data.personal_data", "is": False}


def one(*when: Any, **parts: Any) -> Contradiction:
    texts = {"what": {"en": "this and that"}, "now": {"en": "keep one"}}
    return Contradiction.model_validate_json(json.dumps({"id": "c", **texts, "when": when, **parts}))


@pytest.fixture
def told() -> Told:
    """Return what is told about the lines of a manifest (from line 3 on)."""

    def tell(text: str, *tried: Contradiction) -> list[Diagnostic]:
        document = parse(HEAD + text, Source(Path("a.yaml"), "a.yaml"))
        assert isinstance(document, Document), document
        return list(contradictions(facts_of(document), "a.yaml", tried, PLACES, TODAY))

    return tell


class TestMessage:
    """One line, at one side, with the line of the other."""

    def test_it_names_both_places(self, told: Told) -> None:
        text = "data:\n  personal_data: false\n  categories: [contact]\n"
        (problem,) = told(text, one({"fact": "data.categories", "includes": "*"}, given=NO_DATA))
        assert str(problem) == ("a.yaml:5:3: data.categories: this and that (line 4: data.personal_data); keep one")
        assert (problem.code, problem.level) == ("contradiction", "error")
        assert problem.related == (Place("data.personal_data", 4, 3),)

    def test_one_list_that_contradicts_itself_has_one_place(self, told: Told) -> None:
        roles = "organisation.roles"
        both = one({"fact": roles, "includes": "importer"}, given={"fact": roles, "includes": "provider"})
        (problem,) = told("organisation: {roles: [provider, importer]}\n", both)
        assert str(problem) == "a.yaml:3:16: organisation.roles: this and that; keep one"

    def test_each_part_that_holds_is_told_by_itself(self, told: Told) -> None:
        text = "data: {personal_data: false, categories: [contact]}\nuse: {profiles_persons: true}\n"
        parts = ({"fact": "data.categories", "includes": "*"}, {"fact": "use.profiles_persons", "is": True})
        assert [x.pointer for x in told(text, one(*parts, given=NO_DATA))] == [
            "data.categories",
            "use.profiles_persons",
        ]

    def test_a_warning_is_one(self, told: Told) -> None:
        (problem,) = told("data: {personal_data: false}\n", one(NO_DATA, level="warning"))
        assert problem.level == "warning"

    def test_many_places_are_cut(self, told: Told) -> None:
        models = "".join(f"  - {{id: m{index}, generates: []}}\n" for index in range(9))
        nobody = one({"not": {"fact": "models[].generates", "includes": "text"}})
        (problem,) = told(f"models:\n{models}", nobody)
        assert problem.pointer == "models[0].generates"
        assert problem.what.endswith(
            "(line 5: models[1].generates, line 6: models[2].generates, line 7: models[3].generates)"
        )


class TestItems:
    """`each` tries the items of a list one by one."""

    BOTH = one(
        {"fact": ".modification_compute_flop", "more_than": 0},
        each="models",
        given={"fact": ".base_model_relation", "is": "unchanged"},
    )

    def test_every_item_that_contradicts_itself_is_told(self, told: Told) -> None:
        bad = "{id: m, base_model_relation: unchanged, modification_compute_flop: 1}"
        good = "{id: n, base_model_relation: unchanged, modification_compute_flop: 0}"
        problems = told(f"models:\n  - {bad}\n  - {good}\n  - {bad}\n", self.BOTH)
        assert [x.pointer for x in problems] == [
            "models[0].modification_compute_flop",
            "models[2].modification_compute_flop",
        ]
        assert [x.related[0].pointer for x in problems] == [
            "models[0].base_model_relation",
            "models[2].base_model_relation",
        ]

    def test_two_items_do_not_contradict_each_other(self, told: Told) -> None:
        models = "[{id: m, base_model_relation: unchanged}, {id: n, modification_compute_flop: 1}]"
        assert told(f"models: {models}\n", self.BOTH) == []

    @pytest.mark.parametrize("models", ["[]", "unknown", "null"])
    def test_no_items_no_contradiction(self, told: Told, models: str) -> None:
        assert told(f"models: {models}\n", self.BOTH) == []

    def test_what_is_given_may_stand_outside_of_the_items(self, told: Told) -> None:
        both = one({"fact": ".personal_data", "is": True}, each="data.datasets", given=NO_DATA)
        text = "data: {personal_data: %s, datasets: [{id: d, personal_data: true}]}\n"
        assert [x.pointer for x in told(text % "false", both)] == ["data.datasets[0].personal_data"]
        assert told(text % "true", both) == []


SILENT = ["", "use: {profiles_persons: unknown}\n", "use: {profiles_persons: {not_evaluated: later}}\n"]


@pytest.mark.parametrize("text", SILENT)
@pytest.mark.parametrize("negated", [False, True])
def test_silence_makes_no_contradiction(told: Told, text: str, *, negated: bool) -> None:
    asked: dict[str, Any] = {"fact": "use.profiles_persons", "is": True}
    tried = {"not": asked} if negated else asked
    data = "data: {personal_data: false}\n"
    assert told(data + text, one(tried, given=NO_DATA)) == []
    assert told(data + text, one(NO_DATA, given=tried)) == []


def test_all_and_any_hold_as_elsewhere(told: Told) -> None:
    profiles = {"fact": "use.profiles_persons", "is": True}
    text = "data: {personal_data: false}\n"
    assert len(told(text, one({"any": [profiles, NO_DATA]}))) == 1
    assert told(text, one({"all": [profiles, NO_DATA]})) == []
    assert len(told(f"{text}use: {{profiles_persons: true}}\n", one({"all": [profiles, NO_DATA]}))) == 1


def test_the_day_that_is_asked_about_has_a_name(a_manifest: AManifest) -> None:
    passed = one({"fact": ".since", "before": "as_of"}, each="deployment.markets")
    facts = a_manifest({"deployment.markets": [{"since": "2026-11-21"}]})
    assert list(found_in(facts, [passed], PLACES, date(2026, 11, 21))) == []
    assert [found.part for found in found_in(facts, [passed], PLACES, date(2026, 11, 22))] == [0]
