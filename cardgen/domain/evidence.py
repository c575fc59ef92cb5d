"""Evidence: a document of the portfolio, and whether it can be relied on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cardgen.domain.manifest.evidence import EvidenceItem


class EvidenceState(StrEnum):
    """Whether a document can be relied on."""

    VALID = "valid"
    LINKED = "linked"
    EXPIRED = "expired"
    NOT_YET_ISSUED = "not_yet_issued"
    MISSING = "missing"
    OUTSIDE = "outside"
    ALTERED = "altered"
    NAMELESS = "nameless"


USABLE = frozenset({EvidenceState.VALID, EvidenceState.LINKED})


@dataclass(frozen=True, slots=True)
class Evidence:
    """An evidence item with the state of its file; dates are judged for the day that is asked about."""

    item: EvidenceItem
    file_state: EvidenceState

    def state(self, as_of: date) -> EvidenceState:
        """Return the state on a day: a file that is not intact stays so, an intact one can have expired."""
        if self.file_state not in USABLE:
            return self.file_state
        if self.item.valid_until and self.item.valid_until < as_of:
            return EvidenceState.EXPIRED
        if self.item.issued and self.item.issued > as_of:
            return EvidenceState.NOT_YET_ISSUED
        return self.file_state

    def usable(self, as_of: date) -> bool:
        """Whether the document counts on a day."""
        return self.state(as_of) in USABLE
