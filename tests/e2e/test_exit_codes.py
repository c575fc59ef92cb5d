"""Exit codes: each of them, from each command; the same table in the docs; pipes, interrupts and full disks."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cardgen.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from tests.conftest import APack
    from tests.e2e.conftest import Cardgen, Command, SmallLaw, Write

CONTRACT = {0, 1, 2, 3, 4, 70, 130, 141}
GOOD = "manifest: 1\nsystem: {id: good, name: Good}\n"
GAP = "examples/film-recommender"
TABLE = [
    (("--help",), 0),
    (("--version",), 0),
    (("-h",), 0),
    (("validate", "--help"), 0),
    ((), 2),
    (("bild",), 2),
    (("--verbose",), 2),
    (("validate", "examples"), 0),
    (("validate", "--format", "xml"), 2),
    (("validate", "nowhere.yaml"), 3),
    (("validate", "docs"), 4),
    (("check", "examples"), 1),
    (("check", GAP), 1),
    (("check", GAP, "--fail-on", "prohibited"), 0),
    (("check", GAP, "--fail-on", "never"), 0),
    (("check", GAP, "--as-of", "2024-01-01", "--regime", "eu-ai-act"), 0),
    (("check", "examples/exam-proctor", "--fail-on", "undetermined"), 1),
    (("check", "--fail-on", "gaps"), 2),
    (("check", "--as-of", "soon"), 2),
    (("check", "--regimes", "nowhere"), 2),
    (("check", "--no-such-option"), 2),
    (("check", GAP, "--regime", "eu"), 3),
    (("check", "nowhere"), 3),
    (("check", "docs"), 4),
    (("explain", GAP), 0),
    (("explain", "AIA-4-1"), 0),
    (("explain",), 2),
    (("explain", "AIA-4-1x"), 3),
    (("explain", "docs"), 4),
    (("init", "a", "b"), 2),
    (("schema",), 0),
    (("schema", "nothing"), 3),
    (("regimes", "list"), 0),
    (("regimes", "show", "eu-ai-act"), 0),
    (("regimes",), 2),
    (("regimes", "show"), 2),
    (("regimes", "show", "eu"), 3),
    (("regimes", "test", "eu"), 3),
    (("build", "docs"), 4),
    (("build", "nowhere"), 3),
    (("build", "--format", "json"), 2),
]


@pytest.mark.parametrize(("args", "code"), TABLE, ids=[" ".join(args) or "nothing" for args, _ in TABLE])
def test_exit_code(cardgen: Cardgen, root: Path, args: tuple[str, ...], code: int) -> None:
    result = cardgen(*args, cwd=root)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    if code in {2, 3, 4}:
        assert result.stdout == "" or args[0] == "check", "what is wrong belongs on standard error"
        assert result.stderr
    if code in {3, 4}:
        assert all(len(line) < 400 for line in result.stderr.splitlines())


@pytest.mark.parametrize("args", [("validate", "examples"), ("check", GAP), ("bild",), ("schema", "nothing")])
def test_the_process_ends_with_the_same_code(
    process: Command, cardgen: Cardgen, root: Path, args: tuple[str, ...]
) -> None:
    done, result = process(*args, cwd=root), cardgen(*args, cwd=root)
    assert (done.returncode, done.stdout, done.stderr) == (result.exit_code, result.stdout, result.stderr)


def test_a_failed_example_of_a_pack_is_a_finding(cardgen: Cardgen, a_pack: APack) -> None:
    pack = a_pack(("examples/tier.yaml", "axes: {tier: high}", "axes: {tier: low}"))
    assert cardgen("regimes", "test", pack).exit_code == 1


def test_a_bug_shows_a_traceback_and_a_code_of_its_own(
    cardgen: Cardgen, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(_: object) -> None:
        raise ZeroDivisionError("broken on purpose")

    monkeypatch.setattr("cardgen.pipeline.gather.gather", break_down)
    write("good.cardgen.yaml", GOOD)
    result = cardgen("validate")
    assert result.exit_code == 70
    assert "Traceback" in result.stderr
    assert "ZeroDivisionError: broken on purpose" in result.stderr
    assert result.stderr.endswith("cardgen: this is a bug in cardgen; please report it with the lines above\n")


class TestDocs:
    """The table that other programs are written against."""

    def codes(self, text: str) -> set[int]:
        return {int(code) for code in re.findall(r"^\| `?(\d+)`? +\| ", text, re.MULTILINE)}

    def test_the_contract_is_that_of_the_code(self) -> None:
        assert {int(code) for code in ExitCode} == CONTRACT

    def test_the_page_of_the_commands_lists_each(self, root: Path) -> None:
        assert self.codes((root / "docs" / "cli.md").read_text(encoding="utf-8")) == CONTRACT

    def test_the_readme_lists_the_same_or_leads_there(self, root: Path) -> None:
        text = (root / "README.md").read_text(encoding="utf-8")
        assert "(docs/cli.md)" in text
        assert self.codes(text) in (set(), CONTRACT)


@contextmanager
def running(root: Path, *args: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run cardgen in a process group of its own; whatever is left of it afterwards is stopped.

    A shell has its background jobs ignore Ctrl-C, and so would what they start; here it is heard again.
    """
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COV_")}
    with subprocess.Popen(
        [sys.executable, "-m", "cardgen", *args],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads here
    ) as started:
        try:
            yield started
        finally:
            if started.poll() is None:
                os.killpg(started.pid, signal.SIGKILL)


