"""`cardgen explain`: the reason chain of a manifest's verdicts, and what a rule or requirement says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import APack
    from tests.e2e.conftest import Cardgen, Write

SCREENER = "examples/cv-screener/cv-screener.cardgen.yaml"
TODAY = ("--as-of", "2026-11-21", "--law-at", "2026-11-21")
BECAUSE = re.compile(r"^ +(?:because|given) +(\S+) .+  (\S+):(\d+)$", re.MULTILINE)


class TestManifest:
    """Why one manifest comes out as it does."""

    def test_each_axis_has_its_value_rule_reference_and_reasons(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("explain", SCREENER, *TODAY, cwd=root)
        assert (result.exit_code, result.stderr) == (0, "")
        assert "· Risk tier: High-risk\n" in result.stdout
        assert re.search(
            r"\n  annex-iii-4-a  Annex III 4\(a\), .+: holds, from 2027-12-02 \(was 2026-08-02\)\n", result.stdout
        )
        assert re.search(rf"\n    because use\.areas .+  {SCREENER}:\d+\n", result.stdout)
        assert "· General-purpose AI model: None\n" in result.stdout

    def test_each_reason_leads_to_its_line(self, cardgen: Cardgen, root: Path) -> None:
        found = BECAUSE.findall(cardgen("explain", SCREENER, *TODAY, cwd=root).stdout)
        assert len(found) > 5
        lines = (root / SCREENER).read_text(encoding="utf-8").splitlines()
        for fact, path, line in found:
            assert path == SCREENER
            assert fact.rpartition(".")[2] in lines[int(line) - 1], fact

    def test_what_is_open_is_told_as_questions(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("explain", "examples/exam-proctor", *TODAY, cwd=root)
        assert "· Risk tier: Undetermined\n" in result.stdout
        assert "possibly Prohibited or High-risk" in result.stdout
        assert "\n    ? Does it evaluate personal aspects of individuals" in result.stdout
        assert "\n      answer use.profiles_persons\n" in result.stdout

    def test_a_requirement_with_its_verdict_and_what_is_missing(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("explain", SCREENER, "AIA-26-7", *TODAY, cwd=root)
        assert result.exit_code == 0
        assert "\nAIA-26-7  Art. 26(7)  Workers are told\n  ○ gap, from 2027-12-02 (was 2026-08-02)\n" in result.stdout
        assert BECAUSE.search(result.stdout)
        assert "\n  missing\n" in result.stdout
        assert "\n      add evidence of the kind worker_notice\n" in result.stdout

    def test_a_rule_that_does_not_hold_says_why(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("explain", "examples/card-fraud", "annex-iii-4-a", *TODAY, cwd=root)
        assert result.exit_code == 0
        assert re.search(r"annex-iii-4-a .+: does not hold", result.stdout)
        assert re.search(r"because use\.areas does not include employment\.recruitment  \S+:\d+\n", result.stdout)

    def test_the_clocks_count(self, cardgen: Cardgen, root: Path) -> None:
        before = cardgen("explain", SCREENER, "AIA-26-7", "--as-of", "2026-11-21", "--law-at", "2026-07-01", cwd=root)
        assert "○ gap, in force since 2026-08-02\n" in before.stdout

    def test_a_folder_explains_each_system_in_it(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("explain", "examples", "AIA-4-1", *TODAY, cwd=root)
        assert result.exit_code == 0
        systems = sorted(path.as_posix() for path in (root / "examples").glob("*/*.cardgen.yaml"))
        assert [f"{root}/{path}" for path in re.findall(r"^\S.* \((\S+)\)$", result.stdout, re.MULTILINE)] == systems

    def test_a_broken_manifest_is_refused(self, cardgen: Cardgen, write: Write) -> None:
        write("bad.cardgen.yaml", "manifest: 1\nsystem: {id: bad}\n")
        result = cardgen("explain", "bad.cardgen.yaml")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr == "bad.cardgen.yaml:2:1: system.name: this key is missing; add it\n"

    def test_a_missing_manifest_is_refused(self, cardgen: Cardgen) -> None:
        result = cardgen("explain", "nowhere.cardgen.yaml", "AIA-4-1")
        assert result.exit_code == 3
        assert result.stderr.startswith("nowhere.cardgen.yaml:1:1: cannot be read: No such file or directory; ")

    def test_a_folder_without_manifests_explains_nothing(self, cardgen: Cardgen, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        result = cardgen("explain", "empty")
        assert result.exit_code == 4
        assert result.stderr.startswith("cardgen: no manifest found; ")


class TestName:
    """What a rule or requirement says, without any manifest."""

    @pytest.mark.parametrize("name", ["annex-iii-4-a", "eu-ai-act/annex-iii-4-a"])
    def test_a_rule(self, cardgen: Cardgen, name: str) -> None:
        result = cardgen("explain", name)
        assert (result.exit_code, result.stderr) == (0, "")
        lines = result.stdout.splitlines()
        assert lines[0] == "eu-ai-act/annex-iii-4-a  Recruitment and selection"
        assert lines[1].startswith("  Annex III 4(a), Art. 6(2)")
        assert lines[1].endswith("decides tier: high_risk")
        assert "  holds when" in lines
        assert any(line.startswith("  unless art-6-3") for line in lines)

    @pytest.mark.parametrize("name", ["AIA-26-7", "eu-ai-act/AIA-26-7"])
    def test_a_requirement(self, cardgen: Cardgen, name: str) -> None:
        result = cardgen("explain", name)
        assert (result.exit_code, result.stderr) == (0, "")
        lines = result.stdout.splitlines()
        assert lines[:2] == [
            "eu-ai-act/AIA-26-7  Workers are told",
            "  Art. 26(7); owed by Deployer; severity high",
        ]
        assert "  applies when" in lines
        assert "  documented when" in lines

    def test_a_rule_of_a_pack_of_ones_own(self, cardgen: Cardgen, a_pack: APack) -> None:
        result = cardgen("explain", "recruits", "--regimes", a_pack().parent)
        assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "demo/recruits  Recruitment")

    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (("AIA-267",), "unknown manifest, rule or requirement 'AIA-267'; did you mean 'AIA-26-7'"),
            (("annex-iii-4a",), "unknown manifest, rule or requirement 'annex-iii-4a'; did you mean 'annex-iii-4-a'"),
            (("examples/card-fraud", "AIA-267"), "unknown rule or requirement 'AIA-267'; did you mean 'AIA-26-7'"),
        ],
    )
    def test_an_unknown_name_is_refused_with_the_nearest(
        self, cardgen: Cardgen, root: Path, args: tuple[str, ...], said: str
    ) -> None:
        result = cardgen("explain", *args, cwd=root)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(f"cardgen: {said}")
        assert len(result.stderr.splitlines()) == 1

    def test_a_pack_that_is_broken_says_so(self, cardgen: Cardgen, a_pack: APack) -> None:
        broken = a_pack(("terms.yaml", "when: {fact: use.profiles_persons, is: true}", "when: {term: profiling}"))
        result = cardgen("explain", "recruits", "--regimes", broken.parent)
        assert result.exit_code == 3
        assert "packs/demo/terms.yaml:2:" in result.stderr, result.stderr


def test_the_help_shows_an_example_per_line(cardgen: Cardgen) -> None:
    lines = cardgen("explain", "--help").stdout.splitlines()
    shown = [line.split()[:3] for line in lines if line.strip().startswith("cardgen explain")]
    assert shown == [
        ["cardgen", "explain", "cv-screener.cardgen.yaml"],
        ["cardgen", "explain", "cv-screener.cardgen.yaml"],
        ["cardgen", "explain", "annex-iii-4-a"],
    ]
    assert not any("\\b" in line for line in lines)
