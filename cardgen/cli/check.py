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
    regime_option,
    request_from,
)
from cardgen.cli.reporting import FORMATS, echo_problems, no_manifest

if TYPE_CHECKING:
    from cardgen.pipeline.check import Report

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
    from cardgen.pipeline.check import check as assess

    request = request_from(paths, regime_ids=regime_ids, pack_folders=pack_folders, as_of=as_of, law_at=law_at)
    report = assess(request)
    if not report.sources:
        no_manifest(ctx)
    _show(report, form, verbose=verbose)
    tally = report.tally.with_upcoming() if include_upcoming else report.tally
    if report.rejected:
        ctx.exit(ExitCode.INVALID_INPUT)
    ctx.exit(ExitCode.FOUND if tally.reaches(fail_on) else ExitCode.DONE)


def _show(report: Report, form: str, *, verbose: bool) -> None:
    if form == "json":
        from cardgen.pipeline.check import check_text

        click.echo(check_text(report), nl=False)
        return
    echo_problems(report.diagnostics, form)
    if form == "github":
        from cardgen.cli.annotations import report_annotations

        for line in report_annotations(report):
            click.echo(line)
        return
    from cardgen.cli.check_text import echo_report

    echo_report(report, verbose=verbose)
