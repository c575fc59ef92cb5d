"""The organisation's accent colour, made readable on light and on dark ground."""

from __future__ import annotations

from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]

LIGHT_GROUND = "#ffffff"
DARK_GROUND = "#1b1d23"
READABLE = 4.8
_STEP = 0.04
_LINEAR_BELOW = 0.04045


def accent_css(accent: str) -> str:
    """Return the style sheet that holds the accent colour for both schemes."""
    light = readable(accent, LIGHT_GROUND)
    dark = readable(accent, DARK_GROUND)
    return (
        f":root{{--cg-accent-raw:{accent.lower()};--cg-accent:{light};--cg-on-accent:{on(light)}}}\n"
        f'[data-md-color-scheme="slate"]{{--cg-accent:{dark};--cg-on-accent:{on(dark)}}}\n'
    )


def readable(colour: str, ground: str) -> str:
    """Return the colour, moved towards black or white until text in it can be read on a ground."""
    towards = "#000000" if luminance(ground) > 0.5 else "#ffffff"  # noqa: PLR2004 - light or dark
    share, mixed = 0.0, colour.lower()
    while contrast(mixed, ground) < READABLE:
        share += _STEP
        mixed = _mixed(colour, towards, min(share, 1.0))
    return mixed


def on(colour: str) -> str:
    """Return black or white, whichever reads better on a colour."""
    return max("#000000", "#ffffff", key=lambda text: contrast(text, colour))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG defines it, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG defines it, 0 to 1."""
    red, green, blue = (_linear(channel) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4


def _channels(colour: str) -> Colour:
    red, green, blue = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    return red, green, blue


def _mixed(colour: str, towards: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(towards), strict=True)
    return "#" + "".join(f"{round((one * (1 - share) + other * share) * 255):02x}" for one, other in pairs)
