"""Diagnostics as terminal text and as annotations of a code host."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from cardgen.cli.exit_code import ExitCode

if TYPE_CHECKING:
    from cardgen.domain.diagnostic import Diagnostic

FORMATS = ("text", "json", "github")


def echo_problems(diagnostics: Iterable[Diagnostic], form: str) -> None:
    """Print diagnostics, one line each: errors and warnings on standard error, annotations on standard output."""
    for one in diagnostics:
        if form == "github":
            click.echo(annotation(one.level, one.path, one.line, f"{one.what}; {one.what_now}", one.pointer))
        else:
            mark = "" if one.level == "error" else "warning: "
            click.echo(f"{mark}{one}", err=True)


def annotation(level: str, path: str, line: int, message: str, title: str) -> str:
    """Return a workflow command that shows a message on a line of a file (GitHub's `::error file=…`)."""

    def escaped(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def escaped_property(text: str) -> str:
        return escaped(text).replace(":", "%3A").replace(",", "%2C")

    place = f"file={escaped_property(path)},line={line},title={escaped_property(title or 'cardgen')}"
    return f"::{level} {place}::{escaped(message)}"


def no_manifest(ctx: click.Context) -> None:
    """Say that nothing was found and how to start."""
    click.echo("cardgen: no manifest found; name files or folders, or start with `cardgen init`", err=True)
    ctx.exit(ExitCode.NO_MANIFEST)
