"""Every manifest of a portfolio, and all that is wrong with any of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from cardgen.domain.clock import Clock
from cardgen.domain.evidence import EvidenceState
from cardgen.pipeline.gather import Portfolio, Request, gather

DAY = date(2026, 11, 21)
Gathered: TypeAlias = Callable[..., Portfolio]
DEMO = Path(__file__).parents[2] / "data" / "packs"


def manifest(name: str, more: str = "") -> str:
    return f"manifest: 1\nsystem:\n  id: {name}\n  name: {name.title()}\n{more}"


@pytest.fixture
def gathered(tmp_path: Path) -> Gathered:
    """Return the portfolio of files in a folder; `pack_folders` hold packs of the user's own."""

    def run(files: Mapping[str, str], *pack_folders: Path) -> Portfolio:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return gather(Request((tmp_path,), tmp_path, Clock(DAY, DAY), pack_folders=pack_folders))

    return run


def test_each_manifest_is_a_system(gathered: Gathered) -> None:
    portfolio = gathered({"b/cardgen.yaml": manifest("beta"), "a.cardgen.yaml": manifest("alpha")})
    assert [(one.id, one.source.name) for one in portfolio.systems] == [
        ("alpha", "a.cardgen.yaml"),
        ("beta", "b/cardgen.yaml"),
    ]
    assert (portfolio.rejected, portfolio.summary) == (False, "2 of 2 manifests valid")


def test_all_problems_of_all_files_come_back_together(gathered: Gathered) -> None:
    portfolio = gathered(
        {
            "a.cardgen.yaml": manifest("alpha", "use: {area: []}\nmodels: [{name: m}]\n"),
            "b.cardgen.yaml": "a: [\n",
            "c.cardgen.yaml": manifest("gamma"),
        }
    )
    assert [(one.path, one.pointer) for one in portfolio.diagnostics] == [
        ("a.cardgen.yaml", "use.area"),
        ("a.cardgen.yaml", "models[0].id"),
        ("b.cardgen.yaml", ""),
    ]
    assert [one.id for one in portfolio.systems] == ["gamma"]
    assert (portfolio.rejected, portfolio.summary) == (True, "1 of 3 manifests valid, 3 problems")


def test_an_id_that_is_used_twice_is_told_in_the_second_file(gathered: Gathered) -> None:
    portfolio = gathered({"a.cardgen.yaml": manifest("same"), "b.cardgen.yaml": manifest("same")})
    (one,) = portfolio.diagnostics
    assert str(one) == (
        "b.cardgen.yaml:3:3: system.id: the id 'same' is used a second time in this portfolio; "
        "a.cardgen.yaml has it already; choose another"
    )


def test_an_empty_folder_is_an_empty_portfolio(gathered: Gathered) -> None:
    portfolio = gathered({})
    assert (portfolio.sources, portfolio.systems, portfolio.rejected) == ((), (), False)


class TestRegimeFacts:
    """Answers under `facts.<regime>` are checked by the packs that are known."""

    def test_those_of_a_pack_of_ones_own_are_checked(self, gathered: Gathered) -> None:
        portfolio = gathered({"a.cardgen.yaml": manifest("alpha", "facts: {demo: {ground: [broad]}}\n")}, DEMO)
        assert [one.pointer for one in portfolio.diagnostics] == ["facts.demo.ground[0]"]
        assert portfolio.rejected

    def test_those_of_an_unknown_pack_are_a_warning_and_the_manifest_counts(self, gathered: Gathered) -> None:
        portfolio = gathered({"a.cardgen.yaml": manifest("alpha", "facts: {our-policy: {ground: [broad]}}\n")})
        assert [one.level for one in portfolio.diagnostics] == ["warning"]
        assert (len(portfolio.systems), portfolio.rejected) == (1, False)

    def test_a_wrong_manifest_with_wrong_answers_tells_both(self, gathered: Gathered) -> None:
        more = "use: {area: []}\nfacts: {demo: {ground: [broad]}}\n"
        portfolio = gathered({"a.cardgen.yaml": manifest("alpha", more)}, DEMO)
        assert [one.pointer for one in portfolio.diagnostics] == ["use.area", "facts.demo.ground[0]"]


NO_DATA = "data: {personal_data: false, categories: [contact]}\n"


