"""Text from a manifest is data: what it may do, and that nothing else takes effect in any notation."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import markdown  # type: ignore[import-untyped]  # its stubs are a package of their own
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cardgen.rendering.inline import html_inline, html_link, plain
from cardgen.rendering.markdown import markdown_code, markdown_inline, markdown_text
from cardgen.rendering.phrase import link
from cardgen.rendering.pieces import Kind, one_line, pieces

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "meta",
    "sane_lists",
    "tables",
    "toc",
    "wikilinks",
    "pymdownx.arithmatex",
    "pymdownx.betterem",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.html",
    "pymdownx.blocks.tab",
    "pymdownx.caret",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    "pymdownx.highlight",
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    "pymdownx.magiclink",
    "pymdownx.mark",
    "pymdownx.snippets",
    "pymdownx.superfences",
    "pymdownx.tabbed",
    "pymdownx.tasklist",
    "pymdownx.tilde",
]
ALLOWED = {"em", "strong", "code", "a"}
TRICKY = [
    *"*_`[]()!<>#|~^${}\\:=+-/&@\"'.1 a\n\t",
    *["**", "__", "***", "``", "```", "~~", "==", "++", "--", "^^", "{{", "}}", "{%", "%}", "\n\n", "    ", "http://"],
    *["](http://a.b)", "](javascript:x)", "![", "<b>", "</b>", "<!--", "-->", "<script>", "&amp;", "&#42;", "&copy;"],
    *[
        "!!! note",
        "??? note",
        "::: x",
        '--8<-- "/etc/hosts"',
        "[[page]]",
        "{: .attr}",
        "{#id}",
        "[^1]",
        "[^1]: x",
        ":smile:",
    ],
    *[
        "$x$",
        "\\(x\\)",
        "\\[x\\]",
        "{++x++}",
        "{--x--}",
        "{==x==}{>>y<<}",
        "~~~",
        "/// note",
        '=== "tab"',
        "++ctrl+a++",
    ],
    *[
        "www.a.bc",
        "me@a.bc",
        "https://a.bc/d_e_f",
        "---",
        "- [ ] x",
        "1. x",
        "> x",
        "# x",
        "a: b",
        ": x",
        "*[a]: b",
        "[a]: http://b",
    ],
    *[
        "`#!python x`",
        "`:::python x`",
        "word",
        "é",
        "中",
        "\u00a0",
        "\u2028",
        "\x02",
        "\x03",
        "wzxhzdk:0",
        "klzzwxh:0001",
    ],
    *[
        "*a*",
        "**b**",
        "`c`",
        "[d](http://e.f/g_h?i=j&k)",
        "[https://a.b/c_d](https://a.b/c_d)",
        "(",
        ")",
        ", ",
        "snake_case_name",
        "\\*",
        "\\_",
        "\\`",
    ],
]
texts = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(TRICKY), max_size=12).map("".join))


class Seen(HTMLParser):
    """What a browser finds in a page: its elements and its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, str]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs or (tag == "a" and [name for name, _ in attrs] == ["href"]), (tag, attrs)
        self.tags.append((tag, attrs[0][1] or "" if attrs else ""))

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_data(self, data: str) -> None:
        self.words += data


PYTHON_MARKDOWN = markdown.Markdown(extensions=EXTENSIONS)
COMMONMARK = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def python_markdown(text: str) -> str:
    """Render below a heading: only the first line of a page can be front matter."""
    html = PYTHON_MARKDOWN.reset().convert(f"***\n\n{text}")
    assert isinstance(html, str)
    return html.removeprefix("<hr />")


def commonmark(text: str) -> str:
    html = COMMONMARK.render(f"***\n\n{text}")
    assert isinstance(html, str)
    return html.removeprefix("<hr />")


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def words_of(text: str) -> str:
    return squeezed("".join(piece.text for piece in pieces(text)))


def tags_of(text: str) -> list[tuple[str, str]]:
    tags = []
    for piece in pieces(text):
        if piece.kind is Kind.OPEN:
            tags.append((piece.tag, piece.href))
        elif piece.kind is Kind.CODE:
            tags.append(("code", ""))
    return tags


@given(texts)
@settings(max_examples=400, deadline=None)
def test_html_shows_every_word_and_nothing_but_the_four_elements(text: str) -> None:
    seen = Seen(str(html_inline(text)))
    assert {tag for tag, _ in seen.tags} <= ALLOWED
    assert all(re.match("https?://", href, re.IGNORECASE) for tag, href in seen.tags if tag == "a")
    assert squeezed(seen.words) == words_of(text)


@pytest.mark.parametrize("render", [python_markdown, commonmark], ids=["python-markdown", "commonmark"])
@given(text=texts)
@settings(max_examples=600, deadline=None)
@example(text="*a*`b`")
def test_markdown_shows_the_same_in_both_dialects(render: object, text: str) -> None:
    assert callable(render)
    written = markdown_inline(text)
    assert "\n" not in written
    seen = Seen(render(written))
    assert [tag for tag in seen.tags if tag[0] != "p"] == tags_of(text)
    assert squeezed(seen.words) == words_of(text)


@pytest.mark.parametrize("render", [python_markdown, commonmark], ids=["python-markdown", "commonmark"])
@given(text=texts)
@settings(max_examples=300, deadline=None)
def test_a_table_cell_a_list_item_and_a_heading_hold_together(render: object, text: str) -> None:
    assert callable(render)
    cell = markdown_inline(f"x {text}")
    around = {
        f"| a | b |\n|---|---|\n| {cell} | end |\n": ("td", "end"),
        f"- {cell}\n- end\n": ("li", "end"),
    }
    for page, (tag, last) in around.items():
        html = render(page)
        assert html.count(f"<{tag}>") == 2
        assert squeezed(Seen(html).words).endswith(f"{words_of(f'x {text}')} {last}".strip())


