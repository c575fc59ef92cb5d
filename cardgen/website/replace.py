"""A finished folder takes the place of an old one, in one step, and never of somebody else's."""

from __future__ import annotations

from pathlib import Path

from cardgen.errors import SiteError

MARKER = ".cardgen-site"


def check_replaceable(output: Path) -> None:
    """Raise SiteError unless the output is new, empty, or a site that cardgen wrote."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise SiteError(f"{output} is not a folder; name another output folder")
    if output.is_dir() and any(output.iterdir()) and not (output / MARKER).is_file():
        raise SiteError(f"{output} holds files that cardgen did not write; name a new or an empty folder")


def replace_folder(output: Path, finished: Path, aside: Path) -> None:
    """Move the finished folder to the output; an old one goes aside, and comes back if that fails."""
    check_replaceable(output)
    had_one = output.exists()
    if had_one:
        output.rename(aside)
    try:
        finished.rename(output)
    except OSError:
        if had_one:
            aside.rename(output)
        raise
