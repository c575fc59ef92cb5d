"""Which files under a path are manifests."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cardgen.loading.document import Source

NAMES = frozenset({"cardgen.yaml", "cardgen.yml", "model.yaml", "model.yml"})
ENDINGS = (".cardgen.yaml", ".cardgen.yml")
_SKIPPED = frozenset({"node_modules", "__pycache__", "site-packages"})


def discover(paths: Iterable[Path], base: Path) -> tuple[Source, ...]:
    """Return the manifests that the paths name: files as they are, folders searched; each once, sorted by name."""
    found: dict[Path, Source] = {}
    for path in paths:
        for file in _below(path) if path.is_dir() and not is_manifest_name(path.name) else (path,):
            found.setdefault(Path(os.path.normpath(file.absolute())), Source(file, shown(file, base)))
    return tuple(sorted(found.values(), key=lambda source: source.name))


def is_manifest_name(name: str) -> bool:
    """Whether a file of this name is taken for a manifest when a folder is searched."""
    return name in NAMES or name.endswith(ENDINGS)


def shown(path: Path, base: Path) -> str:
    """Return the path as messages print it: relative to the base where it lies below it, with forward slashes."""
    absolute, root = path.absolute(), base.absolute()
    name = (absolute.relative_to(root) if absolute.is_relative_to(root) else path).as_posix()
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _below(root: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        yield from (Path(folder, name) for name in sorted([*files, *folders]) if is_manifest_name(name))
