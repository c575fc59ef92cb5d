"""The wheel: all data and nothing else in it, from the sources and from the sdist; it works without either."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cardgen import __version__

if TYPE_CHECKING:
    from tests.e2e.conftest import Command, Once, Snapshot

pytestmark = pytest.mark.xdist_group("wheel")

DATA = ("schemas", "templates", "regimes", "site")
LICENCE = f"cardgen-{__version__}.dist-info/licenses/LICENSE"
METADATA = {f"cardgen-{__version__}.dist-info/{name}" for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt")}


@pytest.fixture(scope="session")
def dist(once: Once, snapshot: Snapshot) -> Path:
    """Return a folder with the sdist, the wheel from the sources, and in `again` the wheel from the sdist."""

    def fill(folder: Path) -> None:
        build("--sdist", "--wheel", "--outdir", folder, snapshot.folder)
        (sdist,) = folder.glob("*.tar.gz")
        with tarfile.open(sdist) as archive:
            archive.extractall(folder / "unpacked", filter="data")
        build("--wheel", "--outdir", folder / "again", folder / "unpacked" / sdist.name.removesuffix(".tar.gz"))

    return once("dist", fill)


def build(*args: str | Path) -> None:
    command = [sys.executable, "-m", "build", "--no-isolation", *args]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


@pytest.fixture(scope="session")
def wheel(dist: Path) -> dict[str, bytes]:
    """Return the content of each file of the wheel from the sources."""
    (path,) = dist.glob("*.whl")
    return contents(path)


@pytest.fixture(scope="session")
def installed(once: Once, dist: Path) -> Path:
    """Return the `cardgen` command of an environment that has the wheel and what it depends on, and no sources."""
    scripts = "Scripts" if os.name == "nt" else "bin"

    def fill(folder: Path) -> None:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        (wheel,) = dist.glob("*.whl")
        python = folder / scripts / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel], check=True)

    return once("installed", fill) / scripts / "cardgen"


def contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class TestContents:
    """Every tracked file of the package and its four data folders, and nothing else."""

    def test_it_is_for_every_platform(self, dist: Path) -> None:
        assert [path.name for path in dist.glob("*.whl")] == [f"cardgen-{__version__}-py3-none-any.whl"]

    @pytest.mark.parametrize("folder", DATA)
    def test_each_data_folder_is_there_whole(self, wheel: dict[str, bytes], snapshot: Snapshot, folder: str) -> None:
        tracked = {name for name in snapshot.files if name.startswith(f"{folder}/")}
        inside = {name.removeprefix("cardgen/_data/") for name in wheel if name.startswith(f"cardgen/_data/{folder}/")}
        assert tracked
        assert inside == tracked

    def test_the_data_is_unaltered(self, wheel: dict[str, bytes], snapshot: Snapshot) -> None:
        data = {name: content for name, content in wheel.items() if name.startswith("cardgen/_data/")}
        for name, content in data.items():
            assert content == (snapshot.folder / name.removeprefix("cardgen/_data/")).read_bytes(), name

    def test_there_is_nothing_else(self, wheel: dict[str, bytes], snapshot: Snapshot) -> None:
        code = {name for name in snapshot.files if name.startswith("cardgen/")}
        data = {f"cardgen/_data/{name}" for name in snapshot.files if name.startswith(tuple(f"{one}/" for one in DATA))}
        assert wheel.keys() == code | data | METADATA | {LICENCE}

    def test_types_are_told(self, wheel: dict[str, bytes]) -> None:
        assert "cardgen/py.typed" in wheel

    def test_what_git_ignores_stays_out(self, snapshot: Snapshot, wheel: dict[str, bytes]) -> None:
        assert not [
            name for name in (*snapshot.files, *wheel) if "__pycache__" in name or name.endswith((".pyc", ".env"))
        ]

    def test_the_sdist_gives_the_same_wheel(self, dist: Path, wheel: dict[str, bytes]) -> None:
        (again,) = (dist / "again").glob("*.whl")
        assert contents(again) == wheel

    def test_the_sdist_can_be_tested(self, dist: Path, snapshot: Snapshot) -> None:
        (sdist,) = dist.glob("*.tar.gz")
        with tarfile.open(sdist) as archive:
            names = {name.partition("/")[2] for name in archive.getnames()}
        wanted = {
            name for name in snapshot.files if name.startswith(("cardgen/", "tests/", "examples/", "docs/", *DATA))
        }
        assert wanted <= names


class TestInstalled:
    """An installed cardgen, far from its sources."""

    def test_it_is_not_the_one_of_the_checkout(self, command: Command, installed: Path, root: Path) -> None:
        done = command(
            installed.parent / "python", "-c", "import cardgen.resources as r; print(r.resource_dir('regimes'))"
        )
        assert "site-packages" in done.stdout
        assert not done.stdout.startswith(str(root))

    def test_its_version_is_told(self, command: Command, installed: Path) -> None:
        assert command(installed, "--version").stdout == f"cardgen, version {__version__}\n"

    def test_a_first_manifest_is_written_validated_checked_and_built(
        self, command: Command, installed: Path, tmp_path: Path
    ) -> None:
        assert command(installed, "init", "--name", "Support chatbot").returncode == 0
        validated = command(installed, "validate")
        assert (validated.returncode, validated.stderr) == (0, "1 of 1 manifests valid\n")
        checked = command(installed, "check", "--format", "json")
        assert checked.returncode == 0, checked.stderr
        (one,) = json.loads(checked.stdout)["assessments"]
        assert one["manifest"]["id"] == "support-chatbot"
        built = command(installed, "build", timeout=180)
        assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
        site = tmp_path / "build" / "site"
        assert "Support chatbot" in (site / "index.html").read_text(encoding="utf-8")
        assert (site / "systems" / "support-chatbot" / "index.html").is_file()

    def test_it_says_what_the_sources_say(
        self, command: Command, process: Command, installed: Path, examples: Path
    ) -> None:
        args = ("check", "--format", "json", "--as-of", "2026-11-21", "--law-at", "2026-11-21")
        theirs, ours = command(installed, *args, cwd=examples), process(*args, cwd=examples)
        assert (theirs.returncode, theirs.stdout) == (ours.returncode, ours.stdout)

    def test_its_packs_are_sound(self, command: Command, installed: Path) -> None:
        done = command(installed, "regimes", "test")
        assert done.returncode == 0, done.stdout
