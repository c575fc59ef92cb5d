"""Which answers are missing, and what each of them would settle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.domain.truth import Missing
from cardgen.rendering.because import question
from cardgen.rendering.wanted import ASKED, grouped
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
class _Use:
    """One reason to ask: what it holds up, under which regime."""

    regime: Regime
    settles: Link
    is_verdict: bool


def open_questions(system: SiteSystem) -> tuple[OpenQuestion, ...]:
    """Return the open questions of a system; those that decide most come first."""
    asked = ((missing, use) for missing, use in _wanted(system) if missing.lack in ASKED)
    found = [_question(missing, uses, system) for missing, uses in grouped(asked)]
    return tuple(sorted(found, key=lambda one: (-len(one.verdicts), -len(one.duties) - one.more, one.path)))


def _wanted(system: SiteSystem) -> Iterator[tuple[Missing, _Use]]:
    for assessment in system.assessments:
        regime = assessment.regime
        for result in assessment.axes:
            title = f"{in_language(regime.title)}: {in_language(regime.axes[result.axis].title)}"
            use = _Use(regime, Link(title, f"#{address.verdict_anchor(regime.id, result.axis)}"), is_verdict=True)
            yield from ((missing, use) for missing in result.missing)
        for finding in assessment.findings:
            if finding.asks:
                link = Link(finding.requirement.id, f"#{address.duty_anchor(finding.requirement.id)}")
                use = _Use(regime, link, is_verdict=False)
                yield from ((missing, use) for missing in (*finding.missing, *finding.timing.missing))


def _question(missing: Missing, uses: list[_Use], system: SiteSystem) -> OpenQuestion:
    words = question(missing, uses[0].regime)
    verdicts = dict.fromkeys(one.settles for one in uses if one.is_verdict)
    duties = list(dict.fromkeys(one.settles for one in uses if not one.is_verdict))
    return OpenQuestion(
        path=words.path,
        question=words.question,
        action=words.action,
        place=system.where(words.path),
        verdicts=tuple(verdicts),
        duties=tuple(duties[:_SHOWN]),
        more=len(duties[_SHOWN:]),
    )
