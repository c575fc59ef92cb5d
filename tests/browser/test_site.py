"""A reader goes through the site: finds what is asked for, on any screen, with and without scripts, on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Protocol

import axe_playwright_python  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.xdist_group("browser")

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
PAGES = (
    "",
    "systems/",
    "systems/cv-screener/",
    "systems/exam-proctor/",
    "systems/cv-screener/card/",
    "systems/cv-screener/checklist/eu-ai-act/",
    "regimes/",
    "regimes/eu-ai-act/",
    "regimes/eu-ai-act/aia-26-7/",
    "controls/",
    "controls/human-oversight/",
    "matrix/eu-ai-act/",
    "deadlines/",
    "method/",
)
WIDE = {"width": 1400, "height": 900}
NARROW = {"width": 390, "height": 844}


class Watched(Protocol):
    """A page that is watched for faults (see conftest)."""

    page: Page

    def open(self, path: str = "") -> Page: ...


class Opened(Protocol):
    """Gives watched pages."""

    def __call__(self, **options: Any) -> Watched: ...


def violations(page: Page) -> list[str]:
    """Return the serious and critical violations that axe-core finds."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [
        f"{one['id']}: {one['help']} ({one['nodes'][0]['html'][:120]})"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_and_asks_nobody_else(opened: Opened, path: str) -> None:
    for viewport, scheme in ((WIDE, "light"), (NARROW, "dark")):
        watched = opened(viewport=viewport, color_scheme=scheme)
        page = watched.open(path)
        expect(page.locator("h1")).to_have_count(1)
        assert violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone(opened: Opened, path: str) -> None:
    page = opened(viewport=NARROW).open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


def test_from_the_portfolio_to_a_duty_in_two_clicks(opened: Opened) -> None:
    page = opened(viewport=WIDE).open()
    page.get_by_role("link", name="Rangfolge CV screener").first.click()
    expect(page.locator("h1")).to_contain_text("Rangfolge CV screener")
    expect(page.locator("main")).to_contain_text("Annex III 4(a)")
    expect(page.locator("main")).to_contain_text(re.compile(r"cv-screener\.cardgen\.yaml:\d+"))
    page.locator("main a[href$='/aia-26-7/']:visible").first.click()
    expect(page.locator("h1")).to_contain_text("Workers are told")


def test_search_finds_a_requirement(opened: Opened) -> None:
    page = opened(viewport=WIDE).open()
    field = page.get_by_role("textbox", name="Search")
    field.click()
    field.press_sequentially("AIA-26-7", delay=20)
    result = page.locator(".md-search-result__link").filter(has_text="Workers are told").first
    expect(result).to_be_visible(timeout=10_000)
    result.click()
    expect(page.locator("h1")).to_contain_text("Workers are told")


def test_an_undetermined_tier_names_the_questions_that_decide(opened: Opened) -> None:
    main = opened(viewport=WIDE).open("systems/exam-proctor/").locator("main")
    expect(main).to_contain_text(re.compile("undetermined", re.IGNORECASE))
    expect(main).to_contain_text("use.profiles_persons")
    expect(main).to_contain_text("biometrics.functions")


def test_a_table_is_filtered_and_sorted(opened: Opened) -> None:
    page = opened(viewport=WIDE).open("systems/")
    table = page.locator("table[data-cg-filter='systems']")
    rows = table.locator("tbody tr:visible")
    assert rows.count() == 12
    field = page.get_by_label(re.compile("Filter")).first
    field.fill("whisper")
    expect(rows).to_have_count(1)
    field.fill("")
    names = table.locator("tbody tr:visible th")
    before = names.all_inner_texts()
    button = table.locator("thead th").first.get_by_role("button")
    button.click()
    ascending = names.all_inner_texts()
    button.click()
    descending = names.all_inner_texts()
    assert sorted(before) == sorted(ascending) == sorted(descending)
    assert ascending == descending[::-1]


def test_without_scripts_everything_is_there(opened: Opened) -> None:
    page = opened(java_script_enabled=False).open()
    expect(page.locator("table[data-cg-filter]").first).to_be_visible()
    page.locator("main").get_by_role("link", name="Film recommender").first.click()
    expect(page.locator("h1")).to_contain_text("Film recommender")
    expect(page.locator("main")).to_contain_text(re.compile("minimal risk", re.IGNORECASE))


def test_on_paper_there_is_no_navigation_and_a_header_with_the_day(opened: Opened) -> None:
    watched = opened(viewport=WIDE)
    page = watched.open("systems/cv-screener/")
    page.emulate_media(media="print")
    expect(page.locator("header.md-header")).to_be_hidden()
    expect(page.locator(".md-search")).to_be_hidden()
    body = page.locator("body").inner_text()
    assert "2026-11-21" in body
    assert "Rangfolge CV screener" in body


def test_the_scheme_follows_the_reader_and_can_be_changed(opened: Opened) -> None:
    dark = opened(viewport=WIDE, color_scheme="dark").open()
    light = opened(viewport=WIDE, color_scheme="light").open()
    shade = "getComputedStyle(document.body).backgroundColor"
    assert dark.evaluate(shade) != light.evaluate(shade)


def test_the_matrix_shows_every_system_and_duty(opened: Opened) -> None:
    page = opened(viewport=WIDE).open("matrix/eu-ai-act/")
    expect(page.locator("main a[href*='systems/']").first).to_be_attached()
    linked = page.locator("main a[href*='systems/']").evaluate_all("links => links.map(link => link.href)")
    systems = {re.sub(r".*/systems/([^/]+)/.*", r"\1", href) for href in linked}
    assert {"cv-screener", "credit-scoring", "ward-triage", "exam-proctor"} <= systems
    assert page.locator("main a[href*='/aia-']").count() > 200


def test_the_downloads_are_there(opened: Opened) -> None:
    page = opened(viewport=WIDE).open("systems/cv-screener/")
    for ending in ("assessment.json", ".md"):
        link = page.locator(f"main a[href$='{ending}']").first
        answer = page.request.get(page.evaluate("link => link.href", link.element_handle()))
        assert answer.ok
        assert answer.body()
