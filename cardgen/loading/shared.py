"""What all packs share: the catalogue of controls, the groups of places, the contradictions between shared facts."""

from __future__ import annotations

from pathlib import Path

from cardgen.domain.contradiction import Contradiction, ContradictionFile
from cardgen.domain.place import Places
from cardgen.domain.requirement import Control, ControlFile, PlaceFile
from cardgen.loading.document import Source
from cardgen.loading.pack_files import Typed, read_typed

SHARED = "_shared"


def load_controls(shared: Path) -> dict[str, Control]:
    """Return the shared catalogue of controls, by id."""
    result = read_typed(Source(shared / "controls.yaml", f"{SHARED}/controls.yaml"), ControlFile)
    return {one.id: one for one in result.content.controls} if isinstance(result, Typed) else {}


def load_places(shared: Path) -> Places:
    """Return the shared table of groups of places."""
    result = read_typed(Source(shared / "places.yaml", f"{SHARED}/places.yaml"), PlaceFile)
    groups = result.content.groups if isinstance(result, Typed) else ()
    return Places({group.id: frozenset(group.members) for group in groups})


def load_contradictions(shared: Path) -> tuple[Contradiction, ...]:
    """Return the contradictions between facts that all regimes share."""
    result = read_typed(Source(shared / "contradictions.yaml", f"{SHARED}/contradictions.yaml"), ContradictionFile)
    return result.content.contradictions if isinstance(result, Typed) else ()
