"""Condition + facts → truth with its reason.

No operator sees "missing" as a value: an unanswered fact is unknown, and `not` of an unknown is unknown. Only
`present` and `evidence`, which say what documents a duty, read silence as false.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeAlias

from typing_extensions import TypeVar

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
    Leaf,
    MoreThan,
    Not,
    Present,
    RuleHolds,
    Share,
    Some,
    Term,
)
from cardgen.domain.condition_text import sentence
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts
from cardgen.domain.field_path import parse
from cardgen.domain.place import Places
from cardgen.domain.regime import NamedDate, NamedTerm, Rule
from cardgen.domain.truth import FALSE, Lack, Missing, Outcome, Truth, Used, all_of, any_of, merged, unknown
from cardgen.rules.present import is_present
from cardgen.rules.reading import Reading, Sameness, Test, equal, includes, item_reading, number, read

if TYPE_CHECKING:
    from cardgen.domain.manifest.evidence import EvidenceItem
from cardgen.domain.pack import Regime

AxisLookup: TypeAlias = Callable[[str, str, str], Outcome]
_Documents: TypeAlias = tuple[dict[str, Used], list[tuple[frozenset[str], Missing]]]


def no_other_packs(regime: str, axis: str, _value: str) -> Outcome:
    """Answer that another pack's axis is unknown because the pack is not loaded."""
    return unknown(Missing(f"{regime}/{axis}", Lack.PACK))


class Named(Protocol):
    """What conditions can name: the terms, rules and dates of a pack."""

    @property
    def terms(self) -> Mapping[str, NamedTerm]:
        """Named conditions."""

    @property
    def rules(self) -> Mapping[str, Rule]:
        """Rules, which may have exceptions."""

    @property
    def dates(self) -> Mapping[str, NamedDate]:
        """Dates with all the days that they once were."""


N = TypeVar("N", bound=Named, default="Regime")


