"""Systems by requirements: one page per regime, its data in one local file that a script draws; a table without one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from cardgen.domain.assessment import Finding, Verdict
from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.rendering.words import Mark, verdict_mark
from cardgen.website import address
from cardgen.website.census import ORDER, Census
from cardgen.website.fragments import Citation, Link, block, citations
from cardgen.website.law_order import requirements_in_order
from cardgen.website.page import Outline, Page, Part, Search
from cardgen.website.portfolio import SiteInput
from cardgen.website.standing import Standing


@dataclass(frozen=True, slots=True)
class Row:
    """A requirement with the number of systems under each verdict."""

    anchor: str
    id: str
    title: str
    href: str
    references: tuple[Citation, ...]
    numbers: tuple[int, ...]


def matrix_index(site: SiteInput) -> Page:
    """Return the page that leads to the matrix of each regime."""
    rows = [(Link(in_language(one.title), address.matrix(one.id)), len(one.requirements)) for one in site.regimes]
    parts = (Part(block=block("matrices", address.MATRIX, rows=rows, systems=len(site.systems))),)
    return Page(f"{address.MATRIX}index.md", "Matrix", parts, "Systems by requirements", "Matrix", outline=Outline.NONE)


def matrix_page(regime: Regime, counted: Census, site: SiteInput) -> Page:
    """Return the page of the matrix of a regime."""
    at = address.matrix(regime.id)
    marks = [verdict_mark(verdict) for verdict in ORDER]
    rows = [
        Row(
            anchor=one.id.lower(),
            id=one.id,
            title=in_language(one.title),
            href=address.requirement(regime.id, one.id),
            references=citations(one.references, regime),
            numbers=tuple(number for _, number in counted.counts(one.id)),
        )
        for one in requirements_in_order(regime)
    ]
    view = block(
        "matrix",
        at,
        rows=rows,
        marks=marks,
        systems=len(site.systems),
        source=address.matrix_file(regime.id),
        title=in_language(regime.title),
    )
    parts = (Part(block=view),)
    title = f"Matrix: {in_language(regime.title)}"
    return Page(
        f"{at}index.md",
        title,
        parts,
        f"Systems by requirements of {in_language(regime.title)}",
        search=Search.EXCLUDED,
        outline=Outline.NONE,
        trail=(("Matrix", address.MATRIX),),
    )


def matrix_data(regime: Regime, standings: Sequence[Standing]) -> bytes:
    """Return the data of a matrix: a letter for each system and requirement, a capital where the duty is in force."""
    data = {
        "legend": {letter_of(verdict): _legend(verdict_mark(verdict)) for verdict in Verdict},
        "requirements": [
            [one.id, in_language(one.title), ", ".join(one.references), address.requirement(regime.id, one.id)]
            for one in requirements_in_order(regime)
        ],
        "systems": [[one.system.id, one.system.name, _letters(regime, one)] for one in standings],
    }
    return (json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def letter_of(verdict: Verdict) -> str:
    """Return the letter of a verdict in the data of a matrix."""
    match verdict:
        case Verdict.SATISFIED:
            return "d"
        case Verdict.PARTIAL:
            return "p"
        case Verdict.NOT_SATISFIED:
            return "g"
        case Verdict.UNDETERMINED:
            return "u"
        case Verdict.WAIVED:
            return "w"
        case Verdict.NOT_APPLICABLE:
            return "n"
        case _:
            assert_never(verdict)


def _legend(mark: Mark) -> list[str]:
    return [mark.symbol, mark.word, mark.name]


def _letters(regime: Regime, standing: Standing) -> str:
    found = {one.finding.requirement.id: one.finding for one in standing.owed if one.regime is regime}
    return "".join(_letter(found.get(one.id)) for one in requirements_in_order(regime))


def _letter(finding: Finding | None) -> str:
    if finding is None:
        return letter_of(Verdict.NOT_APPLICABLE)
    letter = letter_of(finding.verdict)
    return letter.upper() if finding.timing.in_force else letter
