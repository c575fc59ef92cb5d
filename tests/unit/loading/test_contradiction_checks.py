"""What is wrong with the contradictions of a pack is said with file and line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

import pytest

from cardgen.domain.pack import Regime
from cardgen.loading.regimes import load_regime

if TYPE_CHECKING:
    from tests.conftest import APack

Problems: TypeAlias = Callable[..., list[str]]
TEXTS = "what: {en: this and that}, now: {en: keep one}"
OWN = "{fact: facts.demo.safety.part, is: true}"


@pytest.fixture
def problems(a_pack: APack) -> Problems:
    """Return what is wrong with the demo pack with a file of contradictions."""

    def find(*lines: str) -> list[str]:
        folder = a_pack()
        listed = "".join(f"  - {line}\n" for line in lines)
        (folder / "contradictions.yaml").write_text(f"contradictions:\n{listed}", encoding="utf-8")
        found = load_regime(folder, ["risk-management", "human-oversight"])
        return [] if isinstance(found, Regime) else [str(one) for one in found]

    return find


@pytest.mark.parametrize(
    "line",
    [
        f"{{id: a, {TEXTS}, when: [{OWN}]}}",
        f"{{id: a, {TEXTS}, level: warning, given: {{fact: use.profiles_persons, is: true}}, when: [{OWN}]}}",
        f"{{id: a, {TEXTS}, given: {OWN}, each: models, when: [{{fact: .base_model, is: '*'}}]}}",
        f"{{id: a, {TEXTS}, given: {OWN}, each: deployment.markets, when: [{{fact: .since, before: as_of}}]}}",
        f"{{id: a, {TEXTS}, references: [Art. 1], when: [{{not: {OWN}}}]}}",
    ],
)
def test_a_sound_one_is_accepted(problems: Problems, line: str) -> None:
    assert problems(line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (f"{{id: a, now: {{en: keep one}}, when: [{OWN}]}}", "contradictions[0].what: this key is missing"),
        (f"{{id: a, {TEXTS}, when: []}}", "contradictions[0].when: the list is empty"),
        (f"{{id: a, {TEXTS}, level: note, when: [{OWN}]}}", "'note' is not allowed"),
        (f"{{id: a, {TEXTS}, when: [{{term: profiling}}, {OWN}]}}", "when[0]: a contradiction reads facts alone"),
        (f"{{id: a, {TEXTS}, given: {{rule: recruits}}, when: [{OWN}]}}", "given: a contradiction reads facts alone"),
        (f"{{id: a, {TEXTS}, when: [{{axis: other/tier, is: x}}, {OWN}]}}", "reads facts alone: no term, rule or axis"),
        (f"{{id: a, {TEXTS}, when: [{{present: risks}}, {OWN}]}}", "'present' and 'evidence' read silence as no"),
        (f"{{id: a, {TEXTS}, when: [{{fact: use.arias, includes: x}}, {OWN}]}}", "there is no field 'use.arias'"),
        (f"{{id: a, {TEXTS}, when: [{{fact: .id, is: x}}, {OWN}]}}", "'.id' reads an item, but no 'some' is around it"),
        (f"{{id: a, {TEXTS}, each: use.areas, when: [{OWN}]}}", "each: 'use.areas' is of type code"),
        (
            f"{{id: a, {TEXTS}, when: [{{fact: use.profiles_persons, is: true}}]}}",
            "contradictions[0]: no fact of this pack is read",
        ),
        (
            f"{{id: a, {TEXTS}, each: deployment.markets, when: [{{fact: .since, before: soon}}, {OWN}]}}",
            "there is no date 'soon'",
        ),
    ],
)
def test_an_unsound_one_is_told(problems: Problems, line: str, expected: str) -> None:
    (told,) = problems(line)
    assert told.startswith("packs/demo/contradictions.yaml:2:")
    assert expected in told


def test_an_id_is_used_once(problems: Problems) -> None:
    line = f"{{id: a, {TEXTS}, when: [{OWN}]}}"
    (told,) = problems(line, line)
    assert "contradictions.yaml:3:5: contradictions[1]: contradiction 'a' is defined a second time" in told


def test_a_date_has_no_name_outside_of_contradictions(a_pack: APack) -> None:
    dated = "when: {some: deployment.markets, where: {fact: .since, before: as_of}}"
    folder = a_pack()
    text = (folder / "terms.yaml").read_text(encoding="utf-8")
    (folder / "terms.yaml").write_text(f"{text}  - {{id: d, title: {{en: D}}, {dated}}}\n", encoding="utf-8")
    found = load_regime(folder, ["risk-management", "human-oversight"])
    assert not isinstance(found, Regime)
    assert "there is no date 'as_of'" in str(found[0])
