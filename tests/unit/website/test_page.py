from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown  # type: ignore[import-untyped]  # has no types

from cardgen.website.page import Outline, Page, Part, Search, inert, without_blank_lines


def front_matter(page: Page) -> dict[str, object]:
    loaded = yaml.safe_load(page.markdown.split("---\n")[1])
    assert isinstance(loaded, dict)
    return loaded


@pytest.mark.parametrize(
    ("path", "address", "root"), [("index.md", "", ""), ("systems/a/index.md", "systems/a/", "../../")]
)
def test_address_and_way_back_follow_from_the_path(path: str, address: str, root: str) -> None:
    page = Page(path, "A", ())
    assert (page.address, page.root) == (address, root)


def test_blocks_leave_a_placeholder_and_prose_stays() -> None:
    page = Page("index.md", "A", (Part("Duties", "duties", prose="<p>few</p>", block="<table></table>"),))
    ((placeholder, block),) = page.blocks
    assert block == "<table></table>"
    assert page.markdown.count(placeholder) == 1
    assert "<table>" not in page.markdown
    assert "## Duties {#duties}" in page.markdown
    assert "<p>few</p>" in page.markdown


@pytest.mark.parametrize(
    ("search", "expected"),
    [(Search.EXCLUDED, {"exclude": True}), (Search.BOOSTED, {"boost": 2}), (Search.INDEXED, None), (Search.LEAD, None)],
)
def test_search_is_told_in_the_front_matter(search: Search, expected: object) -> None:
    assert front_matter(Page("index.md", "A", (), search=search)).get("search") == expected


def test_headings_are_left_out_of_the_search_where_only_the_lead_counts() -> None:
    parts = (Part("To do", "to-do"),)
    assert "data-search-exclude" in Page("index.md", "A", parts, search=Search.LEAD).markdown
    assert "data-search-exclude" not in Page("index.md", "A", parts).markdown


def test_outline_none_hides_it() -> None:
    assert front_matter(Page("index.md", "A", (), outline=Outline.NONE))["hide"] == ["navigation", "toc"]


@given(st.text(max_size=60))
def test_inert_text_is_itself_in_markdown_and_yaml(text: str) -> None:
    assert "\n" not in inert(text)
    assert yaml.safe_load(json.dumps(inert(text), ensure_ascii=False)) == inert(text) or not text.isprintable()
    html = markdown(f"# {inert(text)} {{#top}}", extensions=["attr_list"])
    assert html.count("<") in {0, 2}


@pytest.mark.parametrize(
    "text", ["<b>x</b>", "*x*", "[x](y)", "x {: onclick=alert(1) }", "`x`", "a_b_c", "{{ x }}", "- x", "x #"]
)
def test_inert_text_has_no_notation(text: str) -> None:
    html = markdown(f"# {inert(text)} {{#top}}", extensions=["attr_list"])
    assert html.startswith('<h1 id="top">')
    assert html.count("<") == 2


def test_running_head_cannot_leave_its_string() -> None:
    page = Page("index.md", "A", (), running=('x"}</style><script>', "as of 2026"))
    line = next(line for line in page.markdown.splitlines() if line.startswith("<style>"))
    assert line.count("<") == 2
    assert line.count('"') == 4


def test_blank_lines_go() -> None:
    assert without_blank_lines("<p>\n\n  \nx</p>") == "<p>\nx</p>"
