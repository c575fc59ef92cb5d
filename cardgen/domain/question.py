"""The question that a missing fact asks: the description of its field, or the question of the pack's fact."""

from __future__ import annotations

from cardgen.domain.field_path import FACTS, describe, general
from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.domain.truth import Lack, Missing
from cardgen.domain.vocabulary.assurance import EvidenceKind


def question_of(missing: Missing, regime: Regime) -> str:
    """Return what a person is asked, or asked to do, so that the missing thing is there."""
    match missing.lack:
        case Lack.EVIDENCE if missing.note:
            return f"Which document takes the place of one that does not count ({missing.note.replace('_', ' ')})?"
        case Lack.EVIDENCE:
            kinds = [EvidenceKind.meaning_of(kind) for kind in missing.codes]
            return f"Which document proves it ({' or '.join(kinds)})?"
        case Lack.PACK:
            return f"What does the regime of '{missing.path}' decide? It is not loaded."
        case Lack.JUDGEMENT if not missing.note:
            requirement = regime.requirements.get(missing.path)
            return in_language(requirement.judgement) if requirement and requirement.judgement else "Who judges this?"
        case _:
            return fact_question(missing.path, regime)


def fact_question(path: str, regime: Regime) -> str:
    """Return the question of the field at a concrete or general path."""
    field = general(path)
    own = f"{FACTS}.{regime.id}."
    if field.startswith(own):
        fact = regime.facts.get(field.removeprefix(own))
        return in_language(fact.question) if fact else ""
    kind = describe(field)
    return kind.question if kind else ""
