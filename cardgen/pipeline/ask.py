"""An interview over one manifest: which questions come next, and each answer written into the file at once."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cardgen.domain.assessment import Assessment
from cardgen.domain.clock import Clock
from cardgen.domain.facts import Steps, pointer, steps
from cardgen.domain.field_path import FACTS, all_paths, general
from cardgen.domain.truth import Json, merged
from cardgen.errors import CardgenError
from cardgen.interview.answering import answered
from cardgen.interview.goal import Goal, Setting, axis_goals, named_goals, verdict_goals
from cardgen.interview.page import Page, first_page
from cardgen.interview.ranking import Front, Open, Ranked, Ranker
from cardgen.interview.tested import tested_facts
from cardgen.loading.discover import shown
from cardgen.loading.document import Document, Source, load, parse
from cardgen.loading.yaml_edit import ByHandError, with_answer
from cardgen.pipeline.check import Law, assessed_under, load_law
from cardgen.pipeline.gather import Reader, Request, System, reader_for, reading_of
from cardgen.pipeline.write_file import replace_file


class RefusedError(CardgenError):
    """A manifest, or an answer to be put into it, is not valid; one line for each thing that is wrong."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the interview is to decide: everything that is named; without names the axes, or all there is."""

    names: tuple[str, ...] = ()
    everything: bool = False


@dataclass(slots=True)
class Sitting:
    """An interview over one manifest; `left` are the questions without an answer that are not asked again.

    What was answered once is not asked a second time either, even where some of a list is still undecided.
    """

    law: Law
    source: Source
    clock: Clock
    system: System
    goals: tuple[tuple[Goal, ...], ...]
    ranker: Ranker
    reader: Reader
    raw: bytes
    left: dict[str, None] = field(default_factory=dict)
    _answered: dict[str, None] = field(default_factory=dict)
    _fronts: dict[int, tuple[Open, Front]] = field(default_factory=dict)

    @property
    def data(self) -> Mapping[str, Json]:
        """The answers that the manifest holds now."""
        return self.system.facts.data

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """What each regime says about the manifest as it stands."""
        return assessed_under(self.law, self.system, self.clock).assessments

    def page(self, most: int) -> Page | None:
        """Return the questions to ask next, at most so many on one screen; nothing where none is left."""
        for index in range(len(self.goals)):
            still_open, front = self._front(index)
            if page := first_page(front.ranked, self.data, still_open, self.ranker, most):
                return page
        return None

    @property
    def open_questions(self) -> tuple[Ranked, ...]:
        """All questions that can be asked, best first: those of the axes, then those of the requirements."""
        found: dict[str, Ranked] = {}
        for front in self.fronts():
            for one in front.ranked:
                found.setdefault(one.candidate.path, one)
        return tuple(found.values())

    @property
    def by_hand(self) -> tuple[str, ...]:
        """The paths whose answers can only be written by hand."""
        return merged(front.by_hand for front in self.fronts())

    def fronts(self) -> tuple[Front, ...]:
        """Return all open questions, best first: those of the axes, then those of the requirements."""
        return tuple(self._front(index)[1] for index in range(len(self.goals)))

    def _front(self, index: int) -> tuple[Open, Front]:
        if index not in self._fronts:
            still_open = self.ranker.setting.still_open(self.data, self.goals[index])
            self._fronts[index] = still_open, self.ranker.front(self.data, still_open, (*self.left, *self._answered))
        return self._fronts[index]

    def leave(self, path: str) -> None:
        """Leave a question out for the rest of this interview."""
        self.left[path] = None
        self._fronts.clear()

    def take_up_again(self, paths: Iterable[str]) -> None:
        """Ask questions after all that were left out."""
        for path in paths:
            self.left.pop(path, None)
        self._fronts.clear()

    def save(self, answers: Mapping[str, Json]) -> None:
        """Write answers into the file, by path: all of them or none.

        Raises ByHandError where only a person can write one, RefusedError where the manifest would not be valid.
        """
        mark, text = _decoded(self.raw)
        wanted = self.data
        for path, value in answers.items():
            text = with_answer(text, steps(path), value, self._order)
            wanted = answered(wanted, steps(path), value)
        after = mark + text.encode()
        document = parse(text, self.source, hashlib.sha256(after).hexdigest())
        if not isinstance(document, Document) or document.data != wanted:
            raise ByHandError(f"{', '.join(answers)} cannot be written without changing something else; add it by hand")
        system = _valid(document, self.reader)
        replace_file(self.source.path, self.raw, after)
        self.raw, self.system = after, system
        self._answered |= dict.fromkeys(answers)
        self._fronts.clear()

    def _order(self, path: Steps) -> Sequence[str]:
        """Return the keys that can stand in a mapping, in the order of the catalogue or of the pack's facts."""
        prefix = f"{general(pointer(path))}." if path else ""
        own = (f"{FACTS}.{regime.id}.{fact}" for regime in self.law.regimes for fact in regime.facts)
        below = (one[len(prefix) :] for one in (*all_paths(), *own) if one.startswith(prefix))
        return list(dict.fromkeys(one.partition(".")[0].removesuffix("[]") for one in below))


