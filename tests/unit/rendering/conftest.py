"""Facts with places, and their assessment under a small regime."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

import pytest

from cardgen.domain.assessment import Assessment
from cardgen.domain.clock import Clock
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts, Position, Steps, steps
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.rendering.because import Origin
from cardgen.rendering.card import card_of, render_card
from cardgen.rules.assess import Subject, assess

Given: TypeAlias = Mapping[str, Any]
Write: TypeAlias = Callable[[Given], Origin]
Judge: TypeAlias = Callable[..., Assessment]
CardText: TypeAlias = Callable[..., str]

CLOCK = Clock(date(2026, 11, 21), date(2026, 11, 21))
START = {"manifest": 1, "system.id": "test", "system.name": "Test"}


def manifest_of(origin: Origin) -> Manifest:
    """Return the manifest that facts came from."""
    return Manifest.model_validate_json(json.dumps(origin.facts.data))


@pytest.fixture(scope="session")
def written() -> Write:
    """Return facts from dotted paths as if each stood on a line of its own, in order, in `test.yaml`."""

    def write(given: Given) -> Origin:
        all_given = {**START, **given}
        lines = {steps(path): number for number, path in enumerate(all_given, 1)}
        data: dict[str, Any] = {}
        for path, value in all_given.items():
            *groups, name = path.split(".")
            node = data
            for group in groups:
                node = node.setdefault(group, {})
            node[name] = value
        Manifest.model_validate_json(json.dumps(data))

        def locate(path: Steps) -> Position | None:
            known = [given for given in lines if path[: len(given)] == given]
            return Position(lines[max(known, key=len)], 1) if known else None

        return Origin("test.yaml", Facts(data, locate))

    return write


@pytest.fixture(scope="session")
def judge(places: Places) -> Judge:
    """Return the assessment of written facts under a regime."""

    def run(origin: Origin, regime: Regime, clock: Clock = CLOCK, evidence: tuple[Evidence, ...] = ()) -> Assessment:
        waivers = manifest_of(origin).waivers
        subject = Subject(origin.facts, evidence, waivers if isinstance(waivers, tuple) else ())
        return assess(subject, [regime], places, clock)[0]

    return run


@pytest.fixture(scope="session")
def card_text(written: Write, judge: Judge) -> CardText:
    """Return the card of given facts as Markdown."""

    def text(given: Given, *regimes: Regime, evidence: tuple[Evidence, ...] = (), clock: Clock = CLOCK) -> str:
        origin = written(given)
        assessments = [judge(origin, regime, clock, evidence) for regime in regimes]
        return render_card(card_of(manifest_of(origin), origin, assessments, evidence, clock))

    return text
