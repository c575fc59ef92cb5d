"""The Click group and the one door where failures become exit codes."""

from __future__ import annotations

import importlib
import traceback

import click

from cardgen import __version__
from cardgen.cli.exit_code import ExitCode
from cardgen.errors import CardgenError

_COMMANDS = {
    "ask": "cardgen.cli.ask:ask",
    "build": "cardgen.cli.build:build",
    "check": "cardgen.cli.check:check",
    "deadlines": "cardgen.cli.deadlines:deadlines",
    "document": "cardgen.cli.document:document",
    "explain": "cardgen.cli.explain:explain",
    "init": "cardgen.cli.init:init",
    "regimes": "cardgen.cli.regimes:regimes",
    "schema": "cardgen.cli.schema:schema",
    "validate": "cardgen.cli.validate:validate",
}


class CardgenGroup(click.Group):
    """Loads a command only when it is called, and turns failures into exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands."""
        del ctx
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing them."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_HELP.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; what cannot go on ends in one line and a code, a bug in a traceback and another code."""
        try:
            return super().invoke(ctx)
        except CardgenError as error:
            click.echo(f"cardgen: {error}", err=True)
            ctx.exit(ExitCode.INVALID_INPUT)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"cardgen: {where}{error.strerror}; check the path and its permissions", err=True)
            ctx.exit(ExitCode.INVALID_INPUT)
        except Exception:  # noqa: BLE001 - the error door: whatever gets here is our bug
            traceback.print_exc()
            click.echo("cardgen: this is a bug in cardgen; please report it with the lines above", err=True)
            ctx.exit(ExitCode.INTERNAL)


_HELP = {
    "ask": "Ask for what is still undetermined and write the answers down.",
    "build": "Build the documentation site of a portfolio.",
    "check": "Assess manifests and report gaps and open questions.",
    "deadlines": "List what falls due, or export it as a calendar.",
    "document": "Draft a document that a regime asks for.",
    "explain": "Show why a rule or requirement comes out as it does.",
    "init": "Write a commented starter manifest.",
    "regimes": "List, show and test regime packs.",
    "schema": "Print or write the JSON Schemas.",
    "validate": "Check manifests against the schema.",
}


@click.group(cls=CardgenGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cardgen")
def main() -> None:
    """Compliance documentation for AI systems, generated from facts.

    Describe a system in one YAML manifest; cardgen says which duties follow, why, from when, what is documented and
    what nobody has answered yet. It documents; it is no legal advice and no conformity assessment.
    """
