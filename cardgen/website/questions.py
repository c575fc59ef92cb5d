"""Which answers are missing, and what each of them would settle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.domain.assessment import Assessment, Verdict
from cardgen.domain.text import in_language
from cardgen.domain.truth import Lack, Missing
from cardgen.rendering.because import question
from cardgen.website import address
from cardgen.website.fragments import Link
from cardgen.website.portfolio import SiteSystem

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An unanswered question: where to answer it, and what it would settle (verdicts first)."""

    path: str
    question: str
    action: str
    place: str
    verdicts: tuple[Link, ...]
    duties: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Asked:
    """One reason to ask: what is missing, and what it holds up."""

    missing: Missing
    assessment: Assessment
    settles: Link
    is_verdict: bool


def open_questions(system: SiteSystem) -> tuple[OpenQuestion, ...]:
    """Return the open questions of a system; those that decide most come first."""
    grouped: dict[tuple[str, tuple[str, ...]], list[_Asked]] = {}
    for asked in _all_asked(system):
        if asked.missing.lack in {Lack.ANSWER, Lack.PACK}:
            grouped.setdefault((asked.missing.path, asked.missing.codes), []).append(asked)
    found = [_question(asked, system) for asked in grouped.values()]
    return tuple(sorted(found, key=lambda one: (-len(one.verdicts), -len(one.duties) - one.more, one.path)))


def _all_asked(system: SiteSystem) -> Iterator[_Asked]:
    for assessment in system.assessments:
        regime = assessment.regime
        for result in assessment.axes:
            title = f"{in_language(regime.title)}: {in_language(regime.axes[result.axis].title)}"
            link = Link(title, f"#{address.verdict_anchor(regime.id, result.axis)}")
            for missing in result.missing:
                yield _Asked(missing, assessment, link, is_verdict=True)
        for finding in assessment.findings:
            if finding.verdict is Verdict.NOT_APPLICABLE:
                continue
            link = Link(finding.requirement.id, f"#{address.duty_anchor(finding.requirement.id)}")
            for missing in (*finding.missing, *finding.timing.missing):
                yield _Asked(missing, assessment, link, is_verdict=False)


def _question(asked: list[_Asked], system: SiteSystem) -> OpenQuestion:
    first = asked[0]
    words = question(first.missing, first.assessment.regime)
    verdicts = dict.fromkeys(one.settles for one in asked if one.is_verdict)
    duties = list(dict.fromkeys(one.settles for one in asked if not one.is_verdict))
    return OpenQuestion(
        path=words.path,
        question=words.question,
        action=words.action,
        place=system.where(words.path),
        verdicts=tuple(verdicts),
        duties=tuple(duties[:_SHOWN]),
        more=len(duties[_SHOWN:]),
    )
