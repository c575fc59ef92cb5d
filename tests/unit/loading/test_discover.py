"""Which files under a path are manifests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cardgen.loading.discover import discover, is_manifest_name, shown

if TYPE_CHECKING:
    from tests.unit.loading.conftest import WriteFiles


@pytest.mark.parametrize(
    ("name", "is_manifest"),
    [
        ("cardgen.yaml", True),
        ("cardgen.yml", True),
        ("model.yaml", True),
        ("model.yml", True),
        ("triage.cardgen.yaml", True),
        ("triage.cardgen.yml", True),
        ("triage.yaml", False),
        ("cardgen.toml", False),
        ("mymodel.yaml", False),
        ("cardgen.yaml.bak", False),
        ("CARDGEN.YAML", False),
    ],
)
def test_manifests_are_known_by_their_names(name: str, *, is_manifest: bool) -> None:
    assert is_manifest_name(name) is is_manifest


def names(root: Path, *paths: str) -> list[str]:
    return [source.name for source in discover([root / path for path in paths], root)]


def test_a_folder_is_searched_below(write_files: WriteFiles) -> None:
    root = write_files({"b/model.yaml": "", "a.cardgen.yaml": "", "b/c/cardgen.yaml": "", "b/other.yaml": ""})
    assert names(root, ".") == ["a.cardgen.yaml", "b/c/cardgen.yaml", "b/model.yaml"]


def test_hidden_and_installed_folders_are_left_out(write_files: WriteFiles) -> None:
    folders = [".git", ".venv", "node_modules", "__pycache__", "lib/site-packages", "kept"]
    root = write_files({f"{folder}/cardgen.yaml": "" for folder in folders})
    assert names(root, ".") == ["kept/cardgen.yaml"]


def test_a_file_that_is_named_is_taken_whatever_its_name(write_files: WriteFiles) -> None:
    root = write_files({"triage.yaml": ""})
    assert names(root, "triage.yaml") == ["triage.yaml"]


def test_a_file_that_is_not_there_is_kept_so_that_it_can_be_reported(tmp_path: Path) -> None:
    assert names(tmp_path, "gone.yaml") == ["gone.yaml"]


def test_a_folder_with_the_name_of_a_manifest_is_kept_so_that_it_can_be_reported(tmp_path: Path) -> None:
    (tmp_path / "x.cardgen.yaml").mkdir()
    assert names(tmp_path, ".") == ["x.cardgen.yaml"]
    assert names(tmp_path, "x.cardgen.yaml") == ["x.cardgen.yaml"]


@pytest.mark.parametrize("again", ["a/cardgen.yaml", "a", ".", "a/../a/cardgen.yaml"])
def test_a_manifest_that_is_named_twice_is_found_once(write_files: WriteFiles, again: str) -> None:
    root = write_files({"a/cardgen.yaml": ""})
    assert len(names(root, "a/cardgen.yaml", again)) == 1


def test_a_folder_without_manifests_gives_none(tmp_path: Path) -> None:
    assert names(tmp_path, ".") == []


def test_a_path_is_shown_from_the_base_and_otherwise_as_it_is(tmp_path: Path) -> None:
    assert shown(tmp_path / "a" / "b.yaml", tmp_path) == "a/b.yaml"
    assert shown(Path("/elsewhere/b.yaml"), tmp_path) == "/elsewhere/b.yaml"


def test_a_relative_path_is_shown_from_the_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(Path("a/b.yaml"), tmp_path) == "a/b.yaml"
