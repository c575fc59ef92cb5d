"""Values in sentences: as they stand in YAML, numbers without loss."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.domain.scalar import number_text, number_words, shown
from cardgen.domain.truth import Json


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        (None, "unknown"),
        (318000, "318000"),
        (0.71, "0.71"),
        (2.78e8, "278000000"),
        (3.0e25, "3e+25"),
        ("in_use", "in_use"),
        (["a", 1], "a, 1"),
        ({"a": 1, "b": [True]}, "a: 1, b: true"),
    ],
)
def test_a_value_stands_as_in_yaml(value: Json, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    ("number", "text"), [(318000, "318,000"), (-12000, "-12,000"), (999, "999"), (0.5, "0.5"), (3.0e25, "3e+25")]
)
def test_people_read_thousands_apart(number: float, text: str) -> None:
    assert number_words(number) == text


@given(st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False)))
def test_no_number_loses_a_digit(number: float) -> None:
    assert float(number_text(number)) == float(number)
    assert float(number_words(number).replace(",", "")) == float(number)
