"""An answer is put into the text of a manifest; every other character stays."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.domain.facts import Steps, pointer, steps, value_at
from cardgen.domain.field_path import all_paths
from cardgen.domain.truth import Json
from cardgen.interview.answering import answered
from cardgen.loading.document import Document, Source, parse
from cardgen.loading.yaml_edit import ByHandError, with_answer
from cardgen.loading.yaml_value import flow_text

ROOT = Path(__file__).parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*/*.cardgen.yaml"))
HERE = Source(Path("manifest.yaml"), "manifest.yaml")
PATHS = (
    "use.practices",
    "use.profiles_persons",
    "biometrics.functions",
    "biometrics.emotion_subjects",
    "generation.may_publish",
    "interaction.with_persons",
    "system.stage",
    "deployment.channels",
    "deployment.monthly_active_users",
    "data.personal_data",
    "data.subjects.youngest_age",
    "monitoring.incidents",
    "models[0].integrable",
    "use.decisions[0].weight",
    "deployment.markets[1].audience",
    "facts.demo.large",
    "facts.eu-ai-act.assertions.obvious_ai",
    "facts.gdpr.large_scale",
)


def catalogue(path: Steps) -> Sequence[str]:
    prefix = re.sub(r"\[\d+\]", "[]", pointer(path))
    prefix = f"{prefix}." if prefix else ""
    below = (one[len(prefix) :] for one in all_paths() if one.startswith(prefix))
    return list(dict.fromkeys(one.partition(".")[0].removesuffix("[]") for one in below))


def data_of(text: str) -> dict[str, Json]:
    document = parse(text, HERE)
    assert isinstance(document, Document), document
    return dict(document.data)


def edited(text: str, path: str, value: Json) -> str:
    new = with_answer(text, steps(path), value, catalogue)
    assert data_of(new) == answered(data_of(text), steps(path), value)
    return new


def is_insertion(old: str, new: str) -> bool:
    """Whether nothing but one piece of text was put in."""
    return same_start(old, new) + same_start(old[::-1], new[::-1]) >= len(old)


def same_start(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((index for index, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def taken_away(old: str, new: str) -> list[str]:
    return [line[2:] for line in difflib.ndiff(old.splitlines(), new.splitlines()) if line.startswith("- ")]


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.parent.name)
def test_one_answer_changes_only_its_own_lines(example: Path, newline: str) -> None:
    text = example.read_text(encoding="utf-8").replace("\n", newline)
    data = data_of(text)
    for path in PATHS:
        where = steps(path)
        if "[" in path and not isinstance(value_at(data, where[:-1]), dict):
            continue
        new = edited(text, path, ["NO", "a: b"])
        assert "\n" not in new.replace(newline, "")
        if value_at(data, where) is None:
            assert is_insertion(text, new), path
        else:
            comments = [one for line in taken_away(text, new) for one in re.findall(r"(?<=\s)# .*", line)]
            assert all(comment in new for comment in comments), path


TEXT = """\
# first line
manifest: 1
system: {id: a, name: "A",   licence: 'MIT'}   # aligned by hand
organisation:
  # name: a hint

# models: a hint
use:
  areas:
    has: [education.tutoring]    # sure
    undecided:
      - education.admission   # question 1
  profiles_persons:   # later
  used_by: ~
  decisions:
  - what: |
      long

    # about the next key
    effect: unknown
deployment:
    markets:
        - place: FR
          since: 2026-01-01

        - {place: DE}
limitations:
- it is
  wrapped by hand
