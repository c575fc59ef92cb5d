"""`cardgen ask` in a real pseudo-terminal, as a person would use it."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.e2e.test_ask import ANSWERED, MANIFEST

if TYPE_CHECKING:
    from tests.e2e.conftest import SmallLaw, Write

PROMPT = r"> $"
KNOWN = "{id: a, name: A, techniques: [machine_learning], autonomy: on_request}"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class Person:
    """Somebody at a terminal: types lines and sees what is printed."""

    def __init__(self, *args: str | Path, cwd: Path) -> None:
        command = ["-m", "cardgen", "ask", *map(str, args)]
        self._child = pexpect.spawn(
            sys.executable,
            command,
            cwd=str(cwd),
            encoding="utf-8",
            timeout=30,
            dimensions=(50, 100),
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background job would not hear Ctrl-C
        )

    def sees(self) -> str:
        """Wait for the prompt and return what was printed before it."""
        self._child.expect(PROMPT)
        return COLOURS.sub("", str(self._child.before)).replace("\r", "")

    def types(self, text: str) -> str:
        """Type a line and return what is printed up to the next prompt."""
        self._child.sendline(text)
        return self.sees()

    def ends_with(self, text: str) -> tuple[str, int]:
        """Type the last line and return what is printed then, and the exit code."""
        self._child.sendline(text)
        return self._end()

    def interrupts(self) -> tuple[str, int]:
        """Press Ctrl-C."""
        self._child.sendintr()
        return self._end()

    def hangs_up(self) -> tuple[str, int]:
        """Press Ctrl-D."""
        self._child.sendeof()
        return self._end()

    def _end(self) -> tuple[str, int]:
        self._child.expect(pexpect.EOF)
        self._child.close()
        return COLOURS.sub("", str(self._child.before)).replace("\r", ""), int(self._child.exitstatus)

    def leaves(self) -> None:
        """Close the terminal, whatever is going on."""
        self._child.close(force=True)


Sit: TypeAlias = Callable[..., Person]


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    people: list[Person] = []

    def down(*args: str | Path) -> Person:
        people.append(Person(*args, cwd=tmp_path))
        return people[-1]

    yield down
    for person in people:
        person.leaves()


@pytest.fixture
def manifest(write: Write) -> Path:
    return write("demo.cardgen.yaml", MANIFEST)


def test_an_interview_from_the_first_question_to_the_last(sit: Sit, small_law: SmallLaw, manifest: Path) -> None:
    person = sit(manifest, *small_law)
    first = person.sees()
    assert "Demo  (demo.cardgen.yaml)" in first
    assert "3 questions open" in first
    assert "In which of these areas is it meant to be used?" in first
    assert "use.areas · settles Demo: Tier" in first
    assert "8  employment: recruitment" in first
    codes = person.types("recruit")
    assert "employment.recruitment" in codes
    assert "none of these" in codes
    assert "Enter if that is all: employment.recruitment" in person.types("1")
    second = person.types("")
    assert "✓ use.areas  demo.cardgen.yaml:7" in second
    assert "Which ground?" in second
    assert "one step only" in second
    third = person.types("none")
    assert "Is it a safety part?" in third
    last, code = person.ends_with("yes")
    assert code == 0
    assert "Demo, Tier: Undetermined (possibly High or Low) → High" in last
    assert "3 questions asked, 3 answers written to demo.cardgen.yaml" in last
    assert "no question is open" in last
    assert "next: cardgen check demo.cardgen.yaml" in last
    assert manifest.read_text() == ANSWERED


def test_ctrl_c_loses_nothing_and_the_next_run_goes_on(sit: Sit, small_law: SmallLaw, manifest: Path) -> None:
    person = sit(manifest, *small_law)
    person.sees()
    person.types("employment.recruitment")
    person.types("1")
    person.types("")
    told, code = person.interrupts()
    assert code == 130
    assert "1 answer written to demo.cardgen.yaml; run the command again to go on" in told
    assert "  areas: [employment.recruitment]\n" in manifest.read_text()
    assert "Which ground?" in sit(manifest, *small_law).sees()


def test_ctrl_d_stops_too(sit: Sit, small_law: SmallLaw, manifest: Path) -> None:
    person = sit(manifest, *small_law)
    person.sees()
    assert person.hangs_up()[1] == 130
    assert manifest.read_text() == MANIFEST


def test_do_not_know_yet_leaves_the_file_and_asks_no_second_time(sit: Sit, small_law: SmallLaw, manifest: Path) -> None:
    person = sit(manifest, *small_law)
    person.sees()
    assert "Which ground?" in person.types("?")
    person.types("?")
    last, code = person.ends_with("?")
    assert code == 0
    assert "not known yet: use.areas, facts.demo.ground, facts.demo.safety.part" in last
    assert "3 questions still open" in last
    assert manifest.read_text() == MANIFEST


def test_what_is_skipped_comes_again_at_the_end(sit: Sit, small_law: SmallLaw, manifest: Path) -> None:
    person = sit(manifest, *small_law)
    person.sees()
    assert "Which ground?" in person.types("skip")
    person.types("none")
    again = person.types("yes")
    assert "The questions that you skipped:" in again
    assert "In which of these areas is it meant to be used?" in again
    last, code = person.ends_with("none")
    assert code == 0
    assert "Demo, Tier: Undetermined (possibly High or Low) → Low" in last


def test_why_shows_the_values_at_stake_and_the_articles(sit: Sit, write: Write, examples: Path) -> None:
    shutil.copytree(examples / "exam-proctor", write("here", "").parent / "exam-proctor")
    person = sit("exam-proctor", "--regime", "eu-ai-act", "--as-of", "2026-11-21")
    first = person.sees()
    assert "Undecided in the manifest: emotion_recognition, remote_identification_post." in first
    why = " ".join(person.types("why").split())
    assert "Risk tier: could be Prohibited or High-risk" in why
    assert "it turns on: Emotion recognition or biometric categorisation; Emotions at work and in education" in why
    assert "see EU AI Act Art. 50(3), Art. 5(1)(f)" in why
    assert "is none of the answers" in person.types("nonsense")


def test_several_questions_on_a_screen_each_need_an_answer(sit: Sit, write: Write) -> None:
    known = f"manifest: 1\nsystem: {KNOWN}\nuse: {{sole_purpose: none}}\n"
    manifest = write("a.cardgen.yaml", known)
    person = sit(manifest, "--regime", "eu-ai-act")
    screen = person.sees()
    assert "A  What does the organisation do with this system?" in screen
    assert "B  " in screen
    told = person.types("1")
    assert re.search(r"B( and C)? (has|have) no answer yet; type it too, or \?B if you do not know yet", told)
    assert manifest.read_text() == known
    person.types(" ".join(re.findall(r"(\d+)  none of these", screen)[1:]))
    assert "organisation:\n  roles: [provider]\n" in manifest.read_text()
    assert "generation:\n  modalities: []\n" in manifest.read_text()


def test_a_judgement_needs_its_reason(sit: Sit, write: Write) -> None:
    manifest = write(
        "a.cardgen.yaml",
        "manifest: 1\nsystem: {id: a, name: A}\ndata:\n  personal_data: true   # sure\n",
    )
    person = sit(manifest, "--regime", "gdpr", "--for", "dpia", "--one-by-one", "--as-of", "2026-11-21")
    seen = person.sees()
    while "facts.gdpr.assertions.high_risk" not in seen:
        seen = person.types("?")
    assert "'perhaps' is neither yes nor no" in person.types("perhaps")
    assert person.types("yes").endswith("reason (needed) ")
    assert person.types("").endswith("reason (needed) ")
    assert "who judges this" in person.types('It decides on loans: #1 "risk"')
    person.types("A. Reyes")
    judged = """{answer: true, rationale: 'It decides on loans: #1 "risk"', by: A. Reyes, on: 2026-11-21}"""
    assert manifest.read_text() == (
        "manifest: 1\nsystem: {id: a, name: A}\ndata:\n  personal_data: true   # sure\n"
        f"facts:\n  gdpr:\n    assertions:\n      high_risk: {judged}\n"
    )


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(sit: Sit, write: Write) -> None:
    manifest = write("a.cardgen.yaml", "manifest: 1\nsystem: {id: a, name: A}\n")
    person = sit(manifest, "--regime", "eu-ai-act", "--one-by-one")
    person.sees()
    manifest.write_text("manifest: 1\nsystem: {id: a, name: Changed}\n")
    told, code = person.ends_with("1")
    assert code == 3
    assert "changed the file meanwhile; nothing was written" in told
    assert "Changed" in manifest.read_text()


def test_quit_ends_with_what_changed(sit: Sit, small_law: SmallLaw, manifest: Path) -> None:
    person = sit(manifest, *small_law)
    person.sees()
    last, code = person.ends_with("quit")
    assert code == 0
    assert "1 question asked, 0 answers written" in last
