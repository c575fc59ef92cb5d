"""`cardgen build`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

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
    settings_here,
)
from cardgen.cli.reporting import echo_problems, no_manifest


@click.command()
@paths_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The folder of the site (build/site).")
@regime_option
@pack_folders_option
@as_of_option
@law_at_option
@click.pass_context
def build(  # noqa: PLR0913 - the options of the command
    ctx: click.Context,
    paths: tuple[Path, ...],
    *,
    output: Path | None,
    regime_ids: tuple[str, ...],
    pack_folders: tuple[Path, ...],
    as_of: date | None,
    law_at: date | None,
) -> None:
    """Build the documentation site of a portfolio: verdicts with reasons, cards, checklists, duties by date.

    The site is written whole or not at all; a folder that cardgen did not write is never replaced.
    """
    from cardgen.pipeline.check import check
    from cardgen.pipeline.offered import offered

    settings = settings_here()
    request = request_from(paths, regime_ids=regime_ids, pack_folders=pack_folders, as_of=as_of, law_at=law_at)
    with _progress("assessing"):
        report = check(request)
        kinds = offered(request, report.law)
    if not report.sources:
        no_manifest(ctx)
    echo_problems(dict.fromkeys((*report.diagnostics, *kinds.diagnostics)), "text")
    if report.rejected or kinds.diagnostics:
        click.echo("cardgen: nothing was built; mend the lines above first", err=True)
        ctx.exit(ExitCode.INVALID_INPUT)
    with _progress(f"building the site of {len(report.assessed)} systems"):
        from cardgen.pipeline.build import build as build_site

        folder = build_site(report, kinds.kinds, settings, output or Path(settings.output), workers=processors())
    if sys.stdout.isatty():
        click.echo(f"built {folder} ({len(report.assessed)} systems, as of {report.clock.as_of})")


@contextmanager
def _progress(text: str) -> Iterator[None]:
    """Show that something is going on, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{text} …"):
        yield
