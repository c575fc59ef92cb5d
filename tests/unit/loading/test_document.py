"""YAML text becomes a document with positions, or diagnostics that say where and what now."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cardgen.domain.facts import Position, Steps
from cardgen.loading.document import LARGEST_FILE, MOST_VALUES, Document, Source, load

if TYPE_CHECKING:
    from tests.unit.loading.conftest import ADocument, Refused


class TestValues:
    """YAML 1.2, core schema."""

    def test_plain_words_of_other_yaml_versions_are_text(self, a_document: ADocument) -> None:
        text = "{places: [NO, DE], switch: off, day: 2026-11-21, twelve: 012, time: 12:30, float: 1.10}"
        assert a_document(text).data == {
            "places": ["NO", "DE"],
            "switch": "off",
            "day": "2026-11-21",
            "twelve": 12,
            "time": "12:30",
            "float": 1.1,
        }

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("a: '12'", "12"),
            ('a: "true"', "true"),
            ("a: |\n  12\n", "12\n"),
            ("a: >-\n  some\n  text\n", "some text"),
            ("a:", None),
            ("a: ''", ""),
            ('a: "\\u00e9"', "é"),
        ],
    )
    def test_quoted_and_block_scalars_are_text(self, a_document: ADocument, text: str, value: object) -> None:
        assert a_document(text).data == {"a": value}

    def test_an_anchor_can_be_used_again(self, a_document: ADocument) -> None:
        document = a_document("a: &x [1, {b: 2}]\nc: *x\n")
        assert document.data == {"a": [1, {"b": 2}], "c": [1, {"b": 2}]}

    def test_a_later_anchor_of_the_same_name_wins(self, a_document: ADocument) -> None:
        assert a_document("a: &x 1\nb: &x 2\nc: *x\n").data["c"] == 2

    def test_one_document_may_be_marked_as_such(self, a_document: ADocument) -> None:
        assert a_document("%YAML 1.2\n---\na: 1\n...\n").data == {"a": 1}

    def test_quoted_words_for_no_number_are_text(self, a_document: ADocument) -> None:
        assert a_document("a: '.inf'").data == {"a": ".inf"}

    def test_keys_that_look_like_booleans_of_yaml_1_1_are_text(self, a_document: ADocument) -> None:
        assert a_document("NO: 1\non: 2\n").data == {"NO": 1, "on": 2}


class TestPositions:
    """Where each value stands: lines and columns count from 1."""

    TEXT = "system:\n  id: a\n\n  # a comment\n  changes:\n    - version: 1\n    - {version: 2}\nempty: []\n"

    @pytest.mark.parametrize(
        ("path", "line", "column"),
        [
            ((), 1, 1),
            (("system",), 1, 1),
            (("system", "id"), 2, 3),
            (("system", "changes"), 5, 3),
            (("system", "changes", 0), 6, 7),
            (("system", "changes", 0, "version"), 6, 7),
            (("system", "changes", 1, "version"), 7, 8),
            (("empty",), 8, 1),
        ],
    )
    def test_a_value_stands_at_its_key_or_item(
        self, a_document: ADocument, path: Steps, line: int, column: int
    ) -> None:
        assert a_document(self.TEXT).position(path) == Position(line, column)

    @pytest.mark.parametrize(
        ("path", "line"), [(("system", "nothing"), 1), (("system", "changes", 7), 5), (("no", "such", "path"), 1)]
    )
    def test_what_does_not_exist_stands_at_its_nearest_parent(
        self, a_document: ADocument, path: Steps, line: int
    ) -> None:
        assert a_document(self.TEXT).position(path).line == line

    def test_what_an_alias_brings_stands_where_it_was_written(self, a_document: ADocument) -> None:
        document = a_document("a: &x\n  b: 1\nc: *x\n")
        assert document.position(("c",)).line == 3
        assert document.position(("c", "b")).line == 2

    @pytest.mark.parametrize(
        ("text", "raw"),
        [("a: 1.10", "1.10"), ("a: 0x1F", "0x1F"), ("a: '1.10'", None), ("a: {b: 1}", None), ("b: 1", None)],
    )
    def test_a_number_is_known_as_it_was_written(self, a_document: ADocument, text: str, raw: str | None) -> None:
        assert a_document(text).raw(("a",)) == raw


class TestRefusals:
    """What a manifest may not contain, each with the place and the next step."""

    @pytest.mark.parametrize(
        ("text", "line", "column", "words"),
        [
            ("a: 1\nb: 2\na: 3\n", 3, 1, ["'a'", "a second time", "line 1"]),
            ("x:\n  a: 1\n  'a': 2\n", 3, 3, ["'a'", "a second time", "line 2"]),
            ("x: &x {a: 1}\ny:\n  <<: *x\n", 3, 3, ["merge keys", "write the keys out"]),
            ("a: !!str 12\n", 1, 4, ["tag 'tag:yaml.org,2002:str'", "not allowed"]),
            ("a: !python/object:os.system {}\n", 1, 4, ["tag '!python/object:os.system'", "not allowed"]),
            ("1: a\n", 1, 1, ["the key '1' is not text", "quote it"]),
            ("true: a\n", 1, 1, ["the key 'true' is not text"]),
            ("null: a\n", 1, 1, ["the key 'null' is not text"]),
            ("1.5: a\n", 1, 1, ["the key '1.5' is not text"]),
            ("? [a, b]\n: c\n", 1, 3, ["is not text"]),
            ("{a: 1}: c\n", 1, 1, ["is not text"]),
            ("a: 1\n---\nb: 2\n", 2, 1, ["a second document", "one file describes one system"]),
            ("a:\n\tb: 1\n", 2, 1, ["a tab", "indent with spaces"]),
            ("a:\n  - b\n\t- c\n", 3, 1, ["a tab", "indent with spaces"]),
            ("a: b: c\n", 1, 5, ["a second ': '", "quote the text"]),
            ("a: [1, .inf]\n", 1, 8, [".inf", "write a finite number"]),
            ("a: -.INF\n", 1, 4, ["-.INF", "write a finite number"]),
            ("a: .nan\n", 1, 4, [".nan", "write a finite number"]),
            ("a: 1e999\n", 1, 4, ["1e999", "write a finite number"]),
            ("a: *x\n", 1, 4, ["alias", "before it is used"]),
            ("a: * b\n", 1, 5, ["alias", "before it is used"]),
            ("a: [1, 2\n", 2, 1, ["not YAML", "brackets"]),
            ("a: 'open\n", 2, 1, ["not YAML", "quotes"]),
            ("- a\n- b\n", 1, 1, ["not a mapping"]),
            ("just text\n", 1, 1, ["not a mapping"]),
            ("", 1, 1, ["the file is empty", "cardgen init"]),
            ("# only a comment\n", 1, 1, ["the file is empty"]),
            ("~\n", 1, 1, ["the file is empty"]),
        ],
        ids=lambda value: repr(value)[:30] if isinstance(value, str) else "",
    )
    def test_a_refusal_says_where_what_and_what_now(
        self, refused: Refused, text: str, line: int, column: int, words: list[str]
    ) -> None:
        (problem,) = refused(text)
        assert (problem.path, problem.line, problem.column) == ("a.yaml", line, column)
        assert [word for word in words if word not in str(problem)] == []
        assert problem.what_now

    def test_several_refusals_come_in_one_run(self, refused: Refused) -> None:
        problems = refused("a: 1\na: 2\n3: x\nb: !tag x\n")
        assert [one.line for one in problems] == [2, 3, 4]

    def test_a_refusal_before_a_syntax_error_is_not_lost(self, refused: Refused) -> None:
        assert [one.code for one in refused("a: 1\na: 2\nb: [\n")] == ["yaml", "syntax"]

    @pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\ufffe"])
    def test_a_control_character_is_refused_where_it_stands(self, refused: Refused, character: str) -> None:
        (problem,) = refused(f"a: 1\nb: x{character}y\n")
        assert problem.line == 2
        assert "remove the character" in problem.what_now

    @pytest.mark.parametrize("escape", ["\\ud800", "\\udfff"])
    def test_half_a_character_is_refused(self, refused: Refused, escape: str) -> None:
        (problem,) = refused(f'a: 1\nb: "{escape}"\n')
        assert problem.line == 2

    def test_an_alias_inside_its_own_anchor_is_refused(self, refused: Refused) -> None:
        (problem,) = refused("a: &x [*x]\n")
        assert "alias" in problem.what


class TestLimits:
    """No file is large, deep or clever enough to stop cardgen."""

    def test_an_alias_bomb_is_refused(self, refused: Refused) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
        (problem,) = refused("\n".join(lines))
        assert "aliases counted each time" in problem.what
        assert problem.line in {5, 6}

    @pytest.mark.parametrize("bracket", ["[", "{a: ", "- "], ids=["list", "mapping", "block"])
    def test_a_hundred_thousand_brackets_are_refused(self, refused: Refused, bracket: str) -> None:
        (problem,) = refused("a:\n  " + bracket * 100_000)
        assert "nested deeper than 40 levels" in problem.what

    def test_depth_that_a_manifest_can_need_is_accepted(self, a_document: ADocument) -> None:
        assert a_document("a: " + "[" * 30 + "]" * 30).data

    def test_too_many_values_are_refused(self, refused: Refused) -> None:
        (problem,) = refused("a: [" + "1," * (MOST_VALUES + 1) + "]")
        assert "values" in problem.what


class TestFiles:
    """What can be wrong with a file before its text is read."""

    def problem(self, path: Path) -> str:
        result = load(Source(path, path.name))
        assert not isinstance(result, Document)
        (one,) = result
        return str(one)

    def test_a_file_is_read_with_its_hash(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes(b"a: 1\n")
        document = load(Source(path, "a.yaml"))
        assert isinstance(document, Document)
        assert (document.data, document.sha256) == ({"a": 1}, hashlib.sha256(b"a: 1\n").hexdigest())

    def test_a_byte_order_mark_is_ignored(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes(b"\xef\xbb\xbfa: 1\n")
        document = load(Source(path, "a.yaml"))
        assert isinstance(document, Document)
        assert document.data == {"a": 1}

    def test_windows_line_ends_are_accepted(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes(b"a: 1\r\nb: 2\r\n")
        document = load(Source(path, "a.yaml"))
        assert isinstance(document, Document)
        assert document.position(("b",)).line == 2

    @pytest.mark.parametrize(
        ("content", "line"), [(b"a: 1\nb: caf\xe9\n", 2), (b"\xff\xfea\x00:\x00", 1), (b"a: \xed\xa0\x80\n", 1)]
    )
    def test_what_is_not_utf_8_is_refused_with_its_line(self, tmp_path: Path, content: bytes, line: int) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes(content)
        assert self.problem(path) == f"a.yaml:{line}:1: not UTF-8 text; save the file as UTF-8"

    def test_a_folder_with_the_name_of_a_file_is_named_as_such(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").mkdir()
        assert "this is a folder" in self.problem(tmp_path / "x.yaml")

    def test_what_is_no_regular_file_is_not_waited_for(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "x.yaml")
        assert "not a regular file" in self.problem(tmp_path / "x.yaml")

    def test_a_file_that_is_not_there_is_named(self, tmp_path: Path) -> None:
        assert self.problem(tmp_path / "x.yaml").startswith("x.yaml:1:1: cannot be read: No such file")

    def test_a_file_that_is_too_large_is_not_read(self, tmp_path: Path) -> None:
        path = tmp_path / "x.yaml"
        path.write_bytes(b"#" * (LARGEST_FILE + 1))
        assert "2,000,001 bytes" in self.problem(path)

    def test_a_link_that_leads_to_itself_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "x.yaml").symlink_to(tmp_path / "x.yaml")
        assert "cannot be read" in self.problem(tmp_path / "x.yaml")
