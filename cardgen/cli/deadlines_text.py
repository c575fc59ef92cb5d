"""What falls due as terminal text: by day, then system, what starts or ends and how much of it is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

import click

from cardgen.domain.deadline_output import DeadlineOutput, DueDayOutput
from cardgen.domain.text import counted, listed
from cardgen.rendering.deadline_words import NOBODY, state_words
from cardgen.rendering.pieces import one_line
from cardgen.rendering.words import relative_date

if TYPE_CHECKING:
    from cardgen.pipeline.deadlines import DueReport

_FEW = 6


def deadlines_text(report: DueReport, *, whole: bool) -> str:
    """Return what falls due, soonest first; whole with each duty and what it lacks, short with the first of them."""
    return "".join(f"{line}\n" for line in (*_days(report, whole=whole), *_total(report)))


def _days(report: DueReport, *, whole: bool) -> Iterator[str]:
    for iso, same in groupby(report.output["deadlines"], key=lambda one: one["date"]):
        yield f"{click.style(iso, bold=True)}  ({relative_date(date.fromisoformat(iso), report.clock.as_of)})"
        for system, some in groupby(same, key=lambda one: one["system"]):
            if system:
                yield one_line(f"{system['name']} ({system['id']})").join(("  ", ""))
            for one in some:
                yield from _deadline(one, whole=whole)
        yield ""


def _deadline(one: DeadlineOutput, *, whole: bool) -> Iterator[str]:
    if one["system"] is None:
        yield f"  {one_line(one['title'])}"
        return
    parts = [one["title"]]
    if one["kind"] in {"duty_starts", "transition_ends", "waiver_ends"}:
        parts.append(f"{one['open']} of {one['total']} open" if one["kind"] != "waiver_ends" else _waived(one))
    parts.append(f"owner: {one['owner'] or NOBODY}")
    yield f"    {one_line('; '.join(parts))}"
    for document in one["documents"]:
        if not document["counts"]:
            yield f"      {one_line(document['title'])} does not count today: {document['state']}"
    if one["decided_by"]:
        yield f"      decided by {listed(one['decided_by'], _FEW)}"
    yield from _whole(one) if whole else _short(one)


def _waived(one: DeadlineOutput) -> str:
    return f"{counted(one['open'], 'gap')} no longer waived"


def _short(one: DeadlineOutput) -> Iterator[str]:
    rests = one["kind"] == "evidence_ends"
    names = [duty["requirement"] for duty in one["duties"] if duty["open"] or duty["to_do"] or rests]
    if names:
        yield f"      {'rests on it: ' if rests else ''}{listed(names, _FEW)}"
    for rule in one["rules"]:
        yield f"      {one_line(_cited(rule['rule'], rule['references']))}  {one_line(rule['title'])}"


def _whole(one: DeadlineOutput) -> Iterator[str]:
    for rule in one["rules"]:
        yield f"      {one_line(_cited(rule['rule'], rule['references']))}  {one_line(rule['title'])}"
        yield from _left(rule["to_do"], rule["day"])
    for duty in one["duties"]:
        name = _cited(duty["requirement"], duty["references"])
        yield f"      {one_line(name)}  {one_line(duty['title'])}  ({duty['severity']}, {state_words(duty)})"
        yield from _left(duty["to_do"], duty["day"])


def _cited(name: str, references: Sequence[str]) -> str:
    return f"{name} ({', '.join(references)})" if references else name


def _left(to_do: Sequence[str], day: DueDayOutput) -> Iterator[str]:
    for action in to_do:
        yield f"        {one_line(action)}"
    if day["note"]:
        yield f"        {one_line(day['note'])}"
    for action in day["to_do"]:
        yield f"        to settle the day: {one_line(action)}"


def _total(report: DueReport) -> Iterator[str]:
    output = report.output
    number = len(output["deadlines"])
    until = f" until {output['until']}" if output["until"] else ""
    yield f"{counted(number, 'deadline')} of {counted(report.systems, 'system')} as of {output['as_of']}{until}"
    if output["settled"]:
        yield f"{counted(output['settled'], 'more deadline')} with nothing open: --all lists them"
    now = output["in_force"]
    yield (
        f"in force already, so no deadline: {counted(now['gaps'], 'gap')}, {now['undetermined']} undetermined, "
        f"{now['prohibited']} prohibited; see `cardgen check`"
    )
    if now["overdue_reviews"]:
        yield f"rules whose review is overdue: {', '.join(now['overdue_reviews'])}; look for newer packs"
