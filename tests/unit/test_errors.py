"""What stops cardgen says what was meant, in one line."""

from __future__ import annotations

import pytest

from cardgen.errors import UnknownNameError, suggestion


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("gpdr", "did you mean 'gdpr'?"),
        ("eu-ai-atc", "did you mean 'eu-ai-act'?"),
        ("ccpa", ""),
        ("", ""),
    ],
)
def test_near_names_are_suggested(name: str, hint: str) -> None:
    assert suggestion(name, ["gdpr", "eu-ai-act"]) == hint


def test_at_most_three_names_are_suggested() -> None:
    assert suggestion("code", ["codes", "coder", "coded", "code1", "code2"]).count("'") == 6


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    assert str(UnknownNameError("schema", "zzz", ["pack", "check"])) == "unknown schema 'zzz'; known: check, pack"
