"""`python -m cardgen`, and what the installed command runs."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from pathlib import Path


def run() -> None:
    """Run the command line and leave with its exit code.

    A run is short and its values hang together until it ends, so the collector of cycles only costs time.
    """
    gc.disable()
    if sys.stdout is None:  # started without any standard output: work all the same
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - closed by the end of the process
    code = _code()
    try:
        sys.stdout.flush()
    except OSError as error:
        code = _unwritable(error)
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _code() -> int:
    import click

    from cardgen.cli.exit_code import ExitCode
    from cardgen.cli.main import main

    try:
        return int(main(prog_name="cardgen", standalone_mode=False) or ExitCode.DONE)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        click.echo("cardgen: interrupted", err=True)
        return ExitCode.INTERRUPTED
    except OSError as error:
        return _unwritable(error)
    except SystemExit:  # Click's own answer to a closed pipe; every other end of a command is returned
        return ExitCode.CLOSED_PIPE


def _unwritable(error: OSError) -> int:
    """Return the code for output that nobody takes: a closed pipe is no fault, a full disk is one."""
    from cardgen.cli.exit_code import ExitCode

    if isinstance(error, BrokenPipeError):
        return ExitCode.CLOSED_PIPE
    sys.stderr.write(f"cardgen: cannot write: {error.strerror}; free some space or name another place\n")
    return ExitCode.INVALID_INPUT


if __name__ == "__main__":
    run()
