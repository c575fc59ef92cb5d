"""A citation that does not exist cannot land."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from cardgen.domain.diagnostic import Diagnostic
from cardgen.loading.document import Document, Source, load
from cardgen.loading.pack_files import PackFiles, read_pack
from cardgen.loading.structure import Structure, wrong_references
from cardgen.resources import Resource, resource_dir

if TYPE_CHECKING:
    from tests.conftest import APack

Wrong: TypeAlias = Callable[..., list[Diagnostic]]
SHIPPED = sorted(resource_dir(Resource.REGIMES).glob("*/structure/*.yaml"))


@pytest.fixture(scope="module")
def ai_act() -> Structure:
    """Return what exists in the AI Act, by the indexes of the shipped pack."""
    found: list[Any] = []
    for path in sorted((resource_dir(Resource.REGIMES) / "eu-ai-act" / "structure").glob("ai-act-*.yaml")):
        document = load(Source(path, path.name))
        assert isinstance(document, Document)
        found.append(document.data)
    return Structure(found)


@pytest.mark.parametrize(
    "locator",
    [
        "Art. 4",
        "Art. 5(1)(f)",
        "Art. 5(1)(h)(iii)",
        "Art. 6(3)",
        "Art. 50(1)",
        "Art. 113",
        "Annex III",
        "Annex III 4(a)",
        "Annex III 8(b)",
        "Annex IV 2(b)",
        "Recital 1",
        "Recital 180",
    ],
)
def test_a_provision_of_the_law_exists(ai_act: Structure, locator: str) -> None:
    assert ai_act.has(locator)


@pytest.mark.parametrize(
    "locator",
    [
        "Art. 52(9)",
        "Art. 5(1)(z)",
        "Art. 114",
        "Art. 0",
        "Annex III 9",
        "Annex III 4(c)",
        "Annex XX",
        "Recital 181",
        "Recital 0",
        "Article 5",
        "Art 5",
        "Art. 5 (1)",
        "Art. 5(1)(f) ",
        "art. 5",
        "5(1)",
        "",
    ],
)
def test_what_the_law_does_not_have_does_not_exist(ai_act: Structure, locator: str) -> None:
    assert not ai_act.has(locator)


def test_a_provision_of_any_version_exists() -> None:
    both = Structure([{"articles": {"1": ["(1)"]}, "recitals": 2}, {"articles": {"1": ["(2)"], "1a": None}}])
    assert all(both.has(locator) for locator in ("Art. 1(1)", "Art. 1(2)", "Art. 1a", "Recital 2"))
    assert not both.has("Art. 1(3)")


@pytest.fixture
def wrong(a_pack: APack) -> Wrong:
    """Return the references of the demo pack that do not exist, after texts in its files are replaced."""

    def find(*changes: tuple[str, str, str]) -> list[Diagnostic]:
        files = read_pack(a_pack(*changes), "packs/demo")
        assert isinstance(files, PackFiles), files
        return list(wrong_references(files))

    return find


def cite(reference: str) -> tuple[str, str, str]:
    """Return the change that gives the first rule of the demo pack a reference."""
    return ("rules/tier.yaml", "unless: [narrow]", f"references: [{reference}]\n    unless: [narrow]")


TWO = '- {id: code, short: Code, title: {en: The code}, versions: [{id: "1", known_from: 2024-07-12, structure: code}]}'
GUIDE = f"{TWO}\n  - {{id: guide, short: Guide, title: {{en: The guide}}}}"
TWO_INDEXED = f"{TWO}\n{TWO.replace('- {id: code, short: Code', '  - {id: rules, short: Rules')}"


def test_the_pack_as_it_is_cites_what_exists(wrong: Wrong) -> None:
    assert wrong() == []


@pytest.mark.parametrize("reference", ["Art. 2(2)(a)", "Annex I 1(a)", "Recital 3"])
def test_a_reference_that_exists_is_accepted(wrong: Wrong, reference: str) -> None:
    assert wrong(cite(reference)) == []


def test_a_reference_that_does_not_exist_is_told_with_its_line(wrong: Wrong) -> None:
    (one,) = wrong(cite("Art. 2(1), Art. 52(9)"))
    assert str(one).startswith(
        "packs/demo/rules/tier.yaml:9:29: rules[0].references[1]: 'Art. 52(9)' does not exist in Code; "
    )


def test_the_reference_of_a_date_is_looked_up_too(wrong: Wrong) -> None:
    (one,) = wrong(("pack.yaml", "reference: Art. 1", "reference: Art. 9"))
    assert (one.line, one.pointer) == (21, "dates[0].history[0].reference")


def test_the_references_of_terms_and_facts_are_looked_up(wrong: Wrong) -> None:
    changes = [(file, "title: {en: Scope}", "title: {en: Scope}, references: [Art. 9]") for file in ("terms.yaml",)]
    changes += [("facts.yaml", "type: bool", "type: bool, references: [Art. 9]")]
    assert [one.path for one in wrong(*changes)] == ["packs/demo/facts.yaml", "packs/demo/terms.yaml"]


def test_the_defaults_of_a_requirements_file_are_looked_up(wrong: Wrong) -> None:
    (one,) = wrong(("requirements/duties.yaml", "severity: high", "severity: high\n  references: [Art. 9]"))
    assert one.pointer == "defaults.references[0]"


def test_an_instrument_without_an_index_takes_any_locator(wrong: Wrong) -> None:
    assert wrong(("pack.yaml", TWO, GUIDE), cite("Guide para 20")) == []


def test_another_instrument_with_an_index_is_looked_up_in_its_own(wrong: Wrong) -> None:
    changed = ("pack.yaml", TWO, TWO_INDEXED)
    assert wrong(changed, cite("Rules Art. 2(1)")) == []


def test_a_wrong_reference_names_the_instrument_it_cites(wrong: Wrong) -> None:
    (one,) = wrong(("pack.yaml", TWO, TWO_INDEXED), cite("Rules Art. 9"))
    assert "'Rules Art. 9' does not exist in Rules" in str(one)


def test_a_main_instrument_without_an_index_takes_any_locator(wrong: Wrong) -> None:
    plain = "- {id: code, short: Code, title: {en: The code}}"
    assert wrong(("pack.yaml", TWO, plain), cite("Section 3.2")) == []


def test_a_pack_without_instruments_cites_nothing_that_can_be_looked_up(wrong: Wrong) -> None:
    assert wrong(("pack.yaml", f"instruments:\n  {TWO}\n", ""), cite("Our handbook")) == []


def test_an_index_that_is_named_and_not_there_is_told(wrong: Wrong) -> None:
    gone = 'versions: [{id: "1", known_from: 2024-07-12, structure: gone}]'
    problems = wrong(("pack.yaml", TWO, f"{TWO}\n  - {{id: rules, short: Rules, title: {{en: Rules}}, {gone}}}"))
    assert "gone" in " ".join(map(str, problems))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_index_lists_provisions_only(path: Any) -> None:
    document = load(Source(path, path.name))
    assert isinstance(document, Document)
    places: list[str] = []
    for kind in ("articles", "annexes"):
        index = document.data.get(kind) or {}
        assert isinstance(index, dict)
        places += [str(place) for listed in index.values() for place in listed or []]  # type: ignore[union-attr]
    assert [place for place in places if len(place) > 30] == []
