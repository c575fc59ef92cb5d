"""Deadlines as a calendar: what RFC 5545 asks for, the same events again, text that stays text, reminders."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from cardgen.domain.clock import Clock
from cardgen.domain.deadline_output import DeadlineOutput, DueDutyOutput, NamedOutput
from cardgen.rendering.ics import REMINDERS, calendar, event
from cardgen.rendering.pieces import one_line

CLOCK = Clock(date(2026, 11, 21), date(2026, 11, 21))
CONTENT_LINE = re.compile(rb"[A-Z][A-Z0-9-]*(;[A-Z-]+=[A-Za-z0-9-]+)*:[^\x00-\x08\x0a-\x1f\x7f]*")
UID = "6e97e3b0-a3bf-527e-b182-b58462aeba71"


def a_duty(**more: Any) -> DueDutyOutput:
    day = {"certain": True, "later": [], "reference": "Art. 1", "unless": None, "note": "", "missing": [], "to_do": []}
    return {
        "requirement": "T-1",
        "regime": "test",
        "title": "Risks",
        "references": ["Art. 9(1)"],
        "severity": "high",
        "applicability": "applies",
        "verdict": "not_satisfied",
        "open": True,
        "day": day,
        "missing": [],
        "to_do": ["write risks"],
        **more,  # type: ignore[typeddict-item]  # any of its keys
    }


def a_deadline(**more: Any) -> DeadlineOutput:
    duties = more.pop("duties", [a_duty()])
    return {
        "uid": UID,
        "date": "2027-12-02",
        "kind": "duty_starts",
        "title": "Test: 1 duty starts to bind",
        "system": NamedOutput(id="recruiter", name="Recruiter"),
        "regime": NamedOutput(id="test", name="Test"),
        "certain": True,
        "decided_by": [],
        "severity": "high",
        "owner": "A. Weiss",
        "open": 1,
        "total": 1,
        "duties": duties,
        "rules": [],
        "documents": [],
        "waivers": [],
        **more,  # type: ignore[typeddict-item]  # any of its keys
    }


def parsed(content: bytes) -> list[Event]:
    """Return the events of a calendar that holds to the format to the letter."""
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 for line in lines), "75 octets at most, without the line break"
    assert not any(b"\r" in line or b"\n" in line for line in lines)
    unfolded = re.sub(rb"\r\n[ \t]", b"", content).decode("utf-8").encode().removesuffix(b"\r\n").split(b"\r\n")
    assert [line for line in unfolded if not CONTENT_LINE.fullmatch(line)] == []
    whole = Calendar.from_ical(content)
    assert (whole["version"], whole["calscale"]) == ("2.0", "GREGORIAN")
    assert str(whole["prodid"]).startswith("-//cardgen//")
    assert "method" not in whole
    assert whole.subcomponents, "a calendar holds at least one component"
    events = [one for one in whole.subcomponents if isinstance(one, Event)]
    for one in events:
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION"} <= set(one)
        assert not one.errors
        for alarm in one.walk("VALARM"):
            assert {"ACTION", "TRIGGER", "DESCRIPTION"} <= set(alarm)
    assert len({str(one["uid"]) for one in events}) == len(events)
    return events


def only(content: bytes) -> Event:
    (one,) = parsed(calendar([content], "Portfolio"))
    return one


def test_an_event_takes_the_whole_day_and_nobodys_time() -> None:
    one = only(event(a_deadline(), CLOCK))
    assert (one.decoded("dtstart"), one.decoded("dtend")) == (date(2027, 12, 2), date(2027, 12, 3))
    assert one["dtstart"].params["VALUE"] == "DATE"
    assert (one["transp"], one["status"]) == ("TRANSPARENT", "CONFIRMED")
    assert (str(one["uid"]), one.decoded("dtstamp")) == (UID, datetime(2026, 11, 21, tzinfo=UTC))
    assert "url" not in one


def test_the_event_says_what_is_missing_and_where_it_stands() -> None:
    one = only(event(a_deadline(), CLOCK))
    assert one["summary"] == "Recruiter: Test: 1 duty starts to bind (1 open)"
    description = str(one["description"])
    for words in ("Recruiter (recruiter)", "Owner: A. Weiss", "T-1 (Art. 9(1)), high, gap: Risks", "write risks"):
        assert words in description
    assert one.categories == ["cardgen", "duty starts", "Test"]


def test_what_is_not_certain_is_tentative_and_says_what_decides() -> None:
    day = {**a_duty()["day"], "certain": False, "note": "at the earliest", "to_do": ["answer use.areas: In which?"]}
    unsure = a_duty(verdict="undetermined", applicability="undetermined", day=day)
    one = only(event(a_deadline(certain=False, duties=[unsure], decided_by=["use.areas"]), CLOCK))
    assert one["status"] == "TENTATIVE"
    for words in ("Decided by: use.areas", "undetermined whether it applies", "at the earliest", "answer use.areas"):
        assert words in str(one["description"])
    mixed = only(event(a_deadline(certain=False, duties=[a_duty(), unsure]), CLOCK))
    assert mixed["status"] == "CONFIRMED", "one of its duties does start"


def test_many_duties_are_named_all_and_told_in_part() -> None:
    duties = [a_duty(requirement=f"T-{index}", title="Long " * 60) for index in range(200)]
    description = str(only(event(a_deadline(duties=duties, open=200, total=200), CLOCK))["description"])
    assert all(f"T-{index}" in description for index in range(200))
    assert "And 175 more: T-25, T-26" in description


def triggers(one: Event) -> list[timedelta]:
    return [alarm.decoded("trigger") for alarm in one.walk("VALARM")]


@pytest.mark.parametrize(
    ("day", "reminders", "expected"),
    [
        ("2027-12-02", REMINDERS, [90, 30, 7]),
        ("2027-12-02", (1, 14, 14, 0), [14, 1, 0]),
        ("2026-12-02", REMINDERS, [7]),
        ("2026-11-28", REMINDERS, [7]),
        ("2026-11-27", REMINDERS, []),
        ("2026-11-21", (0, 1), [0]),
        ("2027-12-02", (), []),
    ],
)
def test_reminders_come_before_the_day_and_never_in_the_past(
    day: str, reminders: tuple[int, ...], expected: list[int]
) -> None:
    one = only(event(a_deadline(date=day), CLOCK, reminders))
    assert triggers(one) == [timedelta(days=-days) for days in expected]
    assert {str(alarm["action"]) for alarm in one.walk("VALARM")} <= {"DISPLAY"}


def test_nothing_reminds_of_what_is_settled() -> None:
    assert triggers(only(event(a_deadline(open=0), CLOCK))) == []


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-30"])
def test_the_last_day_of_all_has_no_end(day: str) -> None:
    one = only(event(a_deadline(date=day), CLOCK))
    assert one.decoded("dtstart") == date.fromisoformat(day)
    assert ("dtend" in one) == (day != "9999-12-31")


def test_the_first_day_of_all_is_no_fault() -> None:
    early = Clock(date.min, date.min)
    assert triggers(only(event(a_deadline(date="0001-01-02"), early, (1, 3650)))) == [timedelta(days=-1)]


def test_a_calendar_without_events_is_still_one() -> None:
    content = calendar([], "Portfolio")
    assert parsed(content) == []
    assert b"X-WR-CALNAME:Portfolio\r\n" in content
    assert content.count(b"BEGIN:") == content.count(b"END:") == 3


def test_the_same_deadlines_give_the_same_bytes() -> None:
    one, other = (calendar([event(a_deadline(), CLOCK)], "Portfolio") for _ in range(2))
    assert one == other


HOSTILE = [
    "a, b; c\\n d \\, \\; \\\\",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:mine",
    "x\nATTACH:http://example.org/\n",
    "tab\tbell\x07null\x00escape\x1b[31m delete\x7f next\x85 line\u2028 paragraph\u2029 end\x0b\x0c\x1c",
    "ä" * 200,
    "\U0001f4a9" * 100,
    "e\u0301" * 150,
    '"quoted":;,^n^\'',
    "BEGIN:VALARM",
    " leading and trailing ",
    "\ud800 half a pair",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    duty = a_duty(title=text, to_do=[text], references=[text])
    document = {"evidence": "plan", "title": text, "kind": text, "owner": text, "counts": False, "state": "expired"}
    waiver = {"requirement": text, "reason": text, "approver": text}
    named = NamedOutput(id="recruiter", name=text)
    deadline = a_deadline(
        system=named,
        regime=named,
        title=text,
        owner=text,
        duties=[duty],
        documents=[document],
        waivers=[waiver],
    )
    (one,) = parsed(calendar([event(deadline, CLOCK)], text))
    assert one["summary"] == one_line(f"{text}: {text} (1 open)")
    assert str(one["description"]).count(one_line(text)) >= 8
    assert one.categories == ["cardgen", "duty starts", one_line(text)]


@given(st.text())
def test_any_text_comes_back_as_it_was(text: str) -> None:
    one = only(event(a_deadline(title=text, owner=text), CLOCK))
    assert one["summary"] == one_line(f"Recruiter: {text} (1 open)")