@dataclass
class Evaluator(Generic[N]):
    """Evaluates the conditions of one pack over the facts of one manifest, each named one once."""

    regime: N
    facts: Facts
    places: Places
    as_of: date
    law_at: date
    evidence: tuple[Evidence, ...] = ()
    other_axis: AxisLookup = no_other_packs
    leaves: dict[object, Outcome] = field(default_factory=dict)
    _terms: dict[str, Outcome] = field(default_factory=dict)
    _rules: dict[str, Outcome] = field(default_factory=dict)
    _sames: dict[str, Sameness] = field(default_factory=dict)

    def term(self, term_id: str) -> Outcome:
        """Return whether a term of the pack holds."""
        if term_id not in self._terms:
            self._terms[term_id] = self.evaluate(self.regime.terms[term_id].when)
        return self._terms[term_id]

    def rule(self, rule_id: str) -> Outcome:
        """Return whether a rule holds: its condition does, and none of its exceptions."""
        if rule_id not in self._rules:
            rule = self.regime.rules[rule_id]
            parts = [self.evaluate(rule.when), *(self.rule(exception).negated() for exception in rule.unless)]
            if rule.given is not None:
                parts.append(self.evaluate(rule.given))
            self._rules[rule_id] = all_of(parts) if len(parts) > 1 else parts[0]
        return self._rules[rule_id]

    def evaluate(
        self, condition: Condition, item: Reading | None = None, covers: frozenset[str] = frozenset()
    ) -> Outcome:
        """Return the truth of a condition; `item` is the list item inside `some`, `covers` what evidence may name."""
        return _OPERATORS[type(condition)](self, condition, item, covers)

    def _all(self, condition: All, item: Reading | None, covers: frozenset[str]) -> Outcome:
        return all_of([self.evaluate(part, item, covers) for part in condition.all_])

    def _any(self, condition: AnyOf, item: Reading | None, covers: frozenset[str]) -> Outcome:
        return any_of([self.evaluate(part, item, covers) for part in condition.any_])

    def _not(self, condition: Not, item: Reading | None, covers: frozenset[str]) -> Outcome:
        return self.evaluate(condition.not_, item, covers).negated()

    def _is(self, condition: Is, item: Reading | None, _covers: frozenset[str]) -> Outcome:
        return self._leaf(condition.fact, item, equal(self._same(condition.fact, item), condition.is_))

    def _in(self, condition: In, item: Reading | None, _covers: frozenset[str]) -> Outcome:
        return self._leaf(condition.fact, item, equal(self._same(condition.fact, item), *condition.in_))

    def _axis(self, condition: AxisIs, _item: Reading | None, _covers: frozenset[str]) -> Outcome:
        regime, _, axis = condition.axis.partition("/")
        return self.other_axis(regime, axis, condition.is_)

    @cached_property
    def _root(self) -> Reading:
        return Reading(self.facts.data, "", "")

    def _start(self, fact: str, item: Reading | None) -> Reading:
        return item if item is not None and fact.startswith(".") else self._root

    def _leaf(self, fact: str, item: Reading | None, test: Test) -> Outcome:
        return read(self._start(fact, item), parse(fact), test)

    def _same(self, fact: str, item: Reading | None) -> Sameness:
        path = f"{item.pattern}{fact.lstrip('.')}" if item is not None and fact.startswith(".") else fact
        same = self._sames.get(path)
        if same is None:
            release = str(self.facts.data.get("vocabulary") or "")
            same = self._sames[path] = Sameness(path, self.places, release)
        return same

    def _including(self, fact: str, item: Reading | None, wanted: tuple[object, ...]) -> Outcome:
        if item is None:
            return self._leaf(fact, None, includes(self._same(fact, None), *wanted))
        keys = [one for one in wanted if isinstance(one, str) and one.startswith(".")]
        plain = [one for one in wanted if one not in keys]
        same = self._same(fact, item)
        parts = [self._leaf(fact, item, includes(same, *plain))] if plain else []
        for key in keys:
            own = self._leaf(str(key), item, Test("is answered", lambda _: True))
            if own.truth is Truth.TRUE:
                named = self._leaf(fact, item, includes(same, own.because[0].value))
                own = Outcome(named.truth, because_of=(own, named), missing_of=(named,))
            parts.append(own)
        return parts[0] if len(parts) == 1 else any_of(parts)

    def _numbered(
        self,
        fact: str,
        item: Reading | None,
        word: str,
        limit: float | Share,
        compare: Callable[[float, float], bool],
    ) -> Outcome:
        if not isinstance(limit, Share):
            return self._leaf(fact, item, number(word, limit, compare))
        whole = self._leaf(limit.of, item, Test("is answered", lambda _: True))
        if whole.truth is Truth.UNKNOWN:
            own = self._leaf(fact, item, Test("is answered", lambda _: True))
            return unknown(*merged([own.missing, whole.missing]))
        value = whole.because[0].value if whole.because else None
        part = limit.share * value if isinstance(value, int | float) else float("inf")
        compared = self._leaf(fact, item, number(word, part, compare))
        return Outcome(compared.truth, because_of=(compared, whole), missing_of=(compared,))

    def _dated(
        self, fact: str, item: Reading | None, word: str, limit: str, compare: Callable[[str, str], bool]
    ) -> Outcome:
        named = self.regime.dates.get(limit)
        version = named.at(self.law_at) if named else None
        if named and version is None:
            return FALSE
        day = version.from_.isoformat() if version else limit
        return self._leaf(fact, item, Test(f"{word} {day}", lambda value: compare(str(value), day)))

    def _some(self, condition: Some, item: Reading | None, covers: frozenset[str]) -> Outcome:
        def each(reading: Reading) -> Outcome:
            return self.evaluate(condition.where, reading, covers)

        found = item_reading(self._start(condition.some, item), parse(condition.some), each)
        if not covers or found.truth is not Truth.FALSE or found.lacks:
            return found
        where = f"{item.prefix if item and condition.some.startswith('.') else ''}{condition.some.lstrip('.')}"
        wanted = Missing(where, Lack.VALUE, note=f"an item where {sentence(condition.where)}")
        return Outcome(Truth.FALSE, because_of=(found,), missing=(wanted,))

    def _evidence(self, condition: HasEvidence, _item: Reading | None, covers: frozenset[str]) -> Outcome:
        """Return whether a document counts; where no requirement asks, its kind alone decides."""
        kinds = condition.kinds
        usable, not_counted = self._documents if covers else self._documents_by_kind
        for name in (*kinds, *sorted(covers)):
            if name in usable:
                return Outcome(Truth.TRUE, (usable[name],))
        wanted = covers.union(kinds)
        named = [missing for names, missing in not_counted if not names.isdisjoint(wanted)]
        lacking = tuple(Missing(one.path, Lack.EVIDENCE, kinds, one.note) for one in named)
        return Outcome(Truth.FALSE, (), lacking or (Missing("evidence", Lack.EVIDENCE, kinds),))

    @cached_property
    def _documents(self) -> _Documents:
        """The documents by what they cover, else by kind: what a document says that it covers, it counts for alone."""
        usable, not_counted = self._counted(lambda item: frozenset(item.covers) or frozenset({item.kind.value}))
        for index, evidence in enumerate(self.evidence):
            item = evidence.item
            if item.covers and evidence.usable(self.as_of):
                note = f"{item.id}: its 'covers' leaves this out"
                elsewhere = Missing(f"evidence[{index}]", Lack.EVIDENCE, (), note)
                not_counted.append((frozenset({item.kind.value}), elsewhere))
        return usable, not_counted

    @cached_property
    def _documents_by_kind(self) -> _Documents:
        return self._counted(lambda item: frozenset({item.kind.value}))

    def _counted(self, names_of: Callable[[EvidenceItem], frozenset[str]]) -> _Documents:
        """Return the first usable document for each name that it counts for, and the documents that do not count."""
        usable: dict[str, Used] = {}
        not_counted: list[tuple[frozenset[str], Missing]] = []
        for index, evidence in enumerate(self.evidence):
            item, path = evidence.item, f"evidence[{index}]"
            if evidence.usable(self.as_of):
                used = Used(path, item.id, f"is valid evidence of {item.kind}")
                for name in names_of(item):
                    usable.setdefault(name, used)
            else:
                state = Missing(path, Lack.EVIDENCE, (), f"{item.id}: {evidence.state(self.as_of)}")
                not_counted.append((names_of(item), state))
        return usable, not_counted


