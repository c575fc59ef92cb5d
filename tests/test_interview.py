"""Interviews over the example portfolio, without a terminal: same verdicts, few questions, the table in the docs."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.clock import Clock
from cardgen.domain.facts import is_unanswered, steps, value_at
from cardgen.domain.field_path import general
from cardgen.domain.pack import Regime
from cardgen.domain.truth import Json, Truth
from cardgen.interview import tested
from cardgen.interview.answering import answered
from cardgen.interview.form import Kind
from cardgen.interview.goal import Goal, Setting, axis_goals, named_goals
from cardgen.interview.page import first_page
from cardgen.interview.ranking import Candidate, Ranker
from cardgen.interview.samples import samples
from cardgen.loading.document import Document, Source, load
from cardgen.pipeline.check import Law, load_law
from cardgen.pipeline.gather import Request, System, gather

if TYPE_CHECKING:
    from tests.conftest import CheckGolden

ROOT = Path(__file__).parents[1]
TODAY = date(2026, 11, 21)
ACT = "eu-ai-act"
REQUEST = Request((ROOT / "examples",), ROOT, Clock(TODAY, TODAY))
EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/*.cardgen.yaml"))
FIELDS_ON_A_SCREEN = 4

Answer = Callable[[Candidate], Json]
Data = dict[str, Json]


@cache
def law() -> Law:
    return load_law(REQUEST)


@cache
def systems() -> Mapping[str, System]:
    return {one.id: one for one in gather(REQUEST).systems}


@cache
def ranker(regime: str = "") -> Ranker:
    regimes = tuple(one for one in law().regimes if not regime or one.id == regime)
    setting = Setting(regimes, law().places, REQUEST.clock)
    return Ranker(setting, {one.id: one.facts for one in law().regimes}, tested.tested_facts(regimes))


@cache
def assumed() -> Mapping[str, Any]:
    path = ROOT / "tests" / "data" / "interview" / "assumed.yaml"
    document = load(Source(path, path.name))
    assert isinstance(document, Document)
    return document.data


@dataclass(frozen=True)
class Held:
    """An interview that was held: what the manifest says at the end, what was asked on how many screens."""

    data: Data
    screens: tuple[tuple[str, ...], ...]
    unknown: tuple[str, ...]
    still_open: tuple[Goal, ...]

    @property
    def facts(self) -> int:
        return sum(map(len, self.screens))


def hold(asker: Ranker, goals: Sequence[Goal], start: Data, answer: Answer) -> Held:
    """Hold an interview to its end; null as an answer stands for "don't know yet"."""
    data = start
    unknown: list[str] = []
    answers: list[str] = []
    screens: list[tuple[str, ...]] = []
    while True:
        still_open = asker.setting.still_open(data, goals)
        ranked = asker.front(data, still_open, (*unknown, *answers)).ranked
        page = first_page(ranked, data, still_open, asker, FIELDS_ON_A_SCREEN)
        if page is None:
            return Held(data, tuple(screens), tuple(unknown), tuple(still_open))
        screens.append(tuple(one.path for one in page.questions))
        for one in page.questions:
            value = answer(one)
            if value is None:
                unknown.append(one.path)
            else:
                answers.append(one.path)
                data = answered(data, steps(one.path), value)


def from_manifest(truth: Mapping[str, Json], extra: Mapping[str, Json]) -> Answer:
    """Return what a person would answer who knows what a manifest says; of a list of objects its names first."""

    def answer(one: Candidate) -> Json:
        value = extra.get(one.path, value_at(truth, steps(one.path)))
        if is_unanswered(value):
            return None
        if one.form.kind is Kind.ENTRIES and isinstance(value, list):
            return [
                {key: item[key] for key in one.form.label if key in item} for item in value if isinstance(item, dict)
            ]
        return value

    return answer


def _named(item: Json, label: tuple[str, ...]) -> Json:
    return {key: item[key] for key in label if key in item} if isinstance(item, dict) else item


def settled(answer: Answer) -> Answer:
    """Return answers without anything undecided: what a half-known list does not have counts as not so."""

    def decided(one: Candidate) -> Json:
        value = answer(one)
        return value.get("has", []) if isinstance(value, dict) and "undecided" in value else value

    return decided


def bare(system: System, *known: str) -> Data:
    """Return the shortest manifest of a system, with a few answers that are taken for known."""
    data: Data = {"manifest": 1, "system": {"id": system.id, "name": system.id}}
    for path in known:
        data = answered(data, steps(path), value_at(system.facts.data, steps(path)))
    return data


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_interview_from_nothing_ends_in_the_verdicts_of_the_whole_manifest(name: str) -> None:
    """What was not asked was not needed: every axis of every regime comes out as with all that the manifest says."""
    system, asker = systems()[name], ranker()
    goals = axis_goals(law().regimes)
    held = hold(asker, goals, bare(system), from_manifest(system.facts.data, {}))
    reader, whole = asker.setting.reader(held.data), asker.setting.reader(system.facts.data)
    for goal in goals:
        found, expected = reader.axis(goal.regime, goal.name), whole.axis(goal.regime, goal.name)
        assert (found.value, found.possible) == (expected.value, expected.possible), goal
    assert all(len(screen) == len(set(screen)) for screen in held.screens)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_complete_manifest_is_asked_nothing_that_it_answers(name: str) -> None:
    system, asker = systems()[name], ranker()
    data = dict(system.facts.data)
    still_open = asker.setting.still_open(data, axis_goals(law().regimes))
    for one in asker.front(data, still_open).ranked:
        value = value_at(data, steps(one.candidate.path))
        assert is_unanswered(value) or one.candidate.codes


@pytest.mark.parametrize("seed", range(4))
def test_whoever_answers_every_question_gets_a_determined_result(seed: int) -> None:
    """Answers are drawn at random from those that make a difference; entries get one item."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    asker = ranker()

    def answer(one: Candidate) -> Json:
        if one.form.kind is Kind.ENTRIES:
            named: Json = "DE" if one.form.labelled_by is Kind.PLACE else "one"
            entry: Json = dict.fromkeys(one.form.label, named)
            return chance.choice([[], [entry]])
        possible = samples(one.form, asker.tested.get(general(one.path), tested.Comparisons()))
        return chance.choice(possible).value

    start: Data = {"manifest": 1, "system": {"id": "any", "name": "Any"}}
    held = hold(asker, axis_goals(law().regimes), start, answer)
    assert held.unknown == ()
    assert held.still_open == ()


