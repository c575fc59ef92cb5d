"""Check many systems, each to its final text: on all processors, without holding every assessment at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from pydantic_core import to_json

from cardgen import __version__
from cardgen.domain.clock import Clock
from cardgen.domain.diagnostic import Diagnostic, is_rejected
from cardgen.domain.output import ReceiptOutput
from cardgen.domain.pack import Regime
from cardgen.domain.tally import Tally, tally
from cardgen.loading.discover import discover
from cardgen.loading.document import Source
from cardgen.parallel import over_chunks
from cardgen.pipeline.check import Assessed, Law, assessed_under, load_law, reporter, waivers_wrong
from cardgen.pipeline.gather import Identity, Request, identity, read_all, used_twice

Render = Callable[[Assessed], bytes]


@dataclass(frozen=True, slots=True)
class Checked:
    """The text of each system in UTF-8, in order, with the counts and what is to be said about the files."""

    texts: tuple[bytes, ...]
    tally: Tally
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[Source, ...]
    clock: Clock
    regimes: tuple[Regime, ...]

    @property
    def rejected(self) -> bool:
        """Whether something could not be accepted."""
        return is_rejected(self.diagnostics)


@dataclass(frozen=True, slots=True)
class _Part:
    """What checking some of the files gave."""

    texts: tuple[bytes, ...]
    tally: Tally
    diagnostics: tuple[Diagnostic, ...]
    identities: tuple[Identity, ...]


def check_each(request: Request, render: Render, *, workers: int = 1) -> Checked:
    """Assess every manifest of a request and render each; the result does not depend on the number of workers."""
    law = load_law(request)
    sources = discover(request.paths, request.base)
    parts = over_chunks(partial(_part, request, law, render), sources, workers)
    identities = [one for part in parts for one in part.identities]
    problems = {problem for part in parts for problem in part.diagnostics} | set(used_twice(identities))
    return Checked(
        texts=tuple(text for part in parts for text in part.texts),
        tally=sum((part.tally for part in parts), Tally()),
        diagnostics=(*law.diagnostics, *sorted(problems)),
        sources=sources,
        clock=request.clock,
        regimes=law.regimes,
    )


def _part(request: Request, law: Law, render: Render, sources: Iterable[Source]) -> _Part:
    texts: list[bytes] = []
    problems: list[Diagnostic] = []
    identities: list[Identity] = []
    total = Tally()
    for reading in read_all(request, sources):
        problems.extend(reading.diagnostics)
        if reading.system is None:
            continue
        one = assessed_under(law, reading.system, request.clock)
        problems.extend(waivers_wrong(law, reading.system, request.clock))
        identities.append(identity(reading.system))
        total += tally(one.assessments)
        texts.append(render(one))
    return _Part(tuple(texts), total, tuple(problems), tuple(identities))


def assessment_json(one: Assessed) -> bytes:
    """Return the JSON of one system's assessments."""
    return to_json(reporter(one).assessment(one.assessments))


def receipt(clock: Clock) -> ReceiptOutput:
    """Return what a result was made with."""
    return ReceiptOutput(tool=f"cardgen {__version__}", law_at=clock.law_at.isoformat(), schemas=1)
