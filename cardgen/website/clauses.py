"""Conditions as a nested list with links."""

from __future__ import annotations

from dataclasses import dataclass

from cardgen.domain.condition import NEVER, All, AnyOf, Condition, HasEvidence, Not, RuleHolds, Some, Term
from cardgen.domain.condition_text import leaf_text
from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.website import address

TERM = "term-"


@dataclass(frozen=True, slots=True)
class Clause:
    """One line of a condition: words that join, a path of the manifest, words about it, a link; then its parts."""

    words: str = ""
    path: str = ""
    test: str = ""
    link: str = ""
    link_text: str = ""
    children: tuple[Clause, ...] = ()


def clause(condition: Condition, regime: Regime) -> Clause:  # noqa: PLR0911 - one case for each kind
    """Return a condition with its parts; named conditions link to where they are explained."""
    match condition:
        case _ if condition is NEVER:
            return Clause("nothing: not in the law on that day")
        case All():
            return Clause("all of these", children=_each(condition.all_, regime))
        case AnyOf():
            return Clause("at least one of these", children=_each(condition.any_, regime))
        case Not():
            return Clause("not", children=_each((condition.not_,), regime))
        case Some():
            return Clause("some item of", condition.some, "where", children=_each((condition.where,), regime))
        case Term():
            title = in_language(regime.terms[condition.term].title)
            return Clause(link=address.rule(regime.id, f"{TERM}{condition.term}"), link_text=title)
        case RuleHolds():
            title = in_language(regime.rules[condition.rule].title)
            return Clause("the rule", link=address.rule(regime.id, condition.rule), link_text=title)
        case HasEvidence():
            kinds = " or ".join(EvidenceKind.meaning_of(kind) for kind in condition.kinds)
            return Clause(f"valid evidence: {kinds}")
        case _:
            path, _, test = leaf_text(condition).partition(" ")
            return Clause(path=path, test=test)


def _each(conditions: tuple[Condition, ...], regime: Regime) -> tuple[Clause, ...]:
    return tuple(clause(one, regime) for one in conditions)
