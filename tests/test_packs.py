"""Rules about every shipped pack: sound, stable, in our own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import BaseModel

from cardgen.domain.pack import Regime
from cardgen.loading.regimes import load_regime
from cardgen.loading.shared import SHARED, load_controls, load_places
from cardgen.pipeline.trial import try_pack
from cardgen.resources import Resource, resource_dir

if TYPE_CHECKING:
    from tests.conftest import CheckGolden

REGIMES = resource_dir(Resource.REGIMES)
PACKS = sorted(path.parent for path in REGIMES.glob("*/pack.yaml"))
REQUIREMENT_IDS = Path(__file__).parent / "data" / "requirement-ids.txt"
MOST_WORDS = 60
LONGEST_TITLE = 90

each_pack = pytest.mark.parametrize("folder", PACKS, ids=lambda path: path.name)


@cache
def regime_of(folder: Path) -> Regime:
    regime = load_regime(folder, load_controls(REGIMES / SHARED))
    assert isinstance(regime, Regime), "\n".join(map(str, regime))
    return regime


@each_pack
def test_a_pack_is_sound(folder: Path) -> None:
    """Names, paths, references and examples: what `cardgen regimes test` demands."""
    assert try_pack(folder).lines == ()


def known_ids() -> list[str]:
    return REQUIREMENT_IDS.read_text(encoding="utf-8").split() if REQUIREMENT_IDS.is_file() else []


def test_no_requirement_is_ever_renamed_or_dropped() -> None:
    now = {name for folder in PACKS for name in regime_of(folder).requirements}
    assert [name for name in known_ids() if name not in now] == []


def test_each_new_requirement_is_added_to_the_list(check_golden: CheckGolden) -> None:
    now = {name for folder in PACKS for name in regime_of(folder).requirements}
    check_golden(REQUIREMENT_IDS, "".join(f"{name}\n" for name in sorted({*known_ids(), *now})))


def test_no_two_packs_use_the_same_requirement_id() -> None:
    names = [name for folder in PACKS for name in regime_of(folder).requirements]
    assert sorted(names) == sorted(set(names))


# Evidence for a control settles every evidence part of a requirement that names it. These name none, since an authority
# decides them, or since documents of different kinds have to come together.
WITHOUT_CONTROL = {
    "AIA-5-2",
    "AIA-60-4",
    "AIA-60-7",
    "CCPA-1798.120",
    "CCPA-1798.120-C",
    "CCPA-1798.121",
    "CCPA-7025",
}


@each_pack
def test_every_requirement_needs_a_control_of_the_catalogue(folder: Path) -> None:
    controls = load_controls(REGIMES / SHARED)
    duties = regime_of(folder).requirements.values()
    bare = [duty.id for duty in duties if not duty.controls or set(duty.controls) - set(controls)]
    assert [name for name in bare if name not in WITHOUT_CONTROL] == []


@each_pack
def test_every_requirement_and_rule_cites_where_it_stands(folder: Path) -> None:
    regime = regime_of(folder)
    assert [name for name, one in regime.requirements.items() if not one.references] == []
    assert [name for name, one in regime.rules.items() if not one.references] == []


@each_pack
def test_every_date_cites_where_it_stands(folder: Path) -> None:
    dates = regime_of(folder).dates.values()
    assert [date.id for date in dates if not all(version.reference for version in date.history)] == []


@each_pack
def test_every_requirement_has_a_guide_to_satisfy_it(folder: Path) -> None:
    duties = regime_of(folder).requirements.values()
    assert [duty.id for duty in duties if duty.satisfied_when and not duty.guidance] == []


@each_pack
def test_what_nothing_can_document_says_what_a_person_judges(folder: Path) -> None:
    duties = regime_of(folder).requirements.values()
    assert [duty.id for duty in duties if not duty.satisfied_when and not duty.judgement] == []


@each_pack
def test_no_prohibited_practice_can_be_waived(folder: Path) -> None:
    regime = regime_of(folder)
    forbidden = {value.id for axis in regime.axes.values() for value in axis.values if value.prohibited}
    bans = {one for rule in regime.rules.values() if rule.value in forbidden for one in rule.references}
    waivable = [duty.id for duty in regime.requirements.values() if duty.waivable and set(duty.references) & bans]
    assert waivable == []


def texts(node: object) -> Iterator[dict[str, str]]:
    """Yield every text for people inside a part of a pack."""
    if isinstance(node, BaseModel):
        for name in type(node).model_fields:
            yield from texts(getattr(node, name))
    elif isinstance(node, tuple):
        for one in node:
            yield from texts(one)
    elif isinstance(node, dict):
        if all(isinstance(value, str) for value in node.values()):
            yield node
        for value in node.values():
            yield from texts(value)


def parts_of(folder: Path) -> list[Any]:
    regime = regime_of(folder)
    named = (regime.facts, regime.terms, regime.rules, regime.requirements, regime.contradictions)
    return [regime.header, *(one for group in named for one in group.values())]


@each_pack
def test_every_text_stands_in_english(folder: Path) -> None:
    found = [text for part in parts_of(folder) for text in texts(part)]
    assert found
    assert [text for text in found if not text.get("en", "").strip()] == []


@each_pack
def test_no_sentence_is_as_long_as_the_laws_own(folder: Path) -> None:
    """Our own words are short ones; a longer sentence was probably copied."""
    sentences = [
        sentence
        for part in parts_of(folder)
        for text in texts(part)
        for sentence in re.split(r"(?<=[.!?])\s+", text["en"])
        if len(sentence.split()) > MOST_WORDS
    ]
    assert sentences == []


@each_pack
def test_titles_are_short(folder: Path) -> None:
    titled = [part for part in parts_of(folder) if "title" in type(part).model_fields]
    assert [f"{part.id}: {part.title['en']}" for part in titled if len(part.title["en"]) > LONGEST_TITLE] == []


@each_pack
def test_the_next_review_lies_after_the_texts_that_the_pack_knows(folder: Path) -> None:
    header = regime_of(folder).header
    known = [version.known_from for one in header.instruments for version in one.versions]
    assert all(day < header.review.next for day in known)


def test_every_control_of_the_catalogue_is_needed_or_says_what_proves_it() -> None:
    used = {name for folder in PACKS for duty in regime_of(folder).requirements.values() for name in duty.controls}
    controls = load_controls(REGIMES / SHARED)
    assert controls
    assert [name for name, one in controls.items() if name not in used and not one.evidence] == []


def test_the_groups_of_places_are_the_known_ones() -> None:
    places = load_places(REGIMES / SHARED)
    sizes = {name: len(members) for name, members in places.members.items()}
    assert (sizes["EU"], sizes["EEA"]) == (27, 30)
    assert places.members["EU"] < places.members["EEA"]


def test_no_pillar_and_no_risk_of_the_catalogue_is_missing() -> None:
    names = [name for folder in PACKS for name in regime_of(folder).requirements]
    wanted = (Path(__file__).parent / "data" / "catalogue-ids.txt").read_text(encoding="utf-8").split()
    assert [one for one in wanted if not any(name == one or name.startswith(f"{one}-") for name in names)] == []
    assert len(wanted) == 34
