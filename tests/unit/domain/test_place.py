"""Places match their groups, both ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from cardgen.domain.place import Places


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("DE", "DE", True),
        ("DE", "FR", False),
        ("DE", "EU", True),
        ("NO", "EU", False),
        ("NO", "EEA", True),
        ("EU", "EEA", True),
        ("EU", "DACH", False),
        ("DE-BY", "DE", True),
        ("DE-BY", "EU", True),
        ("DE-BY", "DE-BE", False),
        ("US-CA", "US", True),
        ("US-CA", "EU", False),
        ("worldwide", "CN", True),
        ("worldwide", "EU", True),
        ("worldwide", "worldwide", True),
        ("D", "DE", False),
        ("CN", "EU", False),
    ],
)
def test_places_match_in_both_directions(places: Places, one: str, other: str, *, same: bool) -> None:
    assert places.match(one, other) is same
    assert places.match(other, one) is same
