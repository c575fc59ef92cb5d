"""`cardgen regimes`: list, show and test packs."""

from __future__ import annotations

from pathlib import Path

import click

from cardgen.cli.exit_code import ExitCode
from cardgen.cli.options import pack_folders_option, request_from
from cardgen.cli.reporting import echo_problems
from cardgen.errors import UnknownNameError


@click.group()
def regimes() -> None:
    """List, show and test regime packs."""


@regimes.command("list")
@pack_folders_option
@click.pass_context
def list_(ctx: click.Context, pack_folders: tuple[Path, ...]) -> None:
    """List the packs that are known: shipped ones and your own."""
    from cardgen.domain.text import in_language
    from cardgen.pipeline.check import load_law

    law = load_law(request_from((), pack_folders=pack_folders))
    echo_problems(law.diagnostics, "text")
    for regime in law.regimes:
        header = regime.header
        counts = f"{len(regime.rules)} rules, {len(regime.requirements)} requirements"
        click.echo(f"{regime.id}  {in_language(header.title)}  ({header.version}, {counts}, {header.review.status})")
    ctx.exit(ExitCode.INVALID_INPUT if law.diagnostics else ExitCode.DONE)


@regimes.command()
@click.argument("pack")
@pack_folders_option
@click.pass_context
def show(ctx: click.Context, pack: str, pack_folders: tuple[Path, ...]) -> None:
    """Show a pack: its axes and rules, its dates, its requirements."""
    from cardgen.pipeline.check import load_law
    from cardgen.rendering.regime_text import regime_text

    law = load_law(request_from((), regime_ids=(pack,), pack_folders=pack_folders))
    echo_problems(law.diagnostics, "text")
    for regime in law.regimes:
        click.echo(regime_text(regime), nl=False)
    ctx.exit(ExitCode.INVALID_INPUT if law.diagnostics else ExitCode.DONE)


@regimes.command()
@click.argument("packs", nargs=-1)
@pack_folders_option
@click.pass_context
def test(ctx: click.Context, packs: tuple[str, ...], pack_folders: tuple[Path, ...]) -> None:
    """Run the test table of packs: ids of known packs or folders; all known packs when none is named."""
    from cardgen.loading.pack_finder import find_packs
    from cardgen.pipeline.gather import pack_roots
    from cardgen.pipeline.trial import try_pack

    known = find_packs(pack_roots(pack_folders))
    wanted = {name: known.get(name, Path(name)) for name in packs} if packs else known
    code = ExitCode.DONE
    for name, folder in wanted.items():
        if not folder.is_dir():
            raise UnknownNameError("regime", name, known)
        trial = try_pack(folder)
        code = max(code, ExitCode.INVALID_INPUT if trial.diagnostics else ExitCode.FOUND if not trial.sound else code)
        for line in trial.lines:
            click.echo(line)
        click.echo(trial.summary)
    ctx.exit(code)
