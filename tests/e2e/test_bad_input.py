"""Bad input of every kind: one line with file and line, exit code 3, no traceback, and the other files reported."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import APack
    from tests.e2e.conftest import Cardgen, Command, SmallLaw, Strange, Write

GOOD = "manifest: 1\nsystem: {id: good, name: Good}\n"
HEAD = "manifest: 1\nsystem: {id: bad, name: Bad}\n"
NINES = "9" * 9999
NAMES = "abcdefghi"
TIMES_NINE = (f"{two}: &{two} [{', '.join([f'*{one}'] * 9)}]\n" for one, two in pairwise(NAMES))
BOMB = f"a: &a [x, x]\n{''.join(TIMES_NINE)}"


@dataclass(frozen=True, slots=True)
class Bad:
    """A file that cannot be accepted, and the line and the words that its message has."""

    content: str | bytes
    line: int
    said: str


BAD = {
    "nothing in it": Bad("", 1, "the file is empty"),
    "only a comment": Bad("# later\n", 1, "the file is empty"),
    "a list": Bad("- a\n- b\n", 1, "not a mapping of keys to values"),
    "a bracket that stays open": Bad(f"{HEAD}use: {{areas: [a, b\n", 4, "not YAML"),
    "a quote that stays open": Bad(f'{HEAD}use: {{areas: ["a]}}\n', 4, "not YAML"),
    "a tab": Bad(f"{HEAD}use:\n\tareas: []\n", 4, "a tab stands where YAML wants spaces"),
    "two colons": Bad(f"{HEAD}use:\n  intended_purpose: one: two\n", 4, "a second ': ' stands in one line"),
    "a key twice": Bad(f"{HEAD}use: {{}}\nuse: {{}}\n", 4, "the key 'use' stands here a second time"),
    "a merge key": Bad(f"{HEAD}use: &u {{}}\ndata:\n  <<: *u\n", 5, "merge keys are not part of YAML 1.2"),
    "a tag": Bad(f"{HEAD}use: !!python/object/apply:os.system [id]\n", 3, "the tag"),
    "an alias of nothing": Bad(f"{HEAD}use: *nothing\n", 3, "nothing"),
    "a key that is no text": Bad(f"{HEAD}1: one\n", 3, "the key '1' is not text"),
    "two documents": Bad(f"{HEAD}---\n{HEAD}", 3, "a second document starts here"),
    "a wrong type": Bad(f"{HEAD}use: often\n", 3, "use: expected a mapping of keys to values, found the text 'often'"),
    "a wrong code": Bad(f"{HEAD}use:\n  sole_purpose: militry\n", 4, "'militry' is not a known code"),
    "an unknown key": Bad(f"{HEAD}modles: []\n", 3, "modles: this key does not exist; did you mean 'models'?"),
    "a missing key": Bad("manifest: 1\nsystem:\n  id: bad\n", 2, "system.name: this key is missing"),
    "no format": Bad("system: {id: bad, name: Bad}\n", 1, "manifest: this key is missing"),
    "a format of the future": Bad(HEAD.replace("manifest: 1", "manifest: 2"), 1, "'2' is not allowed; write 1"),
    "a date that does not exist": Bad(f"{HEAD}models: [{{id: m, released: 2026-02-30}}]\n", 3, "models[0].released: "),
    "Latin-1": Bad(f"{HEAD}use:\n  intended_purpose: Gr\u00f6\u00dfe\n".encode("latin-1"), 4, "not UTF-8 text"),
    "UTF-16": Bad(HEAD.encode("utf-16"), 1, "not UTF-8 text"),
    "a zip file": Bad(b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff\xfe\n\n", 1, "not UTF-8 text"),
    "a NUL": Bad(f"{HEAD}use:\n  intended_purpose: a\0b\n", 4, "not allowed in YAML"),
    "half a character": Bad(f'{HEAD}use:\n  intended_purpose: "\\ud800"\n', 4, "not YAML"),
    "an alias bomb": Bad(f"{HEAD}{BOMB}", 8, "aliases counted each time"),
    "a deep nest": Bad(f"{HEAD}use: {'[' * 9999}", 3, "nested deeper than"),
    "a deep nest of keys": Bad(f"{HEAD}use: {'{a: ' * 9999}", 3, "nested deeper than"),
    "a number of 9999 digits": Bad(f"{HEAD}models: [{{id: m, name: M, parameters: {NINES}}}]\n", 3, ".parameters: "),
    "too many values": Bad(f"{HEAD}limitations: [{'a,' * 200_000}]\n", 3, "more than 100,000 values"),
}  # fmt: skip


def lines_about(name: str, text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"{name}:")]


class TestManifests:
    """One file is bad, one is good."""

    @pytest.mark.parametrize("name", BAD)
    def test_one_line_says_what_is_wrong(self, cardgen: Cardgen, write: Write, name: str) -> None:
        bad = BAD[name]
        write("bad.cardgen.yaml", bad.content)
        write("good.cardgen.yaml", GOOD)
        result = cardgen("validate")
        assert result.exit_code == 3
        told = result.stderr.splitlines()[:-1]
        assert len(told) == 1, told
        assert re.match(rf"bad\.cardgen\.yaml:{bad.line}:\d+: ", told[0]), told
        assert bad.said in told[0]
        assert len(told[0]) < 300
        assert re.search(r"[^;]; \S", told[0]), f"{told[0]!r} does not say what now"

    @pytest.mark.parametrize("name", BAD)
    def test_the_good_file_is_assessed_all_the_same(
        self, cardgen: Cardgen, write: Write, small_law: SmallLaw, name: str
    ) -> None:
        write("bad.cardgen.yaml", BAD[name].content)
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check", "--format", "json", *small_law)
        assert (result.exit_code, result.stderr) == (3, "")
        data = json.loads(result.stdout)
        assert [one["manifest"]["id"] for one in data["assessments"]] == ["good"]
        assert [(one["path"], one["line"]) for one in data["diagnostics"]] == [("bad.cardgen.yaml", BAD[name].line)]

    def test_all_bad_files_are_told_in_one_run(self, cardgen: Cardgen, write: Write) -> None:
        for index, bad in enumerate(BAD.values()):
            write(f"{index}.cardgen.yaml", bad.content)
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check")
        assert result.exit_code == 3
        assert result.stdout.startswith("Good  (good.cardgen.yaml)")
        for index, bad in enumerate(BAD.values()):
            (line,) = lines_about(f"{index}.cardgen.yaml", result.stderr)
            assert bad.said in line

    def test_nothing_is_built_of_a_portfolio_with_a_bad_file(
        self, cardgen: Cardgen, write: Write, tmp_path: Path
    ) -> None:
        write("bad.cardgen.yaml", "manifest: 1\n")
        write("good.cardgen.yaml", GOOD)
        result = cardgen("build")
        assert result.exit_code == 3
        assert lines_about("bad.cardgen.yaml", result.stderr)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.cardgen.yaml", "good.cardgen.yaml"]

    def test_an_id_that_two_share_is_told_and_both_are_assessed(self, cardgen: Cardgen, write: Write) -> None:
        write("a/cardgen.yaml", GOOD)
        write("b/cardgen.yaml", GOOD)
        result = cardgen("check")
        assert result.exit_code == 3
        assert re.match(
            r"b/cardgen\.yaml:2:\d+: system\.id: the id 'good' is used a second time .+ a/card", result.stderr
        )
        assert "2 systems as of" in result.stdout


STRANGE = {
    "folder": "this is a folder, not a file",
    "dangling link": "cannot be read: No such file or directory",
    "link to itself": "cannot be read: Too many levels of symbolic links",
    "100 MB": "the file has 100,000,000 bytes",
    "pipe": "this is not a regular file",
    "device": "this is not a regular file",
    "unreadable": "cannot be read: ",
}


class TestStrangeFiles:
    """What bears the name of a manifest and is none: nothing hangs, nothing is swallowed whole."""

    @pytest.mark.parametrize("kind", STRANGE)
    def test_one_line_says_so(
        self, limited: Command, write: Write, strange: Strange, tmp_path: Path, kind: str
    ) -> None:
        strange(kind, tmp_path / "x.cardgen.yaml")
        write("good.cardgen.yaml", GOOD)
        done = limited("validate", "x.cardgen.yaml", "good.cardgen.yaml", timeout=30)
        assert done.returncode == 3
        told, summary = done.stderr.splitlines()
        assert re.match(rf"x\.cardgen\.yaml:1:1: {re.escape(STRANGE[kind])}.*; \S", told)
        assert summary.startswith("1 of 2 manifests valid")

    @pytest.mark.parametrize("kind", STRANGE)
    def test_a_search_reports_it_too(
        self, limited: Command, write: Write, strange: Strange, tmp_path: Path, kind: str
    ) -> None:
        strange(kind, tmp_path / "x.cardgen.yaml")
        write("good.cardgen.yaml", GOOD)
        done = limited("check", timeout=30)
        assert done.returncode == 3
        (told,) = done.stderr.splitlines()
        assert told.startswith(f"x.cardgen.yaml:1:1: {STRANGE[kind]}")
        assert done.stdout.startswith("Good  (good.cardgen.yaml)")

    def test_a_folder_of_another_name_is_searched(self, cardgen: Cardgen, write: Write) -> None:
        write("x.yaml/good.cardgen.yaml", GOOD)
        assert cardgen("validate", "x.yaml").exit_code == 0

    @pytest.mark.parametrize("kind", STRANGE)
    def test_as_evidence_it_does_not_stop_anything(
        self, limited: Command, write: Write, strange: Strange, tmp_path: Path, kind: str
    ) -> None:
        strange(kind, tmp_path / "ifu.pdf")
        item = "{id: ifu, kind: instructions_for_use, title: Instructions, file: ifu.pdf}"
        write("good.cardgen.yaml", f"{GOOD}evidence:\n  - {item}\n")
        done = limited("check", timeout=30)
        assert (done.returncode, done.stderr) == (0, "")

    def test_a_name_that_is_not_utf_8_is_no_bug(self, process: Command, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/b\xfc.cardgen.yaml"
        try:
            os.close(os.open(name, os.O_CREAT | os.O_WRONLY))
        except OSError:
            pytest.skip("this file system takes no such name")
        Path(os.fsdecode(name)).write_text(GOOD, encoding="utf-8")
        for args in (("validate", "--format", "json"), ("check", "--format", "json")):
            done = process(*args)
            assert done.returncode in {0, 3}
            json.loads(done.stdout.encode("utf-8", "strict"))
        built = process("build", "--regime", "eu-ai-act")
        assert built.returncode in {0, 3}, built.stderr
        assert "Traceback" not in built.stderr


class TestPaths:
    """Paths that lead nowhere, folders with nothing in them."""

    @pytest.mark.parametrize(
        "path", ["nowhere.cardgen.yaml", "nowhere/", "nowhere/cardgen.yaml", "good.cardgen.yaml/x"]
    )
    def test_a_path_that_does_not_exist_is_told(self, cardgen: Cardgen, write: Write, path: str) -> None:
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check", "--format", "json", path, "good.cardgen.yaml")
        assert result.exit_code == 3
        data = json.loads(result.stdout)
        assert [(one["path"], one["line"]) for one in data["diagnostics"]] == [(path.rstrip("/"), 1)]
        assert [one["manifest"]["id"] for one in data["assessments"]] == ["good"]

    @pytest.mark.parametrize("name", ["validate", "check", "build", "explain"])
    def test_a_folder_with_nothing_in_it_is_told(self, cardgen: Cardgen, tmp_path: Path, name: str) -> None:
        (tmp_path / "empty").mkdir()
        result = cardgen(name, "empty")
        assert (result.exit_code, result.stdout) == (4, "")
        said = "cardgen: no manifest found; name files or folders, or start with `cardgen init`\n"
        assert result.stderr == said

    @pytest.mark.parametrize("form", ["text", "json", "github"])
    @pytest.mark.parametrize("name", ["validate", "check"])
    def test_so_it_is_in_every_format(self, cardgen: Cardgen, name: str, form: str) -> None:
        result = cardgen(name, "--format", form)
        assert (result.exit_code, result.stdout) == (4, "")


class TestOptions:
    """Options with values that cannot be meant."""

    @pytest.mark.parametrize("day", ["2026-02-30", "tomorrow", "21.11.2026", "", "2026"])
    @pytest.mark.parametrize("option", ["--as-of", "--law-at"])
    def test_a_bad_date_is_wrong_usage(self, cardgen: Cardgen, write: Write, option: str, day: str) -> None:
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check", option, day)
        assert (result.exit_code, result.stdout) == (2, "")
        last = f"Error: Invalid value for '{option}': {day!r} is not a date; write it like 2027-12-02\n"
        assert result.stderr.endswith(last)

    @pytest.mark.parametrize("name", ["check", "build"])
    def test_an_unknown_regime_is_refused_with_the_nearest(self, cardgen: Cardgen, write: Write, name: str) -> None:
        write("good.cardgen.yaml", GOOD)
        result = cardgen(name, "--regime", "eu-ai-atc")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr == "cardgen: unknown regime 'eu-ai-atc'; did you mean 'eu-ai-act'?\n"

    def test_an_unknown_regime_that_resembles_none_lists_the_known(self, cardgen: Cardgen, write: Write) -> None:
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check", "--regime", "zzz")
        assert result.exit_code == 3
        assert re.fullmatch(r"cardgen: unknown regime 'zzz'; known: .*eu-ai-act.*\n", result.stderr)

    @pytest.mark.parametrize(
        "args",
        [("validate",), ("check",), ("build",), ("explain", "good.cardgen.yaml"), ("regimes", "list"), ("schema",)],
    )
    def test_a_folder_without_packs_is_told(
        self, cardgen: Cardgen, write: Write, tmp_path: Path, args: tuple[str, ...]
    ) -> None:
        write("good.cardgen.yaml", GOOD)
        (tmp_path / "packs" / "notes").mkdir(parents=True)
        result = cardgen(*args, "--regimes", "packs")
        assert (result.exit_code, result.stdout) == (3, "")
        assert re.fullmatch(r"cardgen: packs: there is no regime pack in this folder; .+\n", result.stderr)

    def test_a_pack_in_place_of_its_folder_is_told(self, cardgen: Cardgen, write: Write, a_pack: APack) -> None:
        a_pack()
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check", "--regimes", "packs/demo")
        assert result.exit_code == 3
        assert re.fullmatch(r"cardgen: packs/demo: there is no regime pack in this folder; .*above.*\n", result.stderr)

    def test_a_folder_of_packs_that_does_not_exist_is_wrong_usage(self, cardgen: Cardgen, write: Write) -> None:
        write("good.cardgen.yaml", GOOD)
        result = cardgen("check", "--regimes", "nowhere")
        assert result.exit_code == 2
        assert "'nowhere'" in result.stderr