class TestContradictions:
    """Answers that cannot hold together."""

    def test_an_error_stops_the_manifest(self, gathered: Gathered) -> None:
        portfolio = gathered({"a.cardgen.yaml": manifest("alpha", NO_DATA)})
        (one,) = portfolio.diagnostics
        assert (one.pointer, one.code, one.level) == ("data.categories", "contradiction", "error")
        assert (portfolio.systems, portfolio.rejected) == ((), True)

    def test_a_warning_does_not(self, gathered: Gathered) -> None:
        more = "organisation: {size: micro, employees: 12}\n"
        portfolio = gathered({"a.cardgen.yaml": manifest("alpha", more)})
        assert [(one.pointer, one.level) for one in portfolio.diagnostics] == [("organisation.size", "warning")]
        assert (len(portfolio.systems), portfolio.rejected) == (1, False)

    def test_they_are_told_beside_other_problems_in_the_order_of_the_file(self, gathered: Gathered) -> None:
        more = "models: [{id: m}, {id: m}]\n" + NO_DATA + "facts: {demo: {ground: [broad]}}\n"
        portfolio = gathered({"a.cardgen.yaml": manifest("alpha", more)}, DEMO)
        pointers = [one.pointer for one in portfolio.diagnostics]
        assert pointers == ["models[1].id", "data.categories", "facts.demo.ground[0]"]

    def test_a_manifest_of_another_form_is_not_tried(self, gathered: Gathered) -> None:
        portfolio = gathered({"a.cardgen.yaml": manifest("alpha", "data: {personal_data: false, categories: [tea]}\n")})
        assert [one.code for one in portfolio.diagnostics] == ["code"]

    def test_the_day_that_is_asked_about_counts(self, gathered: Gathered, tmp_path: Path) -> None:
        more = "  stage: planning\ndeployment: {markets: [{since: 2027-01-01}]}\n"
        assert gathered({"a.cardgen.yaml": manifest("alpha", more)}).diagnostics == ()
        later = Clock(date(2027, 2, 1), DAY)
        (one,) = gather(Request((tmp_path,), tmp_path, later)).diagnostics
        assert (one.pointer, one.level) == ("deployment.markets[0].since", "warning")


class TestOwnContradictions:
    """A pack of one's own says what cannot hold together with the answers to its questions."""

    BOTH = (
        "contradictions:\n"
        "  - id: safe-and-narrow\n    what: {en: a safety part of one step}\n    now: {en: keep one}\n"
        "    given: {fact: facts.demo.ground, includes: narrow}\n"
        "    when: [{fact: facts.demo.safety.part, is: true}]\n"
    )
    ANSWERS = "facts:\n  demo:\n    ground: [narrow]\n    safety: {part: true}\n"

    def folder(self, tmp_path: Path, text: str) -> Path:
        shutil.copytree(DEMO, tmp_path / "packs")
        (tmp_path / "packs" / "demo" / "contradictions.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "packs"

    def test_it_is_told(self, gathered: Gathered, tmp_path: Path) -> None:
        folder = self.folder(tmp_path, self.BOTH)
        (one,) = gathered({"a.cardgen.yaml": manifest("alpha", self.ANSWERS)}, folder).diagnostics
        assert str(one) == (
            "a.cardgen.yaml:8:14: facts.demo.safety.part: a safety part of one step "
            "(line 7: facts.demo.ground); keep one"
        )

    def test_it_is_not_tried_where_answers_are_wrong(self, gathered: Gathered, tmp_path: Path) -> None:
        folder = self.folder(tmp_path, self.BOTH)
        more = self.ANSWERS.replace("[narrow]", "[narrow, broad]")
        (one,) = gathered({"a.cardgen.yaml": manifest("alpha", more)}, folder).diagnostics
        assert one.code == "fact"

    def test_a_broken_file_is_told(self, gathered: Gathered, tmp_path: Path) -> None:
        folder = self.folder(tmp_path, self.BOTH.replace("given:", "gven:"))
        (one,) = gathered({"a.cardgen.yaml": manifest("alpha", self.ANSWERS)}, folder).diagnostics
        assert "packs/demo/contradictions.yaml:5:5: contradictions[0].gven: this key does not exist" in str(one)


class TestEvidence:
    """Evidence lies inside the portfolio, and is named from the folder of its manifest."""

    MORE = "evidence:\n  - {id: e, kind: dpia, title: T, file: ../shared/dpia.md}\n"

    def test_a_file_beside_the_manifests_folder_is_inside(self, gathered: Gathered) -> None:
        portfolio = gathered({"a/cardgen.yaml": manifest("alpha", self.MORE), "shared/dpia.md": "text"})
        assert [one.file_state for one in portfolio.systems[0].evidence] == [EvidenceState.VALID]

    def test_a_manifest_outside_the_base_is_a_portfolio_of_its_own(self, tmp_path: Path) -> None:
        (tmp_path / "a").mkdir()
        (tmp_path / "base").mkdir()
        (tmp_path / "shared").mkdir()
        (tmp_path / "shared" / "dpia.md").write_text("text", encoding="utf-8")
        path = tmp_path / "a" / "cardgen.yaml"
        path.write_text(manifest("alpha", self.MORE), encoding="utf-8")
        portfolio = gather(Request((path,), tmp_path / "base", Clock(DAY, DAY)))
        assert [one.file_state for one in portfolio.systems[0].evidence] == [EvidenceState.OUTSIDE]
