"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

pack_folders_option = click.option(
    "--regimes",
    "pack_folders",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with regime packs of your own. Can be repeated.",
)
