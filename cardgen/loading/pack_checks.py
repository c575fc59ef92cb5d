"""Is a pack sound? Every name exists, nothing is defined twice, no term leads back to itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from cardgen.domain.condition import RuleHolds, Term, parts_of
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Steps
from cardgen.loading.condition_checks import ConditionChecker, Place
from cardgen.loading.contradiction_checks import check_contradictions
from cardgen.loading.document import Document
from cardgen.loading.fact_types import FactTypes
from cardgen.loading.pack_conditions import conditions_of
from cardgen.loading.pack_files import PackFiles
from cardgen.loading.pack_names import Names, loop, problem


def pack_problems(files: PackFiles, controls: Iterable[str]) -> list[Diagnostic]:
    """Return everything that is wrong with the names, paths and codes of a pack."""
    names = _names(files, controls)
    _check(files, names)
    return list(dict.fromkeys(names.problems))


def _names(files: PackFiles, controls: Iterable[str]) -> Names:
    names = Names()
    document, header = files.header.document, files.header.content
    defined: tuple[tuple[str, str, tuple[Any, ...]], ...] = (
        ("role", "roles", header.roles),
        ("axis", "axes", header.axes),
        ("date", "dates", header.dates),
        ("transition", "transitions", header.transitions),
        ("date or schedule", "schedules", header.schedules),
        ("penalty", "penalties", header.penalties),
    )
    for kind, key, things in defined:
        for index, thing in enumerate(things):
            names.define(kind, thing.id, document, (key, index))
            if kind == "date":
                names.kinds.setdefault("date or schedule", {}).setdefault(thing.id, "dates")
    for document, key, index, kind, name in _defined(files):
        names.define(kind, name, document, (key, index))
    names.kinds["control"] = dict.fromkeys(controls, "the shared catalogue")
    if header.id != files.folder.name:
        what = f"the id '{header.id}' is not the name of the folder '{files.folder.name}'"
        names.problems.append(problem(files.header.document, ("id",), what, "make them equal"))
    return names


def _defined(files: PackFiles) -> Iterator[tuple[Document, str, int, str, str]]:
    for facts in files.facts:
        yield from ((facts.document, "facts", i, "fact", one.id) for i, one in enumerate(facts.content.facts))
    for terms in files.terms:
        yield from ((terms.document, "terms", i, "term", one.id) for i, one in enumerate(terms.content.terms))
    for rules in files.rules:
        yield from ((rules.document, "rules", i, "rule", one.id) for i, one in enumerate(rules.content.rules))
    for file in files.requirements:
        things = enumerate(file.content.requirements)
        yield from ((file.document, "requirements", i, "requirement", one.id) for i, one in things)


def _check(files: PackFiles, names: Names) -> None:
    facts = {fact.id: fact for file in files.facts for fact in file.content.facts}
    types = FactTypes(files.header.content.id, facts)
    uses: dict[str, set[str]] = {}
    for one in conditions_of(files):
        checker = ConditionChecker(one.document, types, names)
        checker.check(one.condition, Place(one.path, documents="satisfied_when" in one.path))
        uses.setdefault(one.owner, set()).update(
            f"term {part.term}" if isinstance(part, Term) else f"rule {part.rule}"
            for _, part in parts_of(one.condition)
            if isinstance(part, Term | RuleHolds)
        )
    for file in files.contradictions:
        check_contradictions(file, types, names)
    _check_header(files, names)
    _check_rules(files, names, uses)
    _check_requirements(files, names)
    if circle := loop(uses):
        what = f"these lead back to themselves: {' → '.join(circle)}"
        standing = next(one for one in conditions_of(files) if one.owner in circle)
        names.problems.append(problem(standing.document, standing.path, what, "break the loop"))


def _check_header(files: PackFiles, names: Names) -> None:
    document, header = files.header.document, files.header.content
    for i, term in enumerate(header.background):
        names.use("term", term, document, ("background", i))
    for i, transition in enumerate(header.transitions):
        if transition.until:
            names.use("date", transition.until.date, document, ("transitions", i, "until"))
    for i, schedule in enumerate(header.schedules):
        for j, ground in enumerate(schedule.grounds):
            names.use("date", ground.date, document, ("schedules", i, "grounds", j))
            if ground.unless:
                names.use("transition", ground.unless, document, ("schedules", i, "grounds", j))


def _check_rules(files: PackFiles, names: Names, uses: dict[str, set[str]]) -> None:
    axes = {axis.id: {value.id for value in axis.values} for axis in files.header.content.axes}
    for file in files.rules:
        for i, rule in enumerate(file.content.rules):
            at: Steps = ("rules", i)
            if rule.axis is not None:
                names.use("axis", rule.axis, file.document, (*at, "axis"))
                if rule.axis in axes and rule.value not in axes[rule.axis]:
                    what = f"axis '{rule.axis}' has no value '{rule.value}'"
                    now = f"known: {', '.join(sorted(axes[rule.axis]))}"
                    names.problems.append(problem(file.document, (*at, "value"), what, now))
            for exception in rule.unless:
                names.use("rule", exception, file.document, (*at, "unless"))
                uses.setdefault(f"rule {rule.id}", set()).add(f"rule {exception}")
            for j, amendment in enumerate(rule.history):
                for exception in (amendment.before and amendment.before.unless) or ():
                    names.use("rule", exception, file.document, (*at, "history", j, "before", "unless"))
            if rule.applies_from:
                names.use("date or schedule", rule.applies_from, file.document, (*at, "applies_from"))


def _check_requirements(files: PackFiles, names: Names) -> None:
    for file in files.requirements:
        for i, one in enumerate(file.content.requirements):
            at: Steps = ("requirements", i)
            for role in one.roles:
                names.use("role", role, file.document, (*at, "roles"))
            for j, amendment in enumerate(one.history):
                for role in (amendment.before and amendment.before.roles) or ():
                    names.use("role", role, file.document, (*at, "history", j, "before", "roles"))
                if amendment.before and amendment.before.penalty:
                    names.use("penalty", amendment.before.penalty, file.document, (*at, "history", j, "before"))
            for control in one.controls:
                names.use("control", control, file.document, (*at, "controls"))
            if one.applies_from:
                names.use("date or schedule", one.applies_from, file.document, (*at, "applies_from"))
            if one.penalty:
                names.use("penalty", one.penalty, file.document, (*at, "penalty"))
