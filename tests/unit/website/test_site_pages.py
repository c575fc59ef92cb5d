from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from cardgen.domain.amendment import Amendment, EarlierRule
from cardgen.domain.assessment import Timing, TimingState
from cardgen.domain.truth import Lack, Missing
from cardgen.resources import Resource, resource_dir
from cardgen.website.links import broken_links
from cardgen.website.page import Page, Search
from cardgen.website.site import whole_site
from cardgen.website.standing import standings
from cardgen.website.system_page import verdicts
from cardgen.website.todo import to_do
from tests.unit.website.conftest import RECRUITER

if TYPE_CHECKING:
    from cardgen.website.portfolio import SiteInput
    from tests.unit.website.conftest import ASite


@pytest.fixture(scope="module")
def pages(site: SiteInput) -> dict[str, Page]:
    return {page.address: page for page in whole_site(site).pages}


def html(page: Page) -> str:
    return page.markdown + "".join(block for _, block in page.blocks)


def beside(site: SiteInput) -> list[str]:
    return [*whole_site(site).files, *(f"systems/{system.id}/assessment.json" for system in site.systems)]


def test_addresses_are_ids(pages: dict[str, Page]) -> None:
    expected = {
        *("", "systems/", "regimes/", "controls/", "matrix/", "deadlines/", "method/"),
        *("systems/recruiter/", "systems/recruiter/card/", "systems/recruiter/checklist/demo/"),
        *("regimes/demo/", "regimes/demo/rules/", "regimes/demo/d-1/", "regimes/demo/d-2/", "matrix/demo/"),
        "controls/risk-management/",
    }
    assert expected <= set(pages)


def test_every_link_leads_somewhere(pages: dict[str, Page], site: SiteInput) -> None:
    assert broken_links(pages.values(), beside(site)) == []


def test_empty_portfolio_has_all_its_pages(a_site: ASite) -> None:
    empty = a_site({})
    pages = {page.address: page for page in whole_site(empty).pages}
    assert broken_links(pages.values(), whole_site(empty).files) == []
    assert "cardgen init" in html(pages[""])


def test_only_section_roots_stand_in_the_navigation(pages: dict[str, Page]) -> None:
    assert [page.address for page in pages.values() if page.nav] == [
        *("", "systems/", "regimes/", "controls/", "matrix/", "deadlines/", "method/")
    ]


def test_anchors_are_ids(pages: dict[str, Page]) -> None:
    shown = html(pages["systems/recruiter/"])
    for anchor in ("verdict-demo-tier", "duty-d-1", "due-now", "evidence-plan"):
        assert f'id="{anchor}"' in shown
    assert 'id="todo-use"' in html(pages["systems/silent/"])
    for anchor in ("verdicts", "rests-on", "open-questions", "to-do", "duties", "evidence", "waivers", "receipt"):
        assert f"{{#{anchor} " in shown
    assert "{#recruits}" in html(pages["regimes/demo/rules/"])


def test_verdict_reads_value_rule_reason_place(pages: dict[str, Page]) -> None:
    shown = html(pages["systems/recruiter/"])
    parts = ["High", "rules/#recruits", "use.areas", "includes employment.recruitment", "recruiter.cardgen.yaml:5"]
    places = [shown.index(part, shown.index('id="verdict-demo-tier"')) for part in parts]
    assert places == sorted(places)


def test_undetermined_verdict_names_its_question(pages: dict[str, Page]) -> None:
    shown = html(pages["systems/silent/"])
    assert "Undetermined" in shown
    assert "In which of these areas is it meant to be used?" in shown
    assert "answer use.areas" in shown


def block(page: Page, heading: str) -> str:
    (found,) = [part.block for part in page.parts if part.heading == heading]
    return found


def test_open_question_says_where_to_answer_and_what_it_settles(pages: dict[str, Page]) -> None:
    shown = block(pages["systems/silent/"], "Open questions")
    assert "<code>use.areas</code>" in shown
    assert "silent.cardgen.yaml" in shown
    assert 'href="#verdict-demo-tier">Demo: Tier</a>' in shown
    assert "No open question" in block(pages["systems/recruiter/"], "Open questions")


def test_to_do_names_the_path_and_the_duty_that_it_serves(pages: dict[str, Page]) -> None:
    shown = block(pages["systems/silent/"], "To do")
    assert shown.index('id="todo-use"') < shown.index('id="todo-risks"') < shown.index('id="todo-evidence"')
    assert "<code>use.intended_purpose</code>" in shown
    assert 'href="#duty-d-2">D-2</a>' in shown
    assert "Nothing to write" not in shown


