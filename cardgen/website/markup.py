"""Our own Markdown documents → the parts of a page: headings of the second level, and finished HTML below each.

The documents are written for CommonMark with tables; a parser for exactly that reads them, so that a page shows what
the file says and nothing of a site generator's own notation takes effect in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import escape

from cardgen.website.page import Part

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_NOT_IN_ANCHOR = re.compile(r"[^a-z0-9]+")


def document_parts(markdown: str) -> tuple[Part, ...]:
    """Return the parts of a document; its metadata and its title are left out, since the page has its own."""
    tokens = _parser().parse(_FRONT_MATTER.sub("", markdown))
    return tuple(_parts(tokens))


def _parts(tokens: Sequence[Token]) -> Iterator[Part]:
    heading, body, anchors = "", list[Token](), set[str]()
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open" and token.level == 0 and token.tag in {"h1", "h2"}:
            yield from _part(heading, body, anchors)
            heading, body = (_text(tokens[index + 1]) if token.tag == "h2" else ""), []
            index += 3
            continue
        body.append(token)
        index += 1
    yield from _part(heading, body, anchors)


def _part(heading: str, body: list[Token], anchors: set[str]) -> Iterator[Part]:
    if heading or body:
        anchor = _NOT_IN_ANCHOR.sub("-", heading.lower()).strip("-") or "part"
        while anchor in anchors:
            anchor += "-2"
        anchors.add(anchor)
        _label_tables(heading, body)
        yield Part(heading, anchor if heading else "", block=_parser().renderer.render(body, _parser().options, {}))


def _label_tables(heading: str, tokens: Sequence[Token]) -> None:
    """Say for each table what it is about: the heading above it and its number."""
    above, number = heading or "Table", 0
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            above = _text(tokens[index + 1])
        if token.type == "table_open":
            number += 1
            token.meta["label"] = f"{above}, table {number}"


def _text(inline: Token) -> str:
    return "".join(child.content for child in inline.children or () if child.type in {"text", "code_inline"})


def _table_open(_self: RendererHTML, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    label = escape(tokens[index].meta.get("label", "Table"))
    return f'<div class="cg-table" tabindex="0" role="region" aria-label="{label}"><table class="cg-pinned">\n'


def _table_close(_self: RendererHTML, *_rest: object) -> str:
    return "</table></div>\n"


def _head_open(_self: RendererHTML, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    number = "right" in str(tokens[index].attrs.get("style", ""))
    return '<th scope="col" class="cg-num">' if number else '<th scope="col">'


def _cell_open(_self: RendererHTML, tokens: Sequence[Token], index: int, *_rest: object) -> str:
    return '<td class="cg-num">' if "right" in str(tokens[index].attrs.get("style", "")) else "<td>"


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    parser.add_render_rule("table_open", _table_open)
    parser.add_render_rule("table_close", _table_close)
    parser.add_render_rule("th_open", _head_open)
    parser.add_render_rule("td_open", _cell_open)
    return parser
