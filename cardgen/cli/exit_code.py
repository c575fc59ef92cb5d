"""The exit codes, which other programs rely on."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a run ended."""

    DONE = 0
    FOUND = 1
    USAGE = 2
    INVALID_INPUT = 3
    NO_MANIFEST = 4
    INTERNAL = 70
    INTERRUPTED = 130
    CLOSED_PIPE = 141