# --- the count against the checker of the Future of Life Institute ---------------------------------------------------

STATUSES: Mapping[str, tuple[str, ...]] = {
    "Out of scope (Art. 2)": ("out-of-scope-no-link", "out-of-scope-human-rules"),
    "Excluded: military or national security": ("out-of-scope-military",),
    "Excluded: authorities of third countries": ("out-of-scope-third-country-authority",),
    "Excluded: research and development": ("out-of-scope-research", "out-of-scope-pre-market"),
    "Excluded: free and open source": ("out-of-scope-open-source",),
    "Excluded: personal use": ("out-of-scope-personal",),
    "Prohibited (Art. 5)": ("art-5-1-a", "art-5-1-f", "art-5-1-h"),
    "High-risk obligations, Annex I Section A": ("annex-i-a-11",),
    "High-risk exception, Annex I Section B": ("annex-i-b-18",),
    "High-risk obligations, Annex III": ("annex-iii-4-a",),
    "Provider documents and registers (Art. 6(4), 49(2))": ("AIA-6-4-ASSESSMENT", "AIA-49-2"),
    "Provider obligations (Art. 16)": ("AIA-16-A",),
    "Deployer obligations (Art. 26)": ("AIA-26-1",),
    "Importer obligations (Art. 23)": ("AIA-23-1",),
    "Distributor obligations (Art. 24)": ("AIA-24-1",),
    "Authorised representative obligations (Art. 22)": ("AIA-22-3",),
    "Become provider, handover (Art. 25)": ("AIA-25-1", "AIA-25-2"),
    "FRIA (Art. 27)": ("AIA-27-1",),
    "AI literacy (Art. 4)": ("AIA-4-1",),
    "Transparency obligations (Art. 50(1) to (4))": (
        "AIA-50-1",
        "AIA-50-2-MARKING",
        "AIA-50-3",
        "AIA-50-4-DEEP-FAKE",
        "AIA-50-4-TEXT",
    ),
    "GPAI obligations (Art. 53)": ("AIA-53-1-A",),
    "Systemic-risk obligations (Art. 55)": ("AIA-55-1-A",),
    "No obligations (Art. 95)": ("minimal",),
}
# What that flow takes for granted: it is an AI system that acts with some autonomy.
GRANTED = ("system.techniques", "system.autonomy")


def act() -> Regime:
    return next(regime for regime in law().regimes if regime.id == ACT)


def goals_of_the_statuses() -> tuple[Goal, ...]:
    duties = [name for names in STATUSES.values() for name in names if name in act().requirements]
    return named_goals([f"{ACT}/tier", f"{ACT}/gpai", *duties], [act()])


