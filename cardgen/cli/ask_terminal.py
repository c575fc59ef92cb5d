"""The interview in a terminal: one screen after the other, each answer written at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import click

from cardgen.cli.ask_areas import Line, is_long, picked
from cardgen.cli.ask_screen import heads, how_to_tick, how_to_type, screen, why_lines, wrapped
from cardgen.cli.ask_words import axis_states, changes, remaining
from cardgen.domain.assessment import Assessment
from cardgen.domain.facts import steps, value_at
from cardgen.domain.text import counted
from cardgen.domain.truth import Json
from cardgen.interview.form import TICKED, Kind
from cardgen.interview.page import Page
from cardgen.interview.ranking import Candidate
from cardgen.interview.ticks import Field, StillOpenError, fields_of, ticked
from cardgen.interview.value import NoAnswerError, typed_value, yes_or_no
from cardgen.loading.yaml_edit import ByHandError
from cardgen.pipeline.ask import RefusedError, Sitting

Answers = Mapping[str, Json]


class Quit(Exception):  # noqa: N818 - no error: the person has had enough
    """The person ends the interview."""


class Skip(Exception):  # noqa: N818 - no error: the person wants to see the question later
    """The person wants the screen again, after the others."""


@dataclass(slots=True)
class _Run:
    """One interview: what it started from, what was asked, what comes again at the end."""

    sitting: Sitting
    most: int
    before: Sequence[Assessment]
    asked: dict[str, None] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)
    later: list[str] = field(default_factory=list)


def interview_here(sitting: Sitting, most: int) -> None:
    """Ask until nothing is open or the person stops; tell what changed."""
    run = _Run(sitting, most, sitting.assessments)
    try:
        _all_screens(run)
    except Quit:
        pass
    except click.Abort:
        click.echo(f"\nstopped; {_written(run)}; run the command again to go on", err=True)
        raise
    _farewell(run)


def _all_screens(run: _Run) -> None:
    sitting = run.sitting
    click.echo(f"{sitting.system.manifest.system.name}  ({sitting.source.name})")
    while True:
        page = sitting.page(run.most)
        if page is None and run.later:
            again, run.later = run.later, []
            click.echo("\nThe questions that you skipped:")
            sitting.take_up_again(again)
            page = sitting.page(run.most)
        if page is None:
            return
        run.asked.update(dict.fromkeys(one.path for one in page.questions))
        _one_screen(run, page)


def _one_screen(run: _Run, page: Page) -> None:
    """Ask until the screen is answered, written down, or put off."""
    sitting = run.sitting
    assessments = sitting.assessments
    count = counted(len(sitting.open_questions), "question")
    click.echo(click.style(f"\n── {count} open", dim=True))
    while True:
        try:
            answers = _asked(page, sitting, assessments)
        except Skip:
            for one in page.questions:
                sitting.leave(one.path)
                run.later.append(one.path)
            return
        known = {path: value for path, value in answers.items() if value is not None}
        if _saved(run, known):
            break
    for one in page.questions:
        if answers[one.path] is None:
            sitting.leave(one.path)
    if known:
        run.written.extend(known)
        _told(sitting, known, assessments)


def _saved(run: _Run, answers: Answers) -> bool:
    """Write answers down; where the manifest would not be valid with them, say why and ask again."""
    if not answers:
        return True
    try:
        run.sitting.save(answers)
    except RefusedError as error:
        click.echo(f"not written, the manifest would contradict itself:\n{error}")
        return False
    except ByHandError as error:
        click.echo(f"not written: {error}")
        for path in answers:
            run.sitting.leave(path)
        return True
    return True


def _told(sitting: Sitting, answers: Answers, before: Sequence[Assessment]) -> None:
    for path in answers:
        position = sitting.system.facts.position(path)
        click.echo(click.style(f"✓ {path}  {sitting.source.name}:{position.line if position else 1}", fg="green"))
    now, earlier = axis_states(sitting.assessments), axis_states(before)
    for key, (title, value) in now.items():
        if value != earlier[key][1] and not value.startswith("Undetermined"):
            click.echo(click.style(f"→ {title}: {value}", bold=True))


def _asked(page: Page, sitting: Sitting, assessments: Sequence[Assessment]) -> Answers:
    first = page.questions[0]
    if first.form.kind in TICKED and not is_long(first.form):
        return _ticks(page, sitting, assessments)
    for text in heads(page, sitting, assessments)[0]:
        click.echo(wrapped(text, ""))

    def line(prompt: str = "> ") -> str:
        return _line(page, assessments, prompt)

    if first.form.kind in TICKED:
        return {first.path: picked(first.form, line)}
    return {first.path: _typed(first, sitting, line)}


def _ticks(page: Page, sitting: Sitting, assessments: Sequence[Assessment]) -> Answers:
    fields: Sequence[Field] = fields_of(
        [(one.form, value_at(sitting.data, steps(one.path)), one.codes) for one in page.questions]
    )
    for text in screen(fields, heads(page, sitting, assessments)):
        click.echo(text)
    click.echo(click.style(how_to_tick(fields), dim=True))
    kept = ""
    while True:
        text = _line(page, assessments, "> ")
        if text.lower() == "again":
            kept = ""
            continue
        try:
            by_letter = ticked(fields, f"{kept} {text}")
        except StillOpenError as error:
            kept = f"{kept} {text}"
            click.echo(str(error))
            continue
        except NoAnswerError as error:
            click.echo(f"{error}{'; again starts this screen over' if kept else ''}")
            continue
        return {one.path: by_letter[each.letter] for one, each in zip(page.questions, fields, strict=True)}


def _typed(one: Candidate, sitting: Sitting, line: Line) -> Json:
    click.echo(click.style(how_to_type(one.form), dim=True))
    while True:
        text = line()
        if text == "?":
            return None
        try:
            if one.form.kind is Kind.JUDGEMENT:
                return _judgement(yes_or_no(text), sitting, line)
            return typed_value(one.form, text)
        except NoAnswerError as error:
            click.echo(str(error))


def _judgement(answer: bool, sitting: Sitting, line: Line) -> Json:  # noqa: FBT001 - what was answered
    """Return a judgement with its reason and who gave it; without a reason it is none."""
    reason = ""
    while not reason or reason == "?":
        reason = line("reason (needed) > ")
    judged: dict[str, Json] = {"answer": answer, "rationale": reason}
    by = line("who judges this (Enter to leave it out) > ")
    if by and by != "?":
        judged["by"] = by
    return {**judged, "on": sitting.clock.as_of.isoformat()}


def _line(page: Page, assessments: Sequence[Assessment], prompt: str) -> str:
    """Return what is typed; why, skip and quit work wherever something is typed."""
    while True:
        text = str(click.prompt("", prompt_suffix=prompt, default="", show_default=False)).strip()
        match text.lower():
            case "quit" | "q" | "exit":
                raise Quit
            case "skip" | "s":
                raise Skip
            case "why" | "w":
                for each in why_lines(page, assessments):
                    click.echo(each)
            case _:
                return text


def _written(run: _Run) -> str:
    return f"{counted(len(run.written), 'answer')} written to {run.sitting.source.name}"


def _farewell(run: _Run) -> None:
    click.echo("")
    for line in changes(run.before, run.sitting.assessments):
        click.echo(line)
    click.echo(f"{counted(len(run.asked), 'question')} asked, {_written(run)}")
    for line in remaining(run.sitting):
        click.echo(line)
    click.echo(f"next: cardgen check {run.sitting.source.name}")