Operator: TypeAlias = Callable[[Evaluator[Any], Any, Reading | None, frozenset[str]], Outcome]


def _once(operator: Operator) -> Operator:
    """Return an operator that reads each fact of the manifest once for each thing that is asked of it."""

    def asked(evaluator: Evaluator[Any], condition: Leaf, item: Reading | None, covers: frozenset[str]) -> Outcome:
        if item is not None:
            return operator(evaluator, condition, item, covers)
        known = evaluator.leaves.get(condition.key)
        if known is None:
            known = evaluator.leaves[condition.key] = operator(evaluator, condition, item, covers)
        return known

    return asked


# One entry for each operator of the closed vocabulary; a test holds it against the union `Condition`.
_OPERATORS: dict[type, Operator] = {
    All: Evaluator._all,
    AnyOf: Evaluator._any,
    Not: Evaluator._not,
    Is: _once(Evaluator._is),
    In: _once(Evaluator._in),
    Includes: _once(lambda e, c, i, _: e._including(c.fact, i, (c.includes,))),
    IncludesAny: _once(lambda e, c, i, _: e._including(c.fact, i, c.includes_any)),
    AtLeast: _once(lambda e, c, i, _: e._numbered(c.fact, i, "at least", c.at_least, operator.ge)),
    AtMost: _once(lambda e, c, i, _: e._numbered(c.fact, i, "at most", c.at_most, operator.le)),
    MoreThan: _once(lambda e, c, i, _: e._numbered(c.fact, i, "more than", c.more_than, operator.gt)),
    Before: _once(lambda e, c, i, _: e._dated(c.fact, i, "before", c.before, operator.lt)),
    From: _once(lambda e, c, i, _: e._dated(c.fact, i, "on or after", c.from_, operator.ge)),
    Some: Evaluator._some,
    Term: lambda e, c, _i, _c: e.term(c.term),
    RuleHolds: lambda e, c, _i, _c: e.rule(c.rule),
    AxisIs: Evaluator._axis,
    Present: _once(lambda e, c, i, _: is_present(e._start(c.present, i), parse(c.present))),
    HasEvidence: Evaluator._evidence,
}
