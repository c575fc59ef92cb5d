"""The shipped kinds of document: every point of the law has a section, and the drafts of examples are as committed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
import yaml

from cardgen.domain.clock import Clock
from cardgen.domain.document_kind import Audience, DocumentKind, Entry
from cardgen.domain.text import in_language
from cardgen.pipeline.check import load_law
from cardgen.pipeline.documents import Draft, draft
from cardgen.pipeline.gather import Request
from cardgen.pipeline.offered import offered
from cardgen.resources import Resource, resource_dir

if TYPE_CHECKING:
    from tests.conftest import CheckGolden

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden" / "documents"
DAY = date(2026, 11, 21)
CLOCK = Clock(DAY, DAY)
MOST_WORDS = 60
FOLDER = resource_dir(Resource.REGIMES) / "eu-ai-act" / "documents"


def request_for(*names: str) -> Request:
    return Request(tuple(Path("examples") / name for name in names), Path(), CLOCK)


@cache
def kinds() -> dict[str, DocumentKind]:
    request = request_for()
    found = offered(request, load_law(request))
    assert found.diagnostics == ()
    return {one.id: one.kind for one in found.kinds}


NAMES = [
    "declaration-of-conformity",
    "fundamental-rights-impact-assessment",
    "instructions-for-use",
    "model-documentation",
    "non-high-risk-assessment",
    "post-market-monitoring-plan",
    "registration-deployer",
    "registration-not-high-risk",
    "registration-provider",
    "serious-incident-report",
    "technical-documentation",
    "training-content-summary",
    "transparency-notice",
]


def test_every_document_that_the_act_asks_for_is_there() -> None:
    assert sorted(kinds()) == NAMES


def points(prefix: str, *places: str) -> list[str]:
    return [f"{prefix}{place}" for place in places]


LETTERS_8 = [f"({letter})" for letter in "abcdefgh"]
LAW = {
    "technical-documentation": [
        *points("Annex IV 1", *LETTERS_8),
        *points("Annex IV 2", *LETTERS_8),
        *points("Annex IV ", "3", "4", "5", "6", "7", "8", "9"),
    ],
    "instructions-for-use": [
        "Art. 13(3)(a)",
        *points("Art. 13(3)(b)", "(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)", "(vii)"),
        *points("Art. 13(3)", "(c)", "(d)", "(e)", "(f)"),
    ],
    "fundamental-rights-impact-assessment": [
        *points("Art. 27(1)", "(a)", "(b)", "(c)", "(d)", "(e)", "(f)"),
        *points("Art. 27", "(2)", "(3)", "(4)"),
    ],
    "declaration-of-conformity": points("Annex V ", *map(str, range(1, 9))),
    "registration-provider": points("Annex VIII-A ", *map(str, range(1, 14))),
    "registration-not-high-risk": points("Annex VIII-B ", *map(str, range(1, 10))),
    "registration-deployer": points("Annex VIII-C ", *map(str, range(1, 6))),
    "post-market-monitoring-plan": points("Art. 72", "(1)", "(2)", "(3)", "(4)"),
    "non-high-risk-assessment": [*points("Art. 6(3)", "(a)", "(b)", "(c)", "(d)"), "Art. 6(4)", "Art. 49(2)"],
    "transparency-notice": points("Art. 50", "(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
    "model-documentation": [
        *points("Annex XI-1 1", "(a)", "(b)", "(c)", "(d)", "(e)", "(f)"),
        *points("Annex XI-1 2", "(a)", "(b)", "(c)", "(d)", "(e)"),
        *points("Annex XI-2 ", "1", "2", "3"),
        *points("Annex XII 1", *LETTERS_8),
        *points("Annex XII 2", "(a)", "(b)", "(c)"),
        "Art. 53(1)(b)(i)",
    ],
    "training-content-summary": ["Art. 53(1)(d)", "Art. 53(1)(c)"],
    "serious-incident-report": points("Art. 73", "(1)", "(2)", "(3)", "(4)", "(6)", "(9)", "(10)"),
}


@pytest.mark.parametrize("name", NAMES)
def test_every_point_of_the_law_has_a_section(name: str) -> None:
    cited = {reference for section in kinds()[name].sections() for reference in section.references}
    assert [point for point in LAW[name] if point not in cited] == []


ANNEXES = {
    "technical-documentation": ("IV",),
    "declaration-of-conformity": ("V",),
    "registration-provider": ("VIII-A",),
    "registration-not-high-risk": ("VIII-B",),
    "registration-deployer": ("VIII-C",),
    "model-documentation": ("XI-1", "XI-2", "XII"),
}


@pytest.mark.parametrize("name", ANNEXES)
def test_the_points_are_all_that_the_structure_of_the_law_knows(name: str) -> None:
    """A point that a later text adds is missed here, not in a paper for an authority."""
    text = (FOLDER.parent / "structure" / "ai-act-2026-07-27.yaml").read_bytes()
    known = yaml.safe_load(text)["annexes"]
    wanted = [f"Annex {annex} {point}" for annex in ANNEXES[name] for point in known[annex]]
    outer = {point for point in wanted if any(other.startswith(f"{point}(") for other in wanted)}
    assert [point for point in wanted if point not in outer and point not in LAW[name]] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_section_names_the_provision_that_it_answers(name: str) -> None:
    assert [section.id for section in kinds()[name].sections() if not section.references] == []


def test_a_simplified_form_loses_no_section() -> None:
    kind = kinds()["technical-documentation"]
    (variant,) = kind.variants
    gathered = [one for part in variant.parts for section in part.sections for one in section.gathers]
    assert gathered == [section.id for section in kind.sections()]


def texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        if set(node) == {"en"}:
            yield node["en"]
        else:
            for value in node.values():
                yield from texts(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from texts(value)


@pytest.mark.parametrize("name", NAMES)
def test_no_sentence_is_as_long_as_the_laws_own(name: str) -> None:
    found = [
        sentence
        for text in texts(yaml.safe_load((FOLDER / f"{name}.yaml").read_bytes()))
        for sentence in re.split(r"(?<=[.!?])\s+", text)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert found == []


def drafted(kind: str, example: str, audience: Audience = Audience.AUTHORITY, form: str = "md") -> Draft:
    done = draft(request_for(example), kind, audience, form)  # type: ignore[arg-type]
    assert done.diagnostics == ()
    return done


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


COMMITTED = [
    ("cv-screener", "technical-documentation", Audience.AUTHORITY),
    ("cv-screener", "declaration-of-conformity", Audience.AUTHORITY),
    ("cv-screener", "instructions-for-use", Audience.PUBLIC),
    ("llama-2-70b-chat", "model-documentation", Audience.DOWNSTREAM),
    ("llama-2-70b-chat", "training-content-summary", Audience.PUBLIC),
]


@pytest.mark.parametrize(("example", "kind", "audience"), COMMITTED, ids=str)
def test_a_draft_is_as_committed(check_golden: CheckGolden, example: str, kind: str, audience: Audience) -> None:
    text = re.sub(r"(?m)^(- \*\*Made with:\*\* cardgen).*$", r"\1", drafted(kind, example, audience).text)
    check_golden(GOLDEN / f"{example}-{kind}-{audience}.md", text)


EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/*.cardgen.yaml"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_kind_drafts_every_example(example: str) -> None:
    for name in NAMES:
        text = drafted(name, example).text
        title = in_language(kinds()[name].title)
        assert title.split(" (")[0].split(":")[0] in text.splitlines()[0]
        gaps = re.search(r"(\d+) gaps? in the manifest", text)
        told = {int(number) for number in re.findall(r"\*\*Gap (\d+) of ", text)}
        assert told == set(range(1, int(gaps[1]) + 1) if gaps else ())


@pytest.mark.parametrize("name", NAMES)
def test_a_page_needs_nothing_from_elsewhere(name: str) -> None:
    html = drafted(name, "cv-screener", form="html").text
    for needle in (" src=", "<link", "<script", "@import", "url(", "<iframe"):
        assert needle not in html
    assert html.startswith("<!doctype html>")
    anchors = re.findall(r' id="([^"]+)"', html)
    assert sorted(anchors) == sorted(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)


def test_the_example_of_the_docs_is_a_kind_of_document() -> None:
    text = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    kind = DocumentKind.model_validate_json(json.dumps(yaml.safe_load(block)))
    shown = {type(entry) for section in kind.sections() for entry in section.entries}
    assert shown == set(get_args(Entry))


def test_the_docs_name_every_kind() -> None:
    text = (ROOT / "docs" / "documents.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE)) == NAMES


def test_what_annex_xii_asks_for_is_seen_by_those_who_build_on_the_model() -> None:
    kind = kinds()["model-documentation"]
    for section in kind.sections():
        kept_for = section.audience or kind.audience
        asked = any(reference.startswith("Annex XII ") for reference in section.references)
        assert kept_for is Audience.DOWNSTREAM or not asked


def test_the_last_days_for_a_report_are_those_of_the_act() -> None:
    kind = kinds()["serious-incident-report"]
    entry = next(one for one in kind.parts[1].sections[0].entries if getattr(one, "due", None))
    due = entry.due  # type: ignore[union-attr]
    assert due is not None
    assert [(one.days, one.reference) for one in due.within] == [
        (2, "Art. 73(3)"),
        (10, "Art. 73(4)"),
        (15, "Art. 73(2)"),
    ]