@pytest.mark.parametrize("render", [python_markdown, commonmark], ids=["python-markdown", "commonmark"])
@given(text=texts)
@settings(max_examples=300, deadline=None)
def test_text_code_and_addresses_take_no_effect(render: object, text: str) -> None:
    assert callable(render)
    typed = squeezed(one_line(text))
    as_text = Seen(render(markdown_text(text)))
    assert {tag for tag, _ in as_text.tags} <= {"p"}
    assert squeezed(as_text.words) == typed
    as_code = Seen(render(markdown_code(f"x{text}")))
    assert [tag for tag, _ in as_code.tags] == ["p", "code"]
    assert squeezed(as_code.words) == squeezed(one_line(f"x{text}"))
    url = "https://a.b/" + re.sub(r"\s", "", one_line(text))
    as_link = Seen(render(markdown_inline(link(url))))
    assert as_link.tags == [("p", ""), ("a", url)]
    assert Seen(str(html_link(url))).tags == [("a", url)]


def test_the_four_marks_take_effect() -> None:
    text = "a *b* **c** `d` [e](https://f.example/g)"
    assert html_inline(text) == 'a <em>b</em> <strong>c</strong> <code>d</code> <a href="https://f.example/g">e</a>'
    assert markdown_inline(text) == text
    assert plain(text) == "a b c d e (https://f.example/g)"


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "<!-- hidden -->",
        "&amp; &copy; &#42;",
        "[go](javascript:alert(1))",
        "[go](JavaScript:alert(1))",
        "[go](data:text/html;base64,PHNjcmlwdD4=)",
        "[go](//evil.example)",
        "[go](/etc/passwd)",
        "[go](https://)",
        "[go][ref] and [ref]: http://evil.example",
        "![image](http://evil.example/x.png)",
        "<https://evil.example>",
        "https://evil.example www.evil.example me@evil.example",
        "# heading",
        "#hashtag",
        "- item",
        "+ item",
        "1. item",
        "1) item",
        "[ ] task",
        "> quote",
        "---",
        "===",
        "| a | b |",
        "``` code",
        "~~~ code",
        "!!! note",
        '??? note "title"',
        "/// note",
        '=== "tab"',
        "::: x",
        ": definition",
        '--8<-- "/etc/hosts"',
        ";--8<-- file",
        "[[wikilink]]",
        "{: .attr}",
        "text {#id .class onclick=x}",
        "note[^1]",
        "[^1]: footnote",
        "*[HTML]: abbreviation",
        ":smile:",
        "$math$ and $$more$$",
        r"\(x\) and \[y\]",
        "{++added++} {--gone--} {~~a~>b~~} {==marked==} {>>note<<}",
        "~~gone~~ H~2~O x^2^ ^^new^^ ==marked==",
        "++ctrl+alt+del++",
        "{{ config.x }} {% include 'y' %}",
        "snake_case_name and __init__x",
        r"C:\temp\new",
        "a * b * c",
        "C++ and C# and a++b",
        "0.71 (95 %), 12:30:45",
    ],
)
def test_everything_else_shows_as_typed(text: str) -> None:
    assert Seen(str(html_inline(text))).words == text
    assert plain(text) == text
    for render in (python_markdown, commonmark):
        for line in (markdown_inline(text), markdown_text(text)):
            seen = Seen(render(line))
            assert [tag for tag, _ in seen.tags] == ["p"]
            assert seen.words.strip() == text


def test_lines_become_one_line() -> None:
    assert plain("a\n\n  b\tc\u2028d\r\n") == "a b c d"


def test_what_cannot_be_shown_becomes_a_visible_sign() -> None:
    assert plain("a\x00b\x02c\ufeffd\ud800") == "a\ufffdb\ufffdc\ufffdd\ufffd"


def test_a_backslash_keeps_a_mark_from_taking_effect() -> None:
    assert plain(r"\*not\* \_this\_ \`one\`") == "*not* _this_ `one`"
    assert html_inline(r"\*not\*") == "*not*"


def test_the_title_of_a_link_is_not_lost() -> None:
    assert html_inline('[a](https://b.example "why")') == '<a href="https://b.example">why: a</a>'


def test_plain_text_shows_an_address_once() -> None:
    assert plain("[https://a.example](https://a.example)") == "https://a.example"


def test_marks_that_do_not_stand_free_are_written_as_html() -> None:
    assert markdown_inline("a*b*c") == "a<em>b</em>c"
    assert markdown_inline("**a *b* c**") == "<strong>a *b* c</strong>"
    assert markdown_inline("`a|b`") == "<code>a&#124;b</code>"


@pytest.mark.parametrize("url", ["javascript:x", "data:x", "ftp://a", "/x", "x"])
def test_only_web_addresses_become_links(url: str) -> None:
    assert html_link(url) == url
    assert not re.search(r"<a|\]\(|<\w+:", markdown_inline(link(url)))


def test_an_address_cannot_leave_its_attribute() -> None:
    url = 'https://a.example/"><script>'
    assert (
        html_link(url)
        == '<a href="https://a.example/&#34;&gt;&lt;script&gt;">https://a.example/&#34;&gt;&lt;script&gt;</a>'
    )
    assert "<script" not in markdown_inline(link(url))
