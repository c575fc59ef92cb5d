"""A file is replaced whole, only if nobody else changed it, and keeps its permissions."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cardgen.errors import CardgenError
from cardgen.pipeline.write_file import replace_file


def test_the_content_is_replaced_and_the_permissions_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"old")
    link.symlink_to(real)
    replace_file(link, b"old", b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"someone else's")
    with pytest.raises(CardgenError, match="changed the file meanwhile"):
        replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"someone else's"


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def fail(_from: Path, _to: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"old", b"new")
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]
