"""Answers as a person types or writes them become values, or a sentence that says what is wrong."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from datetime import date

from cardgen.domain.answer import PLACE_PATTERN
from cardgen.domain.place import WORLDWIDE
from cardgen.domain.truth import Json
from cardgen.errors import CardgenError, suggestion
from cardgen.interview.form import Form, Kind

NONE = "none"
_PLACE = re.compile(PLACE_PATTERN)
_YES = frozenset({"y", "yes", "true"})
_NO = frozenset({"n", "no", "false"})


class NoAnswerError(CardgenError):
    """What was typed or written is no answer to the question."""


def typed_value(form: Form, text: str) -> Json:  # noqa: PLR0911 - one line for each kind
    """Return the value that a line of text means, for every kind of answer but codes and judgements.

    Raises NoAnswerError where it means none.
    """
    said = text.strip()
    if not said:
        raise NoAnswerError(f"type {wanted(form)}, or ? if you do not know yet")
    match form.kind:
        case Kind.PLACE:
            return _place(said)
        case Kind.PLACES:
            return [] if said.lower() == NONE else [_place(one) for one in re.split(r"[\s,;]+", said) if one]
        case Kind.TEXTS:
            return [] if said.lower() == NONE else [_text(one) for one in said.split(";") if one.strip()]
        case Kind.ENTRIES:
            return [] if said.lower() == NONE else _entries(form, said)
        case Kind.COUNT | Kind.NUMBER:
            return _number(form, said)
        case Kind.DATE:
            return _day(said)
        case _:
            return _text(said)


def yes_or_no(text: str) -> bool:
    """Return what yes or no means; raise NoAnswerError for anything else."""
    said = text.strip().lower()
    if said in _YES | _NO:
        return said in _YES
    raise NoAnswerError(f"'{text.strip()}' is neither yes nor no")


def checked_value(form: Form, value: Json) -> Json:
    """Return a value that was written in a file, as it is; raise NoAnswerError where it does not fit the question."""
    if not _fits(form, value):
        raise NoAnswerError(f"expected {wanted(form)}")
    codes = {option.code for option in form.options}
    for code in _codes(value) if codes else ():
        if code not in codes:
            known = suggestion(code, codes) or f"known: {', '.join(sorted(codes)[:12])}"
            raise NoAnswerError(f"'{code}' is no known code; {known}")
    if form.kind is Kind.DATE:
        _day(str(value))
    for place in _codes(value) if form.kind in {Kind.PLACE, Kind.PLACES} else ():
        if not _PLACE.fullmatch(place):
            raise NoAnswerError(f"'{place}' is no place; write a code such as DE, US-CA or EU")
    return value


def _fits(form: Form, value: Json) -> bool:  # noqa: PLR0911 - one line for each kind
    match form.kind:
        case Kind.YES_NO:
            return isinstance(value, bool)
        case Kind.CHOICE | Kind.PLACE | Kind.DATE | Kind.TEXT:
            return isinstance(value, str) and bool(value.strip())
        case Kind.CHOICES | Kind.PLACES:
            return isinstance(value, list) or (isinstance(value, Mapping) and set(value) <= {"has", "undecided"})
        case Kind.COUNT:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case Kind.NUMBER:
            return isinstance(value, int | float) and not isinstance(value, bool)
        case Kind.TEXTS:
            return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)
        case Kind.ENTRIES:
            return isinstance(value, list) and all(isinstance(one, dict) for one in value)
        case Kind.JUDGEMENT:
            return isinstance(value, dict) and isinstance(value.get("answer"), bool) and bool(value.get("rationale"))


def _codes(value: Json) -> list[str]:
    if isinstance(value, Mapping):
        return [*_codes(value.get("has", [])), *_codes(value.get("undecided", []))]
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


_WANTED = {
    Kind.YES_NO: "yes or no",
    Kind.CHOICE: "one code",
    Kind.CHOICES: "codes",
    Kind.PLACE: "a place code such as DE, US-CA or EU",
    Kind.PLACES: "place codes such as DE, US-CA or EU, or none",
    Kind.COUNT: "a whole number",
    Kind.NUMBER: "a number such as 12.5 or 3e25",
    Kind.DATE: "a date such as 2027-12-02",
    Kind.TEXT: "a text",
    Kind.TEXTS: "texts with a semicolon between them, or none",
    Kind.ENTRIES: "how many there are, or none",
    Kind.JUDGEMENT: "yes or no with its reason",
}
_LABELLED = {
    Kind.PLACE: "the place of each entry (DE, FR), or none",
    Kind.TEXT: "a name for each entry with a semicolon between them, or none",
}


def wanted(form: Form) -> str:
    """Return in a few words what an answer looks like."""
    return _LABELLED[form.labelled_by] if form.labelled_by else _WANTED[form.kind]


def _place(text: str) -> str:
    place = WORLDWIDE if text.lower() == WORLDWIDE else text.upper()
    if not _PLACE.fullmatch(place):
        raise NoAnswerError(f"'{text}' is no place; write a code such as DE, US-CA or EU")
    return place


def _text(text: str) -> str:
    if text.strip().lower() == "unknown":
        raise NoAnswerError("'unknown' would count as no answer; type ? instead")
    return text.strip()


def _number(form: Form, text: str) -> Json:
    plain = text.replace(",", "").replace("_", "").replace(" ", "")
    try:
        number: int | float = int(plain) if re.fullmatch(r"[+-]?\d{1,40}", plain) else float(plain)
    except ValueError:
        raise NoAnswerError(f"'{text}' is no number; write {wanted(form)}") from None
    if not math.isfinite(number) or (form.kind is Kind.COUNT and (number < 0 or isinstance(number, float))):
        raise NoAnswerError(f"'{text}' is not possible here; write {wanted(form)}")
    return number


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> str:
    raise NoAnswerError(f"'{text}' is no date; write it like 2027-12-02")


def _entries(form: Form, text: str) -> list[Json]:
    if form.labelled_by is Kind.PLACE:
        return [{form.label[0]: _place(one)} for one in re.split(r"[\s,;]+", text) if one]
    if form.labelled_by is Kind.TEXT:
        names = list(dict.fromkeys(_text(one) for one in text.split(";") if one.strip()))
        if form.label[0] != "id":
            return [{form.label[0]: name} for name in names]
        return [_with_id(name, index, form) for index, name in enumerate(names, 1)]
    count = _number(Form(Kind.COUNT), text)
    return [{} for _ in range(int(str(count)))]


def _with_id(name: str, index: int, form: Form) -> Json:
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or f"entry-{index}"
    return {"id": slug, **({"name": name} if "name" in form.label else {})}
