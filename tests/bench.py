"""Times cardgen against check-jsonschema on the same files and the same schema, and prints ratios.

Each figure is the median of several runs, the two commands in turn, so that a drifting machine does not tilt it.
"""

from __future__ import annotations

import argparse
import re
import statistics
import subprocess
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = Path(sysconfig.get_path("scripts"))
SAMPLE = ROOT / "examples" / "cv-screener" / "cv-screener.cardgen.yaml"
SCHEMA = ROOT / "schemas" / "manifest.schema.json"
MANY = 200
SMALL_SITE, LARGE_SITE = 50, 400


def write_manifests(folder: Path, count: int) -> list[str]:
    """Write copies of the long example manifest with ids of their own; return their paths."""
    text = SAMPLE.read_text(encoding="utf-8")
    paths = []
    for index in range(count):
        path = folder / f"system-{index:03}.cardgen.yaml"
        path.write_text(re.sub(r"(?m)^  id: .*$", f"  id: system-{index:03}", text, count=1), encoding="utf-8")
        paths.append(str(path))
    return paths


def seconds(command: Sequence[str]) -> float:
    """Return the wall time of a command; what it prints and how it ends does not matter here."""
    start = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - start


def ratio(ours: Sequence[str], theirs: Sequence[str], runs: int) -> tuple[float, float, float]:
    """Return the median of our times, of theirs, and of the ratio pair by pair."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs + 1)][1:]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def row(name: str, figures: tuple[float, float, float], limit: float) -> None:
    """Print one comparison."""
    ours, theirs, times = figures
    mark = "ok" if times <= limit else "OVER"
    print(f"{name:<44} {ours:8.3f} s {theirs:8.3f} s   ratio {times:5.2f}  (at most {limit:.2f})  {mark}")


def site_row(cardgen: str, folder: Path) -> None:
    """Print the build time per page of a large portfolio against a small one."""
    per_page = []
    for count in (SMALL_SITE, LARGE_SITE):
        portfolio = folder / f"portfolio-{count}"
        portfolio.mkdir()
        write_manifests(portfolio, count)
        took = seconds([cardgen, "build", str(portfolio), "-o", str(folder / f"site-{count}")])
        pages = sum(1 for _ in (folder / f"site-{count}").rglob("*.html"))
        per_page.append(took / max(pages, 1))
        print(f"site of {count} systems: {took:.1f} s, {pages} pages, {1000 * took / max(pages, 1):.1f} ms per page")
    print(f"{'site, time per page, 400 against 50 systems':<44} ratio {per_page[1] / per_page[0]:5.2f}  (at most 1.25)")


def main() -> None:
    """Run the comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-site", action="store_true", help="leave out the site builds")
    options = parser.parse_args()
    cardgen, peer = str(SCRIPTS / "cardgen"), [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(SCHEMA)]
    lines = len(SAMPLE.read_text(encoding="utf-8").splitlines())
    print(f"manifests of {lines} lines; cardgen against check-jsonschema; median of {options.runs} runs")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "many"
        folder.mkdir()
        many = write_manifests(folder, MANY)
        compare: Callable[[Sequence[str], Sequence[str]], tuple[float, float, float]] = lambda a, b: ratio(  # noqa: E731
            a, b, options.runs
        )
        row("validate, one manifest", compare([cardgen, "validate", many[0]], [*peer, many[0]]), 0.8)
        row(f"validate, {MANY} manifests", compare([cardgen, "validate", *many], [*peer, *many]), 0.15)
        check = [cardgen, "check", "--format", "json"]
        one_law = [*check, "--regime", "eu-ai-act", *many]
        row(f"check, EU AI Act, {MANY} manifests", compare(one_law, [*peer, *many]), 0.4)
        row(f"check, all regimes, {MANY} manifests", compare([*check, *many], [*peer, *many]), 0.5)
        if not options.no_site:
            site_row(cardgen, Path(name))


if __name__ == "__main__":
    main()
