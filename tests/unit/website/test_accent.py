from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.website.accent import DARK_GROUND, LIGHT_GROUND, accent_css, contrast, on, readable

COLOURS = st.from_regex(r"\A#[0-9a-f]{6}\Z")


@given(COLOURS, st.sampled_from([LIGHT_GROUND, DARK_GROUND]))
def test_every_accent_can_be_read_on_its_ground(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5


@given(COLOURS)
def test_text_on_the_accent_can_be_read(colour: str) -> None:
    assert contrast(on(colour), colour) >= 4.5


def test_readable_colour_stays_as_it_is() -> None:
    assert readable("#1F4E79", LIGHT_GROUND) == "#1f4e79"


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.478)])
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)


def test_both_schemes_get_their_colour() -> None:
    css = accent_css("#ffd700")
    assert "--cg-accent-raw:#ffd700" in css
    assert css.count("--cg-accent:") == 2
