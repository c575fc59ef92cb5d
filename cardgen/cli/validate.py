"""`cardgen validate`."""

from __future__ import annotations

from pathlib import Path

import click

from cardgen.cli.exit_code import ExitCode
from cardgen.cli.options import pack_folders_option, paths_argument, request_from
from cardgen.cli.reporting import FORMATS, echo_problems, no_manifest


@click.command()
@paths_argument
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="How to report (text).")
@pack_folders_option
@click.pass_context
def validate(ctx: click.Context, paths: tuple[Path, ...], form: str, pack_folders: tuple[Path, ...]) -> None:
    """Check manifests against the schema: files, folders, or what the current folder holds."""
    from cardgen.pipeline.gather import gather

    portfolio = gather(request_from(paths, pack_folders=pack_folders))
    if not portfolio.sources:
        no_manifest(ctx)
    if form == "json":
        from cardgen.rendering.report import validate_json

        click.echo(validate_json([one.name for one in portfolio.sources], portfolio.diagnostics), nl=False)
    else:
        echo_problems(portfolio.diagnostics, form)
        click.echo(portfolio.summary, err=True)
    ctx.exit(ExitCode.INVALID_INPUT if portfolio.rejected else ExitCode.DONE)
