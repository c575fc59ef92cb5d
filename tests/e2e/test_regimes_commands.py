"""`cardgen regimes list|show|test`: packs, shipped and of one's own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import APack
    from tests.e2e.conftest import Cardgen

SHIPPED = sorted(path.parent.name for path in Path(__file__).parents[2].glob("regimes/*/pack.yaml"))
LOOP = ("terms.yaml", "when: {fact: use.profiles_persons, is: true}", "when: {term: profiling}")
WRONG_EXAMPLE = ("examples/tier.yaml", "axes: {tier: high}", "axes: {tier: low}")


class TestList:
    """Which packs are known."""

    def test_each_shipped_pack_is_a_line_with_its_counts(self, cardgen: Cardgen) -> None:
        result = cardgen("regimes", "list")
        assert (result.exit_code, result.stderr) == (0, "")
        form = re.compile(r"(\S+)  \S.*  \([\d.]+, \d+ rules, \d+ requirements, \w+\)")
        found = [form.fullmatch(line) for line in result.stdout.splitlines()]
        assert sorted(one[1] for one in found if one) == SHIPPED

    def test_a_pack_of_ones_own_is_listed_too(self, cardgen: Cardgen, a_pack: APack) -> None:
        result = cardgen("regimes", "list", "--regimes", a_pack().parent)
        assert result.exit_code == 0
        assert "demo  Demo  (2026.11.0, 3 rules, 2 requirements, unreviewed)" in result.stdout.splitlines()

    def test_a_broken_one_does_not_hide_the_others(self, cardgen: Cardgen, a_pack: APack) -> None:
        result = cardgen("regimes", "list", "--regimes", a_pack(LOOP).parent)
        assert result.exit_code == 3
        assert re.match(r"\S*packs/demo/terms\.yaml:2:\d+: terms\[0\]\.when: .+", result.stderr)
        assert len(result.stdout.splitlines()) == len(SHIPPED)

    def test_a_pack_of_ones_own_replaces_a_shipped_one(self, cardgen: Cardgen, a_pack: APack) -> None:
        folder = a_pack(("pack.yaml", "id: demo", "id: eu-ai-act"))
        for path in folder.rglob("*.yaml"):
            path.write_text(
                path.read_text(encoding="utf-8").replace("facts.demo.", "facts.eu-ai-act."), encoding="utf-8"
            )
        folder.rename(folder.parent / "eu-ai-act")
        result = cardgen("regimes", "list", "--regimes", folder.parent)
        assert any(line.startswith("eu-ai-act  Demo  (") for line in result.stdout.splitlines()), result.output


class TestShow:
    """What a pack holds."""

    @pytest.mark.parametrize("pack", SHIPPED)
    def test_axes_dates_and_requirements_are_shown(self, cardgen: Cardgen, pack: str) -> None:
        result = cardgen("regimes", "show", pack)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith(f"{pack}  ")

    def test_the_ai_act_shows_its_amendment_and_both_axes(self, cardgen: Cardgen) -> None:
        text = cardgen("regimes", "show", "eu-ai-act").stdout
        for said in ("Regulation (EU) 2026/1744", "\ntier  ", "\ngpai  ", "annex-iii-4-a  Annex III 4(a)", "AIA-26-7"):
            assert said in text

    def test_an_unknown_one_is_refused_with_the_nearest(self, cardgen: Cardgen) -> None:
        result = cardgen("regimes", "show", "eu-ai-atc")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr == "cardgen: unknown regime 'eu-ai-atc'; did you mean 'eu-ai-act'?\n"


class TestTest:
    """The test table of a pack."""

    @pytest.mark.parametrize("pack", SHIPPED)
    def test_every_shipped_pack_is_sound(self, cardgen: Cardgen, pack: str) -> None:
        result = cardgen("regimes", "test", pack)
        assert result.exit_code == 0, result.output
        assert re.fullmatch(rf"{pack}: \d+ examples, 0 problems, 0 failures, 0 not tried: sound\n", result.stdout)

    def test_a_pack_of_ones_own_by_id_or_by_folder(self, cardgen: Cardgen, a_pack: APack) -> None:
        pack = a_pack()
        for args in (("demo", "--regimes", pack.parent), (pack,)):
            result = cardgen("regimes", "test", *args)
            assert result.exit_code == 0
            assert result.stdout == "demo: 3 examples, 0 problems, 0 failures, 0 not tried: sound\n"

    def test_a_wrong_example_is_told_with_its_place(self, cardgen: Cardgen, a_pack: APack) -> None:
        result = cardgen("regimes", "test", a_pack(WRONG_EXAMPLE))
        assert result.exit_code == 1
        assert re.match(
            r"\S*packs/demo/examples/tier\.yaml:4\S*: A recruiter with nothing written down: ", result.stdout
        )
        assert result.stdout.splitlines()[-1].startswith("demo: 3 examples, 0 problems, 1 failures")

    def test_what_no_example_tries_is_told(self, cardgen: Cardgen, a_pack: APack) -> None:
        result = cardgen("regimes", "test", a_pack(("examples/tier.yaml", "D-1: not_satisfied, ", "")))
        assert result.exit_code == 1
        assert "D-1" in result.stdout
        assert result.stdout.splitlines()[-1] == "demo: 3 examples, 0 problems, 0 failures, 1 not tried: not sound"

    def test_a_pack_that_cannot_be_accepted_is_no_failed_example(self, cardgen: Cardgen, a_pack: APack) -> None:
        result = cardgen("regimes", "test", a_pack(LOOP))
        assert re.search(r"packs/demo/terms\.yaml:2:\d+: terms\[0\]\.when: .+loop", result.output)
        assert result.exit_code == 3

    def test_an_unknown_one_is_refused_with_the_nearest(self, cardgen: Cardgen) -> None:
        result = cardgen("regimes", "test", "eu-ai-atc")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr == "cardgen: unknown regime 'eu-ai-atc'; did you mean 'eu-ai-act'?\n"

    def test_all_packs_are_tried_when_none_is_named(self, cardgen: Cardgen, a_pack: APack) -> None:
        result = cardgen("regimes", "test", "--regimes", a_pack().parent)
        summaries = [line.split(":")[0] for line in result.stdout.splitlines() if " examples, " in line]
        assert sorted(summaries) == sorted([*SHIPPED, "demo"])
