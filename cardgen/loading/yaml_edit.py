"""Putting one answer into the text of a manifest and leaving every other character as it is.

ruamel.yaml reads the text and says where each value stands; the answer is then written at that place. Its own round
trip is not used: it aligns, wraps and re-indents what a person has laid out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from cardgen.domain.facts import Steps, pointer
from cardgen.domain.truth import Json
from cardgen.errors import CardgenError
from cardgen.loading.yaml_value import flow_text

Order = Callable[[Steps], Sequence[str]]
Node = Any  # nodes of ruamel.yaml have no useful types

_NULLS = frozenset({"", "~", "null", "Null", "NULL", "unknown"})
_INDENT = 2


class ByHandError(CardgenError):
    """The answer cannot be put in without touching something else; a person has to write it."""


def with_answer(text: str, path: Steps, value: Json, order: Order) -> str:
    """Return the text with a value at a path; `order` gives the keys of a mapping in the order they are listed in.

    Raises ByHandError where that would touch another value or a comment.
    """
    from ruamel.yaml import YAML

    return _Edit(text, path, value, order).done(YAML().compose(text))


@dataclass(frozen=True, slots=True)
class _Edit:
    """One change of a text."""

    text: str
    path: Steps
    value: Json
    order: Order

    def done(self, root: Node) -> str:
        """Return the changed text: the value is replaced, or the first key that is missing is put in."""
        node, key = root, None
        for depth, step in enumerate(self.path):
            if node.id == "mapping":
                found = next(((k, v) for k, v in node.value if k.value == step), None)
                if found is None:
                    return self._inserted(node, depth)
                key, child = found
                self._refuse_shared(key, child)
                if depth + 1 < len(self.path) and child.id == "scalar":
                    return self._opened(node, key, child, depth)
                node = child
            elif node.id == "sequence" and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                self._refuse_shared(None, node)
            else:
                raise self._by_hand("it stands inside something else")
        return self._replaced(key, node)

    def _by_hand(self, why: str) -> ByHandError:
        return ByHandError(f"{pointer(self.path)} cannot be written without changing something else ({why}); add it")

    def _refuse_shared(self, key: Node | None, node: Node) -> None:
        if node.anchor or (key is not None and node.start_mark.index < key.end_mark.index):
            raise self._by_hand("an anchor shares the value with another place")

    def _replaced(self, key: Node | None, node: Node) -> str:
        new = flow_text(self.value)
        if key is None or not (_is_empty(node) or _is_block(node)):
            start, end = node.start_mark.index, _end(node, self.text)
            if _comments(node, self.text, start, end):
                raise self._by_hand("a comment stands in the middle of it")
            return f"{self.text[:start]}{new}{self.text[end:]}"
        start = self.text.index(":", key.end_mark.index) + 1
        if _is_empty(node):
            return f"{self.text[:start]} {new}{self.text[start:]}"
        end = _line_end(self.text, _end(node, self.text))
        kept = _comments(node, self.text, start, end)
        pad = " " * (key.start_mark.column + _INDENT)
        notes = [f"  {kept[0]}"] if len(kept) == 1 else [f"{self._newline}{pad}{one}" for one in kept]
        return f"{self.text[:start]} {new}{''.join(notes)}{self.text[end:]}"

    def _opened(self, parent: Node, key: Node, child: Node, depth: int) -> str:
        """Return the text with a section that says nothing opened, and the answer in it."""
        if child.value not in _NULLS or child.style:
            raise self._by_hand(f"{pointer(self.path[: depth + 1])} is no section")
        rest = self.path[depth + 1 :]
        empty = _is_empty(child)
        if empty and not parent.flow_style:
            column = key.start_mark.column + self._step(parent)
            return self._with_lines(_line_end(self.text, key.end_mark.index), self._lines(rest, column))
        new = flow_text(_nested(rest, self.value))
        if empty:
            at = self.text.index(":", key.end_mark.index) + 1
            return f"{self.text[:at]} {new}{self.text[at:]}"
        return f"{self.text[: child.start_mark.index]}{new}{self.text[child.end_mark.index :]}"

    def _inserted(self, mapping: Node, depth: int) -> str:
        rest = self.path[depth:]
        if mapping.flow_style:
            return self._inserted_in_braces(mapping, rest)
        before = self._sibling_before(mapping, depth)
        column = mapping.value[0][0].start_mark.column
        if before is None:
            first = mapping.value[0][0].start_mark.index
            start = self.text.rfind("\n", 0, first) + 1
            if not self.text[start:first].strip(" "):
                lines = self._newline.join(self._lines(rest, column))
                return f"{self.text[:start]}{lines}{self._newline}{self.text[start:]}"
            before = mapping.value[-1]
        at = _line_end(self.text, _entry_end(before, self.text))
        return self._with_lines(_past_notes(self.text, at, column), self._lines(rest, column))

    def _inserted_in_braces(self, mapping: Node, rest: Steps) -> str:
        new = f"{rest[0]}: {flow_text(_nested(rest[1:], self.value))}"
        if mapping.value:
            at = _entry_end(mapping.value[-1], self.text)
            return f"{self.text[:at]}, {new}{self.text[at:]}"
        at = mapping.end_mark.index - 1
        return f"{self.text[:at]}{new}{self.text[at:]}"

    def _sibling_before(self, mapping: Node, depth: int) -> tuple[Node, Node] | None:
        """Return the last entry of a mapping that is listed before the new key; the last one where nothing is known."""
        listed = list(self.order(self.path[:depth]))
        key = self.path[depth]
        if key not in listed:
            last: tuple[Node, Node] = mapping.value[-1]
            return last
        earlier = set(listed[: listed.index(str(key))])
        return next((entry for entry in reversed(mapping.value) if entry[0].value in earlier), None)

    def _lines(self, path: Steps, column: int) -> list[str]:
        """Return the lines of a new entry: a line for each section on the way, the value on the last."""
        lines = [f"{' ' * (column + _INDENT * depth)}{key}:" for depth, key in enumerate(path)]
        lines[-1] += f" {flow_text(self.value)}"
        return lines

    def _with_lines(self, at: int, lines: list[str]) -> str:
        new = "".join(f"{self._newline}{line}" for line in lines)
        return f"{self.text[:at]}{new}{self.text[at:]}"

    def _step(self, parent: Node) -> int:
        """Return how far the sections of a mapping are indented."""
        for key, value in parent.value:
            if value.id == "mapping" and not value.flow_style and value.value:
                return int(value.value[0][0].start_mark.column - key.start_mark.column)
        return _INDENT

    @property
    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"


def _nested(path: Steps, value: Json) -> Json:
    for step in reversed(path):
        value = {str(step): value}
    return value


def _is_empty(node: Node) -> bool:
    """Whether nothing stands after the key; what the reader says of the place is then of no use."""
    return bool(node.id == "scalar" and node.start_mark.index == node.end_mark.index)


def _is_block(node: Node) -> bool:
    """Whether a value stands on lines of its own."""
    return bool(node.style in {"|", ">"} if node.id == "scalar" else not node.flow_style)


def _end(node: Node, text: str) -> int:
    """Return where the last character of a value stands, comments and empty lines after it left out."""
    if node.id == "scalar" or node.flow_style or not node.value:
        start, end = node.start_mark.index, node.end_mark.index
        return int(start + len(text[start:end].rstrip()))
    last = node.value[-1]
    return _entry_end(last, text) if isinstance(last, tuple) else _end(last, text)


def _entry_end(entry: tuple[Node, Node], text: str) -> int:
    """Return where a key with its value ends; the value can be empty, or stand elsewhere and only be named here."""
    key, value = entry
    colon = text.index(":", key.end_mark.index)
    if value.start_mark.index < key.end_mark.index:
        named = _ALIAS.match(text, colon + 1)
        return named.end() if named else colon + 1
    if _is_empty(value):
        return colon + 1
    return max(_end(value, text), colon + 1)


_ALIAS = re.compile(r"\s*\*[^\s,\[\]{}]+")


def _line_end(text: str, at: int) -> int:
    """Return the end of a line, before its line break."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def _past_notes(text: str, at: int, column: int) -> int:
    """Return the end of the comments that follow a place and stand deeper than a column: they belong to it."""
    while (match := _NOTE.match(text, at)) and len(match["pad"]) > column:
        at = match.end()
    return at


_NOTE = re.compile(r"(\r?\n[ \t]*)*\r?\n(?P<pad> *)#[^\r\n]*")


def _comments(node: Node, text: str, start: int, end: int) -> list[str]:
    """Return the comments inside a piece of text that holds a value."""
    hidden = list(text)
    for first, last in _scalars(node):
        hidden[first:last] = "_" * (last - first)
    return [comment.strip() for comment in re.findall(r"(?<!\S)#[^\r\n]*", "".join(hidden[start:end]))]


def _scalars(node: Node) -> list[tuple[int, int]]:
    if node.id == "scalar":
        return [(node.start_mark.index, node.end_mark.index)]
    inner = [one for entry in node.value for one in (entry if isinstance(entry, tuple) else (entry,))]
    return [span for one in inner for span in _scalars(one)]
