"""`cardgen ask`."""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.exit_code import ExitCode
from cardgen.cli.options import (
    as_of_option,
    law_at_option,
    pack_folders_option,
    regime_option,
    request_from,
)
from cardgen.cli.reporting import no_manifest

if TYPE_CHECKING:
    from cardgen.pipeline.ask import Sitting, Wish
    from cardgen.pipeline.gather import Request

_MOST_ON_A_SCREEN = 4


@click.command()
@click.argument("manifest", required=False, type=click.Path(path_type=Path))
@regime_option
@click.option("--for", "names", multiple=True, metavar="NAME", help="Decide this axis or requirement only. Repeatable.")
@click.option("--all", "everything", is_flag=True, help="Go on with questions that decide single requirements.")
@click.option("--list", "listed", is_flag=True, help="Print the open questions, best first, and ask nothing.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="How to print the list.")
@click.option("--answers", type=click.Path(path_type=Path), metavar="FILE", help="Take the answers from a YAML file.")
@click.option("--one-by-one", is_flag=True, help="One question on each screen.")
@pack_folders_option
@as_of_option
@law_at_option
@click.pass_context
def ask(  # noqa: PLR0913 - the options of the command
    ctx: click.Context,
    manifest: Path | None,
    *,
    regime_ids: tuple[str, ...],
    names: tuple[str, ...],
    everything: bool,
    listed: bool,
    form: str,
    answers: Path | None,
    one_by_one: bool,
    pack_folders: tuple[Path, ...],
    as_of: date | None,
    law_at: date | None,
) -> None:
    """Ask for what is still undetermined and write each answer into the manifest at once.

    Only questions that can change an outcome are asked, the one that settles most first. Comments, order and quoting
    stay as they are. Stop when you like: what is answered is in the file, and the next run goes on from there.
    """
    from cardgen.pipeline.ask import RefusedError, Wish

    gc.enable()  # a run that waits for people is long, and each trial leaves something to collect
    request = request_from((), regime_ids=regime_ids, pack_folders=pack_folders, as_of=as_of, law_at=law_at)
    path = _the_manifest(ctx, manifest, request)
    if not (listed or answers) and not (sys.stdin.isatty() and sys.stdout.isatty()):
        what = "there is no terminal to ask in; print the questions with --list, or answer them with --answers FILE"
        raise click.UsageError(what, ctx)
    try:
        _run(path, request, Wish(names, everything), (listed, form, answers, 1 if one_by_one else _MOST_ON_A_SCREEN))
    except RefusedError as error:
        click.echo(str(error), err=True)
        ctx.exit(ExitCode.INVALID_INPUT)


def _run(path: Path, request: Request, wish: Wish, how: tuple[bool, str, Path | None, int]) -> None:
    from dataclasses import replace

    from cardgen.pipeline.ask import sitting

    listed, form, answers, most = how
    interview: Sitting = sitting(replace(request, paths=(path,)), wish)
    if listed:
        from cardgen.cli.ask_list import list_json, list_text

        click.echo(list_json(interview) if form == "json" else list_text(interview), nl=False)
    elif answers:
        from cardgen.cli.ask_file import answer_from

        answer_from(interview, answers, request.base)
    else:
        from cardgen.cli.ask_terminal import interview_here

        interview_here(interview, most)


def _the_manifest(ctx: click.Context, path: Path | None, request: Request) -> Path:
    """Return the one manifest that is meant: the file that is named, or the only one there is."""
    from cardgen.loading.discover import discover

    sources = discover((path,) if path else request.paths, request.base)
    if not sources:
        no_manifest(ctx)
    if len(sources) > 1:
        names = ", ".join(source.name for source in sources[:5])
        raise click.UsageError(f"there are {len(sources)} manifests; name one of them: {names} …", ctx)
    return sources[0].path