def sitting(request: Request, wish: Wish) -> Sitting:
    """Return an interview over the one manifest of a request.

    Raises RefusedError where the manifest or a pack is not valid, UnknownNameError for a name that is not there.
    """
    (path,) = request.paths
    source = Source(path, shown(path, request.base))
    law = load_law(request)
    if law.diagnostics:
        raise RefusedError("\n".join(map(str, law.diagnostics)))
    reader = reader_for(request)
    document = load(source)
    if not isinstance(document, Document):
        raise RefusedError("\n".join(map(str, document)))
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != document.sha256:
        raise CardgenError(f"{source.name}: something else is changing the file; start again")
    system = _valid(document, reader)
    waivers = system.manifest.waivers if isinstance(system.manifest.waivers, tuple) else ()
    setting = Setting(law.regimes, law.places, request.clock, system.evidence, waivers)
    facts = {regime.id: regime.facts for regime in law.regimes}
    ranker = Ranker(setting, facts, tested_facts(law.regimes))
    return Sitting(law, source, request.clock, system, _goals(wish, law), ranker, reader, raw)


def _goals(wish: Wish, law: Law) -> tuple[tuple[Goal, ...], ...]:
    if wish.names:
        return (named_goals(wish.names, law.regimes),)
    axes = axis_goals(law.regimes)
    return (axes, verdict_goals(law.regimes)) if wish.everything else (axes,)


def _decoded(raw: bytes) -> tuple[bytes, str]:
    """Return a byte-order mark, if there is one, and the text after it."""
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    return mark, raw[len(mark) :].decode()


def _valid(document: Document, reader: Reader) -> System:
    reading = reading_of(document, reader)
    if reading.system is None:
        errors = [one for one in reading.diagnostics if one.level == "error"]
        raise RefusedError("\n".join(map(str, errors)))
    return reading.system


@dataclass(frozen=True, slots=True)
class Given:
    """An answer of a file of answers, and where it stands."""

    value: Json
    place: str


def given_answers(path: Path, base: Path) -> dict[str, Given]:
    """Return the answers of a YAML file by their paths.

    Raises RefusedError where the file is not a mapping of paths to answers.
    """
    source = Source(path, shown(path, base))
    document = load(source)
    if not isinstance(document, Document):
        now = "write `path: answer` on each line, for example `use.practices: []`"
        raise RefusedError("\n".join(str(replace(one, what_now=_now(one.what, one.what_now, now))) for one in document))
    found = {}
    for key, value in document.data.items():
        at = document.position((key,))
        found[key] = Given(value, f"{source.name}:{at.line}:{at.column}")
    return found


def _now(what: str, said: str, mapping: str) -> str:
    return mapping if "mapping" in what or "empty" in what else said
