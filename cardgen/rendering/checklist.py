"""The gap checklist of one system under one regime, ordered by what there is to do."""

from __future__ import annotations

from cardgen.domain.assessment import Assessment
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.text import in_language
from cardgen.rendering import checklist_groups as groups
from cardgen.rendering.because import Origin
from cardgen.rendering.card_view import Line
from cardgen.rendering.checklist_todo import open_questions, to_do
from cardgen.rendering.checklist_view import Checklist
from cardgen.rendering.environment import render
from cardgen.rendering.markdown import tidy
from cardgen.rendering.phrase import code
from cardgen.rendering.regime_lines import regime_lines


def checklist_of(manifest: Manifest, origin: Origin, assessment: Assessment) -> Checklist:
    """Return everything that the checklist of a system under a regime shows."""
    regime = assessment.regime
    return Checklist(
        system_id=manifest.system.id,
        regime_id=regime.id,
        title=f"{in_language(regime.title)} checklist: {manifest.system.name}",
        summary=(*regime_lines(assessment, origin), Line("Written from", code(origin.source))),
        prohibited=tuple(groups.prohibited(assessment, origin)),
        in_force=groups.gaps_in_force(assessment, origin),
        questions=open_questions(assessment),
        undetermined=groups.undetermined(assessment),
        judged=groups.left_to_judgement(assessment, origin),
        upcoming=tuple(groups.gaps_by_date(assessment, origin)),
        not_owed=groups.gaps_not_owed(assessment, origin),
        waived=groups.waived(assessment, origin),
        documented=groups.documented(assessment),
        not_applicable=groups.not_applicable(assessment, origin),
        to_do=to_do(assessment),
    )


def render_checklist(checklist: Checklist) -> str:
    """Return a checklist as Markdown."""
    return tidy(render("checklist.md.j2", checklist=checklist))