def test_what_a_transition_frees_from_is_neither_asked_nor_to_do(site: SiteInput) -> None:
    system = next(one for one in site.systems if one.id == "silent")
    (assessment,) = system.assessments
    asked = (Missing("use.areas", Lack.ANSWER),)
    left = {}
    for state in (TimingState.IN_FORCE, TimingState.EXEMPT):
        findings = tuple(replace(one, timing=Timing(state, missing=asked)) for one in assessment.findings)
        judged = replace(system, assessments=(replace(assessment, findings=findings),))
        (standing,) = standings(replace(site, systems=(judged,)))
        left[state] = to_do(standing, site.clock.as_of), [one for one in standing.questions if one.duties]
    assert all(left[TimingState.IN_FORCE])
    assert left[TimingState.EXEMPT] == ((), [])


def test_what_an_amending_act_did_has_a_page_and_a_line_where_it_was_done(site: SiteInput) -> None:
    (regime,) = site.regimes
    done = {"known_from": "2026-07-24", "by": "Act 2", "did": "changed", "change": {"en": "It was *narrower*."}}
    history = (Amendment[EarlierRule].model_validate_json(json.dumps(done)),)
    rules = {name: one.model_copy(update={"history": history}) for name, one in regime.rules.items()}
    changed = replace(site, regimes=(replace(regime, rules=rules),))
    pages = {page.address: html(page) for page in whole_site(changed).pages}
    shown = pages["regimes/demo/changes/"]
    assert "Act 2" in shown
    assert shown.count("<strong>changed</strong>: It was <em>narrower</em>.") == len(rules)
    assert 'href="../../../regimes/demo/rules/#recruits"' in shown
    assert "changed by Act 2, known from 2026-07-24" in pages["regimes/demo/rules/"]
    assert 'href="../../regimes/demo/changes/"' in pages["regimes/demo/"]
    assert "regimes/demo/changes/" not in {page.address for page in whole_site(site).pages}


def test_a_regime_that_asks_for_nothing_stands_last_and_folded(a_site: ASite) -> None:
    plain = "manifest: 1\nsystem: {id: plain, name: Plain}\nuse: {areas: []}\nfacts: {demo: {safety: {part: true}}}\n"
    site = a_site({"plain": plain, "recruiter": RECRUITER})
    asks = {system.id: system.assessments[0] for system in site.systems}
    assert [asks[name].axes[0].value for name in ("plain", "recruiter")] == ["low", "high"]
    quiet = replace(asks["plain"], axes=asks["plain"].axes * 3)
    (standing,) = standings(replace(site, systems=(replace(site.systems[0], assessments=(quiet, asks["recruiter"])),)))
    assert [(len(one.shown), len(one.folded)) for one in verdicts(standing)] == [(1, 0), (1, 2)]
    assert [one.shown[0].value for one in verdicts(standing)] == ["High", "Low"]


def test_a_duty_is_told_in_each_language_of_the_pack(site: SiteInput) -> None:
    (regime,) = site.regimes
    both = {"en": "Write down the risks.", "zh": "记录风险。"}
    duty = regime.requirements["D-1"].model_copy(update={"duty": both, "title": {"en": "Risks", "zh": "风险"}})
    changed = replace(regime, requirements={**regime.requirements, "D-1": duty})
    pages = {page.address: html(page) for page in whole_site(replace(site, regimes=(changed,))).pages}
    assert '<p lang="zh"><strong>风险</strong> 记录风险。</p>' in pages["regimes/demo/d-1/"]
    assert "lang=" not in pages["regimes/demo/d-2/"]


def test_templates_switch_escaping_off_nowhere() -> None:
    folder = resource_dir(Resource.TEMPLATES) / "site"
    texts = [path.read_text(encoding="utf-8") for path in folder.iterdir()]
    assert texts
    assert not [text for text in texts if re.search(r"\|\s*safe|autoescape", text)]


def test_home_counts_and_links_to_what_it_counts(pages: dict[str, Page]) -> None:
    figures = re.findall(r'<li[^>]*><a href="([^"]+)"><b>(\d+)</b>', html(pages[""]))
    assert figures == [
        ("systems/#prohibited", "0"),
        ("systems/#undetermined", "1"),
        ("systems/#gaps", "2"),
        ("deadlines/#next-90-days", "1"),
    ]


