"""The calendars of the site: one for each system, one for all, and a link to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from icalendar import Calendar, Event

from cardgen.website.site import whole_site

if TYPE_CHECKING:
    from cardgen.website.portfolio import SiteInput
    from tests.unit.website.conftest import ASite

NOISY = """\
manifest: 1
system: {id: noisy, name: "A, B; C\\r\\nEND:VEVENT\\nBEGIN:VEVENT"}
organisation: {roles: [provider]}
evidence: [{id: plan, kind: monitoring_plan, title: "\\e[31m\\u2028\\U0001f4a9 plan",
             url: "https://a.b/", valid_until: 9999-12-31}]
facts: {demo: {safety: {part: true}, ground: []}}
"""


@pytest.fixture(scope="module")
def calendars(site: SiteInput) -> dict[str, bytes]:
    return {name: content for name, content in whole_site(site).files.items() if name.endswith(".ics")}


def summaries(content: bytes) -> list[str]:
    return [str(one["summary"]) for one in Calendar.from_ical(content).subcomponents if isinstance(one, Event)]


def test_each_system_has_one_and_all_have_one_together(calendars: dict[str, bytes]) -> None:
    own = ["Recruiter: Evidence ends: Monitoring plan", "Recruiter: Waiver ends: D-2"]
    assert {name: summaries(content) for name, content in calendars.items()} == {
        "systems/recruiter/deadlines.ics": own,
        "systems/silent/deadlines.ics": [],
        "deadlines.ics": [*own, "Review of the rules of Demo is due (version 2026.11.0)"],
    }


def test_one_without_any_deadline_is_valid_for_those_who_subscribed(calendars: dict[str, bytes]) -> None:
    content = calendars["systems/silent/deadlines.ics"]
    assert b"X-WR-CALNAME:Silent: deadlines\r\n" in content
    assert Calendar.from_ical(content).subcomponents


@pytest.mark.parametrize(("address", "link"), [("deadlines/", "../"), ("systems/silent/", "../../systems/silent/")])
def test_a_page_leads_to_its_calendar(site: SiteInput, address: str, link: str) -> None:
    (page,) = [one for one in whole_site(site).pages if one.address == address]
    assert f'href="{link}deadlines.ics" download' in "".join(html for _, html in page.blocks)


def test_text_of_a_manifest_stays_text(a_site: ASite) -> None:
    files = whole_site(a_site({"noisy": NOISY})).files
    (summary,) = summaries(files["systems/noisy/deadlines.ics"])
    assert summary == "A, B; C END:VEVENT BEGIN:VEVENT: Evidence ends: \ufffd[31m \U0001f4a9 plan"


def test_the_same_site_has_the_same_calendars(site: SiteInput, calendars: dict[str, bytes]) -> None:
    again = whole_site(site).files
    assert {name: again[name] for name in calendars} == calendars
