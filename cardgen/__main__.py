"""`python -m cardgen`."""

from __future__ import annotations


def run() -> None:
    """Run the command line."""
    from cardgen.cli.main import main

    main(prog_name="cardgen")


if __name__ == "__main__":
    run()