def test_what_ends_falls_due(pages: dict[str, Page]) -> None:
    shown = html(pages["deadlines/"])
    near, later = shown.index("{#next-90-days}"), shown.index("{#later}")
    blocks = [block(pages["deadlines/"], name) for name in ("Within 90 days", "Later", "Review of the rules")]
    assert near < later
    assert ["Evidence ends" in shown for shown in blocks] == [True, False, False]
    assert ["Waiver ends" in shown for shown in blocks] == [False, True, False]
    assert ["Review of the rules of Demo" in shown for shown in blocks] == [False, False, True]
    assert "2027-01-31" in shown
    assert "in 2 months" in shown


def test_waived_gap_stays_visible(pages: dict[str, Page]) -> None:
    assert "The chief" in html(pages["systems/recruiter/"])
    assert "waived until 2027-06-30" in html(pages["systems/recruiter/checklist/demo/"])


def test_tables_say_everything_without_a_script(pages: dict[str, Page]) -> None:
    home, matrix = html(pages[""]), html(pages["matrix/demo/"])
    assert "Recruiter" in home
    assert "Silent" in home
    assert re.search(r'<tr id="d-1">.*>D-1</a> Risks', matrix)


def test_matrix_data_has_a_letter_for_each_requirement(site: SiteInput) -> None:
    data = json.loads(whole_site(site).files["matrix/demo/data.json"])
    assert [one[0] for one in data["requirements"]] == ["D-1", "D-2"]
    assert {system[0]: system[2] for system in data["systems"]} == {"recruiter": "DW", "silent": "GG"}
    assert set("".join(system[2] for system in data["systems"]).lower()) <= set(data["legend"])


def test_chart_has_its_numbers_in_words_and_as_a_table(pages: dict[str, Page]) -> None:
    shown = html(pages[""])
    assert "Of 2 systems: High 1, Low 0, Undetermined 1." in shown
    assert '<td>High</td><td class="cg-num">1</td>' in shown


def test_rows_stay_out_of_the_search(pages: dict[str, Page]) -> None:
    assert pages["systems/recruiter/checklist/demo/"].search is Search.EXCLUDED
    assert "<table" not in "".join(page.markdown for page in pages.values())


def test_words_never_call_a_system_compliant(pages: dict[str, Page]) -> None:
    text = " ".join(html(page) for page in pages.values()).lower()
    assert not re.search(r"\bcompliant\b|\bpassed\b|\d ?%(?!\")", text)


HOSTILE = """\
manifest: 1
system:
  id: hostile
  name: "<script>alert(1)</script> {: onclick=alert(2) } {{ 7*7 }} [x](javascript:alert(3))"
  version: "1\\"</style><script>alert(4)</script>"
  description: "</div>\\n\\n# Heading\\n\\n<img src=x onerror=alert(5)>\\n\\n---\\ntitle: mine\\n---\\n"
organisation: {name: "<b onmouseover=alert(6)>", roles: [provider]}
use:
  intended_purpose: "<div data-block=\\"1\\"></div> ![x](https://example.org/x.png) [y](data:text/html,x)"
  areas: [employment.recruitment]
governance: {accountable: "</td></table><iframe src=//example.org>"}
evidence:
  - {id: plan, kind: monitoring_plan, title: "<svg onload=alert(7)>", owner: "{% raw %}",
     url: "https://example.org/\\"onclick=alert(8)//"}
waivers:
  - {requirement: D-2, reason: "</textarea><script>", approver: "&lt;b&gt;", expires: 2027-06-30}
facts: {demo: {safety: {part: true}, ground: []}}
"""


class Seen(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets |= {value or "" for name, value in attrs if name in {"href", "src"}}


def test_hostile_text_is_inert(a_site: ASite) -> None:
    site = a_site({"hostile": HOSTILE})
    pages = whole_site(site).pages
    assert broken_links(pages, beside(site)) == []
    for page in pages:
        seen = Seen()
        seen.feed(html(page))
        assert seen.tags.isdisjoint({"script", "iframe", "img", "object", "embed", "form", "base"})
        assert not [name for name in seen.attributes if name.startswith("on")]
        assert not [one for one in seen.targets if one.lower().startswith(("javascript:", "data:", "//"))]
        assert page.markdown.count('<div data-block="1"></div>') <= 1
        assert page.markdown.count("\n---\n") == 1
