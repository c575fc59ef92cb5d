"""Phrases put together from words, codes and links, in no notation yet: templates write them as Markdown or HTML."""

from __future__ import annotations

from collections.abc import Iterable

from cardgen.domain.vocabulary.code import Code
from cardgen.rendering.pieces import Kind, Phrase, Piece, is_web, one_line, pieces

NOTHING: Phrase = ()


def words(text: str) -> Phrase:
    """Return a text that a person wrote, with its inline marks."""
    return pieces(text)


def literal(text: str) -> Phrase:
    """Return a text in which nothing takes effect; spaces at its ends stay."""
    return (Piece(Kind.TEXT, text),) if text else NOTHING


def code(text: str) -> Phrase:
    """Return a path, an id or a hash."""
    return (Piece(Kind.CODE, one_line(text)),)


def emphasised(text: str) -> Phrase:
    """Return words that stand out a little."""
    return Piece(Kind.OPEN, tag="em"), Piece(Kind.TEXT, text), Piece(Kind.CLOSE, tag="em")


def strong(text: str) -> Phrase:
    """Return words that stand out."""
    return Piece(Kind.OPEN, tag="strong"), Piece(Kind.TEXT, text), Piece(Kind.CLOSE, tag="strong")


def link(url: str) -> Phrase:
    """Return an address of the web as a link; any other address stays text."""
    shown = one_line(url)
    if not is_web(shown):
        return literal(shown)
    return Piece(Kind.OPEN, tag="a", href=shown), Piece(Kind.TEXT, shown), Piece(Kind.CLOSE, tag="a")


def meaning(vocabulary: type[Code], value: str) -> Phrase:
    """Return the meaning of a code, and the code itself in brackets where it says something else."""
    return in_words(vocabulary.meaning_of(value), value)


def in_words(found: str, value: str) -> Phrase:
    """Return the meaning of a code with the code, or the one of them where they are the same."""
    return literal(found) if found == value else (*literal(f"{found} ("), *code(value), *literal(")"))


def noted(note: str, text: str) -> Phrase:
    """Return a text behind a note of ours, e.g. *Not evaluated*: why."""
    return (*emphasised(note), *literal(": "), *words(text))


def joined(phrases: Iterable[Phrase], separator: str = "; ") -> Phrase:
    """Return phrases one after the other."""
    found: list[Piece] = []
    for phrase in phrases:
        found += [*(literal(separator) if found else NOTHING), *phrase]
    return tuple(found)


def length(phrase: Phrase) -> int:
    """Return how many characters a phrase shows."""
    return sum(len(piece.text) for piece in phrase)
