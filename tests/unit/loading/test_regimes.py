"""A pack on disk becomes a regime; what is wrong with it is said in one line with file and line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.pack import Regime
from cardgen.errors import UnknownNameError
from cardgen.loading.pack_finder import chosen, find_packs
from cardgen.loading.regimes import load_controls, load_places, load_regime

if TYPE_CHECKING:
    from tests.unit.loading.conftest import WriteFiles

PACK = {
    "pack.yaml": """\
        pack: 1
        id: demo
        version: 2026.11.0
        title: {en: Demo}
        summary: {en: A pack for tests.}
        kind: law
        licence: Apache-2.0
        review: {status: unreviewed, next: 2027-02-01}
        roles:
          - {id: provider, title: {en: Provider}, when: {fact: organisation.roles, includes: provider}}
        axes:
          - id: tier
            title: {en: Tier}
            question: {en: Which tier?}
            values:
              - {id: high, title: {en: High}, summary: {en: High}}
              - {id: low, title: {en: Low}, summary: {en: Low}}
        dates:
          - {id: start, title: {en: Start}, history: [{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}]}
        transitions:
          - {id: legacy, title: {en: Legacy}, when: {fact: models[].offered_since, before: start}, until: {date: start}}
        schedules:
          - {id: usual, grounds: [{when: {term: profiling}, date: start, unless: legacy}]}
        penalties:
          - {id: fine, title: {en: Fine}, maximum: {en: EUR 1}}
        """,
    "facts.yaml": """\
        facts:
          - {id: safety.part, type: bool, question: {en: Is it a safety part?}, asked_when: {term: profiling}}
          - {id: ground, type: codes, question: {en: Which?}, codes: [{id: narrow, meaning: {en: n}}, {id: wide, meaning: {en: w}}]}
        """,
    "terms.yaml": """\
        terms:
          - {id: profiling, title: {en: Profiling}, when: {fact: use.profiles_persons, is: true}}
          - {id: scoped, title: {en: Scope}, when: {fact: facts.demo.safety.part, is: true}}
        """,
    "rules/tier.yaml": """\
        given: {term: scoped}
        rules:
          - id: recruits
            axis: tier
            value: high
            title: {en: Recruitment}
            summary: {en: Recruitment}
            when: {fact: use.areas, includes: employment.recruitment}
            unless: [narrow]
            applies_from: usual
          - id: otherwise
            axis: tier
            value: low
            title: {en: Otherwise}
            summary: {en: Otherwise}
            when: {not: {rule: recruits}}
          - id: narrow
            title: {en: Narrow}
            summary: {en: Narrow}
            when: {fact: facts.demo.ground, includes_any: [narrow, wide]}
        """,
    "requirements/duties.yaml": """\
        defaults:
          roles: [provider]
          severity: high
        requirements:
          - id: D-1
            title: {en: Risks}
            duty: {en: Write down the risks.}
            satisfied_when:
              - {any: [{present: risks}, {evidence: risk_management_file}]}
            applies_from: start
            penalty: fine
            controls: [risk-management]
          - id: D-2
            title: {en: Purpose}
            duty: {en: Write down the purpose.}
            severity: low
            satisfied_when:
              - {present: use.intended_purpose}
        """,
}
CONTROLS = ["risk-management", "human-oversight"]
LoadChanged: TypeAlias = Callable[..., "Regime | tuple[Diagnostic, ...]"]


@pytest.fixture
def load_changed(write_files: WriteFiles) -> LoadChanged:
    """Return what loading the pack gives after a text in one of its files is replaced."""

    def load(file: str = "pack.yaml", old: str = "", new: str = "") -> Regime | tuple[Diagnostic, ...]:
        assert old in PACK[file]
        changed = {**PACK, file: PACK[file].replace(old, new) if old else PACK[file]}
        folder = write_files({f"packs/demo/{name}": text for name, text in changed.items()}) / "packs" / "demo"
        return load_regime(folder, CONTROLS)

    return load


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

    def test_what_is_given_for_a_file_is_part_of_each_of_its_rules(self, regime: Regime) -> None:
        whens = [rule.when.model_dump(by_alias=True) for rule in regime.rules.values()]
        assert [list(when) for when in whens] == [["all"]] * 3
        assert {str(when["all"][0]) for when in whens} == {"{'term': 'scoped'}"}

    def test_the_defaults_of_a_file_hold_where_a_requirement_says_nothing(self, regime: Regime) -> None:
        first, second = regime.requirements.values()
        assert (first.roles, first.severity) == (("provider",), "high")
        assert (second.roles, second.severity) == (("provider",), "low")

    def test_only_the_header_is_needed(self, write_files: WriteFiles) -> None:
        header = {"packs/bare/pack.yaml": PACK["pack.yaml"].replace("id: demo", "id: bare").partition("roles:")[0]}
        regime = load_regime(write_files(header) / "packs" / "bare", CONTROLS)
        assert isinstance(regime, Regime)
        assert regime.rules == {}


def line_of(file: str, old: str, new: str) -> int:
    """Return the line on which the replaced text stands in the file."""
    return PACK[file][: PACK[file].index(old)].count("\n") + new.count("\n", 0, len(new) - len(new.lstrip())) + 1


RECRUITS = "{fact: use.areas, includes: employment.recruitment}"
NARROW = "{fact: facts.demo.ground, includes_any: [narrow, wide]}"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        # facts
        ("rules/tier.yaml", "use.areas", "use.area", ["no field 'use.area'", "did you mean 'use.areas'"]),
        ("rules/tier.yaml", "facts.demo.ground", "facts.demo.grond", ["no fact 'grond'", "did you mean 'ground'"]),
        ("rules/tier.yaml", "facts.demo.ground", "facts.other.ground", ["its own facts only", "facts.demo."]),
        ("rules/tier.yaml", RECRUITS, "{fact: models.task_scope, is: many}", ["models.task_scope"]),
        ("rules/tier.yaml", RECRUITS, "{fact: .place, is: DE}", ["'.place'", "no 'some' is around it"]),
        ("rules/tier.yaml", RECRUITS, "{some: models, where: {fact: .scope, is: many}}", ["no field 'models[].scope'"]),
        ("terms.yaml", "facts.demo.safety.part", "facts.demo.safety", ["no fact 'safety'"]),
        ("facts.yaml", "{term: profiling}", "{fact: use.profiles, is: true}", ["no field 'use.profiles'"]),
        (
            "pack.yaml",
            "{fact: organisation.roles, includes",
            "{fact: organisation.role, includes",
            ["'organisation.role'"],
        ),
        # codes
        ("rules/tier.yaml", "employment.recruitment", "employment.recruiting", ["no code 'employment.recruiting'"]),
        ("rules/tier.yaml", "employment.recruitment", "recruitment.*", ["no code 'recruitment.*'"]),
        ("rules/tier.yaml", "[narrow, wide]", "[narrow, broad]", ["no code 'broad'", "known: narrow, wide"]),
        ("requirements/duties.yaml", "risk_management_file", "risk_file", ["no code 'risk_file'"]),
        # operators that do not fit the type
        ("rules/tier.yaml", RECRUITS, "{fact: use.areas, is: employment.recruitment}", ["is a list", "use 'includes'"]),
        (
            "terms.yaml",
            "use.profiles_persons, is: true",
            "use.profiles_persons, includes: true",
            ["one value", "use 'is'"],
        ),
        (
            "terms.yaml",
            "use.profiles_persons, is: true",
            "use.profiles_persons, is: 'true'",
            ["of type bool", "is not"],
        ),
        (
            "terms.yaml",
            "use.profiles_persons, is: true",
            "use.profiles_persons, at_least: 1",
            ["of type bool", "number"],
        ),
        (
            "terms.yaml",
            "use.profiles_persons, is: true",
            "use.profiles_persons, before: 2026-01-01",
            ["of type bool", "date"],
        ),
        (
            "terms.yaml",
            "use.profiles_persons, is: true",
            "organisation.employees, is: true",
            ["of type number", "is not"],
        ),
        (
            "terms.yaml",
            "use.profiles_persons, is: true",
            "organisation.employees, is: ten",
            ["of type number", "is not"],
        ),
        ("terms.yaml", "use.profiles_persons, is: true", "system.stage, is: in-use", ["no code 'in-use'", "'in_use'"]),
        (
            "terms.yaml",
            "use.profiles_persons, is: true",
            "organisation.employees, at_least: {share: 0.5, of: system.stage}",
            ["'system.stage' is of type code", "number"],
        ),
        (
            "rules/tier.yaml",
            RECRUITS,
            "{some: use.areas, where: {term: scoped}}",
            ["'use.areas' is of type code", "items"],
        ),
        # silence may not be read as a value
        ("rules/tier.yaml", RECRUITS, "{present: risks}", ["'satisfied_when' only", "test a value"]),
        ("rules/tier.yaml", RECRUITS, "{not: {evidence: dpia}}", ["'satisfied_when' only"]),
        ("terms.yaml", "{fact: use.profiles_persons, is: true}", "{present: risks}", ["'satisfied_when' only"]),
        ("requirements/duties.yaml", "{present: use.intended_purpose}", "{present: use.purpose}", ["'use.purpose'"]),
        # names
        ("rules/tier.yaml", "unless: [narrow]", "unless: [narow]", ["no rule 'narow'", "did you mean 'narrow'"]),
        ("rules/tier.yaml", "{not: {rule: recruits}}", "{not: {rule: recruit}}", ["no rule 'recruit'"]),
        ("rules/tier.yaml", "{term: scoped}", "{term: scope}", ["no term 'scope'", "did you mean 'scoped'"]),
        ("rules/tier.yaml", "applies_from: usual", "applies_from: later", ["no date or schedule 'later'"]),
        ("rules/tier.yaml", "value: high", "value: hihg", ["axis 'tier' has no value 'hihg'", "known: high, low"]),
        ("pack.yaml", "date: start, unless: legacy", "date: strat, unless: legacy", ["no date 'strat'"]),
        ("pack.yaml", "unless: legacy", "unless: old", ["no transition 'old'"]),
        ("pack.yaml", "before: start", "before: strat", ["no date 'strat'"]),
        ("pack.yaml", "until: {date: start}", "until: {date: strat}", ["no date 'strat'"]),
        ("requirements/duties.yaml", "roles: [provider]", "roles: [maker]", ["no role 'maker'"]),
        ("requirements/duties.yaml", "penalty: fine", "penalty: fee", ["no penalty 'fee'"]),
        (
            "requirements/duties.yaml",
            "[risk-management]",
            "[risk-managment]",
            ["no control", "did you mean 'risk-management'"],
        ),
        ("requirements/duties.yaml", "applies_from: start", "applies_from: begin", ["no date or schedule 'begin'"]),
        # defined twice
        (
            "terms.yaml",
            "id: scoped",
            "id: profiling",
            ["term 'profiling' is defined a second time", "terms.yaml:2 has it"],
        ),
        ("rules/tier.yaml", "id: narrow", "id: otherwise", ["rule 'otherwise' is defined a second time"]),
        ("facts.yaml", "id: ground", "id: safety.part", ["fact 'safety.part' is defined a second time"]),
        ("requirements/duties.yaml", "id: D-2", "id: D-1", ["requirement 'D-1' is defined a second time"]),
        # form
        ("pack.yaml", "id: demo", "id: other", ["'other' is not the name of the folder 'demo'"]),
        ("pack.yaml", "kind: law", "kind: laws", ["'laws' is not allowed"]),
        ("pack.yaml", "licence: Apache-2.0", "license: Apache-2.0", ["license: this key does not exist", "'licence'"]),
        ("terms.yaml", "title: {en: Scope}", "titel: {en: Scope}", ["titel: this key does not exist", "'title'"]),
        ("pack.yaml", "title: {en: Demo}", "title: {zh: Demo}", ["English"]),
    ],
    ids=lambda value: value[:45] if isinstance(value, str) else "",
)
def test_a_mistake_in_a_pack_is_named_with_file_and_line(
    load_changed: LoadChanged, file: str, old: str, new: str, words: list[str]
) -> None:
    problems = load_changed(file, old, new)
    assert isinstance(problems, tuple), "the pack was accepted"
    named = [one for one in problems if all(word in str(one) for word in words)]
    assert named, [str(one) for one in problems]
    text = str(named[0])
    assert "\n" not in text
    assert text.startswith(f"packs/demo/{file}:")
    assert named[0].what_now or named[0].code == "value"


ONE_MISTAKE = [
    ("pack.yaml", "before: start", "before: strat", 21),
    ("pack.yaml", "unless: legacy", "unless: old", 23),
    ("terms.yaml", "id: scoped", "id: profiling", 3),
    ("rules/tier.yaml", "{term: scoped}", "{term: scope}", 1),
    ("rules/tier.yaml", "employment.recruitment", "employment.recruiting", 8),
    ("rules/tier.yaml", "value: high", "value: hihg", 5),
    ("requirements/duties.yaml", "risk_management_file", "risk_file", 9),
    ("requirements/duties.yaml", "id: D-2", "id: D-1", 13),
    ("pack.yaml", "kind: law", "kind: laws", 6),
]


@pytest.mark.parametrize(("file", "old", "new", "line"), ONE_MISTAKE, ids=lambda value: str(value)[:30])
def test_one_mistake_is_told_once_at_its_line(
    load_changed: LoadChanged, file: str, old: str, new: str, line: int
) -> None:
    problems = load_changed(file, old, new)
    assert isinstance(problems, tuple)
    assert [(one.path, one.line) for one in problems] == [(f"packs/demo/{file}", line)]


def test_a_date_that_is_defined_twice_is_told_once(load_changed: LoadChanged) -> None:
    more = "- {id: start, title: {en: Again}, history: [{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}]}"
    problems = load_changed("pack.yaml", "        transitions:\n", f"          {more}\n        transitions:\n")
    assert isinstance(problems, tuple)
    assert [one.line for one in problems] == [20]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "history: [{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}]",
            "history: [{known_from: 2026-07-24, from: 2027-12-02, reference: Art. 1}, "
            "{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}]",
            ["dates[0]", "the history of date 'start' is out of order", "oldest text first"],
        ),
        ("from: 2026-08-02", "from: 2026-08-32", ["dates[0].history[0].from", "expected a date"]),
        ("before: start", "before: 2026-13-45", ["2026-13-45", "date"]),
    ],
)
def test_a_date_that_makes_no_sense_is_refused(load_changed: LoadChanged, old: str, new: str, words: list[str]) -> None:
    problems = load_changed("pack.yaml", old, new)
    assert isinstance(problems, tuple), "the pack was accepted"
    assert [word for word in words if word not in str(problems[0])] == []
    assert problems[0].line in {19, 21}


@pytest.mark.parametrize(
    ("file", "old", "new", "circle"),
    [
        ("terms.yaml", "{fact: use.profiles_persons, is: true}", "{not: {term: profiling}}", ["term profiling"]),
        ("terms.yaml", "{fact: use.profiles_persons, is: true}", "{any: [{term: scoped}]}", None),
        ("rules/tier.yaml", RECRUITS, "{rule: otherwise}", ["rule recruits", "rule otherwise"]),
        ("rules/tier.yaml", NARROW, "{rule: recruits}", ["rule recruits", "rule narrow"]),
    ],
    ids=["itself", "no loop", "through a rule", "through an exception"],
)
def test_a_loop_of_terms_and_rules_is_refused(
    load_changed: LoadChanged, file: str, old: str, new: str, circle: list[str] | None
) -> None:
    problems = load_changed(file, old, new)
    if circle is None:
        assert isinstance(problems, Regime)
        return
    assert isinstance(problems, tuple)
    (problem,) = problems
    assert "lead back to themselves" in problem.what
    assert [name for name in circle if name not in problem.what] == []


def test_a_loop_is_told_in_the_file_in_which_it_stands(load_changed: LoadChanged) -> None:
    problems = load_changed("terms.yaml", "{fact: use.profiles_persons, is: true}", "{not: {term: profiling}}")
    assert isinstance(problems, tuple)
    assert [(one.path, one.line) for one in problems] == [("packs/demo/terms.yaml", 2)]


def test_mistakes_of_several_files_come_in_one_run_in_order(write_files: WriteFiles) -> None:
    files = {
        **PACK,
        "terms.yaml": PACK["terms.yaml"].replace("use.profiles_persons", "use.profiles"),
        "rules/tier.yaml": PACK["rules/tier.yaml"].replace("[narrow, wide]", "[none, wide]"),
        "facts.yaml": PACK["facts.yaml"].replace("{term: profiling}", "{term: profile}"),
    }
    folder = write_files({f"packs/demo/{name}": text for name, text in files.items()}) / "packs" / "demo"
    problems = load_regime(folder, CONTROLS)
    assert isinstance(problems, tuple)
    assert [(one.path.removeprefix("packs/demo/"), one.line) for one in problems] == [
        ("facts.yaml", 2),
        ("rules/tier.yaml", 20),
        ("terms.yaml", 2),
    ]


@pytest.mark.parametrize("file", list(PACK))
def test_a_file_that_is_not_yaml_is_named(load_changed: LoadChanged, file: str) -> None:
    key = PACK[file].split(":")[0].strip()
    problems = load_changed(file, f"{key}:", f"{key}: [")
    assert isinstance(problems, tuple)
    assert {one.path for one in problems} == {f"packs/demo/{file}"}


def test_a_folder_without_a_header_is_no_pack(write_files: WriteFiles) -> None:
    problems = load_regime(write_files({"packs/demo/terms.yaml": PACK["terms.yaml"]}) / "packs" / "demo", CONTROLS)
    assert isinstance(problems, tuple)
    assert [str(one) for one in problems] == ["packs/demo/pack.yaml:1:1: there is no pack.yaml here; add one"]


@pytest.mark.parametrize("look", ["{axis: demo/tier, is: high}", "{not: {axis: demo/tier, is: low}}"])
def test_an_axis_that_looks_at_itself_is_refused(load_changed: LoadChanged, look: str) -> None:
    problems = load_changed("rules/tier.yaml", RECRUITS, look)
    assert isinstance(problems, tuple)
    assert "rules/tier.yaml:8" in str(problems[0])


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
