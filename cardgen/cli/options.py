"""Options and arguments that several commands share, and the request that they make."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from cardgen.loading.settings import Settings
    from cardgen.pipeline.gather import Request

F = TypeVar("F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """An ISO date on the command line."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """Return the date, or fail with what a date looks like."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").replace(tzinfo=UTC).date()
        except ValueError:
            self.fail(f"{value!r} is not a date; write it like 2027-12-02", param, ctx)


paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))

pack_folders_option = click.option(
    "--regimes",
    "pack_folders",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder with regime packs of your own. Can be repeated.",
)

regime_option = click.option(
    "--regime", "regime_ids", multiple=True, metavar="ID", help="Assess under this regime only. Can be repeated."
)

as_of_option = click.option("--as-of", type=Day(), metavar="DATE", help="The day that is asked about (today).")

law_at_option = click.option(
    "--law-at", type=Day(), metavar="DATE", help="The day whose knowledge of the law is used (the as-of day)."
)


def today() -> date:
    """Return today's date in UTC: the one place where the clock is read."""
    return datetime.now(tz=UTC).date()


def processors() -> int:
    """Return on how many processors this process may run."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def settings_here() -> Settings:
    """Return the settings of the current folder."""
    from cardgen.loading.settings import load_settings

    return load_settings(Path.cwd())


def request_from(
    paths: tuple[Path, ...],
    *,
    regime_ids: tuple[str, ...] = (),
    pack_folders: tuple[Path, ...] = (),
    as_of: date | None = None,
    law_at: date | None = None,
) -> Request:
    """Return the request that arguments, options and the settings file make together."""
    from cardgen.domain.clock import Clock
    from cardgen.pipeline.gather import Request

    settings = settings_here()
    base = Path.cwd()
    day = as_of or today()
    return Request(
        paths=paths or tuple(base / one for one in settings.paths) or (base,),
        base=base,
        clock=Clock(day, law_at or day),
        regime_ids=regime_ids or settings.regimes,
        pack_folders=(*(base / one for one in settings.packs), *pack_folders),
    )
