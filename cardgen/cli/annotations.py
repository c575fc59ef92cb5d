"""Findings as annotations of a code host: gaps and open questions at the line of the manifest that they hang on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cardgen.cli.reporting import annotation

if TYPE_CHECKING:
    from cardgen.pipeline.check import Report


def annotations(report: Report) -> Iterator[str]:
    """Yield one annotation per gap or open question in force, and per axis that is not decided."""
    for one in report.assessed:
        for note in one.notes():
            yield annotation(note.level, one.system.source.name, note.line, note.message, note.title)
