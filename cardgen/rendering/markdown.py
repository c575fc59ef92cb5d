"""Inline text as Markdown that CommonMark and Python-Markdown show alike, with the extensions of Material for MkDocs.

What has a meaning in either of them is escaped; marks stand in Markdown's own notation only where both read them alike,
otherwise as HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import assert_never

from cardgen.rendering.pieces import Kind, Phrase, Piece, one_line, phrase_of

_WRITTEN = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "*": "\\*", "_": "\\_"}
_SPECIAL = re.compile(
    r"[|~^${}\[\]\\`<>&*]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # an underscore inside a word marks nothing
    r"|:(?=//|:|[+\-\w]+:)|(?<=:):"  # addresses, emoji, `:::`
    r"|@(?=\w)|(?<=www)\."  # mail and bare addresses
    r"|=(?==)|(?<==)=|\+(?=\+)|(?<=\+)\+",  # marked text and keys
    re.IGNORECASE,
)
_START = re.compile(r"\d+[.)](?=\s|$)|[#\-+=:!?/]")  # lists, headings, admonitions, tabs, blocks
_PLAIN_WORDS = re.compile(r"[^\W_](?:(?:[^\W_]|[ ,.'()%/-])*[^\W_])?")
_PLAIN_CODE = re.compile(r"[^\W_](?:[\w .,:()\[\]*+=/-]*[\w)\]*])?")
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9._/?=&#%:-]+")
_NOT_IN_URL = re.compile(r"[^A-Za-z0-9./?=#%:\-\u0080-\U0010ffff]")
_REMEMBERED = 8192
_MARKS = {"em": "*", "strong": "**"}


@lru_cache(maxsize=_REMEMBERED)
def markdown_inline(text: str | Phrase) -> str:
    """Return a text or a phrase as a line of Markdown that holds no elements but `em`, `strong`, `code` and `a`."""
    return _safe_start("".join(_markdown(phrase_of(text))).strip(" "))


def markdown_text(text: str) -> str:
    """Return a text as one line of Markdown in which nothing takes effect."""
    return _safe_start(_escaped(one_line(text)))


def markdown_code(text: str) -> str:
    """Return a text as inline code in Markdown."""
    shown = one_line(text)
    return f"`{shown}`" if _PLAIN_CODE.fullmatch(shown) else _code_element(shown)


def tidy(text: str) -> str:
    """Return Markdown without spaces at the ends of lines and with one empty line between blocks."""
    trimmed = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", trimmed).strip("\n") + "\n"


def _markdown(line: Sequence[Piece]) -> Iterable[str]:
    index = 0
    while index < len(line):
        short = _short_mark(line, index)
        between = [one.kind for one in line[max(index - 1, 0) : index + 1]]
        if between == [Kind.CODE, Kind.CODE]:
            yield _code_element(line[index].text)
        else:
            yield short or _markdown_piece(line[index])
        index += 3 if short else 1


def _short_mark(line: Sequence[Piece], start: int) -> str:
    """Return plain words between marks in Markdown's own notation, where they stand free; else nothing."""
    if not _stands_free(line, start):
        return ""
    opening, words = line[start : start + 2]
    if opening.href:
        return _short_link(opening.href, words.text)
    mark = _MARKS[opening.tag]
    return f"{mark}{words.text}{mark}" if _PLAIN_WORDS.fullmatch(words.text) else ""


def _stands_free(line: Sequence[Piece], start: int) -> bool:
    """Whether a mark starts here, holds words only, and has spaces or points around it."""
    kinds = [piece.kind for piece in line[start : start + 3]]
    before, after = line[start - 1 : start], line[start + 3 : start + 4]
    return (
        kinds == [Kind.OPEN, Kind.TEXT, Kind.CLOSE]
        and all(one.kind is Kind.TEXT and one.text[-1] in " (" for one in before)
        and all(one.kind is Kind.TEXT and one.text[0] in " .,;:)" for one in after)
    )


def _short_link(url: str, label: str) -> str:
    if not _PLAIN_URL.fullmatch(url):
        return ""
    if label == url:
        return f"<{url}>"
    return f"[{label}]({url})" if _PLAIN_WORDS.fullmatch(label) else ""


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


def _code_element(text: str) -> str:
    return f"<code>{_escaped(text)}</code>"


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
