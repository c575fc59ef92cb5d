"""A pack on disk becomes a regime; what is wrong with it is said in one line with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.pack import Regime
from cardgen.domain.truth import Truth
from cardgen.errors import CardgenError, UnknownNameError
from cardgen.loading.pack_finder import checked_roots, chosen, find_packs
from cardgen.loading.regimes import load_regime
from cardgen.loading.shared import load_controls, load_places

if TYPE_CHECKING:
    from tests.conftest import AnEvaluator, APack
    from tests.unit.loading.conftest import WriteFiles

CONTROLS = ["risk-management", "human-oversight"]
LoadChanged: TypeAlias = Callable[..., "Regime | tuple[Diagnostic, ...]"]
Problems: TypeAlias = Callable[..., tuple[Diagnostic, ...]]


@pytest.fixture
def load_changed(a_pack: APack) -> LoadChanged:
    """Return what loading the demo pack gives after texts in its files are replaced."""

    def load(*changes: tuple[str, str, str]) -> Regime | tuple[Diagnostic, ...]:
        return load_regime(a_pack(*changes), CONTROLS)

    return load


@pytest.fixture
def problems(load_changed: LoadChanged) -> Problems:
    """Return what is wrong with the demo pack after texts in its files are replaced."""

    def find(*changes: tuple[str, str, str]) -> tuple[Diagnostic, ...]:
        found = load_changed(*changes)
        assert isinstance(found, tuple), "the pack was accepted"
        return found

    return find


@pytest.fixture
def regime(load_changed: LoadChanged) -> Regime:
    regime = load_changed()
    assert isinstance(regime, Regime), regime
    return regime


class TestSoundPack:
    """What a pack is, once it is loaded."""

    def test_everything_is_indexed_by_id_in_the_order_of_the_files(self, regime: Regime) -> None:
        assert (regime.id, regime.title) == ("demo", {"en": "Demo"})
        assert list(regime.rules) == ["recruits", "otherwise", "narrow"]
        assert list(regime.requirements) == ["D-1", "D-2"]
        assert list(regime.facts) == ["safety.part", "ground"]
        assert list(regime.terms) == ["profiling", "scoped"]
        kinds = (regime.axes, regime.roles, regime.dates, regime.transitions, regime.schedules, regime.penalties)
        assert [list(kind) for kind in kinds] == [["tier"], ["provider"], ["start"], ["legacy"], ["usual"], ["fine"]]

    @pytest.mark.parametrize(("part", "truth"), [(True, Truth.TRUE), (False, Truth.FALSE), (None, Truth.UNKNOWN)])
    def test_what_is_given_for_a_file_holds_for_each_of_its_rules(
        self, regime: Regime, an_evaluator: AnEvaluator, part: object, truth: Truth
    ) -> None:
        given = {"facts.demo.safety.part": part, "facts.demo.ground": ["narrow"], "use.areas": []}
        evaluator = an_evaluator(given, regime)
        assert {evaluator.rule("narrow").truth, evaluator.rule("otherwise").truth} == {truth}

    def test_the_defaults_of_a_file_hold_where_a_requirement_says_nothing(self, regime: Regime) -> None:
        first, second = regime.requirements.values()
        assert (first.roles, first.severity) == (("provider",), "high")
        assert (second.roles, second.severity) == (("provider",), "low")

    def test_only_the_header_is_needed(self, write_files: WriteFiles) -> None:
        folder = write_files({"packs/bare/pack.yaml": BARE}) / "packs" / "bare"
        regime = load_regime(folder, CONTROLS)
        assert isinstance(regime, Regime)
        assert (regime.id, regime.rules, regime.requirements) == ("bare", {}, {})


BARE = """\
    pack: 1
    id: bare
    version: 2026.11.0
    title: {en: Bare}
    summary: {en: Bare}
    kind: standard
    licence: Apache-2.0
    review: {status: unreviewed, next: 2027-02-01}
    """

RULES, TERMS, DUTIES, HEADER, FACTS = (
    "rules/tier.yaml",
    "terms.yaml",
    "requirements/duties.yaml",
    "pack.yaml",
    "facts.yaml",
)
HISTORY = "{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}"
RECRUITS = "{fact: use.areas, includes: employment.recruitment}"
NARROW = "{fact: facts.demo.ground, includes_any: [narrow, wide]}"
PROFILES = "{fact: use.profiles_persons, is: true}"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        # facts
        (RULES, "use.areas", "use.area", ["no field 'use.area'", "did you mean 'use.areas'"]),
        (RULES, "facts.demo.ground", "facts.demo.grond", ["no fact 'grond'", "did you mean 'ground'"]),
        (RULES, "facts.demo.ground", "facts.other.ground", ["its own facts only", "facts.demo."]),
        (RULES, RECRUITS, "{fact: models.task_scope, is: many}", ["models.task_scope"]),
        (RULES, RECRUITS, "{fact: .place, is: DE}", ["'.place'", "no 'some' is around it"]),
        (RULES, RECRUITS, "{some: models, where: {fact: .scope, is: many}}", ["no field 'models[].scope'"]),
        (TERMS, "facts.demo.safety.part", "facts.demo.safety", ["no fact 'safety'"]),
        (FACTS, "{term: profiling}", "{fact: use.profiles, is: true}", ["no field 'use.profiles'"]),
        (HEADER, "organisation.roles", "organisation.role", ["no field 'organisation.role'"]),
        # codes
        (RULES, "employment.recruitment", "employment.recruiting", ["no code 'employment.recruiting'"]),
        (RULES, "employment.recruitment", "recruitment.*", ["no code 'recruitment.*'"]),
        (RULES, "[narrow, wide]", "[narrow, broad]", ["no code 'broad'", "known: narrow, wide"]),
        (DUTIES, "risk_management_file", "risk_file", ["no code 'risk_file'"]),
        (TERMS, PROFILES, "{fact: system.stage, is: in-use}", ["no code 'in-use'", "did you mean 'in_use'"]),
        # operators that do not fit the type
        (RULES, RECRUITS, "{fact: use.areas, is: employment.recruitment}", ["is a list", "use 'includes'"]),
        (RULES, RECRUITS, "{some: use.areas, where: {term: scoped}}", ["is of type code", "reads items"]),
        (TERMS, PROFILES, "{fact: use.profiles_persons, includes: true}", ["one value", "use 'is' or 'in'"]),
        (TERMS, PROFILES, "{fact: use.profiles_persons, is: 'true'}", ["of type bool", "'true' is not"]),
        (TERMS, PROFILES, "{fact: use.profiles_persons, at_least: 1}", ["of type bool", "reads number"]),
        (TERMS, PROFILES, "{fact: use.profiles_persons, before: 2026-01-01}", ["of type bool", "reads date"]),
        (TERMS, PROFILES, "{fact: organisation.employees, is: true}", ["of type number", "True is not"]),
        (TERMS, PROFILES, "{fact: organisation.employees, is: ten}", ["of type number", "'ten' is not"]),
        (TERMS, PROFILES, "{fact: system.stage, in: [in_use, gone]}", ["no code 'gone'"]),
        (TERMS, PROFILES, "{fact: system.stage, at_most: 1}", ["of type code", "reads number"]),
        (TERMS, PROFILES, "{fact: system.stage, more_than: 1}", ["of type code", "reads number"]),
        (TERMS, PROFILES, "{fact: system.stage, from: 2026-01-01}", ["of type code", "reads date"]),
        (TERMS, PROFILES, "{fact: system.stage, equals: in_use}", ["one operator"]),
        (TERMS, PROFILES, "[{term: scoped}]", ["terms[0].when"]),
        (TERMS, PROFILES, "{fact: system.stage, at_least: 1}", ["of type code", "reads number"]),
        (
            *(TERMS, PROFILES, "{fact: organisation.employees, at_least: {share: 0.5, of: system.stage}}"),
            ["'system.stage' is of type code", "reads number"],
        ),
        # silence may not be read as a value
        (RULES, RECRUITS, "{present: risks}", ["'satisfied_when' only", "test a value"]),
        (RULES, RECRUITS, "{not: {evidence: dpia}}", ["'satisfied_when' only"]),
        (TERMS, PROFILES, "{present: risks}", ["'satisfied_when' only"]),
        (HEADER, "{fact: organisation.roles, includes: provider}", "{present: risks}", ["'satisfied_when' only"]),
        (DUTIES, "{present: use.intended_purpose}", "{present: use.purpose}", ["no field 'use.purpose'"]),
        # names
        (RULES, "unless: [narrow]", "unless: [narow]", ["no rule 'narow'", "did you mean 'narrow'"]),
        (RULES, "{rule: recruits}", "{rule: recruit}", ["no rule 'recruit'", "did you mean 'recruits'"]),
        (RULES, "{term: scoped}", "{term: scope}", ["no term 'scope'", "did you mean 'scoped'"]),
        (RULES, "applies_from: usual", "applies_from: later", ["no date or schedule 'later'"]),
        (RULES, "axis: tier", "axis: teir", ["no axis 'teir'", "did you mean 'tier'"]),
        (RULES, "value: high", "value: hihg", ["axis 'tier' has no value 'hihg'", "known: high, low"]),
        (HEADER, "date: start, unless", "date: strat, unless", ["no date 'strat'", "did you mean 'start'"]),
        (HEADER, "unless: legacy", "unless: old", ["no transition 'old'"]),
        (HEADER, "before: start", "before: strat", ["no date 'strat'"]),
        (HEADER, "until: {date: start}", "until: {date: strat}", ["no date 'strat'"]),
        (HEADER, "{term: profiling}", "{term: profile}", ["no term 'profile'"]),
        (DUTIES, "roles: [provider]", "roles: [maker]", ["no role 'maker'"]),
        (DUTIES, "penalty: fine", "penalty: fee", ["no penalty 'fee'"]),
        (DUTIES, "[risk-management]", "[risk-managment]", ["no control 'risk-managment'", "'risk-management'"]),
        (DUTIES, "applies_from: start", "applies_from: begin", ["no date or schedule 'begin'"]),
        (HEADER, "licence: Apache-2.0", "licence: MIT\nbackground: [scope]", ["no term 'scope'"]),
        (HEADER, "date: start}", "date: start, when: {term: scope}}", ["no term 'scope'"]),
        (RULES, "unless: [narrow]", "given: {term: scope}", ["no term 'scope'"]),
        (DUTIES, "severity: low", "applies_when: {term: scope}", ["no term 'scope'"]),
        (RULES, RECRUITS, "{all: [{any: [{term: scoped}, {not: {term: scope}}]}]}", ["no term 'scope'"]),
        # defined twice
        (TERMS, "id: scoped", "id: profiling", ["term 'profiling' is defined a second time", "terms.yaml:2 has"]),
        (RULES, "id: narrow", "id: otherwise", ["rule 'otherwise' is defined a second time"]),
        (FACTS, "id: ground", "id: safety.part", ["fact 'safety.part' is defined a second time"]),
        (DUTIES, "id: D-2", "id: D-1", ["requirement 'D-1' is defined a second time"]),
        # form
        (HEADER, "id: demo", "id: other", ["'other' is not the name of the folder 'demo'"]),
        (HEADER, "kind: law", "kind: laws", ["'laws' is not allowed"]),
        (HEADER, "licence: Apache-2.0", "license: MIT", ["license: this key does not exist", "'licence'"]),
        (TERMS, "title: {en: Scope}", "titel: {en: Scope}", ["titel: this key does not exist", "'title'"]),
        (HEADER, "title: {en: Demo}", "title: {zh: Demo}", ["the text in English is missing"]),
        (DUTIES, "id: D-2", "id: d-2", ["'d-2' does not have the right form"]),
    ],
    ids=lambda value: value[:45] if isinstance(value, str) else "",
)
def test_a_mistake_in_a_pack_is_named_with_its_file(
    problems: Problems, file: str, old: str, new: str, words: list[str]
) -> None:
    found = [str(one) for one in problems((file, old, new))]
    named = next((one for one in found if all(word in one for word in words)), found[0])
    assert named.startswith(f"packs/demo/{file}:")
    assert [word for word in words if word not in named] == []
    assert "\n" not in named


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (HEADER, "before: start", "before: strat", 25),
        (HEADER, "unless: legacy", "unless: old", 28),
        (HEADER, "kind: law", "kind: laws", 6),
        (TERMS, "facts.demo.safety.part", "facts.demo.safety", 3),
        (RULES, "{term: scoped}", "{term: scope}", 1),
        (RULES, "employment.recruitment", "employment.recruiting", 8),
        (RULES, "value: high", "value: hihg", 5),
        (DUTIES, "risk_management_file", "risk_file", 9),
        (DUTIES, "id: D-2", "id: D-1", 13),
    ],
    ids=lambda value: str(value)[:30],
)
def test_one_mistake_is_told_once_at_its_line(problems: Problems, file: str, old: str, new: str, line: int) -> None:
    assert [(one.path, one.line) for one in problems((file, old, new))] == [(f"packs/demo/{file}", line)]


def test_a_date_that_is_defined_twice_is_told_once(problems: Problems) -> None:
    again = (
        "  - {id: start, title: {en: Again}, history: [{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}]}"
    )
    assert [one.line for one in problems((HEADER, "transitions:\n", f"{again}\ntransitions:\n"))] == [22]


HISTORY = "{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}"


@pytest.mark.parametrize(
    ("old", "new", "words", "line"),
    [
        (HISTORY, f"{HISTORY}, {HISTORY}", ["dates[0]", "'start' is out of order", "oldest text first"], 21),
        (HISTORY, f"{HISTORY}, {HISTORY.replace('2024', '2023')}", ["dates[0]", "'start' is out of order"], 21),
        ("from: 2026-08-02", "from: 2026-08-32", ["dates[0].history[0].from", "expected a date"], 21),
        ("before: start", "before: 2026-13-45", ["2026-13-45"], 25),
    ],
)
def test_a_date_that_makes_no_sense_is_refused(
    problems: Problems, old: str, new: str, words: list[str], line: int
) -> None:
    (one,) = problems((HEADER, old, new))
    assert [word for word in words if word not in str(one)] == []
    assert one.line == line


@pytest.mark.parametrize(
    ("file", "old", "new", "circle"),
    [
        (TERMS, PROFILES, "{not: {term: profiling}}", ["term profiling"]),
        (RULES, RECRUITS, "{rule: otherwise}", ["rule recruits", "rule otherwise"]),
        (RULES, NARROW, "{rule: recruits}", ["rule recruits", "rule narrow"]),
        (TERMS, "{fact: facts.demo.safety.part, is: true}", "{rule: narrow}", ["term scoped", "rule narrow"]),
    ],
    ids=["itself", "through a rule", "through an exception", "through what is given for a file"],
)
def test_a_loop_of_terms_and_rules_is_refused(
    problems: Problems, file: str, old: str, new: str, circle: list[str]
) -> None:
    (one,) = problems((file, old, new))
    assert "lead back to themselves" in one.what
    assert [name for name in circle if name not in one.what] == []


@pytest.mark.parametrize(
    "condition",
    [
        "{fact: use.areas, includes: '*'}",
        "{fact: use.areas, includes: employment.*}",
        "{fact: facts.demo.ground, includes_any: [narrow]}",
        "{fact: 'models[].task_scope', in: [narrow, many]}",
        "{fact: 'models[].generates', includes: text}",
        "{some: deployment.markets, where: {all: [{fact: .place, is: EU}, {fact: .audience, includes: public}]}}",
        "{some: deployment.markets, where: {fact: organisation.established_in, includes: .place}}",
        "{some: models, where: {fact: .modification_compute_flop, at_least: {share: 0.5, of: .parameters}}}",
        "{fact: organisation.employees, is: 3}",
        "{fact: organisation.name, is: Ours}",
        "{fact: 'evidence[].issued', from: start}",
        "{fact: 'evidence[].issued', before: 2026-08-02}",
        "{axis: other-pack/tier, is: high}",
    ],
)
def test_a_condition_that_fits_its_facts_is_accepted(load_changed: LoadChanged, condition: str) -> None:
    assert isinstance(load_changed((RULES, RECRUITS, condition)), Regime)


def test_a_rule_may_name_what_is_given_in_place_of_the_files(
    load_changed: LoadChanged, an_evaluator: AnEvaluator
) -> None:
    regime = load_changed((RULES, "    unless: [narrow]\n", f"    given: {PROFILES}\n"))
    assert isinstance(regime, Regime)
    evaluator = an_evaluator({"use.profiles_persons": True, "use.areas": ["employment.recruitment"]}, regime)
    assert evaluator.rule("recruits").truth is Truth.TRUE


def test_requirements_need_no_defaults(load_changed: LoadChanged) -> None:
    regime = load_changed((DUTIES, "defaults:\n  roles: [provider]\n  severity: high\n", ""))
    assert isinstance(regime, Regime)
    assert {one.severity for one in regime.requirements.values()} == {"medium", "low"}


def test_terms_may_build_on_each_other(load_changed: LoadChanged) -> None:
    assert isinstance(load_changed((TERMS, PROFILES, "{any: [{term: scoped}, {not: {term: scoped}}]}")), Regime)


def test_a_loop_is_told_in_the_file_in_which_it_stands(problems: Problems) -> None:
    (one,) = problems((TERMS, PROFILES, "{not: {term: profiling}}"))
    assert (one.path, one.line) == ("packs/demo/terms.yaml", 2)


def test_mistakes_of_several_files_come_in_one_run_in_order(problems: Problems) -> None:
    found = problems(
        (TERMS, "use.profiles_persons", "use.profiles"),
        (RULES, "[narrow, wide]", "[none, wide]"),
        (FACTS, "{term: profiling}", "{term: profile}"),
    )
    assert [(one.path.removeprefix("packs/demo/"), one.line) for one in found] == [(FACTS, 2), (RULES, 20), (TERMS, 2)]


@pytest.mark.parametrize("file", [HEADER, FACTS, TERMS, RULES, DUTIES])
def test_a_file_that_is_not_yaml_is_named(problems: Problems, file: str) -> None:
    assert {one.path for one in problems((file, ": ", ": ["))} == {f"packs/demo/{file}"}


def test_a_folder_without_a_header_is_no_pack(a_pack: APack) -> None:
    folder = a_pack()
    (folder / "pack.yaml").unlink()
    problems = load_regime(folder, CONTROLS)
    assert isinstance(problems, tuple)
    assert [str(one) for one in problems] == ["packs/demo/pack.yaml:1:1: there is no pack.yaml here; add one"]


@pytest.mark.parametrize("look", ["{axis: demo/tier, is: high}", "{not: {axis: demo/tier, is: low}}"])
def test_an_axis_that_looks_at_itself_is_refused(problems: Problems, look: str) -> None:
    assert f"packs/demo/{RULES}:8:" in str(problems((RULES, RECRUITS, look))[0])


class TestFinding:
    """Which folders are packs, and which of them are wanted."""

    def test_a_folder_with_a_header_is_a_pack(self, write_files: WriteFiles) -> None:
        root = write_files({"packs/b/pack.yaml": "", "packs/a/pack.yaml": "", "packs/_shared/controls.yaml": ""})
        assert list(find_packs([root / "packs"])) == ["a", "b"]

    def test_a_later_folder_wins(self, write_files: WriteFiles) -> None:
        root = write_files({"shipped/a/pack.yaml": "", "own/a/pack.yaml": "", "shipped/b/pack.yaml": ""})
        packs = find_packs([root / "shipped", root / "own"])
        assert packs == {"a": root / "own" / "a", "b": root / "shipped" / "b"}

    def test_a_folder_that_is_not_there_holds_none(self, tmp_path: Path) -> None:
        assert find_packs([tmp_path / "none"]) == {}

    def test_a_folder_with_packs_is_taken_as_it_is(self, write_files: WriteFiles) -> None:
        root = write_files({"packs/a/pack.yaml": ""})
        assert checked_roots([root / "packs"]) == [root / "packs"]

    @pytest.mark.parametrize(
        ("name", "now"), [("packs/a", "name the folder above it"), (".", "name a folder with packs in it")]
    )
    def test_a_folder_without_packs_is_an_error(self, write_files: WriteFiles, name: str, now: str) -> None:
        root = write_files({"packs/a/pack.yaml": ""})
        with pytest.raises(CardgenError, match=f"there is no regime pack in this folder; {now}"):
            checked_roots([root / name])

    @pytest.mark.parametrize(("ids", "names"), [([], ["a", "b"]), (["b"], ["b"]), (["b", "a", "b"], ["b", "a"])])
    def test_all_packs_are_wanted_unless_some_are_named(self, ids: list[str], names: list[str]) -> None:
        assert list(chosen({"a": Path("a"), "b": Path("b")}, ids)) == names

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("eu-ai-atc", "unknown regime 'eu-ai-atc'; did you mean 'eu-ai-act'?"),
            ("zzz", "unknown regime 'zzz'; known: eu-ai-act, gdpr"),
        ],
    )
    def test_a_regime_that_is_not_there_is_an_error(self, name: str, message: str) -> None:
        with pytest.raises(UnknownNameError) as caught:
            chosen({"gdpr": Path("b"), "eu-ai-act": Path("a")}, [name])
        assert str(caught.value) == message

    def test_without_any_pack_none_is_known(self) -> None:
        with pytest.raises(UnknownNameError, match="known: none"):
            chosen({}, ["gdpr"])


class TestShared:
    """What all packs share."""

    def test_controls_are_read_by_id(self, write_files: WriteFiles) -> None:
        control = "controls: [{id: risk-management, title: {en: Risks}, purpose: {en: Find them}}]"
        assert list(load_controls(write_files({"controls.yaml": control}))) == ["risk-management"]

    def test_places_are_read_by_group(self, write_files: WriteFiles) -> None:
        places = load_places(write_files({"places.yaml": "groups: [{id: EU, members: [DE, FR]}]"}))
        assert places.match("DE", "EU")
        assert not places.match("NO", "EU")

    def test_norway_is_a_place_without_quotes(self, write_files: WriteFiles) -> None:
        assert load_places(write_files({"places.yaml": "groups: [{id: EEA, members: [NO]}]"})).match("NO", "EEA")
