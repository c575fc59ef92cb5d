"""Are the conditions of a pack sound? Every path, name and code exists and fits the operator."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cardgen.domain.condition import (
    All,
    AnyOf,
    AtLeast,
    AtMost,
    AxisIs,
    Before,
    Condition,
    From,
    HasEvidence,
    In,
    Includes,
    IncludesAny,
    Is,
    MoreThan,
    Not,
    Path,
    Present,
    RuleHolds,
    Share,
    Some,
    Term,
)
from cardgen.domain.contradiction import AS_OF
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.errors import suggestion
from cardgen.loading.document import Document
from cardgen.loading.fact_types import FactType, FactTypes
from cardgen.loading.pack_names import Names, problem

_EVIDENCE_KINDS = frozenset(kind.value for kind in EvidenceKind)
_VALUES = frozenset({"bool", "number", "text", "date", "code", "place", "items"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a condition stands: its path, the list whose items `.key` reads, and what may stand there.

    `documents` lets `present` and `evidence` stand there, `alone` nothing but facts.
    """

    path: Path
    item: str = ""
    documents: bool = False
    alone: bool = False

    def inside(self, *steps: str | int) -> Place:
        """Return the place of a part."""
        return replace(self, path=(*self.path, *steps))

    def absolute(self, fact: str) -> str:
        """Return a fact's path from the root of the manifest."""
        return f"{self.item}{fact[1:]}" if fact.startswith(".") else fact


@dataclass(frozen=True, slots=True)
class ConditionChecker:
    """Checks the conditions of one file."""

    document: Document
    types: FactTypes
    names: Names

    def check(self, condition: Condition, at: Place) -> None:
        """Check a condition and its parts."""
        match condition:
            case All():
                for index, part in enumerate(condition.all_):
                    self.check(part, at.inside("all", index))
            case AnyOf():
                for index, part in enumerate(condition.any_):
                    self.check(part, at.inside("any", index))
            case Not():
                self.check(condition.not_, at.inside("not"))
            case Some():
                if self._typed(condition.some, at, frozenset({"items"})):
                    inner = replace(at.inside("where"), item=f"{at.absolute(condition.some)}[].")
                    self.check(condition.where, inner)
            case _:
                self._leaf(condition, at)

    def check_list(self, fact: str, at: Place) -> None:
        """Check that a path leads to a list of objects."""
        self._typed(fact, at, frozenset({"items"}))

    def _leaf(self, condition: Condition, at: Place) -> None:
        match condition:
            case Term() | RuleHolds() | AxisIs() if at.alone:
                self._wrong(at, "a contradiction reads facts alone: no term, rule or axis", "name the facts")
            case Term():
                self.names.use("term", condition.term, self.document, at.path)
            case RuleHolds():
                self.names.use("rule", condition.rule, self.document, at.path)
            case Present() | HasEvidence():
                self._documented(condition, at)
            case Is() | In() | Includes() | IncludesAny():
                self._valued(condition, at)
            case AtLeast() | AtMost() | MoreThan():
                self._typed(condition.fact, at, frozenset({"number"}))
                limit = _limit(condition)
                if isinstance(limit, Share):
                    self._typed(limit.of, at, frozenset({"number"}))
            case Before() | From():
                self._dated(condition, at)
            case AxisIs() if condition.axis.partition("/")[0] == self.types.regime:
                self._wrong(at, "a pack looks at the axes of other packs", "use 'rule' for a rule of its own")
            case _:
                pass

    def _dated(self, condition: Before | From, at: Place) -> None:
        self._typed(condition.fact, at, frozenset({"date"}))
        day = condition.before if isinstance(condition, Before) else condition.from_
        if day == AS_OF and at.alone:
            return
        if not day[:1].isdigit():
            self.names.use("date", day, self.document, at.path)
        elif not _is_day(day):
            self._wrong(at, f"'{day}' is not a date", "write it like 2027-12-02")

    def _documented(self, condition: Present | HasEvidence, at: Place) -> None:
        if not at.documents:
            what = "'present' and 'evidence' read silence as no; they may stand in 'satisfied_when' only"
            self._wrong(at, what, "test a value instead")
        elif isinstance(condition, Present):
            self._typed(condition.present, at, frozenset())
        else:
            for kind in condition.kinds:
                self._code(kind, _EVIDENCE_KINDS, at)

    def _valued(self, condition: Is | In | Includes | IncludesAny, at: Place) -> None:
        found = self._typed(condition.fact, at, _VALUES)
        if not found:
            return
        asks_list = isinstance(condition, Includes | IncludesAny)
        if asks_list != found.is_list:
            word, now = ("a list", "use 'includes'") if found.is_list else ("one value", "use 'is' or 'in'")
            self._wrong(at, f"'{condition.fact}' is {word}", now)
        for value in _wanted(condition):
            if value == "*" or (isinstance(value, str) and value.startswith(".") and at.item):
                continue
            if not _fits(value, found.name):
                self._wrong(at, f"'{condition.fact}' is of type {found.name}; {value!r} is not", "change the value")
            elif found.codes:
                self._code(str(value), found.codes, at)

    def _code(self, value: str, codes: frozenset[str], at: Place) -> None:
        known = any(code.startswith(value[:-1]) for code in codes) if value.endswith(".*") else value in codes
        if not known:
            now = suggestion(value, codes) or f"known: {', '.join(sorted(codes)[:12])}"
            self._wrong(at, f"there is no code '{value}'", now)

    def _typed(self, fact: str, at: Place, allowed: frozenset[str]) -> FactType | None:
        if fact.startswith(".") and not at.item:
            self._wrong(at, f"'{fact}' reads an item, but no 'some' is around it", "drop the dot")
            return None
        found = self.types.of(at.absolute(fact))
        if isinstance(found, str):
            what, _, now = found.partition("; ")
            self._wrong(at, what, now)
            return None
        if allowed and found.name not in allowed:
            self._wrong(at, f"'{fact}' is of type {found.name}", f"this operator reads {', '.join(sorted(allowed))}")
            return None
        return found

    def _wrong(self, at: Place, what: str, what_now: str) -> None:
        self.names.problems.append(problem(self.document, at.path, what, what_now))


def _fits(value: object, type_: str) -> bool:
    if type_ == "bool" or isinstance(value, bool):
        return type_ == "bool" and isinstance(value, bool)
    return isinstance(value, int | float) == (type_ == "number")


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _wanted(condition: Is | In | Includes | IncludesAny) -> tuple[object, ...]:
    match condition:
        case Is():
            return (condition.is_,)
        case In():
            return condition.in_
        case Includes():
            return (condition.includes,)
        case IncludesAny():
            return condition.includes_any


def _limit(condition: AtLeast | AtMost | MoreThan) -> float | Share:
    match condition:
        case AtLeast():
            return condition.at_least
        case AtMost():
            return condition.at_most
        case MoreThan():
            return condition.more_than