"""


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        ("organisation.roles", ["provider"], "organisation:\n", "organisation:\n  roles: [provider]\n"),
        ("models", [], "  # name: a hint\n", "  # name: a hint\nmodels: []\n"),
        ("use.profiles_persons", True, "profiles_persons:   # later", "profiles_persons: true   # later"),
        ("use.used_by", [], "used_by: ~", "used_by: []"),
        ("use.decisions[0].effect", "legal", "effect: unknown", "effect: legal"),
        ("use.decisions[0].weight", "sole", "effect: unknown\n", "effect: unknown\n    weight: sole\n"),
        ("use.practices", [], "question 1\n", "question 1\n  practices: []\n"),
        ("deployment.markets[1].until", "2027-01-01", "{place: DE}", "{place: DE, until: 2027-01-01}"),
        (
            "deployment.markets[0].until",
            "2027-01-01",
            "since: 2026-01-01\n",
            "since: 2026-01-01\n          until: 2027-01-01\n",
        ),
        ("interaction.with_persons", False, "deployment:\n", "interaction:\n  with_persons: false\ndeployment:\n"),
        ("system.stage", "in_use", "licence: 'MIT'}", "licence: 'MIT', stage: in_use}"),
        ("facts.demo.x.y", 1, "wrapped by hand\n", "wrapped by hand\nfacts:\n  demo:\n    x:\n      y: 1\n"),
    ],
)
def test_where_an_answer_goes(path: str, value: Any, old: str, new: str) -> None:
    assert old in TEXT
    assert edited(TEXT, path, value) == TEXT.replace(old, new, 1)


def test_a_list_on_lines_of_its_own_keeps_its_comments() -> None:
    new = edited(TEXT, "use.areas", ["education.tutoring"])
    assert "  areas: [education.tutoring]\n    # sure\n    # question 1\n  profiles_persons" in new


def test_a_file_without_a_last_line_break() -> None:
    assert edited(TEXT.rstrip("\n"), "risks", []) == TEXT.rstrip("\n") + "\nrisks: []"


@pytest.mark.parametrize("nothing", ["", " null", " ~", "   # a hint", " {}"])
def test_a_section_that_says_nothing_is_opened(nothing: str) -> None:
    text = f"manifest: 1\nuse:{nothing}\nrisks: []\n"
    new = edited(text, "use.areas", [])
    assert new.startswith("manifest: 1\nuse:")
    assert new.endswith("risks: []\n")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("use: {areas: &a [], used_by: *a}\n", "use.areas"),
        ("use: {areas: &a [], used_by: *a}\n", "use.used_by"),
        ("models:\n  - &m {id: a}\n  - *m\n", "models[1].task_scope"),
        ("use: {areas: {has: [x], # why\n  undecided: [y]}}\n", "use.areas"),
    ],
    ids=["an anchor", "its alias", "an alias in a list", "a comment in braces"],
)
def test_what_would_touch_something_else_is_left_to_a_person(text: str, path: str) -> None:
    with pytest.raises(ByHandError, match="cannot be written without changing something else"):
        with_answer(f"manifest: 1\n{text}", steps(path), [], catalogue)


def test_an_alias_before_the_new_key() -> None:
    text = "manifest: 1\nuse: {output_used_in: &a [DE]}\nsystem: {languages: *a}\nrisks: []\n"
    assert "languages: *a, references: []}" in edited(text, "system.references", [])


TEXTS = st.one_of(
    st.text(min_size=1),
    st.sampled_from(
        ["NO", "no", "012", "0o14", "1e3", "~", "null", "yes", "2026-01-01", "a: b", "# x", "- x", "*a", "{"]
    ),
)


@settings(max_examples=60)
@given(
    st.recursive(
        st.one_of(st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), TEXTS),
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(TEXTS, inner, max_size=3)),
        max_leaves=6,
    )
)
def test_every_value_is_read_as_it_was_written(value: Json) -> None:
    text = flow_text(value)
    assert "\n" not in text
    try:
        text.encode()
    except UnicodeEncodeError:
        return  # half a character cannot stand in a file
    assert data_of(f"key: {text}\n") == {"key": value}
    assert data_of(f"key: {{inner: [{text}]}}\n") == {"key": {"inner": [value]}}


@pytest.mark.parametrize("text", ["NO", "off", "012", "1e3", "a: b", "yes"])
def test_readers_of_older_yaml_see_text_too(text: str) -> None:
    assert yaml.safe_load(flow_text(text)) == text


def test_a_large_number_is_a_number_for_all_readers() -> None:
    assert flow_text(3e25) == "3.0e+25"
