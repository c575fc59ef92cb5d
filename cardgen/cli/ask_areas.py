"""Long code lists in a terminal: the groups first, then the codes of the groups, or of a word that is searched for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

import click

from cardgen.cli.ask_screen import option_lines, width
from cardgen.domain.truth import Json
from cardgen.interview.answering import decided
from cardgen.interview.form import Form, Kind, Option
from cardgen.interview.ticks import fields_of, ticked
from cardgen.interview.value import NONE as NO_CODE
from cardgen.interview.value import NoAnswerError

Line: TypeAlias = Callable[..., str]
_LONG = 30
_SHOW = "groups"
_MARGIN = 12


def is_long(form: Form) -> bool:
    """Whether the codes of a question are too many for a screen, and come in groups."""
    return len(form.options) > _LONG and any("." in option.code for option in form.options)


def picked(form: Form, line: Line) -> Json:
    """Return the codes that a person picks through groups and words; null where nothing is known yet."""
    groups = list(dict.fromkeys(_group(option.code) for option in form.options))
    has: list[str] = []
    undecided: list[str] = []
    text = _SHOW
    while True:
        kept = [*has, *(f"{code}?" for code in undecided)]
        if text.lower() == _SHOW:
            for number, group in enumerate(groups, 1):
                click.echo(_group_line(number, group, form.options))
        so_far = f"Enter if that is all: {', '.join(kept)}" if kept else "none"
        click.echo(f"[numbers of groups, or a word to search for, or {so_far} · ? don't know yet · why · skip · quit]")
        text = line()
        if text == "?":
            return None
        if (text.lower() == NO_CODE and not kept) or (not text and kept):
            return decided(None, (), has, undecided)
        found = _found(text, form.options, groups)
        if not found and text.lower() != _SHOW:
            click.echo(f"nothing is found for '{text}'; {_SHOW} shows the groups" if text else "type something")
            continue
        if found:
            chosen, open_codes = _chosen(found, line)
            if form.kind is Kind.CHOICE and chosen:
                return chosen[0]
            has = list(dict.fromkeys([*has, *chosen]))
            undecided = [code for code in dict.fromkeys([*undecided, *open_codes]) if code not in has]


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


def _chosen(found: Sequence[Option], line: Line) -> tuple[list[str], list[str]]:
    """Return which of some codes are so, and which are undecided."""
    (field,) = fields_of([(Form(Kind.CHOICES, tuple(found)), None, ())])
    for text in option_lines(field.numbered):
        click.echo(text)
    click.echo("[numbers of all that are so, or none; 3? if 3 is undecided · why · skip · quit]")
    while True:
        try:
            value = ticked([field], line())[field.letter]
        except NoAnswerError as error:
            click.echo(str(error))
            continue
        if isinstance(value, dict):
            return _texts(value.get("has")), _texts(value.get("undecided"))
        return _texts(value), []


def _texts(value: Json) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []
