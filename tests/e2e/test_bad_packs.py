"""Packs and settings that cannot be accepted: one line with the file, exit code 3, and the rest reported."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import APack
    from tests.e2e.conftest import Cardgen, Command, Strange, Write

GOOD = "manifest: 1\nsystem: {id: good, name: Good}\n"
LOOP = ("terms.yaml", "when: {fact: use.profiles_persons, is: true}", "when: {term: profiling}")
TERMS, RULES, DUTIES = (r"terms\.yaml:\d+:\d+", r"rules/tier\.yaml:\d+:\d+", r"requirements/duties\.yaml:\d+:\d+")
# What is changed (file, old, new), and what the first line about it looks like.
PACKS = {
    "a term that leads to itself": (LOOP, rf"{TERMS}: .*profiling.*loop"),
    "no such fact": (("terms.yaml", "use.profiles_persons", "use.profiles_person"), rf"{TERMS}: .*did you mean"),
    "no such rule": (("rules/tier.yaml", "rule: recruits}", "rule: recruit}"), rf"{RULES}: .*did you mean"),
    "an unknown key": (
        ("pack.yaml", "kind: law", "kind: law\nknd: law"),
        r"pack\.yaml:7:1: knd: .*did you mean 'kind'",
    ),
    "a missing key": (("pack.yaml", "licence: Apache-2.0\n", ""), r"pack\.yaml:1:1: licence: this key is missing"),
    "broken YAML": (("requirements/duties.yaml", "[provider]", "[provider"), rf"{DUTIES}: not YAML"),
    "an id twice": (("rules/tier.yaml", "id: narrow", "id: recruits"), rf"{RULES}: .*recruits"),
    "another id than its folder": (("pack.yaml", "id: demo", "id: demon"), r"pack\.yaml:2:\d+: .*demo"),
    "questions that cannot be read": (("facts.yaml", "facts:", "facts: ["), r"facts\.yaml:\d+:\d+: not YAML"),
}
SETTINGS: dict[str, tuple[str | bytes, str]] = {
    "no TOML": ("title = \n", r"not TOML: .*line 1.*"),
    "an unknown key": ('titel = "x"\n', r"titel: .*did you mean 'title'\?"),
    "an unknown table": ('[cardgen]\ntitle = "x"\n', r"cardgen: .*known keys: title, .*"),
    "a wrong type": ("title = 3\n", r"title: .+"),
    "text for a list": ('paths = "here"\n', r"paths: .+"),
    "a colour that is none": ('accent = "red"\n', r"accent: .*\^#\[0-9a-fA-F\]\{6\}\$.*"),
    "an output without a name": ('output = ""\n', r"output: .+"),
    "not UTF-8": (b'title = "Gr\xfc"\n', r".+"),
}


class TestPacks:
    """A pack that cannot be accepted: told with file and line, and the others are used."""

    @pytest.mark.parametrize("name", PACKS)
    def test_one_line_says_what_is_wrong(self, cardgen: Cardgen, write: Write, a_pack: APack, name: str) -> None:
        change, said = PACKS[name]
        packs = a_pack(change).parent
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check", "--regimes", packs, "--regime", "demo")
        assert result.exit_code == 3
        assert re.match(rf"\S*packs/demo/{said}", result.stderr), result.stderr

    @pytest.mark.parametrize("name", PACKS)
    def test_the_other_packs_are_used(self, cardgen: Cardgen, write: Write, a_pack: APack, name: str) -> None:
        packs = a_pack(PACKS[name][0]).parent
        write("good.cardgen.yaml", GOOD)
        data = json.loads(cardgen("check", "--regimes", packs, "--format", "json").stdout)
        assert "eu-ai-act" in [regime["id"] for one in data["assessments"] for regime in one["regimes"]]
        assert PACKS[name][0][0] in {one["path"].rpartition("packs/demo/")[2] for one in data["diagnostics"]}

    @pytest.mark.parametrize("name", PACKS)
    def test_answers_to_it_are_not_blamed(self, cardgen: Cardgen, write: Write, a_pack: APack, name: str) -> None:
        packs = a_pack(PACKS[name][0]).parent
        write("good.cardgen.yaml", f"{GOOD}facts: {{demo: {{ground: [narrow], safety: {{part: true}}}}}}\n")
        result = cardgen("validate", "--regimes", packs)
        wrong = [line for line in result.stderr.splitlines() if line.startswith("good.cardgen.yaml")]
        assert wrong == []

    @pytest.mark.parametrize("args", [("check",), ("build",), ("regimes", "list"), ("explain", "recruits")])
    def test_every_command_says_so(self, cardgen: Cardgen, write: Write, a_pack: APack, args: tuple[str, ...]) -> None:
        packs = a_pack(LOOP).parent
        write("good.cardgen.yaml", GOOD)
        result = cardgen(*args, "--regimes", packs)
        assert result.exit_code == 3
        assert re.search(r"^\S*packs/demo/terms\.yaml:2:\d+: .*loop", result.stderr, re.MULTILINE)

    @pytest.mark.parametrize("kind", ["folder", "dangling link", "100 MB", "pipe", "unreadable"])
    def test_a_strange_file_in_it_is_told(
        self, limited: Command, write: Write, a_pack: APack, strange: Strange, kind: str
    ) -> None:
        strange(kind, a_pack() / "rules" / "more.yaml")
        write("good.cardgen.yaml", GOOD)
        done = limited("check", "--regimes", "packs", timeout=30)
        assert done.returncode == 3
        assert re.fullmatch(r"packs/demo/rules/more\.yaml:1:1: .+; .+\n", done.stderr)

    def test_the_message_leads_to_the_file_from_where_one_stands(
        self, process: Command, write: Write, a_pack: APack, tmp_path: Path
    ) -> None:
        packs = a_pack(LOOP).parent
        (tmp_path / "company").mkdir()
        packs.rename(tmp_path / "company" / "law")
        write("good.cardgen.yaml", GOOD)
        told = process("check", "--regimes", "company/law").stderr
        assert told.startswith("company/law/demo/terms.yaml:2:"), told


class TestSettings:
    """`cardgen.toml`."""

    @pytest.mark.parametrize("name", SETTINGS)
    @pytest.mark.parametrize("args", [("validate",), ("check",), ("build",), ("explain", "good.cardgen.yaml")])
    def test_one_line_says_what_is_wrong(
        self, cardgen: Cardgen, write: Write, name: str, args: tuple[str, ...]
    ) -> None:
        content, said = SETTINGS[name]
        write("cardgen.toml", content)
        write("good.cardgen.yaml", GOOD)
        result = cardgen(*args)
        assert (result.exit_code, result.stdout) == (3, "")
        assert re.fullmatch(rf"cardgen: cardgen\.toml: {said}\n", result.stderr), result.stderr

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ('regimes = ["eu-ai-atc"]\n', r"unknown regime 'eu-ai-atc'; did you mean 'eu-ai-act'\?"),
            ('packs = ["nowhere"]\n', r".*nowhere.*"),
            ('packs = ["good.cardgen.yaml"]\n', r".*good\.cardgen\.yaml.*"),
        ],
    )
    def test_what_it_names_has_to_be_there(self, cardgen: Cardgen, write: Write, content: str, said: str) -> None:
        write("cardgen.toml", content)
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check")
        assert (result.exit_code, result.stdout) == (3, "")
        assert re.fullmatch(rf"cardgen: {said}\n", result.stderr), result.stderr

    def test_a_path_that_it_names_has_to_be_there(self, cardgen: Cardgen, write: Write) -> None:
        write("cardgen.toml", 'paths = ["nowhere", "good.cardgen.yaml"]\n')
        write("good.cardgen.yaml", GOOD)
        result = cardgen("validate")
        assert result.exit_code == 3
        assert result.stderr.startswith("nowhere:1:1: cannot be read: No such file or directory; ")

    @pytest.mark.parametrize("kind", ["folder", "dangling link", "pipe", "device", "unreadable"])
    def test_a_strange_file_in_its_place_is_no_bug(
        self, limited: Command, write: Write, strange: Strange, tmp_path: Path, kind: str
    ) -> None:
        strange(kind, tmp_path / "cardgen.toml")
        write("good.cardgen.yaml", GOOD)
        done = limited("validate", timeout=30)
        assert done.returncode in {0, 3}
        assert len(done.stderr.splitlines()) == 1, done.stderr
