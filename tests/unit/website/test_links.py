from __future__ import annotations

import pytest

from cardgen.website.links import broken_links
from cardgen.website.page import Page, Part


def page(path: str, block: str = "", trail: tuple[tuple[str, str], ...] = ()) -> Page:
    return Page(path, "A", (Part("Here", "here", block=block),), trail=trail)


TARGET = page("systems/a/index.md", '<tr id="row"></tr>')


@pytest.mark.parametrize(
    "link",
    ["systems/a/", "systems/a/#here", "systems/a/#row", "#here", "systems/a/card.md", "https://example.org/x", "./"],
)
def test_link_that_leads_somewhere(link: str) -> None:
    assert broken_links([page("index.md", f'<a href="{link}">x</a>'), TARGET], ["systems/a/card.md"]) == []


@pytest.mark.parametrize(
    "link", ["systems/b/", "systems/a/#there", "#there", "systems/a/other.md", "systems/a", "/systems/a/"]
)
def test_link_that_leads_nowhere(link: str) -> None:
    assert broken_links([page("index.md", f'<a href="{link}">x</a>'), TARGET]) == [f"index.md: {link}"]


def test_links_count_from_the_folder_of_the_page() -> None:
    up = page("regimes/x/index.md", '<a href="../../systems/a/#row">x</a>')
    assert broken_links([up, TARGET]) == []


def test_trail_is_followed_too() -> None:
    assert broken_links([page("systems/a/index.md", trail=(("Systems", "systems/"),))]) == [
        "systems/a/index.md: ../../systems/"
    ]
