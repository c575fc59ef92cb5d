"""What there is to answer, to write and to attach: each thing once, with the requirements that it serves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cardgen.domain.assessment import Assessment, AxisResult, Finding, TimingState, Verdict
from cardgen.domain.field_path import FACTS, describe
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.text import in_language
from cardgen.domain.truth import Lack, Missing, merged
from cardgen.rendering.because import each_once, question
from cardgen.rendering.checklist_view import OpenQuestion, ToDo, ToDoSection
from cardgen.rendering.phrase import literal
from cardgen.rendering.reason_lines import action_phrase, question_phrase
from cardgen.rendering.words import lower_first, when

_JUDGED = "judgement"
_OPEN = frozenset({Verdict.NOT_SATISFIED, Verdict.PARTIAL, Verdict.UNDETERMINED})
_ASKED = frozenset({Lack.ANSWER, Lack.PACK})


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A missing thing and one reason to want it."""

    missing: Missing
    serves: str
    finding: Finding | None = None


def open_questions(assessment: Assessment) -> tuple[OpenQuestion, ...]:
    """Return each unanswered question once, with the verdicts and requirements that it decides; weightiest first."""
    wanted = [one for one in (*_of_axes(assessment), *_of_findings(assessment)) if one.missing.lack in _ASKED]
    found = []
    for missing, uses in _grouped(wanted):
        asked = question(missing, assessment.regime)
        found.append(OpenQuestion(asked.path, question_phrase(asked), merged([[one.serves for one in uses]])))
    titles = {_axis_title(result, assessment) for result in assessment.axes}
    return tuple(sorted(found, key=lambda one: (titles.isdisjoint(one.decides), -len(one.decides))))


def to_do(assessment: Assessment) -> tuple[ToDoSection, ...]:
    """Return what closes the gaps and open questions, by section of the manifest; what people judge comes last."""
    sections: dict[str, list[ToDo]] = {}
    for missing, uses in _grouped([*_of_axes(assessment), *_of_findings(assessment)]):
        sections.setdefault(_section(missing), []).append(_item(missing, uses, assessment))
    order = [*Manifest.model_fields, f"{FACTS}.{assessment.regime.id}"]
    ranked = sorted(sections, key=lambda key: (key == _JUDGED, order.index(key) if key in order else len(order)))
    return tuple(ToDoSection(key, _title(key, assessment), tuple(sections[key])) for key in ranked)


def _of_axes(assessment: Assessment) -> Iterator[_Wanted]:
    for result in assessment.axes:
        yield from (_Wanted(one, _axis_title(result, assessment)) for one in result.missing)


def _axis_title(result: AxisResult, assessment: Assessment) -> str:
    return lower_first(in_language(assessment.regime.axes[result.axis].title))


def _of_findings(assessment: Assessment) -> Iterator[_Wanted]:
    for finding in assessment.findings:
        if finding.verdict in _OPEN and finding.timing.state is not TimingState.EXEMPT:
            missing = (*finding.missing, *finding.timing.missing)
            yield from (_Wanted(one, finding.requirement.id, finding) for one in missing)


def _grouped(wanted: Iterable[_Wanted]) -> Iterator[tuple[Missing, list[_Wanted]]]:
    """Yield each missing thing once, all undecided codes of one list together, with the reasons to want it."""
    uses: dict[tuple[str, Lack, tuple[str, ...]], list[_Wanted]] = {}
    for one in wanted:
        codes = () if one.missing.lack in _ASKED else one.missing.codes
        uses.setdefault((one.missing.path, one.missing.lack, codes), []).append(one)
    for group in uses.values():
        (missing,) = each_once(one.missing for one in group)
        yield missing, group


def _item(missing: Missing, uses: list[_Wanted], assessment: Assessment) -> ToDo:
    asked = question(missing, assessment.regime)
    timings = [one.finding.timing for one in uses if one.finding]
    dated = [timing for timing in timings if timing.from_]
    first = min(dated, key=lambda timing: (timing.from_, not timing.certain)) if dated else None
    since = when(first, assessment.clock.as_of).text if first else ""
    text = (*action_phrase(asked), *literal(f" ({since})" if since else ""))
    return ToDo(asked.path, text, since, merged([[one.serves for one in uses]]))


def _section(missing: Missing) -> str:
    if missing.lack is Lack.JUDGEMENT:
        return _JUDGED
    first, _, rest = missing.path.partition(".")
    return f"{FACTS}.{rest.partition('.')[0]}" if first == FACTS else first.partition("[")[0]


def _title(key: str, assessment: Assessment) -> str:
    if key == _JUDGED:
        return "What only a person can judge"
    if key.startswith(f"{FACTS}."):
        return f"Questions that only {in_language(assessment.regime.title)} asks"
    kind = describe(key)
    return kind.question.rstrip(".?") if kind else key
