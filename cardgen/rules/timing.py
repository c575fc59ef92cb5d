"""From when a rule or requirement binds: schedules, transitions, two clocks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cardgen.domain.assessment import Timing, TimingState
from cardgen.domain.clock import Clock
from cardgen.domain.regime import DateVersion, Ground, NamedDate, Transition
from cardgen.domain.text import in_language
from cardgen.domain.truth import TRUE, Outcome, Truth, merged
from cardgen.rules.evaluate import Evaluator


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A day on which a ground makes something bind, and what is still open about it."""

    day: date
    named: NamedDate
    version: DateVersion
    open_: tuple[Outcome, ...]
    transition: Transition | None = None
    exempt: bool = False


def timing_of(name: str | None, evaluator: Evaluator, clock: Clock) -> Timing:
    """Return when a date or schedule of the pack binds this system; without a name it binds always.

    Where a ground or a transition is unknown the earliest possible day counts, and what decides is listed.
    """
    if name is None:
        return Timing(TimingState.IN_FORCE)
    schedule = evaluator.regime.schedules.get(name)
    grounds = schedule.grounds if schedule else (Ground(date=name),)
    candidates = [one for ground in grounds if (one := _candidate(ground, evaluator, clock))]
    binding = sorted((one for one in candidates if not one.exempt), key=lambda one: (one.day, bool(one.open_)))
    if not binding:
        freed = next((one for one in candidates), None)
        return _timing(freed, TimingState.EXEMPT, clock) if freed else Timing(TimingState.NONE)
    first = binding[0]
    state = TimingState.IN_FORCE if first.day <= clock.as_of else TimingState.UPCOMING
    later = sorted({one.day for one in binding if one.day > first.day}) if first.open_ else []
    return _timing(first, state, clock, tuple(later))


def _timing(one: _Candidate, state: TimingState, clock: Clock, later: tuple[date, ...] = ()) -> Timing:
    note = one.named.note
    return Timing(
        state=state,
        from_=one.day,
        certain=not one.open_,
        later=later,
        replaced=tuple(v for v in one.named.history if v.known_from <= clock.law_at and v.from_ != one.version.from_),
        reference=one.version.reference,
        set_by=one.version.by or "",
        transition=one.transition,
        confidence=one.named.confidence,
        note=in_language(note) if note else "",
        missing=merged(outcome.missing for outcome in one.open_),
    )


def _candidate(ground: Ground, evaluator: Evaluator, clock: Clock) -> _Candidate | None:
    outcome = evaluator.evaluate(ground.when) if ground.when is not None else TRUE
    named = evaluator.regime.dates[ground.date]
    version = named.at(clock.law_at)
    if outcome.truth is Truth.FALSE or version is None:
        return None
    still_open = (outcome,) if outcome.truth is Truth.UNKNOWN else ()
    if ground.unless is None:
        return _Candidate(version.from_, named, version, still_open)
    transition = evaluator.regime.transitions[ground.unless]
    freed = evaluator.evaluate(transition.when)
    match freed.truth:
        case Truth.FALSE:
            return _Candidate(version.from_, named, version, still_open)
        case Truth.UNKNOWN:
            return _Candidate(version.from_, named, version, (*still_open, freed), transition)
        case Truth.TRUE:
            return _freed(transition, _Candidate(version.from_, named, version, still_open), evaluator, clock)


def _freed(transition: Transition, candidate: _Candidate, evaluator: Evaluator, clock: Clock) -> _Candidate:
    """Return the candidate of those whom a transition frees: until its end, or for good once the day has come.

    Before that day nobody can know that the ground of the freedom will still hold, so the day stays.
    """
    until = transition.until
    ends = evaluator.evaluate(until.when) if until and until.when else TRUE
    version = evaluator.regime.dates[until.date].at(clock.law_at) if until else None
    if until and version and ends.truth is not Truth.FALSE:
        still_open = (*candidate.open_, ends) if ends.truth is Truth.UNKNOWN else candidate.open_
        named = evaluator.regime.dates[until.date]
        return _Candidate(max(candidate.day, version.from_), named, version, still_open, transition)
    exempt = clock.as_of >= candidate.day
    return _Candidate(candidate.day, candidate.named, candidate.version, candidate.open_, transition, exempt)
