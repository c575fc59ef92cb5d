"""An assessment of given facts under one regime."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest

from cardgen.domain.assessment import Assessment
from cardgen.domain.clock import Clock
from cardgen.domain.evidence import Evidence
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.rules.assess import Subject, assess

if TYPE_CHECKING:
    from tests.conftest import AManifest, Given

TODAY = date(2026, 11, 21)


class Judge(Protocol):
    """Return the assessment of given facts under a regime."""

    def __call__(  # noqa: PLR0913 - everything that an assessment depends on
        self,
        regime: Regime,
        given: Given = ...,
        *,
        as_of: date = ...,
        law_at: date = ...,
        evidence: tuple[Evidence, ...] = ...,
        waivers: tuple[Waiver, ...] = ...,
    ) -> Assessment: ...


@pytest.fixture(scope="session")
def judge(a_manifest: AManifest, places: Places) -> Judge:
    """Return the assessment of given facts under a regime."""

    def run(  # noqa: PLR0913 - everything that an assessment depends on
        regime: Regime,
        given: Given | None = None,
        *,
        as_of: date = TODAY,
        law_at: date = TODAY,
        evidence: tuple[Evidence, ...] = (),
        waivers: tuple[Waiver, ...] = (),
    ) -> Assessment:
        subject = Subject(a_manifest(given or {}), evidence, waivers)
        return assess(subject, [regime], places, Clock(as_of, law_at))[0]

    return run
