"""Trying a pack: its structure, its references and its test table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from cardgen.domain.clock import Clock
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.known import as_known
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.loading.document_kinds import read_kinds, wrong_kind_references
from cardgen.loading.pack_examples import Case, cases
from cardgen.loading.pack_facts import FactChecker
from cardgen.loading.pack_files import PackFiles, pack_name, read_examples, read_pack
from cardgen.loading.regimes import load_regime
from cardgen.loading.shared import SHARED, load_controls, load_places
from cardgen.loading.structure import wrong_references
from cardgen.resources import Resource, resource_dir
from cardgen.rules.assess import Subject, assess
from cardgen.rules.evaluate import Evaluator
from cardgen.rules.pack_test import Seen, failures, untried


@dataclass(frozen=True, slots=True)
class Trial:
    """What trying one pack showed."""

    pack: str
    examples: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    failures: tuple[str, ...] = ()
    untried: tuple[str, ...] = field(default=())

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.diagnostics or self.failures or self.untried)

    @property
    def lines(self) -> tuple[str, ...]:
        """Everything that is wrong, one line each."""
        return (*(str(one) for one in self.diagnostics), *self.failures, *self.untried)

    @property
    def summary(self) -> str:
        """The counts in one line."""
        counts = f"{len(self.diagnostics)} problems, {len(self.failures)} failures, {len(self.untried)} not tried"
        return f"{self.pack}: {self.examples} examples, {counts}: {'sound' if self.sound else 'not sound'}"


def try_pack(folder: Path) -> Trial:
    """Load a pack, look up its references, run its examples, and list what no example tries."""
    shared = resource_dir(Resource.REGIMES) / SHARED
    name = pack_name(folder)
    regime = load_regime(folder, load_controls(shared))
    if not isinstance(regime, Regime):
        return Trial(folder.name, diagnostics=regime)
    files = read_pack(folder, name)
    wrong = tuple(wrong_references(files)) if isinstance(files, PackFiles) else files
    tables, unread = read_examples(folder, name)
    ready, unfit = cases(tables, regime.id, FactChecker(folder))
    seen = Seen()
    places = load_places(shared)
    failed = [line for case in ready for line in _run(case, regime, places, seen)]
    _, unsound = read_kinds(folder, regime)
    diagnostics = (*wrong, *unread, *unfit, *unsound, *wrong_kind_references(folder, regime))
    return Trial(regime.id, len(ready), diagnostics, tuple(failed), tuple(untried(regime, seen)))


def _run(case: Case, regime: Regime, places: Places, seen: Seen) -> list[str]:
    example = case.example
    clock = Clock(example.as_of, example.law_at or max(example.as_of, _latest_text(regime)))
    regime = as_known(regime, clock.law_at)
    waivers = case.manifest.waivers if isinstance(case.manifest.waivers, tuple) else ()
    subject = Subject(case.facts, case.evidence, waivers)
    assessment = assess(subject, [regime], places, clock)[0]
    evaluator = Evaluator(regime, case.facts, places, clock.as_of, clock.law_at, case.evidence)
    lines = failures(example.expect, assessment, evaluator, seen)
    return [f"{case.where}: {example.name}: {line}" for line in lines]


def _latest_text(regime: Regime) -> date:
    """Return the day on which the newest text of the main instrument was known; examples ask about today's law."""
    days = [version.known_from for one in regime.header.instruments for version in one.versions]
    return max(days, default=date.min)
