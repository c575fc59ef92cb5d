"""The words of an interview: what a question settles, what stands for an entry of a list, what changed at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from cardgen.domain.assessment import Assessment
from cardgen.domain.facts import steps, value_at
from cardgen.domain.question import fact_question
from cardgen.domain.text import counted, in_language, listed
from cardgen.domain.truth import Json
from cardgen.interview.ranking import Candidate
from cardgen.interview.reason import HeldAxis, Reason, reason_for
from cardgen.pipeline.ask import Sitting
from cardgen.rendering.words import axis_words

_FEW = 4
_SOME = 12


def question_words(one: Candidate, sitting: Sitting) -> str:
    """Return the question, with the entry of a list that it is about, and the codes that are left undecided."""
    section, _, rest = one.path.partition(".")
    own = rest.partition(".")[0] if section == "facts" else ""
    regimes = [regime for regime in sitting.law.regimes if not own or regime.id == own]
    text = fact_question(one.path, regimes[0]) if regimes else ""
    entry = entry_words(one.path, sitting.data)
    return f"{entry}: {text}" if entry else text


def entry_words(path: str, data: Mapping[str, Json]) -> str:
    """Return which entry of a list a path lies in, e.g. `models "faces"`; nothing for any other path."""
    named = []
    for match in re.finditer(r"\[(\d+)\]", path):
        at = path[: match.end()]
        item = value_at(data, steps(at))
        label = item.get("name") or item.get("id") if isinstance(item, dict) else None
        if label is None and isinstance(item, dict):
            label = next((value for value in item.values() if isinstance(value, str)), None)
        name = re.split(r"[.\]]", path[: match.start()])[-1]
        named.append(f"{name} “{label}”" if label else f"{name}, entry {int(match[1]) + 1}")
    return ", ".join(named)


def reason_of(one: Candidate, assessments: Sequence[Assessment]) -> Reason:
    """Return why a question is asked."""
    return reason_for(one.path, assessments, one.form.references)


def settles(reason: Reason) -> str:
    """Return in one line what a question would help to settle."""
    axes = [f"{axis.regime_title}: {axis.title}" for axis in reason.axes]
    parts = [listed(axes, _FEW)] if axes else []
    if reason.requirements:
        parts.append(counted(len(reason.requirements), "requirement"))
    return " and ".join(parts)


def law(reason: Reason, most: int = _FEW) -> str:
    """Return where the law stands that makes a question matter, by regime."""
    by_regime: dict[str, list[str]] = {}
    for title, reference in reason.references[:most]:
        by_regime.setdefault(title, []).append(reference)
    more = len(reason.references) - most
    told = "; ".join(f"{title} {', '.join(references)}" for title, references in by_regime.items())
    return told + (f" and {more} more" if more > 0 else "")


def in_full(reason: Reason) -> Iterator[str]:
    """Yield all that hangs on a question, for whoever asks why."""
    for axis in reason.axes:
        yield f"{axis.regime_title}, {axis.title}: {_range(axis)}"
        if axis.rules:
            yield f"  it turns on: {listed(axis.rules, _SOME, '; ')}"
    if reason.requirements:
        yield f"{counted(len(reason.requirements), 'requirement')}: {listed(reason.requirements, _FEW)}"
    if reason.references:
        yield f"see {law(reason, _SOME)}"


def _range(axis: HeldAxis) -> str:
    return f"could be {' or '.join(axis.possible)}" if axis.possible else "no rule decides it yet"


def axis_states(assessments: Sequence[Assessment]) -> dict[tuple[str, str], tuple[str, str]]:
    """Return by regime and axis the title of each axis and its value in words."""
    found = {}
    for assessment in assessments:
        for result in assessment.axes:
            axis = assessment.regime.axes[result.axis]
            words = axis_words(result, axis)
            value = words.value if words.determined else f"{words.value} ({words.summary.rstrip('.')})"
            title = f"{in_language(assessment.regime.title)}, {in_language(axis.title)}"
            found[assessment.regime.id, result.axis] = title, value
    return found


def changes(before: Sequence[Assessment], after: Sequence[Assessment]) -> Iterator[str]:
    """Yield which axes changed from what to what, and how many requirements came out differently."""
    old, new = axis_states(before), axis_states(after)
    for key, (title, value) in new.items():
        if key in old and old[key][1] != value:
            yield f"{title}: {old[key][1]} → {value}"
    earlier = _verdicts(before)
    moved = [name for name, verdict in _verdicts(after).items() if earlier.get(name) != verdict]
    if moved:
        yield f"{counted(len(moved), 'requirement')} came out differently"


def _verdicts(assessments: Sequence[Assessment]) -> dict[str, tuple[object, ...]]:
    return {
        finding.requirement.id: (finding.applicability, finding.verdict, finding.timing.from_)
        for assessment in assessments
        for finding in assessment.findings
    }


def remaining(sitting: Sitting) -> Iterator[str]:
    """Yield what is still open at the end."""
    if sitting.left:
        yield f"not known yet: {', '.join(sitting.left)}"
    sitting.take_up_again(list(sitting.left))
    count = len(sitting.open_questions)
    yield f"{counted(count, 'question')} still open" if count else "no question is open"
    if sitting.by_hand:
        yield f"to be written by hand: {', '.join(sitting.by_hand)}"
