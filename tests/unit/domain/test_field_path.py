"""Paths into a manifest: what the manifest type says stands there."""

from __future__ import annotations

import pytest

from cardgen.domain.field_path import all_paths, describe, parse
from cardgen.domain.vocabulary.area import Area
from cardgen.domain.vocabulary.data import TaskScope


@pytest.mark.parametrize(
    ("text", "groups", "relative"),
    [
        ("use.areas", (("use", "areas"),), False),
        ("models[].task_scope", (("models",), ("task_scope",)), False),
        ("data.datasets[].sources", (("data", "datasets"), ("sources",)), False),
        (".place", (("place",),), True),
        (".measures[].kind", (("measures",), ("kind",)), True),
    ],
)
def test_a_path_is_cut_at_each_list(text: str, groups: tuple[tuple[str, ...], ...], *, relative: bool) -> None:
    path = parse(text)
    assert (path.groups, path.relative, path.text) == (groups, relative, text)


@pytest.mark.parametrize(
    ("path", "family", "is_list"),
    [
        ("use.profiles_persons", "answer", False),
        ("use.areas", "codes", True),
        ("use.intended_purpose", "statement", False),
        ("use.users", "statement", True),
        ("deployment.pattern", "listed", True),
        ("models", "items", True),
        ("models[].generates", "codes", True),
        ("data.subjects", "section", False),
        ("data.subjects.located_in", "codes", True),
        ("evidence[].issued", "value", False),
        ("data.transfers[].from", "answer", False),
    ],
)
def test_a_field_says_of_which_family_it_is(path: str, family: str, *, is_list: bool) -> None:
    kind = describe(path)
    assert kind is not None
    assert (kind.family, kind.is_list) == (family, is_list)


@pytest.mark.parametrize(
    "path",
    [
        "use.area",
        "nothing",
        "use.areas.first",
        "use.areas[]",
        "system.id.x",
        "use[].areas",
        "models[].nothing",
        "data.transfers[].from_",
        "",
    ],
)
def test_a_path_that_leads_nowhere_has_no_description(path: str) -> None:
    assert describe(path) is None


@pytest.mark.parametrize("path", ["models.task_scope", "data.datasets.sources"])
def test_a_key_of_an_item_is_read_through_brackets_only(path: str) -> None:
    assert describe(path) is None


def test_a_field_names_its_vocabulary() -> None:
    areas, scope = describe("use.areas"), describe("models[].task_scope")
    assert areas is not None
    assert areas.codes is Area
    assert scope is not None
    assert scope.codes is TaskScope


@pytest.mark.parametrize(
    ("path", "is_place"),
    [("deployment.markets[].place", True), ("organisation.established_in", True), ("organisation.name", False)],
)
def test_a_field_knows_whether_it_holds_places(path: str, *, is_place: bool) -> None:
    kind = describe(path)
    assert kind is not None
    assert kind.is_place is is_place


def test_a_field_without_vocabulary_has_no_codes() -> None:
    kind = describe("organisation.established_in")
    assert kind is not None
    assert kind.codes is None


def test_every_field_of_the_manifest_asks_something() -> None:
    silent = [path for path in all_paths() if not ((kind := describe(path)) and len(kind.question) > 3)]
    assert silent == []


def test_the_paths_of_the_manifest_stand_in_its_order() -> None:
    paths = all_paths()
    assert paths[:3] == ("manifest", "vocabulary", "system.id")
    assert "models" in paths
    assert "models[].training_compute_flop" in paths
    assert "data.transfers[].from" in paths
    assert len(paths) == len(set(paths))
