"""Why a question is asked: the axes and requirements that it holds up, and where the law stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cardgen.domain.assessment import UNDETERMINED, Applicability, Assessment, AxisResult, TimingState, Verdict
from cardgen.domain.field_path import FACTS
from cardgen.domain.text import in_language
from cardgen.domain.truth import Missing, Truth, merged


@dataclass(frozen=True, slots=True)
class HeldAxis:
    """An axis that the question holds up, the values that are possible, and the open rules that turn on it."""

    regime: str
    regime_title: str
    axis: str
    title: str
    possible: tuple[str, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """What a question holds up, and the provisions that make it matter, each with the regime that it is of."""

    axes: tuple[HeldAxis, ...]
    requirements: tuple[str, ...]
    references: tuple[tuple[str, str], ...]


def reason_for(path: str, assessments: Iterable[Assessment], own_references: tuple[str, ...] = ()) -> Reason:
    """Return why the answer at a path is asked for; `own_references` are those of the question of a pack."""
    axes: list[HeldAxis] = []
    requirements: list[str] = []
    own: list[tuple[str, str]] = []
    of_axes: list[tuple[str, str]] = []
    of_requirements: list[tuple[str, str]] = []
    for assessment in assessments:
        title = in_language(assessment.regime.title)
        if path.startswith(f"{FACTS}.{assessment.regime.id}."):
            own += [(title, reference) for reference in own_references]
        for result in assessment.axes:
            if not result.determined and _in(path, result.missing):
                held, cited = _held(assessment, result, path)
                axes.append(held)
                of_axes += [(title, reference) for reference in cited]
        for finding in assessment.findings:
            if finding.verdict is Verdict.NOT_APPLICABLE or finding.timing.state is TimingState.EXEMPT:
                continue
            if _in(path, (*finding.missing, *finding.timing.missing)):
                requirements.append(finding.requirement.id)
                if finding.applicability is not Applicability.DOES_NOT_APPLY:
                    of_requirements += [(title, reference) for reference in finding.requirement.references]
    return Reason(tuple(axes), tuple(requirements), merged([own, of_axes] if own or of_axes else [of_requirements]))


def _in(path: str, missing: Iterable[Missing]) -> bool:
    return any(one.path == path for one in missing)


def _held(assessment: Assessment, result: AxisResult, path: str) -> tuple[HeldAxis, list[str]]:
    regime = assessment.regime
    axis = regime.axes[result.axis]
    titles = {value.id: in_language(value.title) for value in axis.values}
    open_rules = [
        one
        for one in result.rules
        if one.outcome.truth is Truth.UNKNOWN and one.rule.value in result.possible and _in(path, one.outcome.missing)
    ]
    turning = [one.rule for one in sorted(open_rules, key=lambda one: len(one.outcome.missing))]  # the nearest first
    held = HeldAxis(
        regime=regime.id,
        regime_title=in_language(regime.title),
        axis=result.axis,
        title=in_language(axis.title),
        possible=tuple(titles[value] for value in result.possible if value != UNDETERMINED),
        rules=tuple(in_language(rule.title) for rule in turning),
    )
    return held, [reference for rule in turning for reference in rule.references[:1]]