class TestPipes:
    """Readers that go away, and places that take nothing."""

    @pytest.mark.parametrize("form", ["text", "json", "github"])
    def test_a_reader_that_has_seen_enough_is_no_fault(self, root: Path, form: str) -> None:
        with running(root, "check", "examples", "-v", "--format", form) as started:
            assert started.stdout
            assert started.stderr
            assert started.stdout.read(10)
            started.stdout.close()
            assert started.stderr.read() == b""
            assert started.wait(30) in {1, 141}

    @pytest.mark.parametrize(
        "args",
        [("schema",), ("regimes", "list"), ("explain", "AIA-4-1"), ("--help",), ("validate", "--format", "json")],
    )
    def test_a_reader_that_never_came_is_no_gap(self, root: Path, args: tuple[str, ...]) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        done = subprocess.run(
            [sys.executable, "-m", "cardgen", *args], cwd=root, stdout=writing, stderr=subprocess.PIPE, check=False
        )
        os.close(writing)
        assert (done.returncode, done.stderr) == (141, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
    @pytest.mark.parametrize("args", [("check", GAP), ("check", "examples", "--format", "json"), ("schema",)])
    def test_a_full_disk_is_told_in_one_line(self, root: Path, args: tuple[str, ...]) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "cardgen", *args], cwd=root, stdout=full, stderr=subprocess.PIPE, check=False
            )
        assert done.returncode == 3
        assert re.fullmatch(rb"cardgen: .*[Nn]o space left on device.*\n", done.stderr)

    @pytest.mark.parametrize("args", [("validate", "examples"), ("check", GAP), ("schema",)])
    def test_without_any_standard_output_it_does_its_work(
        self, command: Command, root: Path, args: tuple[str, ...]
    ) -> None:
        done = command("sh", "-c", 'exec "$0" -m cardgen "$@" >&-', sys.executable, *args, cwd=root)
        assert "Traceback" not in done.stderr
        assert done.returncode in {0, 1, 3}


class TestInterrupt:
    """Ctrl-C."""

    def test_it_is_told_and_reads_as_no_finding(self, root: Path) -> None:
        with running(root, "check", "examples", "--format", "json") as started:
            assert started.stdout
            assert started.stdout.read(1), "it waits for its reader now"
            os.killpg(started.pid, signal.SIGINT)
            _, errors = started.communicate(timeout=30)
        assert started.returncode == 130
        assert errors.decode().strip() == "cardgen: interrupted"

    def test_it_stops_all_processes_of_a_large_portfolio(self, write: Write, tmp_path: Path, examples: Path) -> None:
        text = (examples / "cv-screener" / "cv-screener.cardgen.yaml").read_text(encoding="utf-8")
        for index in range(600):
            write(f"{index}.cardgen.yaml", text.replace("id: cv-screener", f"id: cv-screener-{index}", 1))
        with running(tmp_path, "check", "--format", "json") as started:
            with pytest.raises(subprocess.TimeoutExpired):
                started.wait(3)
            os.killpg(started.pid, signal.SIGINT)
            _, errors = started.communicate(timeout=30)
        assert started.returncode == 130
        assert errors.decode().strip() == "cardgen: interrupted"
        with pytest.raises(ProcessLookupError):
            os.killpg(started.pid, 0)


class TestBuild:
    """Whole or not at all, never over what is somebody else's, and quiet in a pipe."""

    def test_a_site_is_built_replaced_and_never_half(
        self, cardgen: Cardgen, write: Write, small_law: SmallLaw, tmp_path: Path
    ) -> None:
        write("in/good.cardgen.yaml", GOOD)
        result = cardgen("build", "in", "-o", "out", *small_law)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
        assert (tmp_path / "out" / "index.html").is_file()
        before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
        write("in/bad.cardgen.yaml", "manifest: 1\n")
        assert cardgen("build", "in", "-o", "out", *small_law).exit_code == 3
        assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before
        write("in/bad.cardgen.yaml", GOOD.replace("good", "mended"))
        assert cardgen("build", "in", "-o", "out", *small_law).exit_code == 0
        assert (tmp_path / "out" / "systems" / "mended").is_dir()
        assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out", "packs"]

    @pytest.mark.parametrize("place", ["mine", "mine/a.txt", "good.cardgen.yaml", ".", "link"])
    def test_what_cardgen_did_not_write_is_never_replaced(
        self, cardgen: Cardgen, write: Write, small_law: SmallLaw, tmp_path: Path, place: str
    ) -> None:
        write("good.cardgen.yaml", GOOD)
        write("mine/a.txt", "mine")
        (tmp_path / "link").symlink_to("mine")
        result = cardgen("build", "-o", place, *small_law)
        assert (result.exit_code, result.stdout) == (3, "")
        assert re.fullmatch(r"cardgen: .+; .+\n", result.stderr)
        assert (tmp_path / "mine" / "a.txt").read_text(encoding="utf-8") == "mine"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["good.cardgen.yaml", "link", "mine", "packs"]
