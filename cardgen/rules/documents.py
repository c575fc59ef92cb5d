"""What the conditions in a kind of document come to for one system."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cardgen.domain.assessment import Assessment, Timing
from cardgen.domain.condition import Condition
from cardgen.domain.place import Places
from cardgen.domain.truth import TRUE, Lack, Missing, Outcome, all_of, any_of, unknown
from cardgen.rules.assess import Subject
from cardgen.rules.axes import axis_is
from cardgen.rules.evaluate import Evaluator
from cardgen.rules.judge import Judge
from cardgen.rules.reading import Reading


@dataclass(frozen=True, slots=True)
class DocumentJudge:
    """Answers the conditions of a kind of document over the facts of one system."""

    judge: Judge

    def holds(self, condition: Condition) -> Outcome:
        """Return whether a condition holds."""
        return self.judge.evaluator.evaluate(condition)

    def item_meets(self, condition: Condition, path: str, index: int) -> Outcome:
        """Return whether one item of the list of objects at a path meets a condition."""
        items = self.judge.evaluator.facts.value(path)
        item = items[index] if isinstance(items, list) else None
        return self.judge.evaluator.evaluate(condition, Reading(item, f"{path}[{index}].", f"{path}[]."))

    def asked(self, roles: Iterable[str], condition: Condition | None) -> Outcome:
        """Return whether something is asked of the organisation about this system."""
        held = [self.judge.role(role) for role in roles]
        asked = any_of(held) if held else TRUE
        return asked if condition is None else all_of([asked, self.holds(condition)])

    def timing(self, name: str | None) -> Timing:
        """Return when a date or schedule of the pack binds this system."""
        return self.judge.timing(name)


def document_judge(
    assessment: Assessment, others: Sequence[Assessment], subject: Subject, places: Places
) -> DocumentJudge:
    """Return the judge of one regime's documents; `others` are the assessments whose axes it may look at."""
    known = {one.regime.id: {axis.axis: axis for axis in one.axes} for one in others}

    def look(regime: str, axis: str, value: str) -> Outcome:
        result = known.get(regime, {}).get(axis)
        return axis_is(result, value) if result else unknown(Missing(f"{regime}/{axis}", Lack.PACK))

    evaluator = Evaluator(
        regime=assessment.regime,
        facts=subject.facts,
        places=places,
        as_of=assessment.clock.as_of,
        law_at=assessment.clock.law_at,
        evidence=subject.evidence,
        other_axis=look,
    )
    return DocumentJudge(Judge(evaluator, assessment.clock))
