"""The open questions of a manifest as text and as JSON: best first, each with what it would settle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cardgen.cli.ask_words import law, question_words, reason_of, settles
from cardgen.domain.text import counted
from cardgen.domain.truth import Truth
from cardgen.interview.value import wanted
from cardgen.pipeline.ask import Sitting


def list_text(sitting: Sitting) -> str:
    """Return the open questions as lines of text."""
    return "".join(f"{line}\n" for line in _lines(sitting))


def _lines(sitting: Sitting) -> Iterator[str]:
    questions = sitting.open_questions
    assessments = sitting.assessments
    yield f"{sitting.source.name}: {counted(len(questions), 'open question')} as of {sitting.clock.as_of}"
    for number, ranked in enumerate(questions, 1):
        one = ranked.candidate
        reason = reason_of(one, assessments)
        yield f"{number:>3}. {one.path}  {question_words(one, sitting)}"
        if one.codes:
            yield f"     undecided: {', '.join(one.codes)}"
        yield f"     would help to settle {settles(reason)}"
        if reason.references:
            yield f"     see {law(reason)}"
        if one.gate is not Truth.TRUE:
            yield "     matters only after another answer"
    if sitting.by_hand:
        yield f"to be written by hand: {', '.join(sitting.by_hand)}"


def list_json(sitting: Sitting) -> str:
    """Return the open questions as JSON, version 1."""
    assessments = sitting.assessments
    whole = {
        "schema_version": 1,
        "as_of": sitting.clock.as_of.isoformat(),
        "manifest": {"path": sitting.source.name, "id": sitting.system.id, "sha256": sitting.system.sha256},
        "questions": [_question(ranked.candidate, sitting, assessments) for ranked in sitting.open_questions],
        "by_hand": list(sitting.by_hand),
    }
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def _question(one: Any, sitting: Sitting, assessments: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of JSON
    reason = reason_of(one, assessments)
    return {
        "path": one.path,
        "question": question_words(one, sitting),
        "answer": wanted(one.form),
        "codes": [option.code for option in one.form.options],
        "undecided": list(one.codes),
        "waits_for_another_answer": one.gate is not Truth.TRUE,
        "settles": {
            "axes": [
                {"regime": axis.regime, "axis": axis.axis, "possible": list(axis.possible)} for axis in reason.axes
            ],
            "requirements": list(reason.requirements),
        },
        "references": [{"regime": title, "reference": text} for title, text in reason.references],
    }
