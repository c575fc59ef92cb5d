"""`cardgen explain`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from cardgen.cli.exit_code import ExitCode
from cardgen.cli.options import as_of_option, law_at_option, pack_folders_option, request_from
from cardgen.cli.reporting import echo_problems, no_manifest


@click.command()
@click.argument("what")
@click.argument("name", required=False)
@pack_folders_option
@as_of_option
@law_at_option
@click.pass_context
def explain(  # noqa: PLR0913 - the options of the command
    ctx: click.Context,
    what: str,
    name: str | None,
    *,
    pack_folders: tuple[Path, ...],
    as_of: date | None,
    law_at: date | None,
) -> None:
    """Show why a manifest comes out as it does, or what a rule or requirement says.

    \b
    cardgen explain cv-screener.cardgen.yaml              every verdict with its reasons
    cardgen explain cv-screener.cardgen.yaml AIA-26-7     one rule or requirement for this system
    cardgen explain annex-iii-4-a                         what a rule or requirement says
    """  # noqa: D301 - Click reads the backspace character
    from cardgen.pipeline.check import check, load_law
    from cardgen.rendering.because import Origin
    from cardgen.rendering.explain import explained_name, explained_system

    path = Path(what)
    is_manifest = path.exists() or name is not None
    request = request_from((path,) if is_manifest else (), pack_folders=pack_folders, as_of=as_of, law_at=law_at)
    if not is_manifest:
        law = load_law(request)
        echo_problems(law.diagnostics, "text")
        click.echo(explained_name(law.regimes, what), nl=False)
        ctx.exit(ExitCode.INVALID_INPUT if law.diagnostics else ExitCode.DONE)
    report = check(request)
    if not report.sources:
        no_manifest(ctx)
    echo_problems(report.diagnostics, "text")
    for one in report.assessed:
        click.echo(
            explained_system(
                one.assessments, Origin(one.system.source.name, one.system.facts), one.system.manifest, name
            ),
            nl=False,
        )
    ctx.exit(ExitCode.INVALID_INPUT if report.rejected else ExitCode.DONE)
