"""What all judgements of one manifest under one regime share, each worked out once: roles and timings."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardgen.domain.assessment import Timing
from cardgen.domain.clock import Clock
from cardgen.domain.pack import Regime
from cardgen.domain.truth import Outcome
from cardgen.rules.evaluate import Evaluator
from cardgen.rules.timing import timing_of


@dataclass(slots=True)
class Judge:
    """An evaluator with a clock, which remembers the roles and dates that many requirements ask for."""

    evaluator: Evaluator
    clock: Clock
    _roles: dict[str, Outcome] = field(default_factory=dict)
    _timings: dict[str | None, Timing] = field(default_factory=dict)

    @property
    def regime(self) -> Regime:
        """The regime that is judged by."""
        return self.evaluator.regime

    def role(self, role: str) -> Outcome:
        """Return whether the organisation holds a role."""
        if role not in self._roles:
            self._roles[role] = self.evaluator.evaluate(self.regime.roles[role].when)
        return self._roles[role]

    def timing(self, name: str | None) -> Timing:
        """Return when a date or schedule binds this system."""
        if name not in self._timings:
            self._timings[name] = timing_of(name, self.evaluator, self.clock)
        return self._timings[name]
