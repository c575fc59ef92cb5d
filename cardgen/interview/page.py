"""Questions that are asked together on one screen, because each of them is needed whatever the others say.

Only questions that are answered by ticking go together. A question joins a page if it stays open under most answers to
each question before it, and if it is still needed when everything else is answered with no or none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cardgen.domain.facts import steps
from cardgen.domain.truth import Json
from cardgen.interview.answering import answered
from cardgen.interview.form import TICKED
from cardgen.interview.goal import Goal, Matter
from cardgen.interview.ranking import Candidate, Open, Ranked, Ranker, is_single, paths_of
from cardgen.interview.samples import nothing_of

_MOST_LINES = 24
_MOST_FIELDS = 4
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Page:
    """The questions of one screen."""

    questions: tuple[Candidate, ...]


def first_page(
    ranked: tuple[Ranked, ...], data: Mapping[str, Json], still_open: Open, ranker: Ranker, most_fields: int
) -> Page | None:
    """Return the best question with those that can be asked beside it; nothing where no question is left."""
    if not ranked:
        return None
    first = ranked[0]
    chosen = [first]
    room = _MOST_LINES - first.candidate.form.lines
    if most_fields > 1 and _fits(first.candidate, room):
        world = _World(tuple(one for one in ranked if one.tried), data, still_open, ranker)
        for one in world.ranked[1:]:
            fits = _fits(one.candidate, room - one.candidate.form.lines)
            if len(chosen) < min(most_fields, _MOST_FIELDS) and fits and world.needs(one.candidate, chosen):
                chosen.append(one)
                room -= one.candidate.form.lines
    return Page(tuple(one.candidate for one in chosen))


def _fits(one: Candidate, room_left: int) -> bool:
    return one.form.kind in TICKED and room_left >= 0


class _World:
    """The manifest as it would be if every other open question were answered with no or none."""

    def __init__(self, ranked: tuple[Ranked, ...], data: Mapping[str, Json], still_open: Open, ranker: Ranker) -> None:
        self.ranked = ranked
        self._ranker = ranker
        axes = tuple(goal for goal in still_open if goal.matter is Matter.AXIS)
        self._goals: tuple[Goal, ...] = axes or tuple(still_open)
        self._before = data
        self._said_no: dict[str, Json] = {}
        for one in ranked:
            nothing = nothing_of(one.candidate.form)
            if nothing is not None and not one.candidate.codes:
                trial = {**self._said_no, one.candidate.path: nothing}
                if len(self._left(trial, self._goals)) == len(self._goals):
                    self._said_no = trial

    def _left(self, answers: Mapping[str, Json], goals: tuple[Goal, ...]) -> Open:
        data = self._before
        for path, value in answers.items():
            data = answered(data, steps(path), value)
        return self._ranker.setting.still_open(data, goals)

    def needs(self, one: Candidate, chosen: list[Ranked]) -> bool:
        """Whether a question is needed whatever the chosen ones, and single codes elsewhere, say."""
        singles = [other for other in self.ranked if is_single(other.candidate.form) and other.candidate != one]
        if not all(_stays_open(one, other) for other in (*chosen, *singles)):
            return False
        others = {path: value for path, value in self._said_no.items() if path != one.path}
        return any(one.path in paths_of(missing) for missing in self._left(others, one.goals).values())


def _stays_open(one: Candidate, other: Ranked) -> bool:
    """Whether a question is still open under most answers to another one."""
    if set(one.goals) - set(other.candidate.goals):
        return True
    weight = sum(
        tried.weight
        for tried in other.tried
        if any(one.path in paths_of(missing) for goal, missing in tried.left.items() if goal in one.goals)
    )
    return weight > _MOSTLY
