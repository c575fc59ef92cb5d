"""Long code lists in a terminal: the groups first, then the codes of the groups, or of a word that is searched for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

import click

from cardgen.cli.ask_screen import option_lines, width
from cardgen.domain.truth import Json
from cardgen.interview.form import Form, Kind, Option
from cardgen.interview.ticks import NONE, fields_of, ticked
from cardgen.interview.value import NoAnswerError

Line: TypeAlias = Callable[..., str]
_LONG = 30
_MARGIN = 12


def is_long(form: Form) -> bool:
    """Whether the codes of a question are too many for a screen, and come in groups."""
    return len(form.options) > _LONG and any("." in option.code for option in form.options)


def picked(form: Form, line: Line) -> Json:
    """Return the codes that a person picks through groups and words; null where nothing is known yet."""
    groups = list(dict.fromkeys(_group(option.code) for option in form.options))
    kept: list[str] = []
    while True:
        for number, group in enumerate(groups, 1):
            click.echo(_group_line(number, group, form.options))
        so_far = f"done when you have all: {', '.join(kept)}" if kept else "none"
        click.echo(f"[numbers of groups, or a word to search for, or {so_far} · ? don't know yet · why · skip · quit]")
        text = line()
        if text == "?":
            return None
        if text.lower() == "none" and not kept:
            return []
        if text.lower() == "done" and kept:
            return list(kept)
        found = _found(text, form.options, groups)
        if not found:
            click.echo(f"nothing is found for '{text}'" if text else "type something")
            continue
        answer = _chosen(found, line)
        if form.kind is Kind.CHOICE and answer:
            return answer[0]
        kept = list(dict.fromkeys([*kept, *answer]))


def _group_line(number: int, group: str, options: Sequence[Option]) -> str:
    codes = ", ".join(one.code.partition(".")[2] or one.code for one in options if _group(one.code) == group)
    room = width() - len(group) - _MARGIN
    return f"    {number:>3}  {group}: {codes if len(codes) <= room else f'{codes[:room]}…'}"


def _group(code: str) -> str:
    return code.partition(".")[0]


def _found(text: str, options: Sequence[Option], groups: Sequence[str]) -> list[Option]:
    """Return the options of groups named by number, or those whose code or meaning holds a word."""
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    if words and all(word.isdigit() for word in words):
        named = {groups[int(word) - 1] for word in words if 0 < int(word) <= len(groups)}
        return [option for option in options if _group(option.code) in named]
    wanted = text.lower()
    return [one for one in options if wanted and wanted in f"{one.code} {one.meaning}".lower().replace("_", " ")] or [
        one for one in options if one.code in words
    ]


def _chosen(found: Sequence[Option], line: Line) -> list[str]:
    (field,) = fields_of([(Form(Kind.CHOICES, tuple(found)), None, ())])
    for text in option_lines(field.numbered):
        click.echo(text)
    click.echo("[numbers of all that are so, or none · why · skip · quit]")
    while True:
        try:
            value = ticked([field], line())[field.letter]
        except NoAnswerError as error:
            click.echo(str(error))
            continue
        return [str(code) for code in value if code != NONE] if isinstance(value, list) else []
