"""YAML text → document: plain data, and the line and column of every value.

The only module that knows YAML. It reads the core schema of YAML 1.2, refuses duplicate keys, merge keys, tags and
keys that are not text, and keeps limits on size, depth and aliases.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Position, Steps
from cardgen.domain.truth import Json
from cardgen.loading.scalar import resolve

LARGEST_FILE = 2_000_000
DEEPEST = 40
MOST_VALUES = 100_000

_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# Line, column, and what is inside: the marks of the children, or the text of a number as it was written.
Marks: TypeAlias = "tuple[int, int, dict[str, Marks] | list[Marks] | str | None]"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that we were told about: where it is, and how messages name it."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """The content of a YAML file, its hash, and where each value stands; it may still be wrong."""

    source: Source
    sha256: str
    data: Mapping[str, Json]
    marks: Marks

    def position(self, path: Steps) -> Position:
        """Return where the value at a path stands, or its nearest parent that exists."""
        line, column, _ = self._mark(path)
        return Position(line + 1, column + 1)

    def raw(self, path: Steps) -> str | None:
        """Return the number at a path as it was written, e.g. `1.10`."""
        text = self._mark(path)[2]
        return text if isinstance(text, str) else None

    def _mark(self, path: Steps) -> Marks:
        mark = self.marks
        for step in path:
            children, child = mark[2], None
            if isinstance(children, dict) and isinstance(step, str):
                child = children.get(step)
            elif isinstance(children, list) and isinstance(step, int) and step < len(children):
                child = children[step]
            if child is None:
                break
            mark = child
        return mark


def load(source: Source) -> Document | tuple[Diagnostic, ...]:
    """Read a YAML file; what is wrong with it comes back as diagnostics, all of them where that makes sense."""
    try:
        if source.path.is_dir():
            return (_problem(source, "this is a folder, not a file", "name a YAML file or the folder above it"),)
        status = source.path.stat()
        if not stat.S_ISREG(status.st_mode):
            return (_problem(source, "this is not a regular file", "name a YAML file"),)
        size = status.st_size
        if size > LARGEST_FILE:
            what = f"the file has {size:,} bytes; a manifest has at most {LARGEST_FILE:,}"
            return (_problem(source, what, "move long texts into evidence files"),)
        raw = source.path.read_bytes()
    except OSError as error:
        return (_problem(source, f"cannot be read: {error.strerror}", "check the name and the permissions"),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n")
        return (_problem(source, "not UTF-8 text", "save the file as UTF-8", line, code="encoding"),)
    return parse(text, source, hashlib.sha256(raw).hexdigest())


def parse(text: str, source: Source, sha256: str = "") -> Document | tuple[Diagnostic, ...]:
    """Parse YAML text; the source names the file in messages."""
    composer = _Composer(source)
    try:
        composer.compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        here = dict(enumerate(text.split("\n"))).get(line, "")
        return (*composer.problems, _problem(source, *_explained(error, here), line, column, code="syntax"))
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n")
        what = f"the character U+{_code_point(error.character):04X} is not allowed in YAML"
        return (*composer.problems, _problem(source, what, "remove the character", line, code="syntax"))
    except _TooMuchError as error:
        return (*composer.problems, _problem(source, *error.args))
    if not composer.problems and not isinstance(composer.data, dict):
        what = "the file is empty" if composer.data is None else "the file is not a mapping of keys to values"
        composer.problems.append(_problem(source, what, "start with 'manifest: 1'; `cardgen init` writes a first one"))
    if composer.problems:
        return tuple(composer.problems)
    return Document(source, sha256, composer.data, composer.marks)


def _code_point(character: int | str) -> int:
    return character if isinstance(character, int) else ord(character)


def _explained(error: yaml.MarkedYAMLError, line: str) -> tuple[str, str]:
    what = " ".join(part for part in (error.context, error.problem) if part)
    if line.lstrip(" ").startswith("\t"):
        return "a tab stands where YAML wants spaces", "indent with spaces"
    if "mapping values are not allowed" in what:
        return "a second ': ' stands in one line", "quote the text that contains ': '"
    if "alias" in what:
        return what, "define the anchor before it is used"
    return f"not YAML: {what}", "check quotes, brackets and indentation near this place"


def _problem(  # noqa: PLR0913 - a diagnostic has these parts
    source: Source, what: str, what_now: str, line: int = 0, column: int = 0, *, code: str = "file"
) -> Diagnostic:
    return Diagnostic(source.name, line + 1, column + 1, "", what, what_now, code)


class _TooMuchError(Exception):
    """The text is deeper or larger than any manifest; its arguments are those of `_problem`."""


@dataclass(slots=True)
class _Composer:
    """Builds data and marks from parser events."""

    source: Source
    problems: list[Diagnostic] = field(default_factory=list)
    data: Any = None
    marks: Marks = (0, 0, None)
    _next: Any = None
    _anchors: dict[str, tuple[Any, Marks, int]] = field(default_factory=dict)
    _values: int = 0

    def compose(self, text: str) -> None:
        """Read the one document of the text."""
        parser = _Parser(text)
        try:
            self._next = parser.get_event
            self._next()
            event = self._next()
            if isinstance(event, yaml.StreamEndEvent):
                return
            self.data, self.marks = self._node(self._next(), 0)
            self._next()
            event = self._next()
            if not isinstance(event, yaml.StreamEndEvent):
                self._refuse(event, "a second document starts here", "one file describes one system")
        finally:
            parser.dispose()

    def _refuse(self, event: Any, what: str, what_now: str) -> None:  # noqa: ANN401 - parser events have no types
        mark = event.start_mark
        self.problems.append(_problem(self.source, what, what_now, mark.line, mark.column, code="yaml"))

    def _count(self, event: Any, values: int) -> None:  # noqa: ANN401
        self._values += values
        if self._values > MOST_VALUES:
            mark = event.start_mark
            raise _TooMuchError(
                f"more than {MOST_VALUES:,} values, aliases counted each time", "write less", mark.line, mark.column
            )

    def _node(self, event: Any, depth: int) -> tuple[Any, Marks]:  # noqa: ANN401
        kind = type(event)
        mark = event.start_mark
        if kind is yaml.AliasEvent:
            if event.anchor not in self._anchors:
                self._refuse(event, f"unknown alias '{event.anchor}'", "define the anchor before it is used")
                return None, (mark.line, mark.column, None)
            data, anchored, size = self._anchors[event.anchor]
            self._count(event, size)
            return data, (mark.line, mark.column, anchored[2])
        before = self._values
        self._values += 1
        if self._values > MOST_VALUES:
            self._count(event, 0)
        if event.tag is not None and event.tag != "!":
            self._refuse(event, f"the tag {event.tag!r} is not allowed", "write the plain value")
        if kind is yaml.ScalarEvent:
            data = resolve(event.value) if event.implicit[0] and not event.style else event.value
            if isinstance(data, float) and not isfinite(data):
                self._refuse(event, f"{event.value} is no number that can be compared", "write a finite number")
            marks: Marks = (mark.line, mark.column, event.value if type(data) in {int, float} else None)
        else:
            if depth >= DEEPEST:
                raise _TooMuchError(f"nested deeper than {DEEPEST} levels", "flatten it", mark.line, mark.column)
            data, marks = self._mapping(event, depth) if kind is yaml.MappingStartEvent else self._list(event, depth)
        if event.anchor:
            self._anchors[event.anchor] = (data, marks, self._values - before)
        return data, marks

    def _list(self, start: Any, depth: int) -> tuple[list[Any], Marks]:  # noqa: ANN401
        data: list[Any] = []
        children: list[Marks] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value, marks = self._node(event, depth + 1)
            data.append(value)
            children.append(marks)
        return data, (start.start_mark.line, start.start_mark.column, children)

    def _mapping(self, start: Any, depth: int) -> tuple[dict[str, Any], Marks]:  # noqa: ANN401
        data: dict[str, Any] = {}
        children: dict[str, Marks] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._key(event, depth)
            value, marks = self._node(self._next(), depth + 1)
            if key is None:
                continue
            if key in data:
                first = children[key][0] + 1
                self._refuse(event, f"the key '{key}' stands here a second time", f"line {first} has it already")
                continue
            data[key] = value
            children[key] = (event.start_mark.line, event.start_mark.column, marks[2])
        return data, (start.start_mark.line, start.start_mark.column, children)

    def _key(self, event: Any, depth: int) -> str | None:  # noqa: ANN401
        if type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None and event.value != "<<":
            plain = event.value if event.style else resolve(event.value)
            if type(plain) is str:
                self._count(event, 1)
                return plain
        key, _ = self._node(event, depth + 1)
        if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
            self._refuse(event, "merge keys are not part of YAML 1.2", "write the keys out")
        elif not isinstance(key, str):
            shown = getattr(event, "value", "this")
            self._refuse(event, f"the key {shown!r} is not text", "quote it if it is meant as text")
        else:
            return key
        return None
