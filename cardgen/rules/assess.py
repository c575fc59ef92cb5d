"""Manifests and regimes become assessments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cardgen.domain.assessment import Assessment, AxisResult
from cardgen.domain.clock import Clock
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts
from cardgen.domain.manifest.evidence import Waiver
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.domain.truth import Lack, Missing, Outcome, unknown
from cardgen.rules.axes import axis_is, axis_result
from cardgen.rules.evaluate import Evaluator
from cardgen.rules.findings import finding_of
from cardgen.rules.judge import Judge


@dataclass(frozen=True, slots=True)
class Subject:
    """What is assessed: the facts of one manifest, its evidence and its waivers."""

    facts: Facts
    evidence: tuple[Evidence, ...] = ()
    waivers: tuple[Waiver, ...] = ()


def assess(subject: Subject, regimes: Sequence[Regime], places: Places, clock: Clock) -> tuple[Assessment, ...]:
    """Return one assessment per regime, in the order of the regimes."""
    reader = AxisReader({regime.id: regime for regime in regimes}, subject, places, clock)
    return tuple(
        Assessment(
            regime=regime,
            clock=clock,
            axes=tuple(reader.axis(regime.id, axis) for axis in regime.axes),
            findings=tuple(
                finding_of(requirement, reader.judge(regime.id), subject.waivers)
                for requirement in regime.requirements.values()
            ),
            background=frozenset(
                used
                for term in regime.header.background
                for used in reader.judge(regime.id).evaluator.term(term).because
            ),
        )
        for regime in regimes
    )


class AxisReader:
    """Axis results of all packs, each worked out once; a look at another pack goes through here."""

    def __init__(self, regimes: Mapping[str, Regime], subject: Subject, places: Places, clock: Clock) -> None:
        """Take the packs by id and what is judged by them."""
        self._judges = {
            regime.id: Judge(
                Evaluator(
                    regime=regime,
                    facts=subject.facts,
                    places=places,
                    as_of=clock.as_of,
                    law_at=clock.law_at,
                    evidence=subject.evidence,
                    other_axis=self.look,
                ),
                clock,
            )
            for regime in regimes.values()
        }
        self._results: dict[tuple[str, str], AxisResult] = {}

    def judge(self, regime: str) -> Judge:
        """Return the judge of a pack."""
        return self._judges[regime]

    def axis(self, regime: str, axis: str) -> AxisResult:
        """Return the result of an axis of a loaded pack."""
        key = (regime, axis)
        if key not in self._results:
            judge = self._judges[regime]
            self._results[key] = axis_result(judge.regime.axes[axis], judge)
        return self._results[key]

    def look(self, regime: str, axis: str, value: str) -> Outcome:
        """Return whether another pack's axis has a value; unknown where that pack is not loaded."""
        if regime not in self._judges:
            return unknown(Missing(f"{regime}/{axis}", Lack.PACK))
        return axis_is(self.axis(regime, axis), value)
