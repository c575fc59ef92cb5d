"""What falls due for a portfolio: every system assessed, its deadlines chosen, all of them by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from pydantic_core import from_json, to_json

from cardgen.domain.clock import Clock
from cardgen.domain.deadline import Deadline
from cardgen.domain.deadline_output import DeadlineOutput, DeadlinesOutput, InForceOutput
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.due import deadlines_of, overdue_reviews, reviews_of
from cardgen.loading.document import Source
from cardgen.pipeline.check import Assessed
from cardgen.pipeline.check_each import Checked, check_each, receipt
from cardgen.pipeline.gather import Request
from cardgen.rendering.deadlines import deadline_output
from cardgen.rendering.report import diagnostics_output


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which deadlines are told: up to a day, and those with something to do unless all are asked for."""

    until: date | None = None
    settled: bool = False


@dataclass(frozen=True, slots=True)
class DueReport:
    """What falls due, what is in force already, and what is to be said about the files."""

    output: DeadlinesOutput
    systems: int
    sources: tuple[Source, ...]
    diagnostics: tuple[Diagnostic, ...]
    clock: Clock
    rejected: bool


def due(request: Request, wanted: Wanted, *, workers: int = 1) -> DueReport:
    """Return what falls due for the systems of a request; the result does not depend on the number of workers."""
    as_of = request.clock.as_of
    checked = check_each(request, partial(_system, wanted, as_of), workers=workers)
    parts = [from_json(text) for text in checked.texts]
    reviews = reviews_of(checked.regimes, as_of) if parts else ()
    found = [*(one for part in parts for one in part["deadlines"]), *_chosen(reviews, wanted, as_of)]
    output = DeadlinesOutput(
        schema_version=1,
        as_of=as_of.isoformat(),
        until=wanted.until.isoformat() if wanted.until else None,
        receipt=receipt(request.clock),
        in_force=_in_force(checked),
        settled=sum(part["settled"] for part in parts),
        deadlines=sorted(found, key=_order),
        diagnostics=diagnostics_output(checked.diagnostics),
    )
    return DueReport(output, len(parts), checked.sources, checked.diagnostics, request.clock, checked.rejected)


def _order(one: DeadlineOutput) -> tuple[str, str, str]:
    """Order by day and system; those of one system are in order already."""
    return one["date"], one["system"]["name"] if one["system"] else "", one["system"]["id"] if one["system"] else ""


def _in_force(checked: Checked) -> InForceOutput:
    tally = checked.tally
    overdue = overdue_reviews(checked.regimes, checked.clock.as_of)
    return InForceOutput(
        prohibited=tally.prohibited,
        gaps=tally.gaps,
        undetermined=tally.undetermined,
        overdue_reviews=[regime.id for regime in overdue],
    )


def _system(wanted: Wanted, as_of: date, one: Assessed) -> bytes:
    """Return the deadlines of a system as JSON: plain data travels between processes."""
    found = deadlines_of(one.system.manifest, one.system.evidence, one.assessments, as_of)
    return to_json({"deadlines": list(_chosen(found, wanted, as_of)), "settled": _settled(found, wanted)})


def _chosen(deadlines: Iterable[Deadline], wanted: Wanted, as_of: date) -> Iterator[DeadlineOutput]:
    for one in deadlines:
        if _in_time(one, wanted) and (one.open or wanted.settled):
            yield deadline_output(one, as_of)


def _settled(deadlines: Sequence[Deadline], wanted: Wanted) -> int:
    return 0 if wanted.settled else sum(_in_time(one, wanted) and not one.open for one in deadlines)


def _in_time(one: Deadline, wanted: Wanted) -> bool:
    return wanted.until is None or one.when <= wanted.until
