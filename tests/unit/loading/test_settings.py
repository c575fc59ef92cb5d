"""The settings of a portfolio."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardgen.errors import CardgenError
from cardgen.loading.settings import Settings, load_settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.unit.loading.conftest import WriteFiles


def test_without_a_file_every_setting_has_its_default(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_a_folder_with_the_name_of_the_file_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "cardgen.toml").mkdir()
    assert load_settings(tmp_path) == Settings()


def test_settings_are_read(write_files: WriteFiles) -> None:
    folder = write_files({"cardgen.toml": 'title = "Ours"\naccent = "#00ff00"\npacks = ["packs"]\nregimes = ["a"]\n'})
    settings = load_settings(folder)
    assert (settings.title, settings.accent, settings.packs, settings.regimes) == (
        "Ours",
        "#00ff00",
        ("packs",),
        ("a",),
    )
    assert settings.output == Settings().output


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", ["not TOML", "fix the line it names"]),
        ("titel = 'x'", ["titel", "did you mean 'title'?"]),
        ("zzz = 1", ["zzz", "known keys: title"]),
        ("title = 3", ["title", "string"]),
        ("accent = 'green'", ["accent", "pattern"]),
        ("paths = 'manifests'", ["paths", "tuple"]),
        ("paths = ['a', 3]", ["paths.1", "string"]),
    ],
)
def test_what_is_wrong_is_said_in_one_line(write_files: WriteFiles, text: str, words: list[str]) -> None:
    with pytest.raises(CardgenError) as caught:
        load_settings(write_files({"cardgen.toml": text}))
    message = str(caught.value)
    assert message.startswith("cardgen.toml: ")
    assert "\n" not in message
    assert [word for word in words if word not in message] == []


@pytest.mark.parametrize("text", ["title = 3", "accent = 'green'", "paths = 'manifests'"])
def test_a_known_key_with_a_wrong_value_is_not_suggested_to_itself(write_files: WriteFiles, text: str) -> None:
    with pytest.raises(CardgenError) as caught:
        load_settings(write_files({"cardgen.toml": text}))
    assert "did you mean" not in str(caught.value)


def test_settings_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "cardgen.toml").write_bytes(b"title = '\xe9'")
    with pytest.raises(CardgenError, match=r"cardgen\.toml: not TOML"):
        load_settings(tmp_path)
