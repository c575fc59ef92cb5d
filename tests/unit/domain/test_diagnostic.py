"""A diagnostic is one clickable line: where, what, what now."""

from __future__ import annotations

import pytest

from cardgen.domain.diagnostic import Diagnostic


@pytest.mark.parametrize(
    ("pointer", "what", "what_now", "line"),
    [
        (
            "use.area",
            "no such key",
            "did you mean 'areas'?",
            "a.yaml:3:7: use.area: no such key; did you mean 'areas'?",
        ),
        ("", "the file is empty", "", "a.yaml:3:7: the file is empty"),
        ("x", "two\nlines", "and\nmore", "a.yaml:3:7: x: two lines; and more"),
    ],
)
def test_it_is_one_line(pointer: str, what: str, what_now: str, line: str) -> None:
    assert str(Diagnostic("a.yaml", 3, 7, pointer, what, what_now)) == line


def test_diagnostics_are_sorted_by_file_then_line() -> None:
    places = [("b.yaml", 1, 1), ("a.yaml", 10, 1), ("a.yaml", 9, 5), ("a.yaml", 9, 2)]
    found = sorted(Diagnostic(path, line, column, "", "", "") for path, line, column in places)
    assert [(one.path, one.line, one.column) for one in found] == sorted(places)
