"""Which open question settles most: each one is tried with the answers that it may get.

For each possible answer the goals that the question holds up are judged again. What counts is by how much the work that
is left (goals not decided, answers missing) goes down on average. A question whose gate is not open yet waits for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from cardgen.domain.facts import is_unanswered, steps, value_at
from cardgen.domain.field_path import FACTS, general
from cardgen.domain.regime import Fact
from cardgen.domain.truth import Json, Missing, Truth
from cardgen.interview.answering import answered, undecided_codes
from cardgen.interview.form import Form, Kind, fact_at, form_of
from cardgen.interview.goal import Goal, Matter, Setting
from cardgen.interview.samples import samples
from cardgen.interview.tested import Comparisons

Open = Mapping[Goal, tuple[Missing, ...]]

_TRIED = 30
_PER_GOAL = 2.0
_HALF_WAY = {Truth.TRUE: 0, Truth.UNKNOWN: 1, Truth.FALSE: 2}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open question: where its answer goes, which undecided codes it is about, what it holds up, how it is gated."""

    path: str
    codes: tuple[str, ...]
    form: Form
    goals: tuple[Goal, ...]
    gate: Truth

    @property
    def axes(self) -> tuple[Goal, ...]:
        """The axes among what it holds up."""
        return tuple(goal for goal in self.goals if goal.matter is Matter.AXIS)


@dataclass(frozen=True, slots=True)
class Tried:
    """What one possible answer leaves open of the goals that the question holds up."""

    weight: float
    left: Open


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with how much it settles on average, and what each possible answer leaves open."""

    candidate: Candidate
    gain: float
    tried: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """All that is open: questions that can be asked, best first, and paths whose answer is written by hand."""

    ranked: tuple[Ranked, ...]
    by_hand: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Ranks questions; the facts of the packs and what is compared with them stay the same over an interview."""

    setting: Setting
    facts: Mapping[str, Mapping[str, Fact]]
    tested: Mapping[str, Comparisons]

    def front(self, data: Mapping[str, Json], still_open: Open, left_out: Collection[str] = ()) -> Front:
        """Return the questions that hold up open goals, those that settle most first, without the paths left out."""
        found, by_hand = self._candidates(data, still_open)
        asked = [one for one in found if one.path not in left_out]
        asked.sort(key=lambda one: (_HALF_WAY[one.gate], -len(one.axes), -len(one.goals)))
        first_gate = [one for one in asked if one.gate is asked[0].gate] if asked else []
        tried = [self._tried(one, data, still_open) for one in first_gate[:_TRIED]]
        tried.sort(key=lambda one: (not one.candidate.axes, -round(one.gain, 6)))
        rest = tuple(Ranked(one, 0.0, ()) for one in asked[len(tried) :])
        return Front((*tried, *rest), by_hand)

    def _candidates(self, data: Mapping[str, Json], still_open: Open) -> tuple[list[Candidate], tuple[str, ...]]:
        goals: dict[str, dict[Goal, None]] = {}
        codes: dict[str, list[tuple[str, ...]]] = {}
        for goal, missing in still_open.items():
            for one in missing:
                goals.setdefault(one.path, {})[goal] = None
                codes.setdefault(one.path, []).append(one.codes)
        reader = self.setting.reader(data)
        found: list[Candidate] = []
        by_hand: list[str] = []
        for path, held_up in goals.items():
            value = value_at(data, steps(path))
            form = form_of(path, self.facts)
            undecided = undecided_codes(value)
            if form is None or not (is_unanswered(value) or undecided):
                by_hand.append(path)
                continue
            wanted = {code for some in codes[path] for code in some}
            about = tuple(code for code in undecided if code in wanted)
            gate = Truth.TRUE
            fact = fact_at(path, self.facts)
            if fact is not None and fact.asked_when is not None:
                regime = path.removeprefix(f"{FACTS}.").partition(".")[0]
                gate = reader.judge(regime).evaluator.evaluate(fact.asked_when).truth
            shown = form.among(about) if about else form
            found.append(Candidate(path, about, shown, tuple(held_up), gate))
        return found, tuple(by_hand)

    def _tried(self, one: Candidate, data: Mapping[str, Json], still_open: Open) -> Ranked:
        path = steps(one.path)
        possible = samples(one.form, self.tested.get(general(one.path), Comparisons()), value_at(data, path))
        tried = tuple(
            Tried(sample.weight, self.setting.still_open(answered(data, path, sample.value), one.goals))
            for sample in possible
        )
        now = _work({goal: still_open[goal] for goal in one.goals})
        return Ranked(one, now - sum(each.weight * _work(each.left) for each in tried), tried)


def _work(still_open: Open) -> float:
    """Return how much is left to do: the answers missing for each goal, and a little for each goal not decided."""
    return sum(len(missing) + _PER_GOAL for missing in still_open.values())


def is_single(form: Form) -> bool:
    """Whether exactly one of several codes is the answer."""
    return form.kind is Kind.CHOICE


def paths_of(missing: Iterable[Missing]) -> set[str]:
    """Return the paths of what is missing."""
    return {one.path for one in missing}
