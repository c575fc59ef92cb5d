"""Numbers typed under a screen of numbered answers become the answers to its questions.

`3 7`: these are so. `3?`: code 3 is undecided. `?`: nothing is known yet; `?B`: nothing is known yet for question B.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from cardgen.domain.truth import Json
from cardgen.interview.answering import decided
from cardgen.interview.form import Form, Kind, Option
from cardgen.interview.value import NoAnswerError

YES, NO, NONE = "yes", "no", "none of these"
_NONE_OF_THESE = Option(NONE, "")
_YES_NO = (Option(YES, ""), Option(NO, ""))


class StillOpenError(NoAnswerError):
    """Some questions of the screen have no answer yet."""


@dataclass(frozen=True, slots=True)
class Field:
    """A question of a screen: its letter, its numbered answers, what stands in the manifest, which codes are asked."""

    letter: str
    form: Form
    first: int
    options: tuple[Option, ...]
    value: object = None
    codes: tuple[str, ...] = ()

    @property
    def numbered(self) -> tuple[tuple[int, Option], ...]:
        """The answers with their numbers."""
        return tuple(enumerate(self.options, self.first))


def fields_of(forms: Sequence[tuple[Form, object, tuple[str, ...]]]) -> tuple[Field, ...]:
    """Return the fields of a screen, lettered and numbered through; each list ends with "none of these"."""
    fields: list[Field] = []
    number = 1
    for letter, (form, value, codes) in zip(ascii_uppercase, forms, strict=False):
        options = _YES_NO if form.kind is Kind.YES_NO else form.options
        if form.kind is Kind.CHOICES:
            options = (*options, _NONE_OF_THESE)
        fields.append(Field(letter, form, number, options, value, codes))
        number += len(options)
    return tuple(fields)


@dataclass(slots=True)
class _Marks:
    """What was typed for one field."""

    chosen: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)
    unknown: bool = False

    @property
    def empty(self) -> bool:
        return not (self.chosen or self.undecided or self.unknown)


def ticked(fields: Sequence[Field], text: str) -> Mapping[str, Json]:
    """Return the answer to each field by its letter; null stands for "not known yet".

    Raises NoAnswerError for what cannot be meant, StillOpenError where a field has no answer yet.
    """
    marks = {one.letter: _Marks() for one in fields}
    words = [word for word in re.split(r"[\s,;]+", text.strip()) if word]
    if not words:
        raise NoAnswerError("type the numbers of your answers, or ? if you do not know yet")
    for word in words:
        _mark(word, fields, marks)
    bare = [letter for letter, one in marks.items() if one.empty]
    if bare:
        what = f"{' and '.join(bare)} {'has' if len(bare) == 1 else 'have'} no answer yet"
        raise StillOpenError(f"{what}; type it too, or ?{bare[0]} if you do not know yet, or again to start over")
    return {one.letter: _value(one, marks[one.letter]) for one in fields}


def _mark(word: str, fields: Sequence[Field], marks: Mapping[str, _Marks]) -> None:
    if word == "?":
        for one in marks.values():
            one.unknown = one.empty
        return
    if re.fullmatch(r"\?[A-Za-z]", word):
        letter = word[1].upper()
        if letter not in marks:
            raise NoAnswerError(f"there is no question {letter} on this screen")
        marks[letter].unknown = True
        return
    undecided = word.endswith("?")
    plain = word.rstrip("?")
    place, code = _meant(plain, fields)
    if undecided and (place.form.kind is not Kind.CHOICES or code == NONE):
        raise NoAnswerError(f"'{word}': only a code of a list can be undecided; type ?{place.letter} instead")
    kept = marks[place.letter].undecided if undecided else marks[place.letter].chosen
    if code not in kept:
        kept.append(code)


def _meant(word: str, fields: Sequence[Field]) -> tuple[Field, str]:
    """Return which answer to which field a number, a code, or y or n means."""
    found: list[tuple[Field, str]] = []
    for one in fields:
        found += [(one, option.code) for number, option in one.numbered if word in {str(number), option.code}]
    short = {"y": YES, "n": NO}.get(word.lower(), word.lower())
    if not found and short in {YES, NO}:
        found = [(one, short) for one in fields if one.form.kind is Kind.YES_NO]
    if not found and short == "none":
        found = [(one, NONE) for one in fields if one.form.kind is Kind.CHOICES]
    if len(found) > 1:
        letters = " or ".join(one.letter for one, _ in found)
        raise NoAnswerError(f"'{word}' could be meant for {letters}; type its number")
    if not found:
        last = fields[-1].first + len(fields[-1].options) - 1
        raise NoAnswerError(f"'{word}' is none of the answers; type numbers from 1 to {last}, or ?")
    return found[0]


def _value(one: Field, marks: _Marks) -> Json:
    said = [*marks.chosen, *marks.undecided]
    if marks.unknown:
        if said:
            raise NoAnswerError(f"{one.letter} has an answer and a ?{one.letter}; type one of them")
        return None
    if one.form.kind is Kind.CHOICES:
        if NONE in marks.chosen and (len(marks.chosen) > 1):
            raise NoAnswerError(f"{one.letter}: none of these and one of these cannot both be so")
        both = [code for code in marks.chosen if code in marks.undecided]
        if both:
            raise NoAnswerError(f"{one.letter}: {both[0]} cannot be so and undecided")
        return decided(one.value, one.codes, [code for code in marks.chosen if code != NONE], marks.undecided)
    if len(marks.chosen) > 1:
        raise NoAnswerError(f"{one.letter} takes one answer; you typed {' and '.join(marks.chosen)}")
    return marks.chosen[0] == YES if one.form.kind is Kind.YES_NO else marks.chosen[0]
