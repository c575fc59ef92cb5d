"""What is missing: each thing once, in the section of the manifest where it goes."""

from __future__ import annotations

from cardgen.domain.truth import Lack, Missing
from cardgen.rendering.wanted import grouped, in_order, is_written, section_of, section_title


def test_undecided_codes_of_one_list_are_one_question() -> None:
    wanted = [
        (Missing("use.areas", Lack.ANSWER, ("education.admission",)), "a"),
        (Missing("use.areas", Lack.ANSWER, ("employment.recruitment",)), "b"),
        (Missing("use.practices", Lack.ANSWER), "c"),
    ]
    assert list(grouped(wanted)) == [
        (Missing("use.areas", Lack.ANSWER, ("education.admission", "employment.recruitment")), ["a", "b"]),
        (Missing("use.practices", Lack.ANSWER), ["c"]),
    ]


def test_kinds_of_evidence_stay_apart() -> None:
    wanted = [(Missing("evidence", Lack.EVIDENCE, (kind,)), kind) for kind in ("dpia", "contract", "dpia")]
    assert [uses for _, uses in grouped(wanted)] == [["dpia", "dpia"], ["contract"]]


def test_a_thing_goes_into_the_section_where_its_path_starts() -> None:
    assert section_of(Missing("models[2].licence", Lack.DOCUMENT)) == "models"
    assert section_of(Missing("facts.demo.safety.part", Lack.ANSWER)) == "facts.demo"
    assert not is_written(section_of(Missing("D-1", Lack.JUDGEMENT)))


def test_sections_stand_in_the_order_of_the_manifest_and_judgement_last() -> None:
    judged = section_of(Missing("D-1", Lack.JUDGEMENT))
    assert in_order([judged, "risks", "system"], []) == ["system", "risks", judged]
    assert section_title(judged, []) == "What only a person can judge"
    assert section_title("risks", []) not in {"", "risks"}
