"""A file is written whole or not at all, and a file that was read is replaced only while it is still the same."""

from __future__ import annotations

import os
from pathlib import Path

from cardgen.errors import CardgenError


def write_file(path: Path, content: bytes) -> None:
    """Put a content in the place of a file in one step: who reads it sees the old content or the new, never a part.

    Raises CardgenError where the path is no file, OSError where it cannot be written.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        raise CardgenError(f"{path} is not a file; name another output")
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name[:100]}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Put new content in the place of what was read.

    Raises CardgenError where the file no longer holds what it held before, OSError where it cannot be written.
    """
    if path.resolve(strict=True).read_bytes() != before:
        raise CardgenError(f"{path}: something else changed the file meanwhile; nothing was written, start again")
    write_file(path, after)
