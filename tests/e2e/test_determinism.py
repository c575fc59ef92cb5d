"""Same input, same bytes: twice, in any place, order, locale and time zone, on any number of processors."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Command, Write

CHECK = ("check", "--format", "json", "--as-of", "2026-11-21", "--law-at", "2026-11-21")
SURROUNDINGS: Mapping[str, Mapping[str, str]] = {
    "once more": {},
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 4242": {"PYTHONHASHSEED": "4242"},
    "locale": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "time zone": {"TZ": "Pacific/Kiritimati"},
    "terminal": {"COLUMNS": "20", "FORCE_COLOR": "1", "TERM": "xterm-256color"},
    "without docstrings": {"PYTHONOPTIMIZE": "2"},
}


@pytest.fixture(scope="module")
def first(examples: Path) -> str:
    """Return the JSON of a check of the example portfolio."""
    command = [sys.executable, "-m", "cardgen", *CHECK]
    return subprocess.run(command, cwd=examples, check=False, stdout=subprocess.PIPE, encoding="utf-8").stdout


@pytest.mark.parametrize("name", SURROUNDINGS)
def test_the_same_bytes_again(process: Command, examples: Path, first: str, name: str) -> None:
    assert first.startswith('{"schema_version":1,')
    again = process(*CHECK, cwd=examples, env=SURROUNDINGS[name]).stdout
    assert again == first


def test_the_same_bytes_from_another_place(process: Command, examples: Path, first: str, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(examples, elsewhere)
    assert process(*CHECK, cwd=elsewhere).stdout == first
    assert str(examples.parent) not in first


def test_the_same_bytes_whatever_the_order_of_the_files(process: Command, examples: Path, first: str) -> None:
    systems = sorted(path.name for path in examples.iterdir() if path.is_dir())
    assert process(*CHECK, *reversed(systems), cwd=examples).stdout == first


@pytest.mark.parametrize("form", ["text", "github"])
def test_other_formats_are_the_same_too(process: Command, examples: Path, form: str) -> None:
    args = ("check", "--format", form, "--as-of", "2026-11-21", "--law-at", "2026-11-21")
    runs = {process(*args, cwd=examples, env={"PYTHONHASHSEED": seed}).stdout for seed in ("0", "1", "2")}
    assert len(runs) == 1


@pytest.mark.skipif(len(getattr(os, "sched_getaffinity", lambda _: [0])(0)) < 2, reason="there is one processor only")
def test_many_processors_say_what_one_says(command: Command, process: Command, write: Write, examples: Path) -> None:
    small = (examples / "card-fraud" / "card-fraud.cardgen.yaml").read_text(encoding="utf-8")
    for index in range(120):
        write(f"{index:03}.cardgen.yaml", small.replace("id: card-fraud", f"id: fraud-{index % 117}", 1))
    write("050.cardgen.yaml", "manifest: 1\n")
    alone = "import os, runpy; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
    alone += "runpy.run_module('cardgen', run_name='__main__')"
    one, many = command(sys.executable, "-c", alone, *CHECK), process(*CHECK)
    assert (one.returncode, one.stderr) == (many.returncode, many.stderr) == (3, "")
    assert one.stdout == many.stdout
    assert one.stdout.count('"manifest":{"path":') == 119
    assert one.stdout.count("is used a second time in this portfolio") == 3


def test_a_site_has_the_same_bytes(process: Command, examples: Path, tmp_path: Path) -> None:
    def built(name: str, zone: str, seed: str) -> dict[str, bytes]:
        args = ("film-recommender", "-o", tmp_path / name, "--as-of", "2026-11-21", "--law-at", "2026-11-21")
        done = process("build", *args, cwd=examples, env={"PYTHONHASHSEED": seed, "TZ": zone}, timeout=180)
        assert done.returncode == 0, done.stderr
        files = [path for path in (tmp_path / name).rglob("*") if path.is_file()]
        return {path.relative_to(tmp_path / name).as_posix(): path.read_bytes() for path in files}

    one, other = built("a", "UTC", "1"), built("b", "Pacific/Kiritimati", "7")
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
