"""The contradictions between shared facts: sound, each tried both ways, and told as data says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cardgen.domain.contradiction import Contradiction, ContradictionFile
from cardgen.loading.contradiction_checks import check_contradictions
from cardgen.loading.document import Source
from cardgen.loading.fact_types import FactTypes
from cardgen.loading.pack_examples import Case, cases
from cardgen.loading.pack_facts import FactChecker
from cardgen.loading.pack_files import Typed, read_examples, read_typed
from cardgen.loading.pack_names import Names
from cardgen.loading.shared import SHARED, load_contradictions, load_places
from cardgen.resources import Resource, resource_dir
from cardgen.rules.contradiction import found_in
from cardgen.rules.pack_test import Seen, contradiction_failures, untried_contradictions

REGIMES = resource_dir(Resource.REGIMES)
FOLDER = REGIMES / SHARED
KNOWN = {one.id: one for one in load_contradictions(FOLDER)}
PLACES = load_places(FOLDER)
LONGEST = 130


def table() -> tuple[Case, ...]:
    files, unread = read_examples(FOLDER, SHARED)
    ready, unfit = cases(files, SHARED, FactChecker(FOLDER))
    assert (unread, unfit) == ((), ())
    return ready


TABLE = table()


def test_the_file_is_sound() -> None:
    names = Names()
    file = read_typed(Source(FOLDER / "contradictions.yaml", "contradictions.yaml"), ContradictionFile)
    assert isinstance(file, Typed), file
    check_contradictions(file, FactTypes("", {}), names)
    assert list(map(str, names.problems)) == []
    assert len(KNOWN) > 30


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.example.name)
def test_an_example_contradicts_itself_where_it_says_so(case: Case) -> None:
    found = list(found_in(case.facts, KNOWN.values(), PLACES, case.example.as_of))
    assert list(contradiction_failures(case.example.expect, KNOWN, found, Seen())) == []


def test_every_part_holds_in_one_example_and_each_does_not_hold_in_another() -> None:
    seen = Seen()
    for case in TABLE:
        found = list(found_in(case.facts, KNOWN.values(), PLACES, case.example.as_of))
        list(contradiction_failures(case.example.expect, KNOWN, found, seen))
    assert list(untried_contradictions(KNOWN.values(), seen)) == []


def packs() -> list[Path]:
    return sorted(path.parent for path in REGIMES.glob("*/contradictions.yaml"))


@pytest.mark.parametrize("folder", packs(), ids=lambda path: path.name)
def test_a_message_is_short_and_says_what_now(folder: Path) -> None:
    file = read_typed(Source(folder / "contradictions.yaml", "contradictions.yaml"), ContradictionFile)
    assert isinstance(file, Typed), file
    known: tuple[Contradiction, ...] = file.content.contradictions
    texts = [text["en"] for one in known for text in (one.what, one.now)]
    assert [text for text in texts if len(text) > LONGEST or "\n" in text or text.endswith(".")] == []
    assert [one.id for one in known if ";" in one.what["en"]] == []


def test_an_example_asks_about_a_day() -> None:
    """The day that is asked about decides whether a day has passed."""
    case = next(case for case in TABLE if case.example.name == "To be sold from tomorrow")
    known = [KNOWN["on-offer-before-its-time"]]
    assert list(found_in(case.facts, known, PLACES, date(2026, 11, 22))) == []
    assert len(list(found_in(case.facts, known, PLACES, date(2026, 11, 23)))) == 1
