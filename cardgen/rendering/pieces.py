"""Text from a manifest is data: only emphasis, strong, code and web links take effect, all else shows as typed.

A backslash before `*`, `_` or a backtick keeps that character from taking effect, as in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_SPACE = re.compile(r"[ \t\n\r\f\v\x1c-\x1f\x85\u2028\u2029]+")
_UNSHOWABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
_MARKED = re.compile(r"[*_`\[\\]")
_REMEMBERED = 8192  # the texts of the packs come again with each system
_WEB = re.compile(r"https?://[^/?#\s]", re.IGNORECASE)


class Kind(StrEnum):
    """What a piece of inline text is."""

    TEXT = "text"
    CODE = "code"
    OPEN = "open"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of inline text: words, code, or the start or end of `em`, `strong` or `a`."""

    kind: Kind
    text: str = ""
    tag: str = ""
    href: str = ""


Phrase: TypeAlias = tuple[Piece, ...]
"""A line of text in no notation yet."""


@lru_cache(maxsize=_REMEMBERED)
def pieces(text: str) -> Phrase:
    """Return the pieces of a text; its lines become one line."""
    shown = one_line(text)
    if not _MARKED.search(shown):
        return (Piece(Kind.TEXT, shown),) if shown else ()
    (inline,) = _parser().parseInline(shown)
    return tuple(piece for token in inline.children or () for piece in _pieces_of(token))


def phrase_of(text: str | Phrase) -> Phrase:
    """Return the pieces of a text, or of a phrase on one line; neighbouring words join, since escaping looks around."""
    if isinstance(text, str):
        return pieces(text)
    found: list[Piece] = []
    for piece in text:
        shown = replace(piece, text=_flat(piece.text))
        if found and piece.kind is found[-1].kind is Kind.TEXT:
            found[-1] = Piece(Kind.TEXT, found[-1].text + shown.text)
        else:
            found.append(shown)
    return tuple(found)


def one_line(text: str) -> str:
    """Return a text on one line, with a visible sign for characters that cannot be shown."""
    return _flat(text).strip()


def _flat(text: str) -> str:
    return _UNSHOWABLE.sub("�", _SPACE.sub(" ", text))


def is_web(url: str) -> bool:
    """Whether an address is one of the web (`http` or `https`, with a host)."""
    return bool(_WEB.match(url))


def _pieces_of(token: Token) -> Iterable[Piece]:
    """Return the pieces of a parser's token; the title of a link becomes text before its words."""
    match token.type:
        case "code_inline":
            words = token.content.strip()
            yield Piece(Kind.CODE, words) if words else Piece(Kind.TEXT, f"{token.markup} {token.markup}")
        case "link_open":
            yield Piece(Kind.OPEN, tag="a", href=str(token.attrs["href"]))
            title = str(token.attrs.get("title", ""))
            if title:
                yield Piece(Kind.TEXT, f"{title}: ")
        case _ if token.nesting > 0:
            yield Piece(Kind.OPEN, tag=token.tag)
        case _ if token.nesting < 0:
            yield Piece(Kind.CLOSE, tag=token.tag)
        case _:
            yield from [Piece(Kind.TEXT, token.content)] if token.content else []


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False}).enable(["backticks", "emphasis", "link"])
    parser.validateLink = is_web  # type: ignore[method-assign]  # the documented way to restrict links
    parser.inline.ruler.before("backticks", "escaped_mark", _escaped_mark)
    parser.inline.ruler.before("link", "image_as_text", _image_as_text)
    return parser


def _image_as_text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    """Take `![` as text, so that an image does not become a link."""
    return _take(state, silent, "![" if state.src.startswith("![", state.pos) else "", 0)


def _escaped_mark(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's signature
    r"""Take `\*`, `\_` and an escaped backtick as the character alone."""
    pair = state.src[state.pos : state.pos + 2]
    return _take(state, silent, pair if pair in {"\\*", "\\_", "\\`"} else "", 1)


def _take(state: StateInline, silent: bool, taken: str, hidden: int) -> bool:  # noqa: FBT001 - the parser's flag
    if taken and not silent:
        state.pending += taken[hidden:]
    state.pos += len(taken)
    return bool(taken)
