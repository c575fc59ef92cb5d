"""`cardgen document`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.exit_code import ExitCode
from cardgen.cli.options import as_of_option, law_at_option, pack_folders_option, regime_option, request_from
from cardgen.cli.reporting import echo_problems, no_manifest

if TYPE_CHECKING:
    from cardgen.pipeline.gather import Request
    from cardgen.rendering.document_text import Form

AUDIENCES = ("public", "downstream", "authority")
FORMS = ("md", "html")


@click.command()
@click.argument("kind", required=False)
@click.argument("manifest", required=False, type=click.Path(path_type=Path))
@click.option("--list", "list_", is_flag=True, help="List the kinds of document, with the regime that asks for each.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write (standard output).")
@click.option("--format", "form", type=click.Choice(FORMS), help="Markdown or HTML (md, or what the file's name says).")
@click.option("--audience", type=click.Choice(AUDIENCES), default="authority", help="For whom it is (authority: all).")
@regime_option
@pack_folders_option
@as_of_option
@law_at_option
@click.pass_context
def document(  # noqa: PLR0913 - the options of the command
    ctx: click.Context,
    kind: str | None,
    manifest: Path | None,
    *,
    list_: bool,
    output: Path | None,
    form: Form | None,
    audience: str,
    regime_ids: tuple[str, ...],
    pack_folders: tuple[Path, ...],
    as_of: date | None,
    law_at: date | None,
) -> None:
    """Draft a document that a regime asks for, such as technical documentation or a declaration of conformity.

    KIND is one of those that --list names, MANIFEST the file of one system. What the manifest lacks stands in its place
    as a numbered gap with the path to fill. The draft is written all the same where it is not asked of the system.
    """
    paths = (manifest,) if manifest else ()
    request = request_from(paths, regime_ids=regime_ids, pack_folders=pack_folders, as_of=as_of, law_at=law_at)
    if list_:
        ctx.exit(_list(request))
    if kind is None or manifest is None:
        raise click.UsageError("name a kind of document and a manifest, or give --list")
    from cardgen.domain.document_kind import Audience
    from cardgen.pipeline.documents import draft

    done = draft(request, kind, Audience(audience), form or _form_of(output))
    echo_problems(done.diagnostics, "text")
    if not done.sources:
        no_manifest(ctx)
    if done.rejected:
        ctx.exit(ExitCode.INVALID_INPUT)
    for note in done.notes:
        click.echo(f"cardgen: {note}", err=True)
    if output is None:
        click.echo(done.text, nl=False)
        return
    from cardgen.pipeline.write_file import write_file

    write_file(output, done.text.encode())


def _form_of(output: Path | None) -> Form:
    return "html" if output and output.suffix.lower() in {".html", ".htm"} else "md"


def _list(request: Request) -> ExitCode:
    from cardgen.domain.text import in_language
    from cardgen.pipeline.check import load_law
    from cardgen.pipeline.offered import offered

    kinds = offered(request, load_law(request))
    echo_problems(kinds.diagnostics, "text")
    for one in kinds.kinds:
        click.echo(f"{one.id}  {in_language(one.kind.title)}  ({one.regime})")
    return ExitCode.INVALID_INPUT if kinds.diagnostics else ExitCode.DONE
