"""`cardgen ask` without a terminal: the list of open questions, answers from a file, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Cardgen, Command, SmallLaw, Write

MANIFEST = """\
# a comment
manifest: 1
system: {id: demo, name: "Demo"}   # kept
use:
  # a hint
  intended_purpose: 'Sorts applications'
"""
ANSWERED = """\
# a comment
manifest: 1
system: {id: demo, name: "Demo"}   # kept
use:
  # a hint
  intended_purpose: 'Sorts applications'
  areas: [employment.recruitment]
facts:
  demo:
    safety:
      part: true
    ground: []
"""
ANSWERS = """\
facts.demo.safety.part: true
use.areas: [employment.recruitment]
facts.demo.ground: []
risks: []
"""


@pytest.fixture
def manifest(write: Write) -> Path:
    return write("demo.cardgen.yaml", MANIFEST)


class TestTheList:
    def test_it_says_what_each_question_would_settle(
        self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path
    ) -> None:
        done = cardgen("ask", manifest, "--list", *small_law)
        assert done.exit_code == 0
        assert "demo.cardgen.yaml: 3 open questions" in done.stdout
        assert "use.areas  In which of these areas is it meant to be used?" in done.stdout
        assert "would help to settle Demo: Tier" in done.stdout
        assert manifest.read_text() == MANIFEST

    def test_as_json_it_has_the_same_questions(self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
        done = cardgen("ask", manifest, "--list", "--format", "json", *small_law)
        listed = json.loads(done.stdout)
        assert listed["schema_version"] == 1
        assert {one["path"] for one in listed["questions"]} == {
            "use.areas",
            "facts.demo.ground",
            "facts.demo.safety.part",
        }
        axes = [one["settles"]["axes"] for one in listed["questions"]]
        assert axes == [[{"regime": "demo", "axis": "tier", "possible": ["High", "Low"]}]] * 3

    def test_references_name_their_law(self, cardgen: Cardgen, examples: Path) -> None:
        done = cardgen("ask", examples / "exam-proctor", "--list", "--regime", "eu-ai-act", cwd=examples.parent)
        assert "     see EU AI Act Art. 50(3), Art. 5(1)(f)" in done.stdout

    def test_a_requirement_can_be_named(self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
        done = cardgen("ask", manifest, "--list", "--for", "D-1", *small_law)
        assert next(line for line in done.stdout.splitlines() if " 1. " in line).split()[1] == "organisation.roles"

    def test_all_goes_on_with_the_requirements(self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
        paths = [
            one["path"]
            for one in json.loads(cardgen("ask", manifest, "--list", "--all", "--format", "json", *small_law).stdout)[
                "questions"
            ]
        ]
        assert paths.index("organisation.roles") > paths.index("use.areas")

    def test_the_only_manifest_of_a_folder_need_not_be_named(
        self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path
    ) -> None:
        assert cardgen("ask", "--list", *small_law, cwd=manifest.parent).exit_code == 0


class TestAnswersFromAFile:
    def test_they_are_written_and_nothing_else_changes(
        self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path, write: Write
    ) -> None:
        manifest.chmod(0o640)
        done = cardgen("ask", manifest, "--answers", write("a.yaml", ANSWERS), *small_law)
        assert done.exit_code == 0
        assert manifest.read_text() == ANSWERED
        assert manifest.stat().st_mode & 0o777 == 0o640
        assert "Demo, Tier: Undetermined (possibly High or Low) → High" in done.stdout
        assert "3 questions asked, 3 answered" in done.stdout
        assert "no question is open" in done.stdout
        assert "a.yaml:4:1: risks: not asked, its answer would change nothing" in done.stderr

    def test_a_second_run_asks_nothing(
        self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path, write: Write
    ) -> None:
        answers = write("a.yaml", ANSWERS)
        cardgen("ask", manifest, "--answers", answers, *small_law)
        done = cardgen("ask", manifest, "--answers", answers, *small_law)
        assert "0 questions asked" in done.stdout
        assert "use.areas: not asked, the manifest answers it already" in done.stderr
        assert manifest.read_text() == ANSWERED

    def test_unknown_leaves_a_question_open(
        self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path, write: Write
    ) -> None:
        done = cardgen("ask", manifest, "--answers", write("a.yaml", "use.areas: unknown\n"), *small_law)
        assert done.exit_code == 0
        assert "not known yet: use.areas" in done.stdout
        assert manifest.read_text() == MANIFEST

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("use.areas: [employment.recruit]\n", "a.yaml:1:1: use.areas: 'employment.recruit' is no known code; did"),
            ("# why\nuse.practises: []\n", "a.yaml:2:1: use.practises: there is no such question; did you mean"),
            ("use.profiles_persons: maybe\n", "a.yaml:1:1: use.profiles_persons: expected yes or no"),
            ("- use.areas\n", "a.yaml:1:1: the file is not a mapping of keys to values; write `path: answer`"),
            ("use.areas: [\n", "a.yaml:2:1: not YAML"),
        ],
        ids=["a code", "a path", "a type", "no mapping", "no YAML"],
    )
    def test_what_answers_no_question_is_refused_before_anything_is_written(  # noqa: PLR0913 - fixtures
        self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path, write: Write, *, text: str, complaint: str
    ) -> None:
        done = cardgen("ask", manifest, "--answers", write("a.yaml", text), *small_law)
        assert done.exit_code == 3
        assert complaint in done.stderr
        assert manifest.read_text() == MANIFEST


class TestWhatIsRefused:
    def test_no_terminal(self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
        done = cardgen("ask", manifest, *small_law)
        assert done.exit_code == 2
        assert "there is no terminal" in done.stderr

    def test_no_terminal_as_a_process(self, process: Command, manifest: Path) -> None:
        done = process("ask", manifest)
        assert done.returncode == 2
        assert "--list" in done.stderr
        assert "--answers FILE" in done.stderr

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("manifest: 1\nsystem: {id: a}\n", 3),
            ("manifest: [\n", 3),
            ("manifest: 1\nsystem: {id: a, name: b}\nuse: 1\n", 3),
        ],
    )
    def test_a_manifest_that_is_not_valid(self, cardgen: Cardgen, write: Write, text: str, code: int) -> None:
        done = cardgen("ask", write("bad.cardgen.yaml", text), "--list")
        assert done.exit_code == code
        assert "bad.cardgen.yaml:" in done.stderr

    def test_no_file(self, cardgen: Cardgen) -> None:
        done = cardgen("ask", "nowhere.yaml", "--list")
        assert done.exit_code == 3
        assert "nowhere.yaml:1:1: cannot be read" in done.stderr

    def test_nothing_found(self, cardgen: Cardgen, tmp_path: Path) -> None:
        assert cardgen("ask", "--list", cwd=tmp_path).exit_code == 4

    def test_more_than_one_manifest(self, process: Command, root: Path) -> None:
        done = process("ask", "examples", "--list", cwd=root)
        assert done.returncode == 2
        assert "there are 12 manifests; name one of them" in done.stderr

    def test_a_name_that_is_nothing(self, cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
        done = cardgen("ask", manifest, "--list", "--for", "tear", *small_law)
        assert done.exit_code == 3
        assert "did you mean 'tier'?" in done.stderr
