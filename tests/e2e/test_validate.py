"""`cardgen validate`: which files it takes, and how it says what is wrong with them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.conftest import APack
    from tests.e2e.conftest import Cardgen, Write

GOOD = "manifest: 1\nsystem: {id: good, name: Good}\n"
SPELLING = """\
manifest: 1
sistem: {id: spelling}
system:
  id: spelling
  nmae: Spelling
  autonomy: act_alone
use:
  areas: [fiance.investment]
  profiles_persons: maybe
models:
  - {id: m, name: 3.1, parameters: many}
"""
SAID_OF_SPELLING = """\
spelling.cardgen.yaml:2:1: sistem: this key does not exist; did you mean 'system'?
spelling.cardgen.yaml:3:1: system.name: this key is missing; add it
spelling.cardgen.yaml:5:3: system.nmae: this key does not exist; did you mean 'name'?
spelling.cardgen.yaml:6:3: system.autonomy: 'act_alone' is not a known code; did you mean 'acts_alone'?
spelling.cardgen.yaml:8:11: use.areas[0]: 'fiance.investment' is not a known code; did you mean 'finance.investment'?
spelling.cardgen.yaml:9:3: use.profiles_persons: expected true or false, found the text 'maybe'; change the value
spelling.cardgen.yaml:11:13: models[0].name: 3.1 is a number, not text; quote it: "3.1"
spelling.cardgen.yaml:11:24: models[0].parameters: expected a number, found the text 'many'; change the value
"""


def files(cardgen: Cardgen, *args: str | Path) -> list[str]:
    found: list[str] = json.loads(cardgen("validate", "--format", "json", *args).stdout)["files"]
    return found


class TestWhichFiles:
    """Files as they are named, folders searched, the settings' paths, or what lies below."""

    def test_the_example_portfolio_is_valid(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("validate", "examples", cwd=root)
        assert (result.exit_code, result.stdout) == (0, ""), result.output
        count = len(list((root / "examples").glob("*/*.cardgen.yaml")))
        assert result.stderr.startswith(f"{count} of {count} manifests valid")

    def test_without_paths_the_known_names_below_are_taken(self, cardgen: Cardgen, write: Write) -> None:
        taken = ["a.cardgen.yaml", "b/cardgen.yaml", "b/c/model.yaml", "d/e.cardgen.yml"]
        for name in (*taken, "other.yaml", ".git/x.cardgen.yaml", "node_modules/y.cardgen.yaml", "cardgen.yaml.bak"):
            write(name, GOOD)
        assert files(cardgen) == sorted(taken)

    def test_a_named_file_is_taken_whatever_its_name(self, cardgen: Cardgen, write: Write) -> None:
        write("odd.txt", GOOD)
        write("left-out.cardgen.yaml", GOOD)
        assert files(cardgen, "odd.txt") == ["odd.txt"]

    def test_a_named_folder_is_searched(self, cardgen: Cardgen, write: Write) -> None:
        write("in/a.cardgen.yaml", GOOD)
        write("out/b.cardgen.yaml", GOOD)
        assert files(cardgen, "in") == ["in/a.cardgen.yaml"]

    def test_the_settings_name_the_paths(self, cardgen: Cardgen, write: Write) -> None:
        write("cardgen.toml", 'paths = ["in", "odd.txt"]\n')
        for name in ("in/a.cardgen.yaml", "odd.txt", "out/b.cardgen.yaml"):
            write(name, GOOD)
        assert files(cardgen) == ["in/a.cardgen.yaml", "odd.txt"]

    def test_a_path_on_the_command_line_replaces_those_of_the_settings(self, cardgen: Cardgen, write: Write) -> None:
        write("cardgen.toml", 'paths = ["in"]\n')
        for name in ("in/a.cardgen.yaml", "out/b.cardgen.yaml"):
            write(name, GOOD)
        assert files(cardgen, "out") == ["out/b.cardgen.yaml"]

    def test_a_file_that_is_named_twice_is_one_system(self, cardgen: Cardgen, write: Write) -> None:
        write("in/a.cardgen.yaml", GOOD)
        result = cardgen("validate", "in", "in/a.cardgen.yaml", "./in/a.cardgen.yaml")
        assert (result.exit_code, result.stderr) == (0, "1 of 1 manifests valid\n")


class TestMessages:
    """Where, what, what now: one line for each problem, all problems of all files in one run."""

    def test_all_problems_of_a_file_are_told_in_its_order(self, cardgen: Cardgen, write: Write) -> None:
        write("spelling.cardgen.yaml", SPELLING)
        result = cardgen("validate")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.splitlines()[:-1] == SAID_OF_SPELLING.splitlines()

    def test_all_files_are_told_in_one_run(self, cardgen: Cardgen, write: Write) -> None:
        for name in ("a", "b", "c"):
            write(f"{name}.cardgen.yaml", f"manifest: 1\nsystem: {{id: {name}}}\n")
        write("good.cardgen.yaml", GOOD)
        lines = cardgen("validate").stderr.splitlines()
        missing = "2:1: system.name: this key is missing; add it"
        assert lines[:-1] == [f"{name}.cardgen.yaml:{missing}" for name in ("a", "b", "c")]
        assert lines[-1].startswith("1 of 4 manifests valid, 3 problems")

    def test_an_id_that_two_manifests_share_names_both(self, cardgen: Cardgen, write: Write) -> None:
        write("a.cardgen.yaml", GOOD)
        write("b.cardgen.yaml", "manifest: 1\nsystem:\n  id: good\n  name: Other\n")
        result = cardgen("validate")
        assert result.exit_code == 3
        told = "b.cardgen.yaml:3:3: system.id: the id 'good' is used a second time in this portfolio; a.cardgen.yaml"
        assert result.stderr.startswith(told)

    def test_a_warning_does_not_fail(self, cardgen: Cardgen, write: Write) -> None:
        write("a.cardgen.yaml", f"{GOOD}facts: {{my-policy: {{answer: 42}}}}\n")
        result = cardgen("validate")
        assert result.exit_code == 0
        assert result.stderr.startswith("warning: a.cardgen.yaml:3:9: facts.my-policy: there is no regime 'my-policy'")

    def test_answers_to_a_pack_of_ones_own_are_checked(self, cardgen: Cardgen, write: Write, a_pack: APack) -> None:
        write("a.cardgen.yaml", f"{GOOD}facts:\n  demo:\n    ground: [narow]\n    saefty: {{part: true}}\n")
        result = cardgen("validate", "--regimes", a_pack().parent)
        assert result.exit_code == 3
        assert result.stderr.splitlines()[:-1] == [
            "a.cardgen.yaml:5:14: facts.demo.ground[0]: 'narow' is not a known answer; did you mean 'narrow'?",
            "a.cardgen.yaml:6:5: facts.demo.saefty: this key does not exist; did you mean 'safety'?",
        ]

    @pytest.mark.parametrize("number", [".inf", ".nan", "1e999"])
    def test_one_wrong_number_is_one_line(self, cardgen: Cardgen, write: Write, number: str) -> None:
        write("a.cardgen.yaml", f"{GOOD}models:\n  - {{id: m, name: M, training_compute_flop: {number}}}\n")
        lines = cardgen("validate").stderr.splitlines()[:-1]
        assert len(lines) == 1, lines
        assert lines[0].startswith("a.cardgen.yaml:4:")


CONTRADICTING = """\
manifest: 1
system: {id: torn, name: Torn}
organisation:
  size: small
  employees: 51
data:
  personal_data: false
  categories: [contact]
"""
BOTH_PLACES = "this needs personal data, but there are none (line 7: data.personal_data)"


class TestContradictions:
    """Answers that cannot hold together are told in every command and form, with both places."""

    @pytest.fixture(autouse=True)
    def _files(self, write: Write) -> None:
        write("torn.cardgen.yaml", CONTRADICTING)
        write("good.cardgen.yaml", GOOD)

    def test_text_tells_errors_and_warnings_in_the_order_of_the_file(self, cardgen: Cardgen) -> None:
        result = cardgen("validate")
        assert result.exit_code == 3
        first, second, summary = result.stderr.splitlines()
        told = "warning: torn.cardgen.yaml:4:3: organisation.size: more people work here than the size class has "
        assert first.startswith(f"{told}(line 5: organisation.employees); ")
        assert second.startswith(f"torn.cardgen.yaml:8:3: data.categories: {BOTH_PLACES}; ")
        assert summary.startswith("1 of 2 manifests valid, 2 problems")

    def test_json_gives_the_other_place_apart(self, cardgen: Cardgen, root: Path) -> None:
        data = json.loads(cardgen("validate", "--format", "json").stdout)
        Draft202012Validator(json.loads((root / "schemas" / "validate.schema.json").read_bytes())).validate(data)
        warning, error = data["diagnostics"]
        assert (warning["level"], error["level"], error["code"]) == ("warning", "error", "contradiction")
        assert (error["message"], error["line"]) == (BOTH_PLACES, 8)
        assert error["related"] == [{"pointer": "data.personal_data", "line": 7, "column": 3}]

    def test_github_annotates_one_and_names_the_other(self, cardgen: Cardgen) -> None:
        lines = cardgen("validate", "--format", "github").stdout.splitlines()
        assert lines[1].startswith(f"::error file=torn.cardgen.yaml,line=8,title=data.categories::{BOTH_PLACES}; ")

    @pytest.mark.parametrize("name", ["check", "build"])
    def test_an_error_stops_what_reads_the_manifest(self, cardgen: Cardgen, name: str) -> None:
        result = cardgen(name, "torn.cardgen.yaml")
        assert result.exit_code == 3
        assert BOTH_PLACES in result.stderr

    @pytest.mark.parametrize("name", ["validate", "check", "build"])
    def test_a_warning_stops_nothing(self, cardgen: Cardgen, write: Write, name: str) -> None:
        write("torn.cardgen.yaml", CONTRADICTING.replace("personal_data: false", "personal_data: true"))
        result = cardgen(name, "torn.cardgen.yaml")
        assert result.exit_code in {0, 1}
        assert "warning: torn.cardgen.yaml:4:3: " in result.stderr


class TestFormats:
    """The same problems for other programs."""

    def test_json_follows_its_schema(self, cardgen: Cardgen, write: Write, root: Path) -> None:
        write("good.cardgen.yaml", GOOD)
        write("spelling.cardgen.yaml", SPELLING)
        result = cardgen("validate", "--format", "json")
        assert (result.exit_code, result.stderr) == (3, "")
        data = json.loads(result.stdout)
        Draft202012Validator(json.loads((root / "schemas" / "validate.schema.json").read_bytes())).validate(data)
        assert (data["schema_version"], data["valid"]) == (1, False)
        assert data["files"] == ["good.cardgen.yaml", "spelling.cardgen.yaml"]
        assert data["diagnostics"][0] == {
            "path": "spelling.cardgen.yaml",
            "line": 2,
            "column": 1,
            "pointer": "sistem",
            "message": "this key does not exist",
            "what_now": "did you mean 'system'?",
            "code": "unknown-key",
            "level": "error",
            "related": [],
        }

    def test_json_of_valid_files_says_so(self, cardgen: Cardgen, write: Write) -> None:
        write("good.cardgen.yaml", GOOD)
        data = json.loads(cardgen("validate", "--format", "json").stdout)
        assert data == {"schema_version": 1, "valid": True, "files": ["good.cardgen.yaml"], "diagnostics": []}

    def test_json_tells_what_text_tells(self, cardgen: Cardgen, write: Write) -> None:
        write("spelling.cardgen.yaml", SPELLING)
        told = json.loads(cardgen("validate", "--format", "json").stdout)["diagnostics"]
        form = "{path}:{line}:{column}: {pointer}: {message}; {what_now}"
        assert [form.format(**one) for one in told] == SAID_OF_SPELLING.splitlines()

    def test_github_annotates_the_lines(self, cardgen: Cardgen, write: Write) -> None:
        write("spelling.cardgen.yaml", SPELLING)
        result = cardgen("validate", "--format", "github")
        assert result.exit_code == 3
        lines = result.stdout.splitlines()
        assert lines[0] == (
            "::error file=spelling.cardgen.yaml,line=2,title=sistem::this key does not exist; did you mean 'system'?"
        )
        assert len(lines) == len(SAID_OF_SPELLING.splitlines())
        assert all(re.match(r"::error file=spelling\.cardgen\.yaml,line=\d+,title=[^:]+::.+", line) for line in lines)

    def test_github_is_not_led_astray_by_a_file_name(self, cardgen: Cardgen, write: Write) -> None:
        write("a,line=7::b%0A.cardgen.yaml", "manifest: 1\n")
        line = cardgen("validate", "--format", "github").stdout.splitlines()[0]
        assert line.startswith("::error file=a%2Cline=7%3A%3Ab%250A.cardgen.yaml,line=1,title=system::")
