"""A sitting over one manifest: what is saved, what is refused, what is not asked a second time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cardgen.domain.clock import Clock
from cardgen.loading.yaml_edit import ByHandError
from cardgen.pipeline.ask import RefusedError, Sitting, Wish, given_answers, sitting
from cardgen.pipeline.gather import Request

TODAY = date(2026, 11, 21)
HALF = """\
manifest: 1
system: {id: a, name: A}
biometrics:
  functions: {has: [], undecided: [emotion_recognition, categorisation]}   # to be asked
"""


def sit(path: Path, *names: str) -> Sitting:
    request = Request((path,), path.parent, Clock(TODAY, TODAY), ("eu-ai-act",))
    return sitting(request, Wish(names))


@pytest.fixture
def manifest(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(HALF)
    return path


def test_an_answer_that_makes_the_manifest_invalid_is_refused(manifest: Path) -> None:
    interview = sit(manifest)
    with pytest.raises(RefusedError, match=r"a\.yaml:\d+:\d+: use\.profiles_persons: expected true or false"):
        interview.save({"use.areas": [], "use.profiles_persons": "perhaps"})
    assert manifest.read_text() == HALF


def test_what_is_shared_by_an_anchor_is_left_to_a_person(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    text = "manifest: 1\nsystem: {id: a, name: A}\nuse: {areas: &none unknown, practices: *none}\n"
    path.write_text(text)
    with pytest.raises(ByHandError, match="an anchor shares the value"):
        sit(path).save({"use.areas": []})
    assert path.read_text() == text


def test_a_half_known_list_is_asked_once_even_where_a_part_stays_undecided(manifest: Path) -> None:
    interview = sit(manifest, "tier")
    (one,) = [one.candidate for one in interview.open_questions if one.candidate.path == "biometrics.functions"]
    assert set(one.codes) == {"emotion_recognition", "categorisation"}
    interview.save({one.path: {"has": ["categorisation"], "undecided": ["emotion_recognition"]}})
    assert "{has: [categorisation], undecided: [emotion_recognition]}   # to be asked\n" in manifest.read_text()
    assert one.path not in [each.candidate.path for each in interview.open_questions]
    assert one.path in [each.candidate.path for each in sit(manifest, "tier").open_questions]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte-order mark"])
def test_line_ends_and_the_first_bytes_stay(tmp_path: Path, mark: bytes) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(mark + HALF.replace("\n", "\r\n").encode())
    sit(path).save({"use.practices": [], "organisation.established_in": ["NO"]})
    raw = path.read_bytes()
    assert raw.startswith(mark + b"manifest: 1\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b'organisation:\r\n  established_in: ["NO"]\r\n' in raw
    assert sit(path).data["use"] == {"practices": []}


def test_what_is_left_out_is_not_asked_until_it_is_taken_up_again(manifest: Path) -> None:
    interview = sit(manifest)
    page = interview.page(1)
    assert page
    path = page.questions[0].path
    interview.leave(path)
    assert path not in [one.candidate.path for one in interview.open_questions]
    interview.take_up_again([path])
    assert interview.open_questions[0].candidate.path == path


def test_a_list_that_is_newer_than_the_manifest_is_no_question(manifest: Path) -> None:
    """A complete list is never asked again; what it leaves open is written by hand."""
    interview = sit(manifest)
    interview.save({"biometrics.functions": []})
    assert "biometrics.functions" not in [one.candidate.path for one in interview.open_questions]


def test_the_places_of_given_answers_are_known(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text("# why\nuse.practices: []\nuse.areas: unknown\n")
    found = given_answers(path, tmp_path)
    assert [(name, one.place) for name, one in found.items()] == [
        ("use.practices", "answers.yaml:2:1"),
        ("use.areas", "answers.yaml:3:1"),
    ]


def test_a_regime_that_is_not_there_stops_the_interview(manifest: Path) -> None:
    request = Request((manifest,), manifest.parent, Clock(TODAY, TODAY), ("eu-ai-act",))
    with pytest.raises(Exception, match="unknown regime"):
        sitting(replace(request, regime_ids=("eu-ai-atc",)), Wish())
