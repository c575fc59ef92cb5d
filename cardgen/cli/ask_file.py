"""An interview without a terminal: a file answers what is asked, in the order of the interview."""

from __future__ import annotations

from pathlib import Path

import click

from cardgen.cli.ask_words import changes, remaining
from cardgen.domain.facts import is_unanswered, steps, value_at
from cardgen.domain.field_path import all_paths
from cardgen.domain.text import counted
from cardgen.domain.truth import Json
from cardgen.errors import suggestion
from cardgen.interview.form import Kind, form_of
from cardgen.interview.value import NoAnswerError, checked_value
from cardgen.pipeline.ask import Given, RefusedError, Sitting, given_answers


def answer_from(sitting: Sitting, path: Path, base: Path) -> None:
    """Answer the questions of an interview from a file, and tell what changed and what was not asked.

    Raises RefusedError where the file holds something that answers no question.
    """
    given = given_answers(path, base)
    _check(sitting, given)
    before, asked = sitting.assessments, 0
    used: set[str] = set()  # what the interview has come to
    while page := sitting.page(1):
        (one,) = page.questions
        asked += 1
        used.add(one.path)
        answer = given.get(one.path)
        if answer is None or is_unanswered(answer.value):
            sitting.leave(one.path)
            continue
        sitting.save({one.path: _dated(answer.value, sitting) if one.form.kind is Kind.JUDGEMENT else answer.value})
        click.echo(f"{one.path}: answered")
    for name, one_given in given.items():
        if name not in used:
            there = not is_unanswered(value_at(sitting.data, steps(name)))
            why = "the manifest answers it already" if there else "its answer would change nothing"
            click.echo(f"warning: {one_given.place}: {name}: not asked, {why}", err=True)
    for line in changes(before, sitting.assessments):
        click.echo(line)
    click.echo(f"{counted(asked, 'question')} asked, {asked - len(sitting.left)} answered")
    for line in remaining(sitting):
        click.echo(line)


def _dated(value: Json, sitting: Sitting) -> Json:
    return {**value, "on": value.get("on", sitting.clock.as_of.isoformat())} if isinstance(value, dict) else value


def _check(sitting: Sitting, given: dict[str, Given]) -> None:
    problems = []
    for name, one in given.items():
        form = form_of(name, sitting.ranker.facts)
        if form is None:
            facts = (f"facts.{regime.id}.{fact}" for regime in sitting.law.regimes for fact in regime.facts)
            now = suggestion(name, [*all_paths(), *facts]) or "`cardgen ask --list` prints the open questions"
            problems.append(f"{one.place}: {name}: there is no such question; {now}")
        elif not is_unanswered(one.value):
            try:
                checked_value(form, one.value)
            except NoAnswerError as error:
                problems.append(f"{one.place}: {name}: {error}")
    if problems:
        raise RefusedError("\n".join(problems))
