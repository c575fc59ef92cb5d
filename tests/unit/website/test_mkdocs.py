from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from cardgen.errors import SiteError
from cardgen.loading.settings import Settings
from cardgen.website import mkdocs
from cardgen.website.mkdocs import write_site
from cardgen.website.page import Page, Part
from cardgen.website.site import whole_site

if TYPE_CHECKING:
    from cardgen.website.portfolio import SiteInput

Build: TypeAlias = Callable[[Path], Path]

HOME = Page("index.md", "Home", (Part("Here", "here", block="<p>block</p>"),), nav="Home")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_page_is_there_with_its_blocks(site: SiteInput, built: Path) -> None:
    for page in whole_site(site).pages:
        text = (built / page.address / "index.html").read_text(encoding="utf-8")
        assert all(block in text for _, block in page.blocks)
        assert "data-block=" not in text


def test_files_lie_beside_the_pages_byte_for_byte(files: dict[str, bytes], built: Path) -> None:
    assert {name: (built / name).read_bytes() for name in files} == files


def test_same_input_same_bytes(build: Build, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.chdir(tmp_path)
    assert contents(build(tmp_path / "elsewhere" / "again")) == contents(built)


def test_nothing_is_left_beside_the_output(build: Build, tmp_path: Path) -> None:
    build(tmp_path / "site")
    build(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_no_page_asks_another_host(built: Path) -> None:
    for path in built.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        loaded = re.findall(r'<(?:script|img|iframe|source)\b[^>]*\bsrc="([^"]+)"|<link\b[^>]*\bhref="([^"]+)"', text)
        assert not [one for pair in loaded for one in pair if "//" in one]
        assert re.search(r"default-src '(self|none)'", text)


def test_links_of_the_frame_are_relative(built: Path) -> None:
    text = (built / "systems" / "recruiter" / "index.html").read_text(encoding="utf-8")
    assert 'href="../../assets/cardgen.css"' in text
    assert 'href="/' not in text


def test_search_finds_things_and_not_rows(built: Path) -> None:
    docs = json.loads((built / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]
    titles = {doc["title"] for doc in docs}
    assert {"Recruiter", "D-1 Risks", "Recruitment", "Risk management"} <= titles
    assert not [doc for doc in docs if "checklist" in doc["location"]]
    assert "cardgen.yaml:" not in json.dumps(docs)


def test_nothing_in_a_site_changes_with_the_day(built: Path) -> None:
    assert not (built / "sitemap.xml").exists()
    assert not (built / "sitemap.xml.gz").exists()


def test_accent_of_the_settings_is_used(tmp_path: Path) -> None:
    site = write_site([HOME], {}, Settings(accent="#aa3300"), tmp_path / "site")
    assert "#aa3300" in (site / "assets" / "accent.css").read_text(encoding="utf-8")


def test_title_of_the_settings_is_text(tmp_path: Path) -> None:
    site = write_site([HOME], {}, Settings(title="<b>R&D: #1</b>"), tmp_path / "site")
    text = (site / "index.html").read_text(encoding="utf-8")
    assert "<b>R" not in text
    assert "&#60;b&#62;R&#38;D&#58; &#35;1" in text


def test_foreign_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SiteError, match="cardgen did not write"):
        write_site([HOME], {}, Settings(), tmp_path)
    assert contents(tmp_path) == {"thesis.txt": b"mine"}


def test_broken_link_stops_before_anything_is_written(tmp_path: Path) -> None:
    page = Page("index.md", "Home", (Part(block='<a href="nowhere/">x</a>'),), nav="Home")
    with pytest.raises(SiteError, match="nowhere/"):
        write_site([page], {}, Settings(), tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_complaint_of_the_generator_is_an_error_and_the_old_site_stays(tmp_path: Path) -> None:
    write_site([HOME], {}, Settings(), tmp_path / "site")
    before = contents(tmp_path / "site")
    lost = Page("lost/index.md", "Lost", ())
    with pytest.raises(SiteError, match=r"lost/index\.md"):
        write_site([HOME, lost], {}, Settings(), tmp_path / "site")
    assert contents(tmp_path) == {f"site/{name}": content for name, content in before.items()}


def test_failure_half_way_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site([HOME], {}, Settings(), tmp_path / "site")
    before = contents(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(mkdocs, "_fill", fail)
    with pytest.raises(SiteError, match="No space left on device"):
        write_site([HOME], {}, Settings(), tmp_path / "site")
    assert contents(tmp_path) == before
