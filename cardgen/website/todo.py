"""What to write or attach, grouped by the section of the manifest where it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cardgen.domain.field_path import FACTS, describe
from cardgen.domain.text import in_language
from cardgen.domain.truth import Lack, Missing
from cardgen.rendering.because import question
from cardgen.website import address
from cardgen.website.fragments import Day, Link, day
from cardgen.website.standing import Owed, Standing

_INDEX = re.compile(r"\[\d+\]")
_SHOWN = 6
_JUDGED = "judgement"
_SEVERITIES = ("critical", "high", "medium", "low")


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
        for missing in owed.finding.missing if owed.open_ else ():
            if missing.lack in {Lack.DOCUMENT, Lack.EVIDENCE, Lack.JUDGEMENT}:
                wanted.setdefault((_INDEX.sub("[]", missing.path), missing.lack, missing.codes), []).append(
                    (owed, missing)
                )
    sections: dict[str, list[ToDo]] = {}
    for key, uses in wanted.items():
        sections.setdefault(_section(key[0], key[1]), []).append(_item(uses, standing, as_of))
    titles = _titles(standing)
    ordered = sorted(sections, key=lambda name: (name == _JUDGED, list(titles).index(name) if name in titles else 0))
    return tuple(
        ToDoSection(
            key=name,
            title=titles.get(name, "What only a person can judge"),
            place="" if name == _JUDGED else standing.system.where(name),
            items=tuple(sorted(sections[name], key=_urgency)),
        )
        for name in ordered
    )


def _section(path: str, lack: Lack) -> str:
    if lack is Lack.JUDGEMENT:
        return _JUDGED
    first, _, rest = path.partition(".")
    return f"{FACTS}.{rest.partition('.')[0]}" if first == FACTS else first.partition("[")[0]


def _titles(standing: Standing) -> Mapping[str, str]:
    from cardgen.domain.manifest.root import Manifest

    named = {name: kind.question.rstrip(".") for name in Manifest.model_fields if (kind := describe(name))}
    regimes = [assessment.regime for assessment in standing.system.assessments]
    own = {f"{FACTS}.{one.id}": f"Questions that only {in_language(one.title)} asks" for one in regimes}
    return {**named, **own}


def _item(uses: list[tuple[Owed, Missing]], standing: Standing, as_of: date) -> ToDo:
    owed, missing = uses[0]
    paths = dict.fromkeys(one.path for _, one in uses)
    words = question(missing, owed.regime)
    findings = [use.finding for use, _ in uses]
    links = _links(use for use, _ in uses)
    days = [finding.timing.from_ for finding in findings if finding.timing.from_]
    return ToDo(
        path=words.path if len(paths) == 1 else _INDEX.sub("[]", words.path),
        places=tuple(standing.system.lines.place(path) for path in paths) if "[" in words.path else (),
        question=words.question,
        action=words.action,
        note=words.note,
        severity=min((finding.requirement.severity for finding in findings), key=_SEVERITIES.index),
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
    return not item.in_force, since, _SEVERITIES.index(item.severity), item.path
