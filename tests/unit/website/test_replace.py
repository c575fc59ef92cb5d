from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.errors import SiteError
from cardgen.website.replace import MARKER, check_replaceable, replace_folder


def folder(path: Path, *names: str) -> Path:
    path.mkdir()
    for name in names:
        (path / name).write_text(name, encoding="utf-8")
    return path


def test_new_empty_and_own_folders_may_be_replaced(tmp_path: Path) -> None:
    check_replaceable(tmp_path / "new")
    check_replaceable(folder(tmp_path / "empty"))
    check_replaceable(folder(tmp_path / "own", MARKER, "index.html"))


def test_foreign_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="cardgen did not write"):
        check_replaceable(folder(tmp_path / "foreign", "thesis.txt"))


def test_file_and_symbolic_link_are_refused(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", MARKER)
    (tmp_path / "link").symlink_to(own)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for name in ("link", "file"):
        with pytest.raises(SiteError, match="not a folder"):
            check_replaceable(tmp_path / name)


def test_finished_folder_takes_the_place(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", MARKER, "old.html")
    replace_folder(own, folder(tmp_path / "finished", "new.html"), tmp_path / "aside")
    assert [path.name for path in own.iterdir()] == ["new.html"]


def test_old_folder_comes_back_where_the_new_one_cannot_be_moved(tmp_path: Path) -> None:
    own = folder(tmp_path / "own", MARKER, "old.html")
    with pytest.raises(OSError, match="No such file"):
        replace_folder(own, tmp_path / "missing", tmp_path / "aside")
    assert (own / "old.html").is_file()
