"""What was measured, what is explained, what can go wrong."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Answer, Date, Items, Listed, Number, Reference, Statement, Text
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.activity import Stage
from cardgen.domain.vocabulary.assurance import EvaluationKind, Level, RiskSubject
from cardgen.domain.vocabulary.data import BiasGround


class EvaluationResult(Entity):
    """A measured result."""

    metric: Statement[Text] = Field(default=None, description="Which metric was measured?")
    value: Statement[Number] = Field(default=None, description="What was the result?")
    interval: Statement[Text] = Field(default=None, description="How sure is it (lower, upper, level, method)?")
    kind: Statement[EvaluationKind] = Field(default=None, description="What does the result tell about?")
    slice: Statement[Text] = Field(default=None, description="For which group or condition does the result hold?")
    dataset: Statement[Reference] = Field(default=None, description="On which data was it measured?")
    threshold: Statement[Number] = Field(default=None, description="Which limit did it have to meet?")
    threshold_set_on: Statement[Date] = Field(default=None, description="When was that limit fixed?")
    tool: Statement[Text] = Field(default=None, description="With which tool and version was it measured?")
    date: Statement[Date] = Field(default=None, description="When was it measured?")
    evidence: Statement[Reference] = Field(default=None, description="Which signed report shows it?")


class Evaluation(Entity):
    """How the system was evaluated."""

    results: Items[EvaluationResult] = Field(default=None, description="Which results were measured?")
    metric_rationale: Statement[Text] = Field(default=None, description="Why do these metrics fit this system?")
    bias_grounds: Listed[BiasGround] = Field(default=None, description="On which grounds was unequal treatment tested?")
    red_team: Statement[Text] = Field(
        default=None, description="Who attacked the system in tests, how, with what result?"
    )
    real_world_testing: Answer[bool] = Field(
        default=None, description="Is or was it tested on real people or sites outside a laboratory before release?"
    )
    test_coverage: Statement[Text] = Field(default=None, description="Which situations were tested and which not?")


class Explanation(Entity):
    """How outputs are explained."""

    method: Statement[Text] = Field(default=None, description="How can an operator understand why an output came out?")
    to_persons: Statement[Text] = Field(default=None, description="How does an affected person get an explanation?")


class Risk(Entity):
    """A risk."""

    id: Reference = Field(description="What short name has the risk?")
    what: Statement[Text] = Field(default=None, description="What could go wrong, for whom?")
    touches: Listed[RiskSubject] = Field(default=None, description="What does the risk touch?")
    likelihood: Statement[Level] = Field(default=None, description="How likely is the risk before measures?")
    severity: Statement[Level] = Field(default=None, description="How bad would the harm be?")
    residual: Statement[Level] = Field(default=None, description="What remains of the risk and is accepted?")
    measures: Statement[tuple[Text, ...]] = Field(default=None, description="What is done against the risk?")
    owner: Statement[Text] = Field(default=None, description="Who owns the risk?")
    stage: Statement[Stage] = Field(default=None, description="Where in the life cycle does the risk arise?")
