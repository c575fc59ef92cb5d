"""What tests of the interview share: a ranker over a regime, and the data of a manifest from dotted paths."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

import pytest

from cardgen.domain.clock import Clock
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.interview.goal import Goal, Setting, axis_goals
from cardgen.interview.page import Page, first_page
from cardgen.interview.ranking import Front, Ranker
from cardgen.interview.tested import tested_facts

if TYPE_CHECKING:
    from tests.conftest import AManifest, Given

TODAY = date(2026, 11, 21)


class Asking:
    """An interview over one regime, without any file."""

    def __init__(self, regime: Regime, places: Places, a_manifest: AManifest) -> None:
        self.setting = Setting((regime,), places, Clock(TODAY, TODAY))
        self.ranker = Ranker(self.setting, {regime.id: regime.facts}, tested_facts([regime]))
        self.goals: tuple[Goal, ...] = axis_goals([regime])
        self._manifest = a_manifest

    def front(self, given: Given, left_out: tuple[str, ...] = ()) -> Front:
        data = self._manifest(given).data
        return self.ranker.front(data, self.setting.still_open(data, self.goals), left_out)

    def order(self, given: Given, left_out: tuple[str, ...] = ()) -> list[str]:
        return [one.candidate.path for one in self.front(given, left_out).ranked]

    def page(self, given: Given, most: int = 4, left_out: tuple[str, ...] = ()) -> list[str]:
        data = self._manifest(given).data
        still_open = self.setting.still_open(data, self.goals)
        page: Page | None = first_page(
            self.ranker.front(data, still_open, left_out).ranked, data, still_open, self.ranker, most
        )
        return [one.path for one in page.questions] if page else []


class AnAsking(Protocol):
    def __call__(self, regime: Regime) -> Asking: ...


@pytest.fixture(scope="session")
def asking(places: Places, a_manifest: AManifest) -> AnAsking:
    def build(regime: Regime) -> Asking:
        return Asking(regime, places, a_manifest)

    return build
