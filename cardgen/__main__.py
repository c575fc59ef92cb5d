"""`python -m cardgen`."""

from __future__ import annotations

import gc


def run() -> None:
    """Run the command line.

    A run is short and its values hang together until it ends, so the collector of cycles only costs time.
    """
    gc.disable()
    from cardgen.cli.main import main

    main(prog_name="cardgen")


if __name__ == "__main__":
    run()
