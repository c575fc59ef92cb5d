"""The two clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Clock:
    """The day that is asked about, and the day whose knowledge of the law is used."""

    as_of: date
    law_at: date
