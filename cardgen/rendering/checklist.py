"""The gap checklist of one system under one regime, ordered by what there is to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cardgen.domain.assessment import Assessment, Finding, TimingState, Verdict
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.text import in_language
from cardgen.domain.truth import Lack, Truth, Used
from cardgen.rendering.because import Origin, because_of
from cardgen.rendering.card_regimes import regime_lines, rule_line
from cardgen.rendering.card_view import Line
from cardgen.rendering.checklist_rows import row_of, short_row
from cardgen.rendering.checklist_todo import open_questions, to_do
from cardgen.rendering.checklist_view import Checklist, Group, Reason, Row
from cardgen.rendering.environment import render
from cardgen.rendering.markdown import tidy
from cardgen.rendering.words import relative_date


def checklist_of(manifest: Manifest, origin: Origin, assessment: Assessment) -> Checklist:
    """Return everything that the checklist of a system under a regime shows."""
    regime = assessment.regime
    builder = _Groups(assessment, origin)
    return Checklist(
        system_id=manifest.system.id,
        regime_id=regime.id,
        title=f"{in_language(regime.title)} checklist: {manifest.system.name}",
        summary=regime_lines(assessment, origin),
        prohibited=tuple(_prohibited(assessment, origin)),
        in_force=builder.gaps(TimingState.IN_FORCE, "in-force", "Gaps in force", "These duties bind already."),
        questions=open_questions(assessment),
        undetermined=builder.undetermined(),
        judged=builder.judged(),
        upcoming=tuple(builder.upcoming()),
        not_owed=builder.gaps(
            TimingState.EXEMPT, "not-owed", "Not owed at present", "A transition frees from these duties."
        ),
        waived=builder.with_verdict(Verdict.WAIVED, "waived", "Waived", "Gaps that somebody answers for until a day."),
        documented=builder.documented(),
        not_applicable=tuple(_not_applicable(assessment, origin)),
        to_do=to_do(assessment),
    )


def render_checklist(checklist: Checklist) -> str:
    """Return a checklist as Markdown."""
    return tidy(render("checklist.md.j2", checklist=checklist))
