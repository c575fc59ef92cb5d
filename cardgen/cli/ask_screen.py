"""What an interview shows for a question: the question, why it is asked, the numbered answers, how to answer."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence

import click

from cardgen.cli.ask_words import in_full, law, question_words, reason_of, settles
from cardgen.domain.assessment import Assessment
from cardgen.interview.form import Form, Kind, Option
from cardgen.interview.page import Page
from cardgen.interview.ranking import Candidate
from cardgen.interview.ticks import Field
from cardgen.interview.value import wanted
from cardgen.pipeline.ask import Sitting

_WIDEST = 110
_INDENT = " " * 4


def width() -> int:
    """Return how wide the text may be."""
    return min(shutil.get_terminal_size().columns, _WIDEST)


def wrapped(text: str, indent: str, hanging: str | None = None) -> str:
    """Return a text in lines that fit."""
    return click.wrap_text(text, width(), indent, indent if hanging is None else hanging)


def heads(page: Page, sitting: Sitting, assessments: Sequence[Assessment]) -> list[list[str]]:
    """Return for each question of a screen its lines: the question with its path, and why it is asked."""
    return [list(_head(one, sitting, assessments)) for one in page.questions]


def _head(one: Candidate, sitting: Sitting, assessments: Sequence[Assessment]) -> Iterator[str]:
    reason = reason_of(one, assessments)
    yield click.style(question_words(one, sitting), bold=True)
    if one.form.help:
        yield one.form.help
    if one.codes:
        yield f"Undecided in the manifest: {', '.join(one.codes)}."
    cited = f" · {law(reason)}" if reason.references else ""
    yield click.style(f"{one.path} · settles {settles(reason)}{cited}", dim=True)


def option_lines(numbered: Sequence[tuple[int, Option]]) -> Iterator[str]:
    """Yield the numbered answers, each with when to choose it."""
    longest = max((len(option.code) for _, option in numbered), default=0)
    for number, option in numbered:
        start = f"{_INDENT}{number:>3}  {option.code:<{min(longest, 34)}}  "
        yield wrapped(option.meaning, start, " " * len(start)) if option.meaning else start.rstrip()


def screen(fields: Sequence[Field], head_lines: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a screen of questions that are answered with numbers."""
    for field, lines in zip(fields, head_lines, strict=True):
        letter = f"{field.letter}  " if len(fields) > 1 else ""
        for index, line in enumerate(lines):
            yield wrapped(line, letter if index == 0 else " " * len(letter), " " * len(letter))
        yield from option_lines(field.numbered)


def how_to_tick(fields: Sequence[Field]) -> str:
    """Return how a screen of numbered answers is answered."""
    single = len(fields) == 1
    kinds = {field.form.kind for field in fields}
    if single:
        what = {
            Kind.YES_NO: "yes or no",
            Kind.CHOICE: "one number",
            Kind.CHOICES: "numbers of all that are so, or none; 3? if 3 is undecided",
        }[fields[0].form.kind]
    else:
        what = f"numbers, at least one for each of {', '.join(field.letter for field in fields)}"
        what += "; 3? if 3 is undecided" if Kind.CHOICES in kinds else ""
    unknown = "? don't know yet" if single else f"?{fields[-1].letter} don't know {fields[-1].letter} yet, ? all"
    return f"[{what} · {unknown} · why · skip · quit]"


def how_to_type(form: Form) -> str:
    """Return how a question is answered in words."""
    return f"[{wanted(form)} · ? don't know yet · why · skip · quit]"


def why_lines(page: Page, assessments: Sequence[Assessment]) -> Iterator[str]:
    """Yield all that hangs on the questions of a screen."""
    for one in page.questions:
        yield click.style(one.path, bold=True)
        for line in in_full(reason_of(one, assessments)):
            yield wrapped(line, _INDENT)
