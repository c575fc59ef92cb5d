"""Inline text from a manifest or a pack as HTML, as Markdown and as plain text: the same pieces, three notations.

Markdown is written so that CommonMark and Python-Markdown (with the usual extensions of Material for MkDocs) both show
the text as it was typed: what has a meaning in either of them is escaped, and marks stand in Markdown's own notation
only where both read it alike, otherwise as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import assert_never

from markupsafe import Markup, escape

from cardgen.rendering.pieces import Kind, Phrase, Piece, is_web, one_line, pieces

_WRITTEN = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "*": "\\*", "_": "\\_"}
_SPECIAL = re.compile(
    r"[|~^${}\[\]\\`<>&*_]"
    r"|:(?=//|:|[+\-\w]+:)|(?<=:):"  # addresses, emoji, `:::`
    r"|@(?=\w)|(?<=www)\."  # mail and bare addresses
    r"|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+",  # marked text and keys
    re.IGNORECASE,
)
_START = re.compile(r"(\d+(?=[.)]))?(?(1)[.)]|[#\-+=:!?/])")  # lists, headings, admonitions, tabs, blocks
_PLAIN_WORDS = re.compile(r"[^\W_](?:(?:[^\W_]|[ ,.'()%/-])*[^\W_])?")
_PLAIN_CODE = re.compile(r"[^\W_](?:[\w .,:()\[\]*+=/-]*[\w)\]*])?")
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9._/?=&#%:-]+")
_NOT_IN_URL = re.compile(r"[^A-Za-z0-9./?=#%:\-\u0080-\U0010ffff]")
_MARKS = {"em": "*", "strong": "**"}


def html_inline(text: str | Phrase) -> Markup:
    """Return a text or a phrase as HTML that holds no elements but `em`, `strong`, `code` and `a`."""
    return Markup("").join(_html(piece) for piece in _phrase(text))


def markdown_inline(text: str | Phrase) -> str:
    """Return a text or a phrase as a line of Markdown that holds no elements but `em`, `strong`, `code` and `a`."""
    return _safe_start("".join(_markdown(_phrase(text))))


def markdown_text(text: str) -> str:
    """Return a text as one line of Markdown in which nothing takes effect."""
    return _safe_start(_escaped(one_line(text)))


def markdown_code(text: str) -> str:
    """Return a text as inline code in Markdown."""
    shown = one_line(text)
    return f"`{shown}`" if _PLAIN_CODE.fullmatch(shown) else f"<code>{_escaped(shown)}</code>"


def markdown_link(url: str, label: str | None = None) -> str:
    """Return a link to a web address as Markdown; any other address stays text."""
    shown = _escaped(one_line(url if label is None else label))
    return f"{_anchor(one_line(url))}{shown}</a>" if is_web(url) else _safe_start(shown)


def html_link(url: str, label: str | None = None) -> Markup:
    """Return a link to a web address as HTML; any other address stays text."""
    shown = one_line(url if label is None else label)
    return Markup('<a href="{}">{}</a>').format(one_line(url), shown) if is_web(url) else escape(shown)


def plain(text: str | Phrase) -> str:
    """Return a text or a phrase on one line without marks; the address of a link follows its words."""
    return "".join(_plain(_phrase(text)))


def _phrase(text: str | Phrase) -> Phrase:
    """Return the pieces of a text, or of a phrase with neighbouring words in one piece: escaping looks around."""
    if isinstance(text, str):
        return pieces(text)
    found: list[Piece] = []
    for piece in text:
        if found and piece.kind is found[-1].kind is Kind.TEXT:
            found[-1] = Piece(Kind.TEXT, found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def _html(piece: Piece) -> Markup:
    match piece.kind:
        case Kind.TEXT:
            return escape(piece.text)
        case Kind.CODE:
            return Markup("<code>{}</code>").format(piece.text)
        case Kind.OPEN if piece.href:
            return Markup('<a href="{}">').format(piece.href)
        case Kind.OPEN:
            return Markup(f"<{piece.tag}>")  # noqa: S704 - em or strong
        case Kind.CLOSE:
            return Markup(f"</{piece.tag}>")  # noqa: S704 - em, strong or a
        case _:
            assert_never(piece.kind)


def _plain(line: Sequence[Piece]) -> Iterable[str]:
    href, words = "", ""
    for piece in line:
        if piece.href:
            href, words = piece.href, ""
        elif piece.kind is Kind.CLOSE and piece.tag == "a" and words != href:
            yield f" ({href})"
        yield piece.text
        words += piece.text


def _markdown(line: Sequence[Piece]) -> Iterable[str]:
    index = 0
    while index < len(line):
        short = _short_mark(line, index)
        yield short or _markdown_piece(line[index])
        index += 3 if short else 1


def _short_mark(line: Sequence[Piece], start: int) -> str:
    """Return plain words between marks in Markdown's own notation, where they stand free; else nothing."""
    if len(line) < start + 3 or line[start].kind is not Kind.OPEN or line[start + 1].kind is not Kind.TEXT:
        return ""
    opening, words, closing = line[start : start + 3]
    before, after = line[start - 1 : start], line[start + 3 : start + 4]
    free = all(one.kind is Kind.TEXT for one in (*before, *after))
    free = free and (not before or before[0].text[-1] in " (") and (not after or after[0].text[0] in " .,;)")
    if not free or closing.kind is not Kind.CLOSE or not _PLAIN_WORDS.fullmatch(words.text):
        return ""
    if opening.href:
        return f"[{words.text}]({opening.href})" if _PLAIN_URL.fullmatch(opening.href) else ""
    return f"{_MARKS[opening.tag]}{words.text}{_MARKS[opening.tag]}"


def _markdown_piece(piece: Piece) -> str:
    match piece.kind:
        case Kind.TEXT:
            return _escaped(piece.text)
        case Kind.CODE:
            return markdown_code(piece.text)
        case Kind.OPEN:
            return _anchor(piece.href) if piece.href else f"<{piece.tag}>"
        case Kind.CLOSE:
            return f"</{piece.tag}>"
        case _:
            assert_never(piece.kind)


def _anchor(url: str) -> str:
    return f'<a href="{_NOT_IN_URL.sub(lambda found: _entity(found[0]), url)}">'


def _escaped(text: str) -> str:
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0]) or _entity(found[0]), text)


def _safe_start(line: str) -> str:
    """Escape what would start a list, a heading, an admonition and the like at the start of a line."""
    found = _START.match(line)
    return line[: found.end() - 1] + _entity(found[0][-1]) + line[found.end() :] if found else line


def _entity(character: str) -> str:
    return f"&#{ord(character)};"
