"""`cardgen check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.exit_code import ExitCode
from cardgen.cli.options import (
    as_of_option,
    law_at_option,
    pack_folders_option,
    paths_argument,
    processors,
    regime_option,
    request_from,
)
from cardgen.cli.reporting import FORMATS, echo_problems, no_manifest

if TYPE_CHECKING:
    from cardgen.pipeline.check_each import Checked, Render

GATES = ("gap", "undetermined", "prohibited", "never")


@click.command()
@paths_argument
@regime_option
@pack_folders_option
@as_of_option
@law_at_option
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to report (text).")
@click.option("--fail-on", type=click.Choice(GATES), default="gap", help="What ends in exit code 1 (gap).")
@click.option("--include-upcoming", is_flag=True, help="Count what is not yet in force too.")
@click.option("-v", "--verbose", is_flag=True, help="List upcoming gaps and reasons too.")
@click.pass_context
def check(  # noqa: PLR0913 - the options of the command
    ctx: click.Context,
    paths: tuple[Path, ...],
    *,
    regime_ids: tuple[str, ...],
    pack_folders: tuple[Path, ...],
    as_of: date | None,
    law_at: date | None,
    form: str,
    fail_on: str,
    include_upcoming: bool,
    verbose: bool,
) -> None:
    """Assess manifests: what applies and why, what is not documented, which questions are open.

    Exit code 1 where something forbidden or a gap is in force; with --fail-on undetermined for open questions too, with
    --fail-on prohibited for a forbidden practice only.
    """
    from cardgen.pipeline.check_each import check_each

    request = request_from(paths, regime_ids=regime_ids, pack_folders=pack_folders, as_of=as_of, law_at=law_at)
    checked = check_each(request, _renderer(form, verbose=verbose), workers=processors())
    if not checked.sources:
        no_manifest(ctx)
    _show(checked, form)
    tally = checked.tally.with_upcoming() if include_upcoming else checked.tally
    if checked.rejected:
        ctx.exit(ExitCode.INVALID_INPUT)
    ctx.exit(ExitCode.FOUND if tally.reaches(fail_on) else ExitCode.DONE)


def _renderer(form: str, *, verbose: bool) -> Render:
    """Return what turns one assessed system into text of a form."""
    if form == "json":
        from cardgen.pipeline.check_each import assessment_json

        return assessment_json
    if form == "github":
        from cardgen.cli.annotations import system_annotations

        return lambda one: system_annotations(one).encode()
    from cardgen.cli.check_text import system_text

    return lambda one: system_text(one, verbose=verbose).encode()


def _show(checked: Checked, form: str) -> None:
    if form == "json":
        from cardgen.pipeline.check_each import receipt
        from cardgen.rendering.report import check_json

        made_with = receipt(checked.clock)
        for piece in check_json(checked.texts, checked.diagnostics, checked.clock.as_of, made_with):
            click.echo(piece, nl=False)
        return
    echo_problems(checked.diagnostics, form)
    for text in checked.texts:
        click.echo(text.decode(), nl=False)
    if form == "text":
        from cardgen.cli.check_text import total_text

        click.echo(total_text(checked))
