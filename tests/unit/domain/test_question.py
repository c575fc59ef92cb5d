"""What a missing thing asks a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardgen.domain.question import question_of
from cardgen.domain.truth import Lack, Missing

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from tests.conftest import ARegime


@pytest.fixture
def regime(a_regime: ARegime) -> Regime:
    return a_regime(
        facts={"safety.part": {"type": "bool", "question": {"en": "Is it a safety part?"}}},
        requirements={"T-1": {"judgement": {"en": "Is the measure enough?"}}, "T-2": {}},
    )


@pytest.mark.parametrize(
    ("missing", "question"),
    [
        (Missing("models[1].integrable"), "Can others build it into their own systems?"),
        (Missing("facts.test.safety.part"), "Is it a safety part?"),
        (Missing("facts.test.nothing"), ""),
        (Missing("no.such.field"), ""),
        (Missing("risks", Lack.DOCUMENT), "Which risks are known?"),
        (
            Missing("evidence", Lack.EVIDENCE, ("contract", "mandate")),
            "Which document proves it (contract or mandate)?",
        ),
        (
            Missing("evidence", Lack.EVIDENCE, ("dpia",), note="memo not_yet_issued"),
            "Which document takes the place of one that does not count (memo not yet issued)?",
        ),
        (Missing("gdpr/dpia", Lack.PACK), "What does the regime of 'gdpr/dpia' decide? It is not loaded."),
        (Missing("T-1", Lack.JUDGEMENT), "Is the measure enough?"),
        (Missing("T-2", Lack.JUDGEMENT), "Who judges this?"),
        (Missing("no requirement", Lack.JUDGEMENT), "Who judges this?"),
        (Missing("risks", Lack.JUDGEMENT, note="no risk is known"), "Which risks are known?"),
    ],
)
def test_a_missing_thing_asks_a_question(regime: Regime, missing: Missing, question: str) -> None:
    assert question_of(missing, regime) == question
