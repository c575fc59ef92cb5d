"""Why something comes out as it does, in sentences: the facts that decided, with their places, and what is open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cardgen.domain.facts import Facts
from cardgen.domain.pack import Regime
from cardgen.domain.question import question_of
from cardgen.domain.scalar import shown
from cardgen.domain.text import counted
from cardgen.domain.truth import Json, Lack, Missing, Used, merged

_INCLUDES = re.compile(r"includes (any of )?(.+)")
_NAMED = re.compile(r"^(includes any of|includes|is one of|is) ")
_COMPARES = re.compile(r"(at least|at most|more than|before|on or after) (.+)")
_FEW = 3


@dataclass(frozen=True, slots=True)
class Origin:
    """The file of a manifest and where its values stand in it."""

    source: str
    facts: Facts

    def place(self, path: str) -> str:
        """Return `file:line` of a concrete path or of its nearest parent."""
        position = self.facts.position(path)
        return f"{self.source}:{position.line}" if position else self.source


@dataclass(frozen=True, slots=True)
class Because:
    """A fact that decided: its path, what it says, and `file:line`."""

    path: str
    says: str
    place: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is not there and decides: the question, what to do, and under which path to answer."""

    path: str
    question: str
    action: str
    note: str
    lack: Lack


def because_of(used: Iterable[Used], origin: Origin) -> tuple[Because, ...]:
    """Return the facts that decided something, each with its place."""
    return merged([[Because(one.path, fact_says(one), origin.place(one.path)) for one in _together(used)]])


def _together(used: Iterable[Used]) -> Iterator[Used]:
    """Yield facts with all codes that one list does not include in one fact, where the first of them stood."""
    lacking: dict[str, list[str]] = {}
    for one in (facts := tuple(used)):
        if _lacks(one):
            lacking.setdefault(one.path, []).extend(_wanted(one.test))
    for one in facts:
        if not _lacks(one):
            yield one
        elif one.path in lacking:
            codes = dict.fromkeys(lacking.pop(one.path))
            yield replace(one, test=f"includes any of {', '.join(codes)}")


def _lacks(one: Used) -> bool:
    return not one.held and _INCLUDES.fullmatch(one.test) is not None and one.value != []


def _wanted(test: str) -> list[str]:
    """Return the values that a test names."""
    return _NAMED.sub("", test).split(", ")


def fact_says(used: Used) -> str:
    """Return what a fact says in regard of its test: "includes employment.recruitment", "is empty", "is true"."""
    value, asserted = _judged(used.value)
    return _says(used, value) + asserted


def answer_says(used: Used) -> str:
    """Return what the manifest answers, whatever it was compared with: "is DE, AT", "is empty"."""
    value, asserted = _judged(used.value)
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return f"has {counted(len(value), 'item')}"
    return ("is empty" if value == [] else f"is {shown(value)}") + asserted


def _judged(value: Json) -> tuple[Json, str]:
    """Return the answer of a judgement and who stands for it; other values as they are."""
    if not isinstance(value, dict) or "answer" not in value:
        return value, ""
    by = f" by {value['by']}" if value.get("by") else ""
    return value["answer"], f" (asserted{by}: {value.get('rationale', '')})"


def _says(used: Used, value: Json) -> str:
    included, compared = _INCLUDES.fullmatch(used.test), _COMPARES.fullmatch(used.test)
    if used.test == "is documented" or used.test.startswith("is valid evidence of"):
        return used.test if used.path.startswith("evidence[") or used.held else "is not documented"
    if used.test == "has an item" or value == []:
        return "has an item" if used.held else "is empty"
    if included:
        return _includes(used.held, _codes(value), _wanted(used.test))
    negation = "" if used.held else "not "
    if compared or isinstance(value, list | dict):
        return f"is {shown(value)} ({negation}{used.test})"
    wanted = _wanted(used.test)
    counts_as = f" (counts as {_any_of(wanted)})" if used.held and shown(value) not in wanted else ""
    return f"is {shown(value)}{counts_as}"


def _includes(held: bool, codes: list[str], wanted: list[str]) -> str:  # noqa: FBT001 - one fact of a `Used`
    if held:
        both = [code for code in codes if code in wanted]
        return f"includes {', '.join(both)}" if both else f"is {', '.join(codes)} (counts as {_any_of(wanted)})"
    if len(wanted) <= _FEW:
        return f"does not include {' or '.join(wanted)}"
    said = f"is {', '.join(codes)}: none" if codes else "includes none"
    return f"{said} of the {len(wanted)} codes that count here"


def _any_of(wanted: list[str]) -> str:
    return wanted[0] if len(wanted) == 1 else f"one of {', '.join(wanted)}"


def _codes(value: Json) -> list[str]:
    if isinstance(value, dict):
        return _codes(value.get("has", []))
    return [shown(one) for one in value] if isinstance(value, list | tuple) else [shown(value)]


def questions_of(missing: Iterable[Missing], regime: Regime) -> tuple[Question, ...]:
    """Return what is missing as questions, each once, with what to do about it."""
    return tuple(question(one, regime) for one in each_once(missing))


def each_once(missing: Iterable[Missing]) -> tuple[Missing, ...]:
    """Return missing things with all undecided codes of one list together; a list without any answer needs no codes."""
    found: dict[tuple[str, Lack, tuple[str, ...]], Missing] = {}
    for one in missing:
        codes = () if one.lack is Lack.ANSWER else one.codes
        key = (one.path, one.lack, codes)
        other = found.get(key)
        if other is None:
            found[key] = one
        elif one.lack is Lack.ANSWER:
            both = merged([other.codes, one.codes]) if other.codes and one.codes else ()
            found[key] = replace(other, codes=both)
    return tuple(found.values())


def question(missing: Missing, regime: Regime) -> Question:
    """Return a missing thing as a question with what to do about it."""
    return Question(missing.path, question_of(missing, regime), _action(missing), missing.note, missing.lack)


def _action(missing: Missing) -> str:  # noqa: PLR0911 - one case for each lack
    match missing.lack:
        case Lack.ANSWER if missing.codes:
            return f"decide {', '.join(missing.codes)} in {missing.path}"
        case Lack.ANSWER:
            return f"answer {missing.path}"
        case Lack.DOCUMENT:
            return f"write {missing.path}"
        case Lack.EVIDENCE:
            return f"add evidence of the kind {' or '.join(missing.codes)}"
        case Lack.VALUE:
            return f"change {missing.path}; needed: {missing.note}"
        case Lack.PACK:
            return f"load the regime {missing.path.partition('/')[0]}"
        case Lack.JUDGEMENT:
            return (
                f"have a person accept the reason given in {missing.path}" if missing.note else "have a person judge it"
            )
