"""The layout of the card: every path exists, and every field of the manifest has a place."""

from __future__ import annotations

from collections import Counter

from cardgen.domain.field_path import all_paths, describe
from cardgen.rendering.card_layout import Show, card_layout
from cardgen.rendering.field_words import is_question

WITHOUT_A_PLACE = {
    "manifest": "the version of the format says nothing about the system",
    "system.name": "it is the title of the card",
    "facts": "the answers to a regime's own questions stand in the status under that regime",
}


def test_every_path_of_the_layout_exists() -> None:
    assert [path for path in card_layout().paths() if describe(path) is None] == []


def test_every_field_of_the_manifest_has_a_place() -> None:
    missing = set(all_paths()) - set(card_layout().paths())
    assert missing == set(WITHOUT_A_PLACE)


def test_a_field_stands_in_one_place_unless_a_table_repeats_it() -> None:
    parts = [part for section in card_layout().sections for part in section.parts if not part.only]
    counts = Counter(part.path(key) for part in parts for key in part.fields)
    assert [path for path, number in counts.items() if number > 1] == []


def test_every_gate_exists_beside_the_field() -> None:
    for section in card_layout().sections:
        for part in section.parts:
            gates = [part.path(field.asked_if) for field in part.fields.values() if field.asked_if]
            gates += [part.asked_if] if part.asked_if else []
            assert [gate for gate in gates if describe(gate) is None] == []


def test_lists_of_objects_are_shown_as_such() -> None:
    for section in card_layout().sections:
        for part in section.parts:
            kind = describe(part.of) if part.of else None
            assert (kind is not None and kind.family == "items") is (part.show in {Show.TABLE, Show.LIST, Show.GROUPS})
            assert part.title or not part.of
            assert part.name in part.fields or not part.name


def test_sections_have_ids_of_their_own_and_a_source() -> None:
    sections = card_layout().sections
    assert len({section.id for section in sections}) == len(sections)
    assert all(section.heading and section.source for section in sections)


def test_only_plain_entries_of_a_document_may_be_left_out_in_silence() -> None:
    silent = [path for path in card_layout().paths() if not is_question(path)]
    assert {path.split("[")[0].split(".")[0] for path in silent} == {
        "data",
        "evidence",
        "models",
        "risks",
        "system",
        "vocabulary",
        "waivers",
    }
