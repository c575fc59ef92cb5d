"""Golden files change at a person's desk only."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def collected(ci: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "--update-golden", "--collect-only", "-q", "tests/test_golden.py"]
    environment = {**os.environ, "CI": ci}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_golden_files_are_not_rewritten_on_ci() -> None:
    done = collected("true")
    assert done.returncode != 0
    assert "--update-golden is refused on CI" in done.stderr


def test_golden_files_can_be_rewritten_at_a_desk() -> None:
    assert collected("").returncode == 0
