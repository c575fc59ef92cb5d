"""What applies to each example system, under each regime, changes only where somebody meant it.

`tests/golden/portfolio.json` has one line for each system and axis or requirement, as of the day of these tests.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import CheckGolden
    from tests.e2e.conftest import Checked

GOLDEN = Path(__file__).parents[1] / "golden" / "portfolio.json"


def outcomes(checked: Checked) -> Iterator[tuple[str, str]]:
    """Yield what came out, by system, regime, and axis or requirement."""
    for one in checked["assessments"]:
        for regime in one["regimes"]:
            place = f"{one['manifest']['id']} {regime['id']}"
            for axis in regime["axes"]:
                between = f" ({' | '.join(axis['possible'])})" if axis["value"] == "undetermined" else ""
                held = ", ".join(rule["id"] for rule in axis["rules"] if rule["truth"] == "true")
                yield f"{place} {axis['axis']}", f"{axis['value']}{between}{f' by {held}' if held else ''}"
            for found in sorted(regime["findings"], key=lambda found: str(found["requirement"])):
                timing = found["timing"]
                since = f", {timing['state']} {timing['from'] or ''}".rstrip() if timing["state"] != "none" else ""
                verdict = "" if found["verdict"] == "not_applicable" else f": {found['verdict']}"
                yield f"{place} {found['requirement']}", f"{found['applicability']}{verdict}{since}"


def test_the_outcome_of_the_example_portfolio_is_the_reviewed_one(checked: Checked, check_golden: CheckGolden) -> None:
    lines = dict(outcomes(checked))
    assert len(lines) == len(list(outcomes(checked))), "two outcomes have one name"
    check_golden(GOLDEN, json.dumps(lines, indent=0, ensure_ascii=False) + "\n")
