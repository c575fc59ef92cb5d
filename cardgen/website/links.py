"""Whether every link between the pages of a site leads somewhere, its anchor included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import normpath
from urllib.parse import unquote

from cardgen.website.page import Page

# Patterns that begin with plain text: the pages of a large portfolio are megabytes, and these are found at once.
_LINKS = (re.compile(r' href="([^"]*)"'), re.compile(r' data-source="([^"]*)"'))
_ANCHORS = (re.compile(r' id="([^"]+)"'), re.compile(r"\{#([^}\s]+)[ }]"))
_ELSEWHERE = re.compile(r"^[a-zA-Z][a-zA-Z0-9+.-]*:")


def broken_links(pages: Iterable[Page], files: Iterable[str] = ()) -> list[str]:
    """Return one line for each link between pages that leads nowhere; links to other hosts are not followed."""
    known = list(pages)
    anchors = {page.address: _anchors(page) for page in known}
    places = frozenset(files) | frozenset(anchors)
    return [f"{page.path}: {link}" for page in known for link in _broken(page, anchors, places)]


def _broken(page: Page, anchors: dict[str, frozenset[str]], places: frozenset[str]) -> Iterator[str]:
    back = [f"{page.root}{href}" for _, href in page.trail]
    html = _html(page)
    for link in sorted({*(found for pattern in _LINKS for found in pattern.findall(html)), *back}):
        if _ELSEWHERE.match(link):
            continue
        path, _, anchor = link.replace("&amp;", "&").partition("#")
        target = _resolved(page.address, unquote(path))
        anchor = unquote(anchor)
        if target not in places or (anchor and target in anchors and anchor not in anchors[target]):
            yield link


def _resolved(base: str, path: str) -> str:
    """Return what a link means, from the root of the site; a path from the host's root would not move with it."""
    if not path:
        return base
    if path.startswith("/"):
        return path
    target = normpath(f"/{base}{path}").lstrip("/")
    return f"{target}/" if target and path.endswith(("/", ".")) else target


def _anchors(page: Page) -> frozenset[str]:
    html = _html(page)
    return frozenset(found for pattern in _ANCHORS for found in pattern.findall(html))


def _html(page: Page) -> str:
    return page.markdown + "".join(block for _, block in page.blocks)
