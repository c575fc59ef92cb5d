"""`cardgen deadlines`: what falls due as text, JSON and a calendar; whole or not at all; the same bytes again."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from icalendar import Calendar, Event
from jsonschema import Draft202012Validator

from tests.e2e.conftest import run_cardgen

if TYPE_CHECKING:
    from tests.e2e.conftest import Cardgen, Checked, Command, SmallLaw, Write

TODAY = ("--as-of", "2026-11-21", "--law-at", "2026-11-21")
BARE = "manifest: 1\nsystem: {id: bare, name: Bare}\norganisation: {roles: [deployer]}\n"
PLAN = """\
manifest: 1
system: {id: plan, name: "Plan, \\"A\\"; B\\r\\nEND:VEVENT"}
organisation: {roles: [provider]}
governance: {accountable: A. Weiss}
use: {intended_purpose: plans}
evidence: [{id: plan, kind: monitoring_plan, title: Monitoring plan, file: plan.md, valid_until: 2027-01-31}]
waivers: [{requirement: D-2, reason: in work, approver: The chief, expires: 2027-06-30}]
facts: {demo: {safety: {part: true}, ground: []}}
"""
Listed: TypeAlias = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def whole(root: Path) -> dict[str, Any]:
    """Return the JSON of all deadlines of the example portfolio."""
    data: dict[str, Any] = json.loads(
        run_cardgen("deadlines", "--all", "--format", "json", *TODAY, cwd=root / "examples").stdout
    )
    return data


@pytest.fixture
def listed(cardgen: Cardgen, small_law: SmallLaw) -> Listed:
    """Return the JSON of the deadlines of what stands in the test's folder, under the demo pack."""

    def run(*args: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(cardgen("deadlines", *TODAY, *small_law, "--format", "json", *args).stdout)
        return data

    return run


def events(content: bytes) -> list[Event]:
    return [one for one in Calendar.from_ical(content).subcomponents if isinstance(one, Event)]


class TestJson:
    """The list for other programs."""

    def test_it_follows_its_schema(self, whole: dict[str, Any], root: Path) -> None:
        schema = json.loads((root / "schemas" / "deadlines.schema.json").read_bytes())
        Draft202012Validator(schema).validate(whole)
        kinds = {one["kind"] for one in whole["deadlines"]}
        assert {"duty_starts", "transition_ends", "waiver_ends", "evidence_ends", "pack_review"} <= kinds

    def test_each_upcoming_duty_of_a_check_is_in_it_once(self, whole: dict[str, Any], checked: Checked) -> None:
        expected = {
            (one["manifest"]["id"], finding["requirement"], finding["timing"]["from"])
            for one in checked["assessments"]
            for regime in one["regimes"]
            for finding in regime["findings"]
            if finding["timing"]["state"] == "upcoming" and finding["verdict"] != "not_applicable"
        }
        found = [
            (one["system"]["id"], duty["requirement"], one["date"])
            for one in whole["deadlines"]
            if one["kind"] in {"duty_starts", "transition_ends"}
            for duty in one["duties"]
        ]
        assert len(found) == len(set(found))
        assert set(found) == expected
        assert len(expected) > 100

    def test_it_is_one_for_each_system_day_kind_and_regime(self, whole: dict[str, Any]) -> None:
        keys = [
            (one["date"], one["kind"], *((part or {}).get("id") for part in (one["system"], one["regime"])))
            for one in whole["deadlines"]
        ]
        assert len(keys) == len(set(keys)) == len({one["uid"] for one in whole["deadlines"]})
        assert [key[0] for key in keys] == sorted(key[0] for key in keys)

    def test_what_is_not_certain_names_what_decides(self, whole: dict[str, Any]) -> None:
        unsure = [one for one in whole["deadlines"] if not one["certain"]]
        assert unsure
        for one in unsure:
            frees = [duty["day"]["unless"] for duty in (*one["duties"], *one["rules"])]
            assert one["decided_by"] or any(frees), one["title"]
            assert "may" in one["title"] or "not certain" in one["title"]
        assert [one["title"] for one in whole["deadlines"] if one["certain"] and " may " in one["title"]] == []

    def test_gaps_in_force_are_counted_and_no_deadlines(self, whole: dict[str, Any], checked: Checked) -> None:
        found = [
            finding
            for one in checked["assessments"]
            for regime in one["regimes"]
            for finding in regime["findings"]
            if finding["timing"]["state"] == "in_force" and finding["verdict"] in {"not_satisfied", "partial"}
        ]
        assert whole["in_force"]["gaps"] == len(found) > 0
        assert min(one["date"] for one in whole["deadlines"]) > "2026-11-21"

    def test_what_has_nothing_open_is_left_out_and_counted(self, listed: Listed, write: Write) -> None:
        write("a.cardgen.yaml", PLAN)
        some, all_ = listed(), listed("--all")
        assert [one["title"] for one in some["deadlines"]] == ["Evidence ends: Monitoring plan", REVIEW]
        assert (some["settled"], all_["settled"]) == (1, 0)
        assert [one["title"] for one in all_["deadlines"]][-1] == "Waiver ends: D-2"

    def test_until_is_the_last_day(self, listed: Listed, write: Write) -> None:
        write("a.cardgen.yaml", PLAN)
        assert [one["date"] for one in listed("--all", "--until", "2027-01-31")["deadlines"]] == ["2027-01-31"]
        assert listed("--all", "--until", "2027-01-30")["deadlines"] == []

    def test_a_wrong_file_is_told_in_it(self, cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
        write("a.cardgen.yaml", PLAN)
        write("b.cardgen.yaml", "manifest: 1\n")
        result = cardgen("deadlines", *TODAY, *small_law, "--format", "json")
        data = json.loads(result.stdout)
        assert (result.exit_code, result.stderr) == (3, "")
        assert {one["path"] for one in data["diagnostics"]} >= {"b.cardgen.yaml"}
        assert data["deadlines"]


REVIEW = "Review of the rules of Demo is due (version 2026.11.0)"


class TestText:
    """The list for people."""

    def test_it_is_by_day_and_system(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("deadlines", *TODAY, cwd=root / "examples")
        days = re.findall(r"^(\d{4}-\d\d-\d\d)  \(in ", result.stdout, re.MULTILINE)
        assert (result.exit_code, result.stderr) == (0, "")
        assert days == sorted(set(days))
        assert "2027-12-02  (in 1 year)" in result.stdout
        assert "in force already, so no deadline: " in result.stdout

    def test_all_names_each_duty_with_what_it_lacks(self, cardgen: Cardgen, root: Path) -> None:
        few, every = (
            cardgen("deadlines", "support-chatbot", *TODAY, *more, cwd=root / "examples").stdout
            for more in ((), ("--all",))
        )
        assert "write generation.detection" in every
        assert "write generation.detection" not in few
        assert "AIA-50-2-DETECTABLE" in few

    def test_without_any_deadline_it_says_so(self, cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
        write("bare.cardgen.yaml", BARE)
        result = cardgen("deadlines", "--as-of", "2030-01-01", *small_law)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.splitlines()[0] == "0 deadlines of 1 system as of 2030-01-01"
        assert result.stdout.splitlines()[-1] == "rules whose review is overdue: demo; look for newer packs"

    def test_a_name_cannot_write_a_line_of_its_own(self, cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
        write("a.cardgen.yaml", PLAN)
        result = cardgen("deadlines", *TODAY, *small_law)
        assert '  Plan, "A"; B END:VEVENT (plan)\n' in result.stdout


class TestCalendar:
    """The list for a calendar program."""

    def test_it_has_an_event_for_each_deadline(self, cardgen: Cardgen, root: Path, whole: dict[str, Any]) -> None:
        result = cardgen("deadlines", "--all", "--format", "ics", *TODAY, cwd=root / "examples")
        found = events(result.stdout_bytes)
        assert (result.exit_code, result.stderr) == (0, "")
        expected = [(one["uid"], date.fromisoformat(one["date"])) for one in whole["deadlines"]]
        assert [(str(one["uid"]), one.decoded("dtstart")) for one in found] == expected
        assert max(len(line) for line in result.stdout_bytes.split(b"\r\n")) <= 75
        assert result.stdout_bytes.count(b"\n") == result.stdout_bytes.count(b"\r\n")
        assert b"X-WR-CALNAME:Example portfolio: deadlines\r\n" in result.stdout_bytes

    def test_the_name_of_the_file_says_the_format(self, cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
        write("a.cardgen.yaml", PLAN)
        for name, start in (("a.ics", b"BEGIN:VCALENDAR\r\n"), ("a.json", b"{\n"), ("a.txt", b"2027-01-31  (in ")):
            result = cardgen("deadlines", *TODAY, *small_law, "-o", name)
            assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
            content = write("x", "").with_name(name).read_bytes()
            assert content.startswith(start)
        assert cardgen("deadlines", *TODAY, *small_law, "-o", "b.ics", "--format", "json").exit_code == 0
        assert json.loads(write("x", "").with_name("b.ics").read_text(encoding="utf-8"))["schema_version"] == 1

    def test_reminders_are_those_asked_for(self, cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
        write("a.cardgen.yaml", PLAN)
        result = cardgen("deadlines", *TODAY, *small_law, "--format", "ics", "--remind", "14", "--remind", "60")
        (ends, _) = events(result.stdout_bytes)
        assert [alarm.decoded("trigger").days for alarm in ends.walk("VALARM")] == [-60, -14]
        usual = cardgen("deadlines", *TODAY, *small_law, "--format", "ics")
        assert [alarm.decoded("trigger").days for alarm in events(usual.stdout_bytes)[0].walk("VALARM")] == [-30, -7]

    def test_without_any_deadline_it_is_a_calendar_still(
        self, cardgen: Cardgen, small_law: SmallLaw, write: Write
    ) -> None:
        write("bare.cardgen.yaml", BARE)
        result = cardgen("deadlines", "--as-of", "2030-01-01", *small_law, "--format", "ics")
        assert result.exit_code == 0
        assert events(result.stdout_bytes) == []
        assert Calendar.from_ical(result.stdout_bytes).subcomponents

    def test_of_a_portfolio_with_a_wrong_file_none_is_written(
        self, cardgen: Cardgen, small_law: SmallLaw, write: Write, tmp_path: Path
    ) -> None:
        write("a.cardgen.yaml", PLAN)
        write("b.cardgen.yaml", "manifest: 1\n")
        write("old.ics", "old")
        for args in (("-o", "old.ics"), ("--format", "ics")):
            result = cardgen("deadlines", *TODAY, *small_law, *args)
            assert (result.exit_code, result.stdout) == (3, "")
            assert result.stderr.endswith("cardgen: nothing was written; mend the lines above first\n")
        assert (tmp_path / "old.ics").read_text(encoding="utf-8") == "old"

    def test_another_day_changes_the_event_and_not_what_it_is_known_by(
        self, cardgen: Cardgen, small_law: SmallLaw, write: Write
    ) -> None:
        write("a.cardgen.yaml", PLAN)
        one, other = (
            events(cardgen("deadlines", "--as-of", day, *small_law, "--format", "ics").stdout_bytes)[0]
            for day in ("2026-11-21", "2026-12-21")
        )
        assert str(one["uid"]) == str(other["uid"])
        assert one.decoded("dtstamp") < other.decoded("dtstamp")


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("a.cardgen.yaml",), 0),
        (("a.cardgen.yaml", "--until", "soon"), 2),
        (("a.cardgen.yaml", "--remind", "7"), 2),
        (("a.cardgen.yaml", "--format", "ics", "--remind", "-1"), 2),
        (("a.cardgen.yaml", "--format", "vcs"), 2),
        (("a.cardgen.yaml", "-o", "packs"), 3),
        (("a.cardgen.yaml", "-o", "a.cardgen.yaml/x.ics"), 3),
        (("a.cardgen.yaml", "--regime", "no-such"), 3),
        (("nowhere",), 3),
        (("packs",), 4),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_exit_codes(cardgen: Cardgen, small_law: SmallLaw, write: Write, args: tuple[str, ...], code: int) -> None:
    write("a.cardgen.yaml", PLAN)
    result = cardgen("deadlines", *TODAY, *small_law, *args)
    assert result.exit_code == code
    if code in {3, 4}:
        assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("form", ["text", "json", "ics"])
def test_the_same_bytes_again(process: Command, root: Path, form: str) -> None:
    surroundings = ({"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"})
    args = ("deadlines", "cv-screener", "support-chatbot", "--format", form, *TODAY)
    one, other = (process(*args, cwd=root / "examples", env=env) for env in surroundings)
    assert (one.returncode, one.stderr) == (0, "")
    assert one.stdout == other.stdout


@pytest.mark.skipif(len(getattr(os, "sched_getaffinity", lambda _: [0])(0)) < 2, reason="there is one processor only")
def test_many_processors_list_what_one_lists(command: Command, process: Command, write: Write, examples: Path) -> None:
    small = (examples / "card-fraud" / "card-fraud.cardgen.yaml").read_text(encoding="utf-8")
    for index in range(90):
        write(f"{index:03}.cardgen.yaml", small.replace("id: card-fraud", f"id: fraud-{index}", 1))
    args = ("deadlines", "--all", "--format", "json", *TODAY)
    alone = "import os, runpy, sys; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
    alone += "runpy.run_module('cardgen', run_name='__main__')"
    one, many = command(sys.executable, "-c", alone, *args), process(*args)
    assert (one.returncode, one.stderr) == (many.returncode, many.stderr) == (0, "")
    assert one.stdout == many.stdout
