"""A pack as its law was known on a day: what came later is taken back, what was repealed by then is gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TypeAlias, TypeVar

from cardgen.domain.condition import NEVER
from cardgen.domain.pack import Regime
from cardgen.domain.regime import NamedTerm, Role, Rule, Schedule, Transition
from cardgen.domain.requirement import Requirement

Provision: TypeAlias = NamedTerm | Role | Rule | Transition | Requirement
_Provision = TypeVar("_Provision", NamedTerm, Role, Rule, Transition, Requirement)
_Condition = TypeVar("_Condition", NamedTerm, Role, Rule)


def as_known(regime: Regime, law_at: date) -> Regime:
    """Return a pack as its law was known on a day.

    Terms, rules and roles that the law did not have keep their names, which others use, and hold for nothing;
    requirements that it did not have are gone, and a transition that it did not have frees nobody.
    """
    transitions = _there(regime.transitions, law_at)
    return replace(
        regime,
        terms=_or_never(regime.terms, law_at),
        roles=_or_never(regime.roles, law_at),
        rules=_or_never(regime.rules, law_at),
        requirements=_there(regime.requirements, law_at),
        repealed={name: _then(one, law_at) for name, one in regime.requirements.items() if _is_gone(one, law_at)},
        transitions=transitions,
        schedules={name: _without_others(one, transitions) for name, one in regime.schedules.items()},
    )


def is_known(one: Provision, law_at: date) -> bool:
    """Whether the law had a provision on a day: added by then, if it was not there from the start, and not repealed."""
    later = any(amendment.did == "added" and amendment.known_from > law_at for amendment in one.history)
    return not later and not _is_gone(one, law_at)


def _is_gone(one: Provision, law_at: date) -> bool:
    return any(amendment.did == "repealed" and amendment.known_from <= law_at for amendment in one.history)


def _there(things: Mapping[str, _Provision], law_at: date) -> dict[str, _Provision]:
    return {name: _then(one, law_at) for name, one in things.items() if is_known(one, law_at)}


def _or_never(things: Mapping[str, _Condition], law_at: date) -> dict[str, _Condition]:
    return {
        name: then if is_known(one, law_at) else then.model_copy(update={"when": NEVER})
        for name, one in things.items()
        for then in (_then(one, law_at),)
    }


def _then(one: _Provision, law_at: date) -> _Provision:
    """Return a provision with what it said on a day; amendments that came later are not told."""
    later = [amendment for amendment in one.history if amendment.known_from > law_at]
    if not later:
        return one
    update: dict[str, object] = {"history": one.history[: -len(later)]}
    for amendment in reversed(later):
        if amendment.before is not None:
            update |= {name: getattr(amendment.before, name) for name in amendment.before.model_fields_set}
    return one.model_copy(update=update)


def _without_others(schedule: Schedule, transitions: Mapping[str, Transition]) -> Schedule:
    """Return a schedule without transitions that there are not."""
    grounds = tuple(
        ground if ground.unless is None or ground.unless in transitions else ground.model_copy(update={"unless": None})
        for ground in schedule.grounds
    )
    return schedule.model_copy(update={"grounds": grounds}) if grounds != schedule.grounds else schedule
