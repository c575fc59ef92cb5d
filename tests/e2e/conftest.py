"""What end-to-end tests share: runs of the command line, files to run it on, a snapshot of the sources."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import pytest
from click.testing import CliRunner, Result
from filelock import FileLock

from cardgen.cli.main import main

if TYPE_CHECKING:
    from tests.conftest import APack

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-21"

Checked: TypeAlias = dict[str, Any]
SmallLaw: TypeAlias = tuple[str | Path, ...]
Once: TypeAlias = Callable[[str, Callable[[Path], None]], Path]
Strange: TypeAlias = Callable[[str, Path], None]
Write: TypeAlias = Callable[[str, str | bytes], Path]


class Cardgen(Protocol):
    """Run cardgen in this process, in the test's own folder unless another is named."""

    def __call__(self, *args: str | Path, cwd: Path | None = None) -> Result: ...


class Command(Protocol):
    """Run a command as a process of its own, in the test's own folder unless another is named."""

    def __call__(
        self, *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, timeout: float = 60
    ) -> subprocess.CompletedProcess[str]: ...


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """Return the folder of the example portfolio."""
    return ROOT / "examples"


@pytest.fixture
def cardgen(tmp_path: Path) -> Cardgen:
    """Run cardgen in this process."""

    def run(*args: str | Path, cwd: Path | None = None) -> Result:
        return run_cardgen(*args, cwd=cwd or tmp_path)

    return run


def run_cardgen(*args: str | Path, cwd: Path) -> Result:
    """Run cardgen in this process and a folder, with the width that it uses for a terminal of 80 columns."""
    with chdir(cwd):
        arguments = [os.fspath(arg) for arg in args]
        return CliRunner().invoke(main, arguments, prog_name="cardgen", catch_exceptions=False, terminal_width=78)


@pytest.fixture(scope="session")
def checked() -> Checked:
    """Return the JSON of a check of the example portfolio on the day of these tests."""
    result = run_cardgen("check", "examples", "--format", "json", "--as-of", TODAY, "--law-at", TODAY, cwd=ROOT)
    data: Checked = json.loads(result.stdout)
    return data


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Run a command as a process of its own."""

    def run(
        *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, timeout: float = 60
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            args,
            cwd=cwd or tmp_path,
            env={**surroundings(), **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogateescape",
            timeout=timeout,
            check=False,
        )

    return run


@pytest.fixture
def process(command: Command) -> Command:
    """Run cardgen as a process of its own."""

    def run(
        *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, timeout: float = 60
    ) -> subprocess.CompletedProcess[str]:
        return command(sys.executable, "-m", "cardgen", *args, cwd=cwd, env=env, timeout=timeout)

    return run


@pytest.fixture
def limited(command: Command) -> Command:
    """Run cardgen as a process of its own that gets one GB of memory: what swallows everything fails soon."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))"
    start = "import runpy; runpy.run_module('cardgen', run_name='__main__')"

    def run(
        *args: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, timeout: float = 60
    ) -> subprocess.CompletedProcess[str]:
        return command(sys.executable, "-c", f"{limit}; {start}", *args, cwd=cwd, env=env, timeout=timeout)

    return run


def surroundings() -> dict[str, str]:
    """Return the environment without what would lead git or Python to this run's own files."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON", "COV_"))}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file below the test's own folder and return its path."""

    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put


@pytest.fixture
def small_law(a_pack: APack) -> SmallLaw:
    """Return the options for the demo pack alone, which is quickly read, judged and shown."""
    return ("--regimes", a_pack().parent, "--regime", "demo")


@pytest.fixture
def strange() -> Strange:
    """Make something at a path that bears the name of a file and is none that can be read."""

    def make(kind: str, path: Path) -> None:
        match kind:
            case "folder":
                path.mkdir()
            case "dangling link":
                path.symlink_to("nowhere")
            case "link to itself":
                path.symlink_to(path.name)
            case "100 MB":
                path.touch()
                os.truncate(path, 100_000_000)
            case "pipe":
                os.mkfifo(path)
            case "device":
                path.symlink_to("/dev/zero")
            case "unreadable":
                path.symlink_to("/proc/self/mem")
            case _:
                raise ValueError(kind)

    return make


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Make a folder once for all worker processes of a run, and return it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def make(name: str, fill: Callable[[Path], None]) -> Path:
        folder, done = shared / name, shared / f"{name}.done"
        with FileLock(f"{folder}.lock"):
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder

    return make


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The sources as they stand now, committed to a git repository of their own."""

    folder: Path

    def git(self, *args: str) -> str:
        """Run git in it and return what it prints."""
        return git(*args, cwd=self.folder)

    @property
    def files(self) -> list[str]:
        """The names of all files."""
        return self.git("ls-files", "-z").rstrip("\0").split("\0")


@pytest.fixture(scope="session")
def snapshot(once: Once) -> Snapshot:
    """Return the sources as they stand, what is not committed yet included, what git ignores left out."""

    def fill(folder: Path) -> None:
        git("init", "--quiet", ".", cwd=folder)
        git(f"--git-dir={folder / '.git'}", f"--work-tree={ROOT}", "add", "--all", cwd=ROOT)
        git("commit", "--quiet", "--message", "As it stands", cwd=folder)
        git("checkout", "--quiet", "--force", "HEAD", "--", ".", cwd=folder)

    return Snapshot(once("snapshot", fill))


def git(*args: str, cwd: Path) -> str:
    """Run git without anybody's settings, and return what it prints."""
    who = {"NAME": "Test", "EMAIL": "test@example.org"}
    people = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(
        ["git", *args], cwd=cwd, env={**surroundings(), **people, **settings}, check=True, stdout=-1, encoding="utf-8"
    ).stdout
