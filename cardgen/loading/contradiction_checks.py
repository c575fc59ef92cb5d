"""Are the contradictions of a file sound? Each is named once, its paths exist, and it reads facts alone."""

from __future__ import annotations

from collections.abc import Iterator

from cardgen.domain.condition import Condition, facts_in
from cardgen.domain.contradiction import Contradiction, ContradictionFile
from cardgen.domain.facts import Steps
from cardgen.domain.field_path import FACTS
from cardgen.loading.condition_checks import ConditionChecker, Place
from cardgen.loading.fact_types import FactTypes
from cardgen.loading.pack_files import Typed
from cardgen.loading.pack_names import Names, problem


def check_contradictions(file: Typed[ContradictionFile], types: FactTypes, names: Names) -> None:
    """Note what is wrong with the contradictions of a file; `types` knows the facts that they may read."""
    checker = ConditionChecker(file.document, types, names)
    for index, one in enumerate(file.content.contradictions):
        at: Steps = ("contradictions", index)
        names.define("contradiction", one.id, file.document, at)
        item = f"{one.each}[]." if one.each else ""
        if one.each:
            checker.check_list(one.each, Place((*at, "each")))
        for path, condition in _conditions(one):
            checker.check(condition, Place((*at, *path), item, alone=True))
        own = f"{FACTS}.{types.regime}."
        if types.regime and not any(fact.startswith(own) for side in one.sides for fact in facts_in(side)):
            what = "no fact of this pack is read; the contradiction would be tried only where one is answered"
            names.problems.append(problem(file.document, at, what, f"read a fact that starts with '{own}'"))


def _conditions(one: Contradiction) -> Iterator[tuple[Steps, Condition]]:
    if one.given is not None:
        yield ("given",), one.given
    yield from ((("when", index), condition) for index, condition in enumerate(one.when))
