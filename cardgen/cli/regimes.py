"""`cardgen regimes`: list, show and test packs."""

from __future__ import annotations

from pathlib import Path

import click

from cardgen.cli.exit_code import ExitCode
from cardgen.cli.options import pack_folders_option
from cardgen.errors import UnknownNameError


@click.group()
def regimes() -> None:
    """List, show and test regime packs."""


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
    sound = True
    for name, folder in wanted.items():
        if not (folder / "pack.yaml").is_file():
            raise UnknownNameError("regime", name, known)
        trial = try_pack(folder)
        sound = sound and trial.sound
        for problem in (*trial.diagnostics, *trial.failures, *trial.untried):
            click.echo(str(problem))
        verdict = "sound" if trial.sound else "not sound"
        counts = f"{len(trial.diagnostics)} problems, {len(trial.failures)} failures, {len(trial.untried)} not tried"
        click.echo(f"{trial.pack}: {trial.examples} examples, {counts}: {verdict}")
    ctx.exit(ExitCode.DONE if sound else ExitCode.FOUND)
