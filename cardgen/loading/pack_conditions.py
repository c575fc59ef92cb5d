"""Every condition of a pack, with the place where it stands and what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cardgen.domain.amendment import Amendment
from cardgen.domain.condition import Condition
from cardgen.domain.facts import Steps
from cardgen.domain.regime import PackHeader, RuleFile
from cardgen.domain.requirement import RequirementFile
from cardgen.loading.document import Document
from cardgen.loading.pack_files import PackFiles, Typed


@dataclass(frozen=True, slots=True)
class Standing:
    """A condition in a file of a pack."""

    document: Document
    path: Steps
    condition: Condition
    owner: str


def conditions_of(files: PackFiles) -> Iterator[Standing]:
    """Yield the conditions of all files of a pack."""
    yield from _of_header(files.header)
    for facts in files.facts:
        for i, fact in enumerate(facts.content.facts):
            if fact.asked_when:
                yield Standing(facts.document, ("facts", i, "asked_when"), fact.asked_when, f"fact {fact.id}")
    for terms in files.terms:
        for i, term in enumerate(terms.content.terms):
            yield Standing(terms.document, ("terms", i, "when"), term.when, f"term {term.id}")
            yield from _earlier(terms.document, ("terms", i), term.history, f"term {term.id}")
    for rules in files.rules:
        yield from _of_rules(rules)
    for requirements in files.requirements:
        yield from _of_requirements(requirements)


def _of_header(file: Typed[PackHeader]) -> Iterator[Standing]:
    document, header = file.document, file.content
    for i, role in enumerate(header.roles):
        yield Standing(document, ("roles", i, "when"), role.when, f"role {role.id}")
        yield from _earlier(document, ("roles", i), role.history, f"role {role.id}")
    for i, transition in enumerate(header.transitions):
        owner = f"transition {transition.id}"
        yield Standing(document, ("transitions", i, "when"), transition.when, owner)
        yield from _earlier(document, ("transitions", i), transition.history, owner)
        if transition.until and transition.until.when:
            yield Standing(document, ("transitions", i, "until", "when"), transition.until.when, owner)
    for i, schedule in enumerate(header.schedules):
        for j, ground in enumerate(schedule.grounds):
            if ground.when:
                path: Steps = ("schedules", i, "grounds", j, "when")
                yield Standing(document, path, ground.when, f"schedule {schedule.id}")


def _of_rules(file: Typed[RuleFile]) -> Iterator[Standing]:
    for i, rule in enumerate(file.content.rules):
        yield Standing(file.document, ("rules", i, "when"), rule.when, f"rule {rule.id}")
        yield from _earlier(file.document, ("rules", i), rule.history, f"rule {rule.id}")
        given = rule.given or file.content.given
        if given:
            path: Steps = ("rules", i, "given") if rule.given else ("given",)
            yield Standing(file.document, path, given, f"rule {rule.id}")


def _of_requirements(file: Typed[RequirementFile]) -> Iterator[Standing]:
    for i, one in enumerate(file.content.requirements):
        owner = f"requirement {one.id}"
        if one.applies_when:
            yield Standing(file.document, ("requirements", i, "applies_when"), one.applies_when, owner)
        for j, check in enumerate(one.satisfied_when):
            yield Standing(file.document, ("requirements", i, "satisfied_when", j), check, owner)
        yield from _earlier(file.document, ("requirements", i), one.history, owner)


def _earlier(document: Document, at: Steps, history: Iterable[Amendment[Any]], owner: str) -> Iterator[Standing]:
    """Yield the conditions that amendments replaced."""
    for i, amendment in enumerate(history):
        path: Steps = (*at, "history", i, "before")
        for key in ("when", "given", "applies_when"):
            if condition := getattr(amendment.before, key, None):
                yield Standing(document, (*path, key), condition, owner)
        for j, check in enumerate(getattr(amendment.before, "satisfied_when", None) or ()):
            yield Standing(document, (*path, "satisfied_when", j), check, owner)
