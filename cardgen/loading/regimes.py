"""Regime packs → regimes, with every path and name checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cardgen.domain.condition import All, Condition, RuleHolds, Term
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Steps
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.domain.regime import Rule
from cardgen.domain.requirement import Control, ControlFile, PlaceFile
from cardgen.errors import UnknownNameError
from cardgen.loading.document import Document, Source
from cardgen.loading.fact_types import FactTypes
from cardgen.loading.pack_checks import ConditionChecker, Names, loop, parts_of, problem
from cardgen.loading.pack_files import PackFiles, Typed, read_pack, read_typed

SHARED = "_shared"


def find_packs(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the folders of all packs by id; a later folder of packs wins over an earlier one."""
    return {
        pack.name: pack
        for folder in folders
        for pack in sorted(folder.iterdir() if folder.is_dir() else ())
        if (pack / "pack.yaml").is_file()
    }


def chosen(packs: dict[str, Path], ids: Iterable[str]) -> dict[str, Path]:
    """Return the packs that the ids name, or all."""
    wanted = list(ids)
    for name in wanted:
        if name not in packs:
            raise UnknownNameError("regime", name, packs)
    return {name: packs[name] for name in wanted} if wanted else packs


def load_regime(folder: Path, controls: Iterable[str]) -> Regime | tuple[Diagnostic, ...]:
    """Return the regime that a folder holds; what is wrong comes back as diagnostics, all of them."""
    files = read_pack(folder, f"{folder.parent.name}/{folder.name}")
    if not isinstance(files, PackFiles):
        return files
    names = _names(files, controls)
    _check(files, names)
    if names.problems:
        return tuple(sorted(names.problems))
    return _assembled(files)


def load_controls(shared: Path) -> dict[str, Control]:
    """Return the shared catalogue of controls, by id."""
    result = read_typed(Source(shared / "controls.yaml", f"{SHARED}/controls.yaml"), ControlFile)
    return {one.id: one for one in result.content.controls} if isinstance(result, Typed) else {}


def load_places(shared: Path) -> Places:
    """Return the shared table of groups of places."""
    result = read_typed(Source(shared / "places.yaml", f"{SHARED}/places.yaml"), PlaceFile)
    groups = result.content.groups if isinstance(result, Typed) else ()
    return Places({group.id: frozenset(group.members) for group in groups})


def _names(files: PackFiles, controls: Iterable[str]) -> Names:
    names = Names()
    document, header = files.header.document, files.header.content
    defined: tuple[tuple[str, str, tuple[Any, ...]], ...] = (
        ("role", "roles", header.roles),
        ("axis", "axes", header.axes),
        ("date", "dates", header.dates),
        ("transition", "transitions", header.transitions),
        ("schedule", "schedules", header.schedules),
        ("penalty", "penalties", header.penalties),
    )
    for kind, key, things in defined:
        for index, thing in enumerate(things):
            names.define(kind, thing.id, document, (key, index))
            if kind in {"date", "schedule"}:
                names.define("date or schedule", thing.id, document, (key, index))
    for document, key, index, kind, name in _defined(files):
        names.define(kind, name, document, (key, index))
    names.kinds["control"] = dict.fromkeys(controls, SHARED)
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
    for document, path, condition, owner in _conditions(files):
        checker = ConditionChecker(document, types, names)
        checker.check(condition, path, documents="yes" if "satisfied_when" in path else "")
        uses.setdefault(owner, set()).update(
            f"term {one.term}" if isinstance(one, Term) else f"rule {one.rule}"
            for _, one in parts_of(condition)
            if isinstance(one, Term | RuleHolds)
        )
    _check_header(files, names)
    _check_rules(files, names, uses)
    _check_requirements(files, names)
    if circle := loop(uses):
        what = f"these lead back to themselves: {' → '.join(circle)}"
        names.problems.append(problem(files.header.document, (), what, "break the loop"))


def _conditions(files: PackFiles) -> Iterator[tuple[Document, Steps, Condition, str]]:
    """Yield every condition of a pack with its document, its path and what it belongs to."""
    document, header = files.header.document, files.header.content
    for i, role in enumerate(header.roles):
        yield document, ("roles", i, "when"), role.when, f"role {role.id}"
    for i, transition in enumerate(header.transitions):
        yield document, ("transitions", i, "when"), transition.when, f"transition {transition.id}"
        if transition.until and transition.until.when:
            yield document, ("transitions", i, "until", "when"), transition.until.when, f"transition {transition.id}"
    for i, schedule in enumerate(header.schedules):
        for j, ground in enumerate(schedule.grounds):
            if ground.when:
                yield document, ("schedules", i, "grounds", j, "when"), ground.when, f"schedule {schedule.id}"
    for facts in files.facts:
        for i, fact in enumerate(facts.content.facts):
            if fact.asked_when:
                yield facts.document, ("facts", i, "asked_when"), fact.asked_when, f"fact {fact.id}"
    for terms in files.terms:
        for i, term in enumerate(terms.content.terms):
            yield terms.document, ("terms", i, "when"), term.when, f"term {term.id}"
    for rules in files.rules:
        for i, rule in enumerate(rules.content.rules):
            yield rules.document, ("rules", i, "when"), rule.when, f"rule {rule.id}"
            if rules.content.given:
                yield rules.document, ("given",), rules.content.given, f"rule {rule.id}"
    for file in files.requirements:
        for i, one in enumerate(file.content.requirements):
            if one.applies_when:
                yield file.document, ("requirements", i, "applies_when"), one.applies_when, f"requirement {one.id}"
            for j, check in enumerate(one.satisfied_when):
                yield file.document, ("requirements", i, "satisfied_when", j), check, f"requirement {one.id}"


def _check_header(files: PackFiles, names: Names) -> None:
    document, header = files.header.document, files.header.content
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
            if rule.applies_from:
                names.use("date or schedule", rule.applies_from, file.document, (*at, "applies_from"))


def _check_requirements(files: PackFiles, names: Names) -> None:
    for file in files.requirements:
        for i, one in enumerate(file.content.requirements):
            at: Steps = ("requirements", i)
            for role in one.roles:
                names.use("role", role, file.document, (*at, "roles"))
            for control in one.controls:
                names.use("control", control, file.document, (*at, "controls"))
            if one.applies_from:
                names.use("date or schedule", one.applies_from, file.document, (*at, "applies_from"))
            if one.penalty:
                names.use("penalty", one.penalty, file.document, (*at, "penalty"))


def _assembled(files: PackFiles) -> Regime:
    header = files.header.content
    rules = [_given(rule, file.content.given) for file in files.rules for rule in file.content.rules]
    return Regime(
        header=header,
        facts={one.id: one for file in files.facts for one in file.content.facts},
        terms={one.id: one for file in files.terms for one in file.content.terms},
        rules={rule.id: rule for rule in rules},
        requirements={one.id: one for file in files.requirements for one in file.content.requirements},
        axes={one.id: one for one in header.axes},
        roles={one.id: one for one in header.roles},
        dates={one.id: one for one in header.dates},
        transitions={one.id: one for one in header.transitions},
        schedules={one.id: one for one in header.schedules},
        penalties={one.id: one for one in header.penalties},
    )


def _given(rule: Rule, given: Condition | None) -> Rule:
    return rule if given is None else rule.model_copy(update={"when": All(all_=(given, rule.when))})
