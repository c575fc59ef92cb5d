"""The given facts of a pack's examples become manifests, checked like any other."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.evidence import EvidenceState
from cardgen.loading.pack_examples import Case, cases
from cardgen.loading.pack_facts import FactChecker
from cardgen.loading.pack_files import read_examples

if TYPE_CHECKING:
    from tests.conftest import APack

Read: TypeAlias = Callable[[str], tuple[tuple[Case, ...], tuple[Diagnostic, ...]]]


@pytest.fixture
def read(a_pack: APack) -> Read:
    """Return the cases of an example file of the demo pack, and what is wrong with it."""

    def run(text: str) -> tuple[tuple[Case, ...], tuple[Diagnostic, ...]]:
        folder = a_pack()
        (folder / "examples" / "tier.yaml").write_text(text, encoding="utf-8")
        files, unread = read_examples(folder, "packs/demo")
        ready, unfit = cases(files, "demo", FactChecker(folder))
        return ready, (*unread, *unfit)

    return run


BASES = """\
bases:
  provider: {organisation.roles: [provider], use.areas: [energy.forecasting]}
  german: {organisation.established_in: [DE], use.areas: []}
examples:
"""


@pytest.mark.parametrize(
    ("example", "path", "value"),
    [
        ("{name: A, expect: {}}", "use.areas", None),
        ("{name: A, base: provider, expect: {}}", "use.areas", ["energy.forecasting"]),
        ("{name: A, base: [provider, german], expect: {}}", "use.areas", []),
        ("{name: A, base: [german, provider], expect: {}}", "organisation.established_in", ["DE"]),
        ("{name: A, base: provider, given: {use.areas: null}, expect: {}}", "use.areas", None),
        ("{name: A, base: provider, given: {use.areas: unknown}, expect: {}}", "use.areas", "unknown"),
        ("{name: A, given: {models: [{id: m}]}, expect: {}}", "models[0].id", "m"),
        ("{name: A, given: {facts.demo.safety.part: true}, expect: {}}", "facts.demo.safety.part", True),
        ("{name: A, given: {system.id: other}, expect: {}}", "system.id", "other"),
    ],
)
def test_the_facts_of_a_case_are_its_bases_and_what_is_given(
    read: Read, example: str, path: str, value: object
) -> None:
    (case,), problems = read(f"{BASES}  - {example}\n")
    assert problems == ()
    assert case.facts.value(path) == value


def test_a_case_knows_where_it_stands(read: Read) -> None:
    ready, _ = read(f"{BASES}  - {{name: A, expect: {{}}}}\n  - {{name: B, expect: {{}}}}\n")
    assert [case.where for case in ready] == ["packs/demo/examples/tier.yaml:5", "packs/demo/examples/tier.yaml:6"]


def test_one_case_changes_no_base_for_the_next(read: Read) -> None:
    ready, _ = read(
        "bases:\n  whole: {use: {areas: []}}\nexamples:\n"
        "  - {name: A, base: whole, given: {use.profiles_persons: true}, expect: {}}\n"
        "  - {name: B, base: whole, expect: {}}\n"
    )
    assert [case.facts.value("use.profiles_persons") for case in ready] == [True, None]


def test_evidence_files_are_taken_to_exist(read: Read) -> None:
    evidence = "evidence: [{id: e, kind: dpia, title: T, file: gone.pdf}]"
    (case,), _ = read(f"{BASES}  - {{name: A, given: {{{evidence}}}, expect: {{}}}}\n")
    assert [one.file_state for one in case.evidence] == [EvidenceState.VALID]


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("{name: A, base: providr, expect: {}}", ["no base 'providr'", "did you mean 'provider'"]),
        ("{name: A, base: zzz, expect: {}}", ["no base 'zzz'", "add it under 'bases'"]),
        ("{name: A, given: {use.area: []}, expect: {}}", ["use.area", "did you mean 'areas'"]),
        ("{name: A, given: {use.areas: [recruiting]}, expect: {}}", ["use.areas[0]", "'recruiting'"]),
        ("{name: A, given: {facts.demo.safety.prt: true}, expect: {}}", ["safety.prt", "did you mean 'part'"]),
        ("{name: A, given: {facts.demo.ground: [broad]}, expect: {}}", ["facts.demo.ground[0]", "'broad'"]),
        ("{name: A, given: {facts.dmo.ground: []}, expect: {}}", ["no regime 'dmo'", "did you mean 'demo'"]),
        ("{name: A, expects: {}}", ["expects", "this key does not exist"]),
        ("{name: A, expect: {rules: {recruits: maybe}}}", ["expect.rules.recruits"]),
        ("{name: A, expect: {requirements: {D-1: passed}}}", ["D-1", "passed"]),
    ],
)
def test_a_mistake_in_an_example_is_told_at_its_line(read: Read, example: str, words: list[str]) -> None:
    _, problems = read(f"{BASES}  - {example}\n")
    named = next((one for one in problems if all(word in str(one) for word in words)), problems[0])
    assert [word for word in words if word not in str(named)] == []
    assert (named.path, named.line) == ("packs/demo/examples/tier.yaml", 5)


@pytest.mark.parametrize("expect", ["rules: {recruits: maybe}", "requirements: {D-1: passed}"])
def test_a_value_that_could_be_several_things_is_told_once(read: Read, expect: str) -> None:
    _, problems = read(f"{BASES}  - {{name: A, expect: {{{expect}}}}}\n")
    assert len(problems) == 1


def test_the_other_cases_still_run(read: Read) -> None:
    ready, problems = read(f"{BASES}  - {{name: A, base: none, expect: {{}}}}\n  - {{name: B, expect: {{}}}}\n")
    assert [case.example.name for case in ready] == ["B"]
    assert len(problems) == 1


def test_a_path_through_a_value_is_told_and_no_crash(read: Read) -> None:
    ready, problems = read(f"{BASES}  - {{name: A, given: {{use.areas: [], use.areas.x: 1}}, expect: {{}}}}\n")
    assert ready == ()
    assert [one.line for one in problems] == [5]
