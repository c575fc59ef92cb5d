"""Inline text from a manifest or a pack as HTML and as plain text; as Markdown: `markdown.py`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from markupsafe import Markup, escape

from cardgen.rendering.pieces import Kind, Phrase, Piece, is_web, one_line, phrase_of


def html_inline(text: str | Phrase) -> Markup:
    """Return a text or a phrase as HTML that holds no elements but `em`, `strong`, `code` and `a`."""
    return Markup("").join(_html(piece) for piece in phrase_of(text))


def html_link(url: str, label: str | None = None) -> Markup:
    """Return a link to a web address as HTML; any other address stays text."""
    shown = one_line(url if label is None else label)
    return Markup('<a href="{}">{}</a>').format(one_line(url), shown) if is_web(url) else escape(shown)


def plain(text: str | Phrase) -> str:
    """Return a text or a phrase on one line without marks; the address of a link follows its words."""
    return "".join(_plain(phrase_of(text)))


def css_text(text: str) -> Markup:
    """Return a text as a CSS string in which nothing but letters, digits and spaces stands as itself."""
    line = " ".join(text.split())
    safe = (char if (char.isascii() and char.isalnum()) or char == " " else f"\\{ord(char):x} " for char in line)
    return Markup(f'"{"".join(safe)}"')  # noqa: S704 - letters, digits, spaces and escapes only


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