def questions_of_that_flow(data: Mapping[str, Json], role: str) -> int:
    """Count the questions of that checker for one role, along its own branches; the shorter way where it is not clear.

    E1 entity, E2 changes, HR1 and HR2 products, HR3 third-party assessment (products only; then no HR4), HR4 Annex III,
    HR5 significant risk (listed uses only), S1 scope, R1 high-impact model (model providers only), R2 exclusions,
    R3 practices, R4 transparency, R5 public body (deployers only).
    """
    judge = ranker(ACT).setting.reader(data).judge(ACT)

    def holds(term: str) -> bool:
        return judge.evaluator.term(term).truth is Truth.TRUE

    product = any(str(area).startswith("products.") for area in as_list(value_at(data, ("use", "areas"))))
    by_product = holds("high_risk_annex_i_a") or holds("high_risk_annex_i_b")
    asked = ["E1", "E2", "HR1", "HR2", "S1", "R2", "R3", "R4"]
    asked += ["HR3"] if product else []
    asked += [] if by_product else ["HR4"]
    asked += ["HR5"] if not by_product and holds("annex_iii_listed") else []
    asked += ["R1"] if role == "provider" and holds("gpai") else []
    asked += ["R5"] if role == "deployer" else []
    return len(asked)


def as_list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


@dataclass(frozen=True)
class Count:
    """The figures of one system: roles, that flow, our screens and facts from nothing, our screens as it stands."""

    name: str
    roles: tuple[str, ...]
    theirs: int
    ours: Held
    as_it_stands: Held


@cache
def counts() -> tuple[Count, ...]:
    found = []
    for name in EXAMPLES:
        system, asker, goals = systems()[name], ranker(ACT), goals_of_the_statuses()
        answer = settled(from_manifest(system.facts.data, assumed().get(name, {})))
        ours = hold(asker, goals, bare(system, *GRANTED), answer)
        stands = hold(asker, goals, dict(system.facts.data), answer)
        roles = tuple(str(one) for one in as_list(value_at(ours.data, ("organisation", "roles"))))
        whole = dict(stands.data)
        found.append(Count(name, roles, sum(questions_of_that_flow(whole, role) for role in roles), ours, stands))
    return tuple(found)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_status_of_that_flow_is_decided(name: str) -> None:
    one = next(count for count in counts() if count.name == name)
    assert one.ours.still_open == ()
    assert one.ours.unknown == ()


def test_over_the_portfolio_we_ask_less() -> None:
    assert sum(len(one.ours.screens) for one in counts()) < sum(one.theirs for one in counts())
    more = [one.name for one in counts() if len(one.ours.screens) > one.theirs]
    assert more == ["llama-2-70b-chat", "mainland-chat"], "say in docs/interview.md where we ask more"


def test_every_status_stands_for_rules_or_requirements_that_exist() -> None:
    """Each of them is tried both ways in the pack's own examples, which `cardgen regimes test` demands."""
    known = {*act().rules, *act().requirements}
    assert [name for names in STATUSES.values() for name in names if name not in known] == []


def test_the_page_shows_the_counts(check_golden: CheckGolden) -> None:
    page = ROOT / "docs" / "interview.md"
    text = page.read_text(encoding="utf-8")
    for mark, table in (("counts", _table_of_counts()), ("statuses", _table_of_statuses())):
        start, end = f"<!-- {mark} -->\n", f"<!-- end of {mark} -->\n"
        head, rest = text.split(start)
        text = f"{head}{start}{table}{end}{rest.split(end)[1]}"
    check_golden(page, text)


def _table_of_counts() -> str:
    rows = [
        f"| {one.name} | {', '.join(one.roles)} | {one.theirs} | {len(one.ours.screens)} | {one.ours.facts} "
        f"| {len(one.as_it_stands.screens)} |\n"
        for one in counts()
    ]
    sums = (
        sum(one.theirs for one in counts()),
        sum(len(one.ours.screens) for one in counts()),
        sum(one.ours.facts for one in counts()),
        sum(len(one.as_it_stands.screens) for one in counts()),
    )
    head = (
        "| System | Roles | FLI: questions | cardgen: screens | with facts | screens for the manifest as it stands |\n"
    )
    total = f"| **all** | | **{sums[0]}** | **{sums[1]}** | **{sums[2]}** | **{sums[3]}** |\n"
    return f"{head}|---|---|---|---|---|---|\n{''.join(rows)}{total}"


def _table_of_statuses() -> str:
    rows = [f"| {status} | {', '.join(f'`{name}`' for name in names)} |\n" for status, names in STATUSES.items()]
    return f"| FLI status | cardgen: rule or requirement |\n|---|---|\n{''.join(rows)}"
