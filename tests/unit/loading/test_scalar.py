"""Plain scalars are read by the core schema of YAML 1.2."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cardgen.loading.scalar import resolve

# The tag resolution of the core schema, as the YAML 1.2.2 specification lists it (section 10.3.2).
CORE: dict[str, str] = {
    "null": r"null|Null|NULL|~|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+",
    "octal": r"0o[0-7]+",
    "hex": r"0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
    "inf": r"[-+]?(\.inf|\.Inf|\.INF)",
    "nan": r"\.nan|\.NaN|\.NAN",
}


def kind_of(text: str) -> str:
    return next((kind for kind, pattern in CORE.items() if re.fullmatch(pattern, text)), "str")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"),
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("off", "off"),
        ("Y", "Y"),
        ("012", 12),
        ("0o14", 12),
        ("0xC", 12),
        ("0b11", "0b11"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("190:20:30", "190:20:30"),
        ("1.10", 1.1),
        ("1.10.0", "1.10.0"),
        ("1e3", 1000.0),
        ("+.5", 0.5),
        ("5.", 5.0),
        (".", "."),
        ("-", "-"),
        ("2026-11-21", "2026-11-21"),
        ("2026-11-21T10:00:00Z", "2026-11-21T10:00:00Z"),
        ("null", None),
        ("~", None),
        ("", None),
        ("nUll", "nUll"),
        ("true", True),
        ("tRUE", "tRUE"),
        ("-.inf", -math.inf),
        ("=", "="),
        ("<<", "<<"),
        ("١٢", "١٢"),
    ],
)
def test_a_plain_scalar_has_one_meaning(text: str, value: object) -> None:
    resolved = resolve(text)
    assert resolved == value
    assert type(resolved) is type(value)


def test_not_a_number_is_a_number() -> None:
    assert all(isinstance(value := resolve(text), float) and math.isnan(value) for text in (".nan", ".NaN", ".NAN"))


LIKE_NUMBERS = st.text(alphabet="0123456789+-.eExXoObabcdefinfINFnaN_: ~", min_size=0, max_size=8)
FROM_THE_SCHEMA = st.sampled_from(sorted(CORE)).flatmap(lambda kind: st.from_regex(CORE[kind], fullmatch=True))


@given(st.one_of(LIKE_NUMBERS, FROM_THE_SCHEMA, st.text(max_size=12)).filter(lambda text: len(text) <= 40))
@example(".iNF")
@example(".nAn")
@example("+.nan")
def test_every_scalar_has_the_type_that_the_core_schema_gives_it(text: str) -> None:
    value = resolve(text)
    match kind_of(text):
        case "null":
            assert value is None
        case "bool":
            assert value is (text.lower() == "true")
        case "int":
            assert type(value) is int
            assert value == int(text)
        case "octal":
            assert value == int(text, base=0)
        case "hex":
            assert value == int(text, base=0)
        case "float":
            assert type(value) is float
            assert value == float(text)
        case "inf":
            assert value == (-math.inf if text.startswith("-") else math.inf)
        case "nan":
            assert isinstance(value, float)
            assert math.isnan(value)
        case _:
            assert value == text
            assert type(value) is str


@pytest.mark.parametrize("digits", ["9" * 5000, "0o" + "7" * 5000, "0x" + "f" * 5000])
def test_a_number_beyond_all_sense_stays_text(digits: str) -> None:
    assert resolve(digits) == digits
