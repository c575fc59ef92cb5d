"""A drafted document: what the manifest says, every gap in its place and counted once, for one reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from markdown_it import MarkdownIt

from cardgen.domain.document_kind import Audience, DocumentKind
from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.manifest.evidence import EvidenceItem
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.rendering.because import Origin
from cardgen.rendering.document import Described, document_of
from cardgen.rendering.document_text import document_html, document_markdown
from cardgen.rendering.document_view import Blank, Drafted, Row, Rows, Sheet, Statement
from cardgen.rendering.inline import plain
from cardgen.rules.assess import Subject
from cardgen.rules.documents import document_judge
from tests.unit.rendering.conftest import manifest_of

if TYPE_CHECKING:
    from tests.conftest import ARegime
    from tests.unit.rendering.conftest import Given, Judge, Write

HEAD = {"document": 1, "id": "paper", "title": {"en": "Paper"}, "summary": {"en": "What."}, "keeper": {"en": "Who."}}


class Draft(Protocol):
    """Draft a document whose sections have some content, from given facts."""

    def __call__(
        self,
        given: Given,
        *content: object,
        audience: Audience = ...,
        evidence: tuple[Evidence, ...] = ...,
        **more: Any,
    ) -> Drafted: ...


@pytest.fixture(scope="module")
def regime(a_regime: ARegime) -> Regime:
    return a_regime(
        "demo",
        roles={"provider": {"when": {"fact": "organisation.roles", "includes": "provider"}}},
        terms={
            "sold": {"fact": "organisation.roles", "includes": "provider"},
            "small": {"fact": "organisation.size", "is": "micro"},
        },
        facts={"ready": {"type": "bool"}, "assertions.fair": {"type": "assertion"}},
        axes={"tier": ["high", "other"]},
        dates={"start": {"2024-01-01": "2026-08-02"}},
        transitions={"legacy": {"when": {"fact": "models[].offered_since", "before": "start"}}},
        schedules={"usual": [{"date": "start", "unless": "legacy"}]},
        rules={"high": {"axis": "tier", "value": "high", "when": {"fact": "use.profiles_persons", "is": True}}},
        requirements={"D-1": {"satisfied_when": [{"present": "risks"}], "references": ["Art. 1"]}},
    )


@pytest.fixture(scope="module")
def draft(written: Write, judge: Judge, regime: Regime, places: Places) -> Draft:
    def run(
        given: Given,
        *content: object,
        audience: Audience = Audience.AUTHORITY,
        evidence: tuple[Evidence, ...] = (),
        **more: Any,
    ) -> Drafted:
        section = {"id": "s", "number": "1(a)", "title": {"en": "Section"}, "content": content}
        parts = more.pop("parts", [{"id": "p", "sections": [{**section, **more.pop("section", {})}]}])
        kind = DocumentKind.model_validate_json(json.dumps({**HEAD, "parts": parts, **more}))
        origin = written(given)
        return drafted(kind, origin, audience, evidence)

    def drafted(kind: DocumentKind, origin: Origin, audience: Audience, evidence: tuple[Evidence, ...]) -> Drafted:
        assessment = judge(origin, regime, evidence=evidence)
        answers = document_judge(assessment, [assessment], Subject(origin.facts, evidence), places)
        system = Described(manifest_of(origin), origin, origin.source, "0" * 64, evidence)
        return document_of(kind, system, assessment, answers, audience)

    return run


def rows(document: Drafted) -> Iterator[Row]:
    for part in document.parts:
        for section in part.sections:
            for element in section.elements:
                if isinstance(element, Rows):
                    yield from element.rows


def lacking(document: Drafted) -> list[tuple[str, ...]]:
    return [one.gap.fill for one in document.gaps]


def proof(kind: str, state: EvidenceState = EvidenceState.VALID, **more: Any) -> Evidence:
    item = {"id": "proof", "kind": kind, "title": "The proof", "file": "proof.md", **more}
    return Evidence(EvidenceItem.model_validate_json(json.dumps(item)), state)


def test_what_the_manifest_says_stands_under_the_label_of_the_card(draft: Draft) -> None:
    (row,) = rows(draft({"use.intended_purpose": "To count."}, "use.intended_purpose"))
    assert (row.label, plain(row.text), row.gap) == ("Intended purpose", "To count.", None)


def test_what_the_manifest_lacks_is_a_gap_in_its_place(draft: Draft) -> None:
    document = draft({}, "use.intended_purpose", "system.design")
    assert lacking(document) == [("use.intended_purpose",), ("system.design",)]
    assert [row.gap.number for row in rows(document) if row.gap] == [1, 2]
    text = document_markdown(document)
    assert "**Gap 1 of 2**: fill `use.intended_purpose`" in text
    assert "| 2 | 1(a) | Design choices | `system.design` |" in text
    assert "2 gaps in the manifest" in document.state


def test_the_same_thing_to_fill_is_one_gap_wherever_it_is_met(draft: Draft) -> None:
    sections = [{"id": name, "number": name, "title": {"en": "T"}, "content": ["system.design"]} for name in ("a", "b")]
    document = draft({}, parts=[{"id": "p", "sections": sections}])
    (one,) = document.gaps
    assert one.sections == ("a", "b")
    assert [row.first for row in rows(document)] == [True, False]


@pytest.mark.parametrize("value", ["unknown", None], ids=str)
def test_unknown_is_as_silent_as_nothing(draft: Draft, value: object) -> None:
    assert lacking(draft({"system.design": value}, "system.design")) == [("system.design",)]


def test_an_answer_of_none_is_no_gap(draft: Draft) -> None:
    document = draft({"use.areas": [], "risks": []}, "use.areas", {"list": "risks", "columns": ["id"]})
    assert lacking(document) == []
    assert [plain(row.text) for row in rows(document)] == ["none", "none"]


def test_a_status_is_shown_with_its_reason(draft: Draft) -> None:
    given = {"system.design": {"not_applicable": "no design"}, "system.hardware": {"not_evaluated": "in May"}}
    document = draft(given, "system.design", "system.hardware")
    assert [plain(row.text) for row in rows(document)] == ["Not applicable: no design", "Not evaluated: in May"]
    assert lacking(document) == [("system.hardware",)]


def test_a_half_known_list_is_shown_and_leaves_a_gap(draft: Draft) -> None:
    given = {"use.vulnerable_groups": {"has": ["minors"], "undecided": ["elderly"]}}
    document = draft(given, "use.vulnerable_groups")
    (row,) = rows(document)
    assert plain(row.text) == "minors; Undecided: elderly"
    assert lacking(document) == [("use.vulnerable_groups",)]


def test_an_optional_field_says_that_it_is_not_stated(draft: Draft) -> None:
    document = draft({}, {"field": "system.design", "optional": True})
    assert lacking(document) == []
    assert [plain(row.text) for row in rows(document)] == ["not stated"]


def test_a_closed_gate_needs_no_answer(draft: Draft) -> None:
    document = draft({"generation.modalities": []}, "generation.visible_label")
    assert lacking(document) == []
    assert plain(next(rows(document)).text) == "Not asked: generation.modalities says none."


@pytest.mark.parametrize(
    ("roles", "gaps"), [(["provider"], 1), (["deployer"], 0), (None, 1)], ids=["asked", "not asked", "not known"]
)
def test_a_condition_decides_whether_a_field_is_needed(draft: Draft, roles: list[str] | None, gaps: int) -> None:
    given = {"organisation.roles": roles} if roles else {}
    document = draft(given, {"field": "system.design", "asked_when": {"term": "sold"}})
    assert len(document.gaps) == gaps
    if roles is None:
        assert plain(document.gaps[0].gap.note) == "needed or not depends on organisation.roles"
    if not gaps:
        assert plain(next(rows(document)).text) == "Not needed for this system, because"


def test_a_fact_of_the_pack_and_a_judgement_are_shown(draft: Draft) -> None:
    judgement = {"answer": True, "rationale": "we looked", "by": "A. B."}
    given = {"facts": {"demo": {"ready": False, "assertions": {"fair": judgement}}}}
    document = draft(given, "facts.demo.ready", {"field": "facts.demo.assertions.fair", "label": {"en": "Fair"}})
    assert [plain(row.text) for row in rows(document)] == ["no", "yes, asserted by A. B.: we looked"]


RISKS = {
    "risks": [
        {"id": "R1", "what": "Harm", "residual": "low", "touches": ["health"]},
        {"id": "R2", "what": "Delay", "touches": ["privacy"]},
        {"id": "R3", "what": "Noise", "touches": {"has": [], "undecided": ["health"]}},
    ]
}


def test_a_list_is_a_table_and_names_the_items_that_lack_something(draft: Draft) -> None:
    document = draft(RISKS, {"list": "risks", "columns": ["id", "what", "residual"]})
    sheet = document.parts[0].sections[0].elements[0]
    assert isinstance(sheet, Sheet)
    assert [plain(cells[2]) for cells in sheet.cells] == ["low", "gap 1", "gap 1"]
    (one,) = document.gaps
    assert (one.gap.fill, plain(one.gap.note)) == (("risks[].residual",), "for R2, R3")


def test_a_list_that_is_left_out_is_one_gap(draft: Draft) -> None:
    document = draft(
        {}, {"list": "risks", "columns": ["id", "what"]}, {"list": "parties", "columns": ["name"], "may_lack": True}
    )
    assert lacking(document) == [("risks",)]
    assert [plain(row.text) for row in rows(document)] == ["", "none stated"]


def test_a_filter_shows_the_items_of_a_kind_and_asks_about_those_that_are_not_known(draft: Draft) -> None:
    health = {"list": "risks", "columns": ["id"], "where": {"fact": ".touches", "includes": "health"}}
    document = draft(RISKS, health)
    sheet = document.parts[0].sections[0].elements[0]
    assert isinstance(sheet, Sheet)
    assert [plain(cells[0]) for cells in sheet.cells] == ["R1"]
    assert lacking(document) == [("risks[].touches",)]
    assert plain(next(rows(document)).text) == "not known whether these belong here: R3."


def test_a_filter_that_finds_nothing_is_a_gap(draft: Draft) -> None:
    given = {"risks": [{"id": "R1", "touches": ["privacy"]}]}
    where = {"fact": ".touches", "includes": "health"}
    document = draft(given, {"list": "risks", "columns": ["id"], "where": where, "label": {"en": "Health risks"}})
    assert lacking(document) == [("risks (health risks)",)]


def test_items_can_be_blocks_and_lines(draft: Draft) -> None:
    given = {**RISKS, "system.inputs": [{"format": "Text"}]}
    blocks = {"list": "risks", "as": "groups", "name": "what", "columns": ["what", "residual"]}
    text = document_markdown(draft(given, blocks, {"list": "system.inputs", "as": "lines", "columns": ["format"]}))
    assert "#### Harm\n\n- **Residual:** low" in text
    assert "#### Delay\n\n- **Residual:** *gap 1*" in text
    assert "- **Inputs:**\n    - Text" in text


def test_the_last_day_is_counted_from_a_date_of_the_item(draft: Draft) -> None:
    given = {
        "monitoring.incidents": [
            {"kinds": ["death"], "aware_on": "2026-02-25"},
            {"kinds": ["malfunction"], "aware_on": "2026-02-25"},
            {"kinds": ["death"]},
            {"kinds": {"has": ["malfunction"], "undecided": ["death"]}, "aware_on": "2026-02-25"},
        ]
    }
    within = [
        {"days": 10, "when": {"fact": ".kinds", "includes": "death"}, "reference": "Art. 2"},
        {"days": 15, "reference": "Art. 1"},
    ]
    due = {"label": {"en": "Due"}, "counted_from": "aware_on", "within": within}
    entry = {"list": "monitoring.incidents", "as": "groups", "columns": ["kinds", "aware_on"], "due": due}
    lines = document_markdown(draft(given, entry)).splitlines()
    assert [line.removeprefix("- **Due:** ") for line in lines if "**Due:**" in line] == [
        "2026-03-07 (10 days, Art. 2)",
        "2026-03-12 (15 days, Art. 1)",
        "<em>cannot be counted: fill monitoring.incidents&#91;2&#93;.aware_on</em>",
        "2026-03-12 (15 days, Art. 1); perhaps already 2026-03-07 (Art. 2)",
    ]


def test_evidence_is_listed_with_its_state(draft: Draft) -> None:
    document = draft({}, {"evidence": "fria"}, evidence=(proof("fria", issued="2026-01-02", signed_by="A. B."),))
    assert lacking(document) == []
    assert "| The proof | 2026-01-02 | A. B. | ● there, no hash to compare | proof.md |" in document_markdown(document)


@pytest.mark.parametrize(
    ("evidence", "note"),
    [((), ""), ((proof("fria", EvidenceState.MISSING),), "none of those listed counts"), ((proof("dpia"),), "")],
    ids=["none", "missing file", "of another kind"],
)
def test_evidence_that_is_not_there_or_does_not_count_is_a_gap(
    draft: Draft, evidence: tuple[Evidence, ...], note: str
) -> None:
    document = draft({}, {"evidence": ["fria", "pipia"]}, evidence=evidence)
    (one,) = document.gaps
    assert (one.gap.fill, plain(one.gap.note)) == (("evidence (kind: fria or pipia)",), note)


def test_only_authorities_see_where_evidence_lies(draft: Draft) -> None:
    evidence = (proof("fria"),)
    document = draft(
        {}, {"evidence": "fria"}, evidence=evidence, audience=Audience.PUBLIC, section={"audience": "public"}
    )
    text = document_markdown(document)
    assert "The proof" in text
    assert "proof.md" not in text


def test_room_is_left_for_what_only_a_person_writes(draft: Draft) -> None:
    document = draft({}, {"write": {"en": "Signature"}, "lines": 2})
    assert document.parts[0].sections[0].elements == (Blank("Signature", 2),)
    assert document.state == "No gap in the manifest, 1 place to write by hand"


def test_a_statement_is_made_left_out_or_open(draft: Draft) -> None:
    entry = {"statement": {"en": "We sell it."}, "asked_when": {"term": "sold"}}
    selling: list[Given] = [{"organisation.roles": ["provider"]}, {"organisation.roles": []}, {}]
    made, out, open_ = (draft(given, entry) for given in selling)
    (element,) = made.parts[0].sections[0].elements
    assert isinstance(element, Statement)
    assert [row.label for row in rows(out)] == ["Statement left out"]
    assert lacking(open_) == [("organisation.roles",)]


def test_a_condition_an_axis_and_duties_show_why(draft: Draft) -> None:
    entries = (
        {"holds": {"term": "sold"}, "label": {"en": "Sold"}},
        {"axis": "tier"},
        {"findings": ["D-"], "label": {"en": "Duties"}},
    )
    document = draft({"organisation.roles": ["provider"], "use.profiles_persons": True}, *entries)
    sold, tier, duties = rows(document)
    assert plain(sold.text) == "yes"
    assert plain(sold.under[0].text) == "organisation.roles includes provider (test.yaml:4)"
    assert "test.yaml:5" in plain(tier.under[0].under[0].text)
    assert plain(duties.under[0].text) == "○ gap: D-1 text (Art. 1)"
    assert lacking(draft({}, *entries)) == [("organisation.roles",), ("use.profiles_persons",)]


def test_a_need_that_is_not_met_is_a_gap(draft: Draft) -> None:
    need = {"label": {"en": "A risk"}, "check": {"any": [{"present": "risks"}, {"evidence": "risk_management_file"}]}}
    assert lacking(draft({"risks": []}, section={"needs": [need]})) == [
        ("risks", "evidence (kind: risk_management_file)")
    ]
    assert lacking(draft(RISKS, section={"needs": [need]})) == []


def test_a_section_that_does_not_concern_the_system_says_why(draft: Draft) -> None:
    document = draft({"organisation.roles": []}, "system.design", section={"when": {"term": "sold"}})
    (section,) = document.parts[0].sections
    assert (section.elements, lacking(document)) == ((), [])
    assert "This section: not applicable, because" in document_markdown(document)


def test_a_section_of_which_nobody_knows_asks_and_is_drafted(draft: Draft) -> None:
    document = draft({}, "system.design", section={"when": {"term": "sold"}})
    assert lacking(document) == [("organisation.roles",), ("system.design",)]


def test_a_document_is_asked_not_asked_or_open(draft: Draft) -> None:
    def asked(given: Given) -> str:
        document = draft(given, roles=["provider"], asked_when={"term": "small"}, section={"content": ["system.name"]})
        return next(plain(line.text) for line in document.about if line.label == "Asked of this system")

    assert asked({"organisation.roles": ["provider"], "organisation.size": "micro"}) == "yes"
    assert asked({"organisation.roles": ["deployer"]}).startswith("no; drafted all the same")
    assert asked({"organisation.roles": ["provider"]}) == "not known yet; the answers decide: organisation.size"


def test_a_transition_that_frees_from_the_duty_is_told(draft: Draft) -> None:
    given = {"organisation.roles": ["provider"], "models": [{"id": "m", "offered_since": "2025-01-01"}]}
    document = draft(given, roles=["provider"], applies_from="usual", section={"content": ["system.name"]})
    asked = next(plain(line.text) for line in document.about if line.label == "Asked of this system")
    assert asked == "by its kind, but not owed: text"


VARIANT = {
    "id": "short",
    "title": {"en": "Short form"},
    "when": {"term": "small"},
    "note": {"en": "Use the official form."},
    "parts": [{"id": "q", "sections": [{"id": "all", "title": {"en": "All"}, "gathers": ["s"]}]}],
}


def test_another_form_gathers_the_same_content(draft: Draft) -> None:
    full, short = (
        draft({"organisation.size": size}, "system.design", variants=[VARIANT]) for size in ("large", "micro")
    )
    assert (full.variant, short.variant) == ("", "Short form")
    assert lacking(full) == lacking(short) == [("system.design",)]
    assert [section.title for section in short.parts[0].sections] == ["All"]
    assert "Use the official form." in document_markdown(short)


def test_a_form_of_which_nobody_knows_is_named_and_not_taken(draft: Draft) -> None:
    document = draft({}, "system.design", variants=[VARIANT])
    assert document.variant == ""
    assert any("organisation.size" in plain(line.text) for line in document.about if line.label == "Other form")


SECRET = {"field": "system.design", "audience": "authority"}
AUDIENCES = [
    {"id": "p", "title": {"en": "For all"}, "audience": "public", "content": ["system.name", SECRET]},
    {"id": "d", "title": {"en": "For builders"}, "audience": "downstream", "content": ["system.hardware"]},
    {"id": "a", "title": {"en": "For authorities"}, "content": ["system.architecture"]},
]


@pytest.mark.parametrize(
    ("audience", "titles", "gaps", "withheld"),
    [
        (Audience.PUBLIC, ["For all"], 0, "1 section for those who use or build on it and 1 section for authorities"),
        (Audience.DOWNSTREAM, ["For all", "For builders"], 1, "1 section for authorities"),
        (Audience.AUTHORITY, ["For all", "For builders", "For authorities"], 3, ""),
    ],
    ids=str,
)
def test_each_reader_sees_what_is_meant_for_it(
    draft: Draft, audience: Audience, titles: list[str], gaps: int, withheld: str
) -> None:
    document = draft({}, parts=[{"id": "p", "sections": AUDIENCES}], audience=audience)
    assert [section.title for section in document.parts[0].sections] == titles
    assert len(document.gaps) == gaps
    assert withheld in document.withheld
    assert bool(document.withheld) == bool(withheld)


def test_a_reader_is_told_that_something_was_left_out_of_a_section(draft: Draft) -> None:
    document = draft({}, parts=[{"id": "p", "sections": AUDIENCES}], audience=Audience.PUBLIC)
    assert document.parts[0].sections[0].withheld == "1 entry left out for this reader"


EVIL = [
    "<script>alert(1)</script>",
    "# no heading",
    "{{ 7 * 7 }} {% raw %}",
    "| a | b |",
    "[x](javascript:alert(1))",
    "</style><img src=x onerror=y>",
]


@pytest.mark.parametrize("text", EVIL)
def test_text_of_a_manifest_is_data(draft: Draft, text: str) -> None:
    risks = [{"id": "R1", "what": text}]
    given = {"system.name": text, "system.design": text, "use.out_of_scope": [text, text], "risks": risks}
    document = draft(given, "system.design", "use.out_of_scope", {"list": "risks", "columns": ["id", "what"]})
    markdown = document_markdown(document)
    rendered = MarkdownIt("commonmark").enable("table").render(markdown)
    html = document_html(document)
    for page in (html, rendered):
        for needle in ("<script", "<img", 'href="javascript', "alert(1)</script>"):
            assert needle not in page
        assert page.count("<tr>") == 2
        assert page.count("<td") == 2
    assert rendered.count("<h1>") == html.count("<h1>") == 1
    assert html.count("</style>") == 1
    assert "{{ 7 * 7 }}" in unescape(html) or "7" not in text


def test_a_page_asks_nothing_of_the_network(draft: Draft) -> None:
    html = document_html(draft({"system.references": ["https://example.org/x"]}, "system.references"))
    for needle in (" src=", "<link", "@import", "url("):
        assert needle not in html


def test_the_same_input_gives_the_same_bytes(draft: Draft) -> None:
    one, other = (draft(RISKS, {"list": "risks", "columns": ["id", "residual"]}) for _ in range(2))
    assert document_html(one) == document_html(other)
    assert document_markdown(one) == document_markdown(other)


def test_the_receipt_says_what_it_was_made_with(draft: Draft) -> None:
    text = document_markdown(draft({}, "system.design"))
    for part in ("Made with", "of the pack demo 1", "2026-11-21", "`test.yaml`", "0" * 64, "**Gaps:** 1"):
        assert part in text
