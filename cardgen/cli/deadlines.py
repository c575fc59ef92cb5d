"""`cardgen deadlines`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.exit_code import ExitCode
from cardgen.cli.options import (
    Day,
    as_of_option,
    law_at_option,
    pack_folders_option,
    paths_argument,
    processors,
    regime_option,
    request_from,
    settings_here,
)
from cardgen.cli.reporting import echo_problems, no_manifest

if TYPE_CHECKING:
    from cardgen.pipeline.deadlines import DueReport

FORMS = ("text", "json", "ics")
_SUFFIXES = {".ics": "ics", ".json": "json"}


@click.command()
@paths_argument
@regime_option
@pack_folders_option
@as_of_option
@law_at_option
@click.option("--until", type=Day(), metavar="DATE", help="The last day that is listed.")
@click.option("--all", "whole", is_flag=True, help="List each duty, and deadlines with nothing open too.")
@click.option("--format", "form", type=click.Choice(FORMS), help="How to report (text, or what the file's name says).")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write (standard output).")
@click.option(
    "--remind",
    type=click.IntRange(0, 3650),
    multiple=True,
    metavar="DAYS",
    help="Remind so many days before; for ics (90, 30 and 7). Can be repeated.",
)
@click.pass_context
def deadlines(  # noqa: PLR0913 - the options of the command
    ctx: click.Context,
    paths: tuple[Path, ...],
    *,
    regime_ids: tuple[str, ...],
    pack_folders: tuple[Path, ...],
    as_of: date | None,
    law_at: date | None,
    until: date | None,
    whole: bool,
    form: str | None,
    output: Path | None,
    remind: tuple[int, ...],
) -> None:
    """List what falls due and when: duties and prohibitions that start, transitions, documents and waivers that end.

    With --format ics, or an output file *.ics, as a calendar with reminders. Gaps that are in force already are counted
    only; `cardgen check` lists them.
    """
    form = form or (_SUFFIXES.get(output.suffix.lower(), "text") if output else "text")
    if remind and form != "ics":
        raise click.UsageError("--remind is for calendars; add --format ics")
    from cardgen.pipeline.deadlines import Wanted, due

    request = request_from(paths, regime_ids=regime_ids, pack_folders=pack_folders, as_of=as_of, law_at=law_at)
    report = due(request, Wanted(until, settled=whole), workers=processors())
    if not report.sources:
        no_manifest(ctx)
    if form != "json" or output:
        echo_problems(report.diagnostics, "text")
    if report.rejected and (output or form == "ics"):
        click.echo("cardgen: nothing was written; mend the lines above first", err=True)
        ctx.exit(ExitCode.INVALID_INPUT)
    content = _content(report, form, whole=whole, reminders=remind)
    if output is None:
        click.echo(content.decode() if form == "text" else content, nl=False)
    else:
        from cardgen.pipeline.write_file import write_file

        write_file(output, click.unstyle(content.decode()).encode() if form == "text" else content)
    ctx.exit(ExitCode.INVALID_INPUT if report.rejected else ExitCode.DONE)


def _content(report: DueReport, form: str, *, whole: bool, reminders: tuple[int, ...]) -> bytes:
    if form == "json":
        return (json.dumps(report.output, ensure_ascii=False, indent=2) + "\n").encode()
    if form == "ics":
        from cardgen.rendering.ics import REMINDERS, calendar, event

        found = (event(one, report.clock, reminders or REMINDERS) for one in report.output["deadlines"])
        return calendar(found, f"{settings_here().title}: deadlines")
    from cardgen.cli.deadlines_text import deadlines_text

    return deadlines_text(report, whole=whole).encode()
