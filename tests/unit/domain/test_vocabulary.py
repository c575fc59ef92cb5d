"""Vocabularies: codes with a meaning and the release that brought them."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from pydantic import TypeAdapter

from cardgen.domain import vocabulary
from cardgen.domain.vocabulary.area import Area
from cardgen.domain.vocabulary.code import FIRST_RELEASE, Code


def vocabularies() -> list[type[Code]]:
    modules = [one.name for one in pkgutil.iter_modules(vocabulary.__path__)]
    for name in modules:
        importlib.import_module(f"{vocabulary.__name__}.{name}")
    return sorted(Code.__subclasses__(), key=lambda one: one.__name__)


class Colour(Code):
    """Colours, of which one came later."""

    RED = "red", "as blood"
    TEAL = "teal", "between green and blue", "2027.03"


def test_a_code_is_its_text() -> None:
    assert TypeAdapter(Colour).validate_python("red") is Colour.RED
    assert str(Colour.RED) == "red"
    assert Colour.RED.meaning == "as blood"


def test_a_code_belongs_to_the_first_release_unless_it_says_otherwise() -> None:
    assert (Colour.RED.since, Colour.TEAL.since) == (FIRST_RELEASE, "2027.03")


def test_the_meaning_of_a_code_that_is_not_known_is_the_code() -> None:
    assert Colour.meaning_of("teal") == "between green and blue"
    assert Colour.meaning_of("mauve") == "mauve"


def test_editors_get_the_meaning_of_each_code() -> None:
    schema = TypeAdapter(Colour).json_schema()
    assert schema["enum"] == ["red", "teal"]
    assert schema["enumDescriptions"] == ["as blood", "between green and blue"]


@pytest.mark.parametrize("codes", [one for one in vocabularies() if one is not Colour], ids=lambda one: one.__name__)
def test_a_vocabulary_is_well_made(codes: type[Code]) -> None:
    assert codes.__doc__
    assert [one for one in codes if not one.meaning or one.meaning != one.meaning.strip()] == []
    assert [one for one in codes if not re.fullmatch(r"[a-z0-9]+([._-][a-z0-9]+)*", one)] == []
    assert [one for one in codes if not re.fullmatch(r"20\d\d\.(0[1-9]|1[0-2])", one.since)] == []


def test_no_code_stands_for_an_unanswered_question() -> None:
    assert [codes.__name__ for codes in vocabularies() if "unknown" in {one.value for one in codes}] == []


def test_areas_stand_in_groups() -> None:
    assert [one for one in Area if one.count(".") > 1] == []
