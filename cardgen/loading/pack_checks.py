"""Is a pack sound? Every path, name and code exists, nothing is defined twice, no term leads back to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from cardgen.domain.condition import (
    All,
    AnyOf,
    AtLeast,
    AtMost,
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
    Present,
    RuleHolds,
    Some,
    Term,
)
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Steps
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.errors import suggestion
from cardgen.loading.document import Document
from cardgen.loading.fact_types import FactType, FactTypes


@dataclass(slots=True)
class Names:
    """Where each named thing of a pack is defined, by kind."""

    kinds: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)

    def define(self, kind: str, name: str, document: Document, path: Steps) -> None:
        """Note a definition; a second one is a problem."""
        position = document.position(path)
        known = self.kinds.setdefault(kind, {})
        if name in known:
            what = f"{kind} '{name}' is defined a second time"
            self.problems.append(problem(document, path, what, f"{known[name]} has it already"))
        known.setdefault(name, f"{document.source.name}:{position.line}")

    def use(self, kind: str, name: str, document: Document, path: Steps) -> None:
        """Note a use; one of a name that does not exist is a problem."""
        known = self.kinds.get(kind, {})
        if name not in known:
            now = suggestion(name, known) or f"define it, or use one of: {', '.join(sorted(known)) or 'none yet'}"
            self.problems.append(problem(document, path, f"there is no {kind} '{name}'", now))


def problem(document: Document, path: Steps, what: str, what_now: str) -> Diagnostic:
    """Return a diagnostic about a place in a pack file."""
    position = document.position(path)
    pointer = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")
    return Diagnostic(document.source.name, position.line, position.column, pointer, what, what_now, "pack")


def parts_of(condition: Condition) -> Iterator[tuple[Steps, Condition]]:
    """Yield a condition and all conditions inside it, each with its path from the outermost one."""
    yield (), condition
    inner: Iterable[tuple[Steps, Condition]] = ()
    match condition:
        case All():
            inner = ((("all", index), part) for index, part in enumerate(condition.all_))
        case AnyOf():
            inner = ((("any", index), part) for index, part in enumerate(condition.any_))
        case Not():
            inner = ((("not",), condition.not_),)
        case Some():
            inner = ((("where",), condition.where),)
        case _:
            pass
    for step, part in inner:
        for path, one in parts_of(part):
            yield (*step, *path), one


@dataclass(frozen=True, slots=True)
class ConditionChecker:
    """Checks the conditions of one file."""

    document: Document
    types: FactTypes
    names: Names

    def check(self, condition: Condition, path: Steps, *, item: str = "", documents: str = "") -> None:
        """Check a condition; `item` is the list whose items `.key` reads, `documents` says if `present` may stand here."""
        match condition:
            case All() | AnyOf() | Not():
                for step, part in parts_of(condition):
                    if step and len(step) == (1 if isinstance(condition, Not) else 2):
                        self.check(part, (*path, *step), item=item, documents=documents)
            case Some():
                if self._typed(condition.some, path, item, {"items"}):
                    inner = f"{_absolute(condition.some, item)}[]."
                    self.check(condition.where, (*path, "where"), item=inner, documents=documents)
            case Term():
                self.names.use("term", condition.term, self.document, path)
            case RuleHolds():
                self.names.use("rule", condition.rule, self.document, path)
            case Present() | HasEvidence():
                self._documented(condition, path, item, documents)
            case Is() | In() | Includes() | IncludesAny():
                self._valued(condition, path, item)
            case AtLeast() | AtMost() | MoreThan():
                self._typed(condition.fact, path, item, {"number"})
            case Before() | From():
                self._typed(condition.fact, path, item, {"date"})
                limit = condition.before if isinstance(condition, Before) else condition.from_
                if not limit[:1].isdigit():
                    self.names.use("date", limit, self.document, path)
            case _:
                pass

    def _documented(self, condition: Present | HasEvidence, path: Steps, item: str, documents: str) -> None:
        if not documents:
            what = "'present' and 'evidence' read silence as no; they may stand in 'satisfied_when' only"
            self.names.problems.append(problem(self.document, path, what, "test a value instead"))
        elif isinstance(condition, Present):
            self._typed(condition.present, path, item, set())
        else:
            for kind in condition.kinds:
                self._code(kind, {one.value for one in EvidenceKind}, path)

    def _valued(self, condition: Is | In | Includes | IncludesAny, path: Steps, item: str) -> None:
        found = self._typed(condition.fact, path, item, {"bool", "number", "text", "date", "code", "place"})
        if not found:
            return
        wanted: tuple[object, ...]
        match condition:
            case Is():
                wanted = (condition.is_,)
            case In():
                wanted = condition.in_
            case Includes():
                wanted = (condition.includes,)
            case IncludesAny():
                wanted = condition.includes_any
        asks_list = isinstance(condition, Includes | IncludesAny)
        if asks_list != found.is_list:
            word, now = ("a list", "use 'includes'") if found.is_list else ("one value", "use 'is' or 'in'")
            self.names.problems.append(problem(self.document, path, f"'{condition.fact}' is {word}", now))
        for value in wanted:
            if (found.name == "bool") != isinstance(value, bool):
                what = f"'{condition.fact}' is of type {found.name}; {value!r} is not"
                self.names.problems.append(problem(self.document, path, what, "change the value"))
            elif found.codes:
                self._code(str(value), set(found.codes), path)

    def _code(self, value: str, codes: set[str], path: Steps) -> None:
        known = any(code.startswith(value[:-1]) for code in codes) if value.endswith(".*") else value in codes
        if not known:
            now = suggestion(value, codes) or f"known: {', '.join(sorted(codes)[:12])}"
            self.names.problems.append(problem(self.document, path, f"there is no code '{value}'", now))

    def _typed(self, fact: str, path: Steps, item: str, allowed: set[str]) -> FactType | None:
        if fact.startswith(".") and not item:
            what = f"'{fact}' reads an item, but no 'some' is around it"
            self.names.problems.append(problem(self.document, path, what, "drop the dot"))
            return None
        found = self.types.of(_absolute(fact, item))
        if isinstance(found, str):
            what, _, now = found.partition("; ")
            self.names.problems.append(problem(self.document, path, what, now))
            return None
        if allowed and found.name not in allowed:
            what = f"'{fact}' is of type {found.name}"
            self.names.problems.append(
                problem(self.document, path, what, f"this operator reads {', '.join(sorted(allowed))}")
            )
            return None
        return found


def _absolute(fact: str, item: str) -> str:
    return f"{item}{fact[1:]}" if fact.startswith(".") else fact


def loop(uses: Mapping[str, Iterable[str]]) -> list[str]:
    """Return a loop in "this uses that", or nothing."""
    try:
        TopologicalSorter(uses).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []
