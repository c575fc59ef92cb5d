"""Is the description of a kind of document sound? Every path, key, name and condition exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cardgen.domain.condition import Condition
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.document_kind import (
    AxisEntry,
    DocumentKind,
    DocumentPart,
    DocumentSection,
    Entry,
    EvidenceEntry,
    FieldEntry,
    FindingsEntry,
    HoldsEntry,
    ListEntry,
)
from cardgen.domain.facts import Steps
from cardgen.domain.field_path import FACTS, describe
from cardgen.domain.pack import Regime
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.errors import suggestion
from cardgen.loading.condition_checks import ConditionChecker, Place
from cardgen.loading.fact_types import FactTypes
from cardgen.loading.pack_files import Typed
from cardgen.loading.pack_names import Names, problem

TEMPLATE_FORMS = ("md", "html")


def kind_problems(file: Typed[DocumentKind], regime: Regime, path: Path) -> list[Diagnostic]:
    """Return everything that is wrong with the description of a kind of document."""
    checks = _Checks(file, regime)
    checks.whole(path)
    return list(dict.fromkeys(checks.names.problems))


class _Checks:
    """The checks of one file."""

    def __init__(self, file: Typed[DocumentKind], regime: Regime) -> None:
        self.document, self.kind = file.document, file.content
        self.names = Names(
            {
                "term": dict.fromkeys(regime.terms, ""),
                "rule": dict.fromkeys(regime.rules, ""),
                "role": dict.fromkeys(regime.roles, ""),
                "axis": dict.fromkeys(regime.axes, ""),
                "date": dict.fromkeys(regime.dates, ""),
                "date or schedule": dict.fromkeys([*regime.dates, *regime.schedules], ""),
            }
        )
        self.requirements = regime.requirements
        self.types = FactTypes(regime.id, regime.facts)
        self.conditions = ConditionChecker(self.document, self.types, self.names)

    def whole(self, path: Path) -> None:
        """Check the head of the file and all of its parts."""
        if self.kind.id != path.stem:
            what = f"the id '{self.kind.id}' is not the name of the file '{path.name}'"
            self._wrong(("id",), what, "make them equal")
        for index, role in enumerate(self.kind.roles):
            self.names.use("role", role, self.document, ("roles", index))
        if self.kind.applies_from:
            self.names.use("date or schedule", self.kind.applies_from, self.document, ("applies_from",))
        self._condition(self.kind.asked_when, ("asked_when",))
        if self.kind.template:
            self._templates(path.parent, self.kind.template)
        self._parts(self.kind.parts, ())
        for index, variant in enumerate(self.kind.variants):
            self.names.define("variant", variant.id, self.document, ("variants", index, "id"))
            self._condition(variant.when, ("variants", index, "when"))
            self._parts(variant.parts, ("variants", index))

    def _templates(self, folder: Path, template: str) -> None:
        for form in TEMPLATE_FORMS:
            name = f"{template}.{form}.j2"
            if not (folder / name).is_file():
                self._wrong(("template",), f"there is no template '{name}' beside this file", "add it")

    def _parts(self, parts: tuple[DocumentPart, ...], at: Steps) -> None:
        scope = "" if not at else f" of variant {at[1]}"
        for i, part in enumerate(parts):
            self.names.define(f"part{scope}", part.id, self.document, (*at, "parts", i, "id"))
            for j, section in enumerate(part.sections):
                here: Steps = (*at, "parts", i, "sections", j)
                self.names.define(f"section{scope}", section.id, self.document, (*here, "id"))
                self._section(section, here, in_variant=bool(at))

    def _section(self, section: DocumentSection, at: Steps, *, in_variant: bool) -> None:
        self._condition(section.when, (*at, "when"))
        if section.gathers and not in_variant:
            self._wrong((*at, "gathers"), "the full document gathers nothing", "use it in a variant")
        for index, name in enumerate(section.gathers):
            self.names.use("section", name, self.document, (*at, "gathers", index))
        for index, need in enumerate(section.needs):
            self.conditions.check(need.check, Place((*at, "needs", index, "check"), documents=True))
        for index, entry in enumerate(section.entries):
            self._entry(entry, (*at, "content", index))

    def _entry(self, entry: Entry, at: Steps) -> None:
        self._condition(entry.asked_when, (*at, "asked_when"))
        match entry:
            case FieldEntry():
                self._field(entry, at)
            case ListEntry():
                self._list(entry, at)
            case EvidenceEntry():
                self._evidence(entry, at)
            case HoldsEntry():
                self._condition(entry.holds, (*at, "holds"))
            case FindingsEntry():
                self._findings(entry, at)
            case AxisEntry():
                self.names.use("axis", entry.axis, self.document, (*at, "axis"))
            case _:
                pass

    def _evidence(self, entry: EvidenceEntry, at: Steps) -> None:
        known = [one.value for one in EvidenceKind]
        for kind in entry.kinds:
            if kind not in known:
                now = suggestion(kind, known) or "see the vocabulary of evidence"
                self._wrong((*at, "evidence"), f"there is no kind of evidence '{kind}'", now)

    def _findings(self, entry: FindingsEntry, at: Steps) -> None:
        for index, start in enumerate(entry.findings):
            if not any(name.startswith(start) for name in self.requirements):
                what = f"no requirement of this pack has an id that starts with '{start}'"
                self._wrong((*at, "findings", index), what, "see the ids of its requirements")

    def _field(self, entry: FieldEntry, at: Steps) -> None:
        found = self.types.of(entry.field)
        if isinstance(found, str):
            what, _, now = found.partition("; ")
            self._wrong(at, what, now)
        elif found.name == "items":
            self._wrong(at, f"'{entry.field}' is a list of objects", "use 'list' with 'columns'")
        elif not entry.field.startswith(f"{FACTS}.") and _is_section(entry.field):
            self._wrong(at, f"'{entry.field}' is a group of fields", "name one of its fields")

    def _list(self, entry: ListEntry, at: Steps) -> None:
        found = self.types.of(entry.list)
        if isinstance(found, str) or found.name != "items":
            what = found.partition("; ")[0] if isinstance(found, str) else f"'{entry.list}' is no list of objects"
            self._wrong((*at, "list"), what, "name a list such as 'risks'")
            return
        for where, key in _keys(entry):
            if isinstance(self.types.of(f"{entry.list}[].{key}"), str):
                what = f"the items of '{entry.list}' have no key '{key}'"
                self._wrong((*at, *where), what, "see the schema of the manifest")
        if entry.where is not None:
            self.conditions.check(entry.where, Place((*at, "where"), f"{entry.list}[]."))
        if entry.due and entry.as_ != "groups":
            self._wrong((*at, "due"), "a computed day stands in blocks only", "write 'as: groups'")
        for index, day in enumerate(entry.due.within if entry.due else ()):
            if day.when is not None:
                place = Place((*at, "due", "within", index, "when"), f"{entry.list}[].")
                self.conditions.check(day.when, place)

    def _condition(self, condition: Condition | None, at: Steps) -> None:
        if condition is not None:
            self.conditions.check(condition, Place(at))

    def _wrong(self, at: Steps, what: str, what_now: str) -> None:
        self.names.problems.append(problem(self.document, at, what, what_now))


def _keys(entry: ListEntry) -> Iterator[tuple[Steps, str]]:
    yield from ((("columns", index), key) for index, key in enumerate(entry.columns))
    yield from ((("optional", index), key) for index, key in enumerate(entry.optional))
    yield from ((("labels", key), key) for key in entry.labels)
    if entry.name:
        yield ("name",), entry.name
    if entry.due:
        yield ("due", "counted_from"), entry.due.counted_from


def _is_section(path: str) -> bool:
    kind = describe(path)
    return kind is not None and kind.family == "section"
