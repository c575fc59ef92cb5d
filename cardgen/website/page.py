"""A page of the site, before any generator has seen it.

Headings and short prose are Markdown, so that every generator finds the outline and the search its words. Large
tables are blocks: finished HTML that is put into the built page where its placeholder stands, so that their cost does
not depend on a Markdown parser and the text of manifests never meets one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from posixpath import dirname

from cardgen.rendering.inline import css_text


class Search(StrEnum):
    """How the search treats a page."""

    INDEXED = "indexed"
    BOOSTED = "boosted"
    LEAD = "lead"
    """Only the title and the prose before the first heading."""
    EXCLUDED = "excluded"


class Outline(StrEnum):
    """Whether the headings of a page stand beside it."""

    BESIDE = "beside"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a page: a heading with a permanent anchor, prose that search finds, a block that it skips."""

    heading: str = ""
    anchor: str = ""
    level: int = 2
    prose: str = ""
    block: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: where it stands (`path` ends in `index.md`), what it is called, its parts in order.

    `running` heads each sheet of paper; `trail` leads back, in words and addresses from the root.
    """

    path: str
    title: str
    parts: tuple[Part, ...]
    description: str = ""
    nav: str = ""
    search: Search = Search.INDEXED
    outline: Outline = Outline.BESIDE
    running: tuple[str, str] = ("", "")
    trail: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """Where the page stands in the finished site, from its root: `systems/cv-screener/` or nothing for home."""
        folder = dirname(self.path)
        return f"{folder}/" if folder else ""

    @property
    def root(self) -> str:
        """The way from the page to the root of the site: `../../` or nothing."""
        return "../" * self.address.count("/")

    @property
    def blocks(self) -> tuple[tuple[str, str], ...]:
        """The placeholders of the page, and the HTML that replaces each."""
        return tuple((_placeholder(index), part.block) for index, part in enumerate(self.parts) if part.block)

    @property
    def markdown(self) -> str:
        """The text that a generator gets: front matter, headings, prose, placeholders."""
        return "\n".join([*self._front_matter(), *self._body()]) + "\n"

    def _front_matter(self) -> Iterator[str]:
        yield "---"
        yield f"title: {json.dumps(inert(self.title), ensure_ascii=False)}"
        if self.description:
            yield f"description: {json.dumps(inert(self.description), ensure_ascii=False)}"
        hidden = ["navigation"] if self.outline is Outline.BESIDE else ["navigation", "toc"]
        yield f"hide: {json.dumps(hidden)}"
        if self.trail:
            trail = [[inert(text), f"{self.root}{href}"] for text, href in self.trail]
            yield f"trail: {json.dumps(trail, ensure_ascii=False)}"
        match self.search:
            case Search.EXCLUDED:
                yield "search: {exclude: true}"
            case Search.BOOSTED:
                yield "search: {boost: 2}"
            case Search.INDEXED | Search.LEAD:
                pass
        yield "---"

    def _body(self) -> Iterator[str]:
        yield f"\n# {inert(self.title)} {{#top}}"
        if any(self.running):
            left, right = (css_text(text) for text in self.running)
            yield f"\n<style>@page{{@top-left{{content:{left}}}@top-right{{content:{right}}}}}</style>"
        for index, part in enumerate(self.parts):
            if part.heading:
                skipped = " data-search-exclude=1" if self.search is Search.LEAD else ""
                yield f"\n{'#' * part.level} {inert(part.heading)} {{#{part.anchor}{skipped}}}"
            if part.prose:
                yield f'\n<div class="cg-prose">\n{without_blank_lines(part.prose)}\n</div>'
            if part.block:
                yield f"\n{_placeholder(index)}"


def _placeholder(index: int) -> str:
    return f'<div data-block="{index}"></div>'


_PLAIN = frozenset(" ,.;")


def inert(text: str) -> str:
    """Return text that means nothing but itself in Markdown, HTML, YAML and Jinja alike."""
    line = " ".join(text.split())
    return "".join(char if char.isalnum() or char in _PLAIN else f"&#{ord(char)};" for char in line)


def without_blank_lines(html: str) -> str:
    """Return HTML that Markdown passes through as one block."""
    return "\n".join(line for line in html.splitlines() if line.strip())
