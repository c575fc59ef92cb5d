"""Deadlines as a calendar (iCalendar, RFC 5545): one all-day event for each, with reminders.

Events are rendered one by one, so that the calendar of a portfolio and that of each system share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard

from cardgen import __version__
from cardgen.domain.clock import Clock
from cardgen.domain.deadline_output import DeadlineOutput, DueDayOutput, DueDutyOutput, DueRuleOutput
from cardgen.domain.text import counted, listed
from cardgen.rendering.deadline_words import NOBODY, state_words
from cardgen.rendering.pieces import one_line

REMINDERS = (90, 30, 7)
"""How many days before a deadline a calendar reminds of it."""

_TOLD = 25
_ACTIONS = 4
_MARK = b"END:VCALENDAR\r\n"


def calendar(events: Iterable[bytes], name: str) -> bytes:
    """Return a calendar of rendered events; an empty one holds a time zone alone, since it must hold something."""
    whole = Calendar()
    whole.add("prodid", f"-//cardgen//cardgen {__version__}//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("x-wr-calname", one_line(name))
    found = b"".join(events)
    if not found:
        whole.add_component(_utc())
    empty: bytes = whole.to_ical()
    return empty.removesuffix(_MARK) + found + _MARK


def event(one: DeadlineOutput, clock: Clock, reminders: Sequence[int] = REMINDERS) -> bytes:
    """Return a deadline as an event; reminders that lie in the past are left out, and all where nothing is open."""
    found = Event()
    summary = _summary(one)
    when = date.fromisoformat(one["date"])
    found.add("uid", one["uid"])
    found.add("dtstamp", datetime.combine(clock.as_of, time(), UTC))
    found.add("dtstart", when)
    if when < date.max:  # without an end an all-day event lasts its day
        found.add("dtend", when + timedelta(days=1))
    found.add("summary", summary)
    found.add("description", "\n".join(_description(one, clock)))
    found.add("categories", [one_line(text) for text in _categories(one)])
    found.add("status", "CONFIRMED" if one["certain"] or _some_sure(one) else "TENTATIVE")
    found.add("transp", "TRANSPARENT")
    for days in sorted(set(reminders), reverse=True) if one["open"] else ():
        if (when - clock.as_of).days >= days:
            found.add_component(_alarm(days, summary))
    return bytes(found.to_ical())


def _utc() -> Timezone:
    """Return the time zone UTC, which says nothing."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - the format wants it without a zone
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    zone = Timezone()
    zone.add("tzid", "Etc/UTC")
    zone.add_component(standard)
    return zone


def _alarm(days: int, summary: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"In {counted(days, 'day')}: {summary}" if days else f"Today: {summary}")
    alarm.add("trigger", timedelta(days=-days))
    return alarm


def _summary(one: DeadlineOutput) -> str:
    system = f"{one['system']['name']}: " if one["system"] else ""
    open_ = f" ({one['open']} open)" if one["kind"] in {"duty_starts", "transition_ends"} and one["open"] else ""
    return one_line(f"{system}{one['title']}{open_}")


def _categories(one: DeadlineOutput) -> Iterator[str]:
    yield "cardgen"
    yield one["kind"].replace("_", " ")
    if one["regime"]:
        yield one["regime"]["name"]


def _some_sure(one: DeadlineOutput) -> bool:
    duties = any(duty["day"]["certain"] and duty["applicability"] == "applies" for duty in one["duties"])
    return duties or any(rule["day"]["certain"] and rule["truth"] == "true" for rule in one["rules"])


def _description(one: DeadlineOutput, clock: Clock) -> Iterator[str]:
    if one["system"]:
        yield one_line(f"System: {one['system']['name']} ({one['system']['id']})")
    if one["regime"]:
        yield one_line(f"Regime: {one['regime']['name']}")
    yield one_line(f"Owner: {one['owner'] or NOBODY}" if one["system"] else "Owner: who keeps the regime packs")
    if one["decided_by"]:
        yield f"Decided by: {listed(one['decided_by'], _TOLD)}"
    for document in one["documents"]:
        state = "" if document["counts"] else f"; it does not count today: {document['state']}"
        yield one_line(f"Last day of {document['evidence']}, {document['title']} ({document['kind']}){state}")
    for waiver in one["waivers"]:
        yield one_line(f"Waived until this day: {waiver['requirement']}; approved by {waiver['approver']}")
        yield one_line(f"  because: {waiver['reason']}")
    yield from _rules(one["rules"])
    yield from _duties(one)
    yield ""
    yield f"cardgen {__version__}, as of {clock.as_of}, law as of {clock.law_at}. No legal advice."


def _rules(rules: Sequence[DueRuleOutput]) -> Iterator[str]:
    for rule in rules:
        holds = "holds" if rule["truth"] == "true" else "undetermined"
        yield ""
        yield one_line(f"{rule['rule']} ({', '.join(rule['references'])}), {holds}: {rule['title']}")
        yield from _left(rule["to_do"], rule["day"])


def _duties(one: DeadlineOutput) -> Iterator[str]:
    if one["kind"] == "evidence_ends":
        yield from ["", f"Rests on it today: {_ids(one['duties'])}"] if one["duties"] else []
        return
    listed = [duty for duty in one["duties"] if duty["open"] or duty["to_do"]]
    rest = [duty for duty in one["duties"] if not (duty["open"] or duty["to_do"])]
    if listed:
        yield from ("", "To document by then:" if one["kind"] == "waiver_ends" else "To do:")
    for duty in listed[:_TOLD]:
        yield from _duty(duty)
    if listed[_TOLD:]:
        yield f"And {len(listed[_TOLD:])} more: {_ids(listed[_TOLD:])}"
    if rest:
        yield from ("", f"Nothing open: {_ids(rest)}")


def _duty(duty: DueDutyOutput) -> Iterator[str]:
    references = f" ({', '.join(duty['references'])})" if duty["references"] else ""
    yield one_line(f"- {duty['requirement']}{references}, {duty['severity']}, {state_words(duty)}: {duty['title']}")
    yield from _left(duty["to_do"], duty["day"])


def _left(to_do: Sequence[str], day: DueDayOutput) -> Iterator[str]:
    for action in to_do[:_ACTIONS]:
        yield f"  {one_line(action)}"
    if to_do[_ACTIONS:]:
        yield f"  and {len(to_do[_ACTIONS:])} more"
    if day["note"]:
        yield f"  {one_line(day['note'])}"
    for action in day["to_do"][:_ACTIONS]:
        yield f"  to settle the day: {one_line(action)}"


def _ids(duties: Iterable[DueDutyOutput]) -> str:
    return ", ".join(duty["requirement"] for duty in duties)
