"""Is a piece of evidence there, inside the portfolio, and unaltered? Links are never fetched."""

from __future__ import annotations

import hashlib
from pathlib import Path

from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.manifest.evidence import EvidenceItem
from cardgen.domain.manifest.root import Manifest


def load_evidence(manifest: Manifest, folder: Path, portfolio: Path) -> tuple[Evidence, ...]:
    """Return the evidence of a manifest with the state of each file; files are named from the manifest's folder.

    Both folders are resolved ones: a link that leads out of the portfolio leads outside.
    """
    items = manifest.evidence if isinstance(manifest.evidence, tuple) else ()
    return tuple(Evidence(item, _state(item, folder, portfolio)) for item in items)


def _state(item: EvidenceItem, folder: Path, portfolio: Path) -> EvidenceState:
    if item.file is None:
        return EvidenceState.LINKED if item.url else EvidenceState.NAMELESS
    try:
        path = (folder / item.file).resolve()
        if not path.is_relative_to(portfolio):
            return EvidenceState.OUTSIDE
        if not path.is_file():
            return EvidenceState.MISSING
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError, RuntimeError):  # no such file; a null byte in the name; a link that leads to itself
        return EvidenceState.MISSING
    return EvidenceState.ALTERED if item.sha256 and item.sha256 != digest else EvidenceState.VALID
