"""Regimes of one's own are loaded and assessed like shipped ones, and may look at each other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pytest

from cardgen.domain.clock import Clock
from cardgen.errors import UnknownNameError
from cardgen.pipeline.check import Law, Report, check, load_law
from cardgen.pipeline.gather import Request

DAY = date(2026, 11, 21)
DEMO = Path(__file__).parents[2] / "data" / "packs" / "demo"
MANIFEST = "manifest: 1\nsystem: {id: alpha, name: Alpha}\n"
RULE = "{fact: use.areas, includes: employment.recruitment}"
Ours: TypeAlias = Callable[..., Request]


@pytest.fixture
def ours(tmp_path: Path) -> Ours:
    """Return a request for the packs `one` and `two`, copies of the demo pack, each with a condition for its rule."""

    def build(one: str = RULE, two: str = RULE, manifest: str = MANIFEST) -> Request:
        for name, when in (("one", one), ("two", two)):
            folder = tmp_path / "packs" / name
            shutil.copytree(DEMO, folder)
            for path in folder.rglob("*.yaml"):
                text = path.read_text(encoding="utf-8").replace("facts.demo.", f"facts.{name}.").replace(RULE, when)
                text = text.replace("id: demo", f"id: {name}").replace("id: D-", f"id: {name.upper()}-")
                path.write_text(text, encoding="utf-8")
        (tmp_path / "a.cardgen.yaml").write_text(manifest, encoding="utf-8")
        return Request((tmp_path,), tmp_path, Clock(DAY, DAY), ("one", "two"), (tmp_path / "packs",))

    return build


def wrong(law: Law) -> list[str]:
    return [str(one) for one in law.diagnostics]


def test_packs_of_ones_own_are_loaded(ours: Ours) -> None:
    law = load_law(ours())
    assert ([one.id for one in law.regimes], wrong(law)) == (["one", "two"], [])


def test_a_regime_that_is_not_there_stops_the_run(ours: Ours) -> None:
    request = ours()
    with pytest.raises(UnknownNameError, match=r"unknown regime 'onne'; did you mean 'one'"):
        load_law(Request(request.paths, request.base, request.clock, ("onne",), request.pack_folders))


def test_a_wrong_pack_is_told_and_the_other_one_is_loaded(ours: Ours) -> None:
    law = load_law(ours(one=RULE.replace("areas", "area")))
    assert [one.id for one in law.regimes] == ["two"]
    (line,) = wrong(law)
    assert "packs/one/rules/tier.yaml:8:" in line


def test_a_pack_may_look_at_the_result_of_another(ours: Ours) -> None:
    law = load_law(ours(two="{axis: one/tier, is: high}"))
    assert ([one.id for one in law.regimes], wrong(law)) == (["one", "two"], [])


def test_a_pack_may_look_at_one_that_is_not_loaded(ours: Ours) -> None:
    law = load_law(ours(two="{axis: elsewhere/tier, is: high}"))
    assert ([one.id for one in law.regimes], wrong(law)) == (["one", "two"], [])


@pytest.mark.parametrize(
    ("look", "word"), [("{axis: one/teir, is: high}", "teir"), ("{axis: one/tier, is: hihg}", "hihg")]
)
def test_a_look_at_what_the_other_pack_does_not_have_is_told(ours: Ours, look: str, word: str) -> None:
    (line,) = wrong(load_law(ours(two=look)))
    assert "packs/two/rules/tier.yaml:8:" in line
    assert word in line


def test_packs_that_look_at_each_other_in_a_circle_are_told(ours: Ours) -> None:
    (line,) = wrong(load_law(ours(one="{axis: two/tier, is: high}", two="{axis: one/tier, is: high}")))
    assert "one" in line
    assert "two" in line


def test_a_manifest_is_assessed_under_each_regime(ours: Ours) -> None:
    report = check(ours())
    (assessed,) = report.assessed
    assert [one.regime.id for one in assessed.assessments] == ["one", "two"]
    assert not report.rejected


@pytest.mark.parametrize(
    ("waiver", "level", "words"),
    [
        ("ONE-1", None, ""),
        ("ONE-9", "warning", "matches no requirement: 'ONE-9'"),
    ],
)
def test_the_waivers_of_a_manifest_are_held_against_all_regimes(
    ours: Ours, waiver: str, level: str | None, words: str
) -> None:
    more = f"waivers: [{{requirement: {waiver}, reason: r, approver: b, expires: 2026-12-31}}]\n"
    report = check(ours(manifest=MANIFEST + more))
    assert [one.level for one in report.diagnostics] == ([level] if level else [])
    assert all(words in str(one) for one in report.diagnostics)


def test_a_wrong_manifest_is_reported_beside_the_assessed_ones(ours: Ours, tmp_path: Path) -> None:
    request = ours()
    (tmp_path / "b.cardgen.yaml").write_text("manifest: 2\n", encoding="utf-8")
    report: Report = check(request)
    assert (len(report.assessed), len(report.sources), report.rejected) == (1, 2, True)


def test_the_counts_are_those_of_all_systems_and_regimes(ours: Ours) -> None:
    roles = "organisation: {roles: [provider]}\n"
    report = check(ours(manifest=MANIFEST + roles))
    assert report.tally.gaps == 4
