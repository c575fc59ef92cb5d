"""A file replaced as a whole or not at all, and only if it is still the file that was read."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from cardgen.errors import CardgenError


def replace_file(path: Path, before: bytes, after: bytes) -> None:
    """Write new content beside a file, with the same permissions, and put it in its place; follow a link to its file.

    Raises CardgenError where the file no longer holds what it held before.
    """
    real = path.resolve(strict=True)
    if real.read_bytes() != before:
        raise CardgenError(f"{path}: something else changed the file meanwhile; nothing was written, start again")
    handle, name = tempfile.mkstemp(prefix=f".{real.name}.", suffix=".tmp", dir=real.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(real, name)
        Path(name).replace(real)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
