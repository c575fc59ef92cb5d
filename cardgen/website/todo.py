"""What to write or attach, grouped by the section of the manifest where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cardgen.domain.field_path import general
from cardgen.domain.regime import SEVERITIES
from cardgen.domain.truth import Lack, Missing
from cardgen.rendering.because import question
from cardgen.rendering.wanted import ASKED, in_order, is_written, section_of, section_title
from cardgen.website import address
from cardgen.website.fragments import Day, Link, day
from cardgen.website.standing import Owed, Standing

_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to write or attach: the path (with the places of its items), what it serves, from when that binds."""

    path: str
    places: tuple[str, ...]
    question: str
    action: str
    note: str
    severity: str
    since: Day | None
    in_force: bool
    serves: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ToDoSection:
    """A section of the manifest with what is missing in it."""

    key: str
    title: str
    place: str
    items: tuple[ToDo, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the section on the system's page."""
        return f"todo-{re.sub(r'[^a-z0-9-]+', '-', self.key.lower())}"


def to_do(standing: Standing, as_of: date) -> tuple[ToDoSection, ...]:
    """Return what closes the gaps of a system, in the order of the manifest; judgements come last."""
    wanted: dict[tuple[str, Lack, tuple[str, ...]], list[tuple[Owed, Missing]]] = {}
    for owed in standing.owed:
        for missing in owed.finding.missing if owed.finding.asks else ():
            if missing.lack not in ASKED:
                key = (general(missing.path), missing.lack, missing.codes)
                wanted.setdefault(key, []).append((owed, missing))
    sections: dict[str, list[ToDo]] = {}
    for uses in wanted.values():
        sections.setdefault(section_of(uses[0][1]), []).append(_item(uses, standing, as_of))
    regimes = [assessment.regime for assessment in standing.system.assessments]
    return tuple(
        ToDoSection(
            key=name,
            title=section_title(name, regimes),
            place=standing.system.where(name) if is_written(name) else "",
            items=tuple(sorted(sections[name], key=_urgency)),
        )
        for name in in_order(sections, regimes)
    )


def _item(uses: list[tuple[Owed, Missing]], standing: Standing, as_of: date) -> ToDo:
    owed, missing = uses[0]
    paths = dict.fromkeys(one.path for _, one in uses)
    words = question(missing, owed.regime)
    findings = [use.finding for use, _ in uses]
    links = _links(use for use, _ in uses)
    days = [finding.timing.from_ for finding in findings if finding.timing.from_]
    return ToDo(
        path=words.path if len(paths) == 1 else general(words.path),
        places=tuple(standing.system.lines.place(path) for path in paths) if "[" in words.path else (),
        question=words.question,
        action=words.action,
        note=words.note,
        severity=min((finding.requirement.severity for finding in findings), key=SEVERITIES.index),
        since=day(min(days), as_of) if days else None,
        in_force=any(finding.timing.in_force for finding in findings),
        serves=links[:_SHOWN],
        more=len(links[_SHOWN:]),
    )


def _links(owed: Iterable[Owed]) -> tuple[Link, ...]:
    ids = dict.fromkeys(one.finding.requirement.id for one in owed)
    return tuple(Link(name, f"#{address.duty_anchor(name)}") for name in ids)


def _urgency(item: ToDo) -> tuple[bool, str, int, str]:
    since = item.since.iso if item.since else "9999"
    return not item.in_force, since, SEVERITIES.index(item.severity), item.path
