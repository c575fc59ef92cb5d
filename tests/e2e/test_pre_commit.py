"""The pre-commit hooks, run by pre-commit itself on a repository of somebody else's."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
import yaml

if TYPE_CHECKING:
    from tests.e2e.conftest import Command, Once, Snapshot, Write

pytestmark = pytest.mark.xdist_group("pre-commit")

Run: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]
GOOD = "manifest: 1\nsystem: {id: good, name: Good}\n"
VALIDATE, CHECK = "validate cardgen manifests", "check cardgen manifests for gaps"


@pytest.fixture
def pre_commit(command: Command, snapshot: Snapshot, once: Once, write: Write) -> Run:
    """Return a run of the hooks in a new repository, over the files that are staged."""
    environments = once("pre-commit", lambda _: None)
    hooks = [{"id": one["id"]} for one in yaml.safe_load((snapshot.folder / ".pre-commit-hooks.yaml").read_bytes())]
    repo = {"repo": str(snapshot.folder), "rev": snapshot.git("rev-parse", "HEAD").strip(), "hooks": hooks}
    command("git", "init", "--quiet")
    write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [repo]}))

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command("git", "add", "--all")
        places = {"PRE_COMMIT_HOME": str(environments), "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        return command(sys.executable, "-m", "pre_commit", "run", "--color=never", *args, env=places, timeout=600)

    return run


def outcomes(done: subprocess.CompletedProcess[str]) -> dict[str, str]:
    """Return what became of each hook."""
    lines = [line for line in done.stdout.splitlines() if "...." in line]
    return {line.partition("...")[0]: line.rpartition(".")[2].rpartition(")")[2] for line in lines}


def test_a_good_manifest_passes(pre_commit: Run, write: Write) -> None:
    write("ai/good.cardgen.yaml", GOOD)
    done = pre_commit()
    assert done.returncode == 0, done.stdout + done.stderr
    assert outcomes(done) == {VALIDATE: "Passed", CHECK: "Passed"}


def test_a_broken_manifest_stops_the_commit_with_file_and_line(pre_commit: Run, write: Write) -> None:
    write("ai/good.cardgen.yaml", GOOD)
    write("ai/bad/model.yaml", "manifest: 1\nsystem:\n  id: bad\n  nmae: Bad\n")
    done = pre_commit()
    assert done.returncode == 1
    assert outcomes(done) == {VALIDATE: "Failed", CHECK: "Failed"}
    assert "\nai/bad/model.yaml:4:3: system.nmae: this key does not exist; did you mean 'name'?\n" in done.stdout
    assert "- exit code: 3" in done.stdout


def test_a_gap_stops_the_commit_and_is_told(pre_commit: Run, write: Write, examples: Path) -> None:
    film = examples / "film-recommender" / "film-recommender.cardgen.yaml"
    write("film.cardgen.yaml", film.read_bytes())
    done = pre_commit()
    assert done.returncode == 1
    assert outcomes(done) == {VALIDATE: "Passed", CHECK: "Failed"}
    assert "- exit code: 1" in done.stdout
    assert "AIA-4-1" in done.stdout


def test_other_files_are_no_business_of_the_hooks(pre_commit: Run, write: Write) -> None:
    write("config.yaml", "a: [1\n")
    write("cardgen.yaml.md", "text\n")
    done = pre_commit()
    assert done.returncode == 0
    assert outcomes(done) == {VALIDATE: "Skipped", CHECK: "Skipped"}


def test_an_id_that_two_of_many_share_is_seen(pre_commit: Run, write: Write) -> None:
    for index in range(12):
        write(f"{index}.cardgen.yaml", GOOD.replace("id: good", f"id: system-{index % 11}"))
    done = pre_commit("cardgen-validate")
    assert done.returncode == 1
    assert "the id 'system-0' is used a second time" in done.stdout


def test_each_hook_runs_once_over_all_files(root: Path) -> None:
    hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_bytes())
    assert [one["entry"] for one in hooks] == ["cardgen validate", "cardgen check"]
    assert all(one["require_serial"] and one["language"] == "python" for one in hooks)
