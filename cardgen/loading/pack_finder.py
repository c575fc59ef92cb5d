"""Where the packs are, and the checkers of the answers to their facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from cardgen.errors import CardgenError, UnknownNameError
from cardgen.loading.pack_facts import FactChecker


def find_packs(roots: Iterable[Path]) -> dict[str, Path]:
    """Return the folders of all packs by id; a later folder of packs wins over an earlier one."""
    return {
        pack.name: pack
        for root in roots
        for pack in sorted(root.iterdir() if root.is_dir() else ())
        if (pack / "pack.yaml").is_file()
    }


def chosen(packs: Mapping[str, Path], ids: Iterable[str]) -> dict[str, Path]:
    """Return the packs that the ids name, or all; raise UnknownNameError for an id that is not there."""
    wanted = list(dict.fromkeys(ids))
    for name in wanted:
        if name not in packs:
            raise UnknownNameError("regime", name, packs)
    return {name: packs[name] for name in wanted} if wanted else dict(packs)


def checked_roots(roots: Iterable[Path]) -> list[Path]:
    """Return folders with packs as they are; raise CardgenError for one that holds none."""
    found = list(roots)
    for root in found:
        if not find_packs([root]):
            now = "name the folder above it" if (root / "pack.yaml").is_file() else "name a folder with packs in it"
            raise CardgenError(f"{root}: there is no regime pack in this folder; {now}")
    return found


def fact_checkers(roots: Iterable[Path]) -> Mapping[str, FactChecker]:
    """Return the checker of the answers to each pack's facts, by regime."""
    return {name: FactChecker(folder) for name, folder in find_packs(roots).items()}
