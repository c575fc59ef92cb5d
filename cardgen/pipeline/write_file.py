"""A file is written whole or not at all."""

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
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
