"""Phrases put together from parts show the same in every notation."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cardgen.domain.vocabulary.activity import Stage
from cardgen.rendering.inline import html_inline, plain
from cardgen.rendering.markdown import markdown_inline
from cardgen.rendering.phrase import (
    code,
    emphasised,
    joined,
    length,
    link,
    literal,
    meaning,
    noted,
    strong,
    words,
)
from cardgen.rendering.pieces import Phrase

PARTS: tuple[Callable[[str], Phrase], ...] = (words, literal, code, emphasised, strong, link)
BITS = ["a", " ", "*", "_", "`", "[x]", "(", ")", "https://a.b", ":", "=", "+", "1.", "-", "\n", "|", "<b>", "é", "{{"]
parts = st.tuples(st.sampled_from(PARTS), st.lists(st.sampled_from(BITS), max_size=4).map("".join))


class Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@given(st.lists(parts, max_size=5))
@settings(max_examples=500)
def test_a_phrase_shows_the_same_as_html_and_as_markdown(chosen: list[tuple[Callable[[str], Phrase], str]]) -> None:
    phrase = tuple(piece for part, text in chosen for piece in part(text))
    html = Words(str(html_inline(phrase)))
    markdown = Words(MarkdownIt("commonmark").enable("table").render(f"***\n\n{markdown_inline(phrase)}"))
    assert "".join(markdown.words.split()) == "".join(html.words.split())
    assert [tag for tag in markdown.tags if tag not in {"p", "hr"}] == html.tags


def test_codes_side_by_side_stay_two() -> None:
    assert markdown_inline((*code("a"), *code("b"))) == "`a`<code>b</code>"


def test_a_code_is_told_by_its_meaning_with_the_code() -> None:
    assert markdown_inline(meaning(Stage, "improvement")) == "in use, next version in work (`improvement`)"
    assert markdown_inline(meaning(Stage, "not a code")) == "not a code"


def test_phrases_are_joined_with_a_mark_between() -> None:
    assert plain(joined([literal("a"), code("b"), literal("c")])) == "a; b; c"
    assert joined([]) == ()


def test_a_note_of_ours_stands_out_before_a_text() -> None:
    assert markdown_inline(noted("Not evaluated", "in *May*")) == "*Not evaluated*: in *May*"


@pytest.mark.parametrize(("url", "shown"), [("https://a.b/c", "<https://a.b/c>"), ("javascript:x", "javascript:x")])
def test_only_addresses_of_the_web_become_links(url: str, shown: str) -> None:
    assert markdown_inline(link(url)) == shown


def test_the_length_counts_what_is_shown() -> None:
    assert length((*literal("ab"), *code("c"), *strong("d"))) == 4
