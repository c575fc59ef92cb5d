"""Render → site: the assessed portfolio as a site with its cards, checklists and machine-readable assessments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from cardgen import __version__
from cardgen.loading.document_kinds import OfferedKind
from cardgen.loading.settings import Settings
from cardgen.parallel import over_chunks
from cardgen.pipeline.check import Assessed, Report
from cardgen.pipeline.check_each import assessment_json, receipt
from cardgen.rendering.report import check_json
from cardgen.website.mkdocs import write_site
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.replace import check_replaceable
from cardgen.website.site import whole_site


def build(
    report: Report, kinds: tuple[OfferedKind, ...], settings: Settings, output: Path, *, workers: int = 1
) -> Path:
    """Write the site of a report that nothing stands in the way of, and return its folder.

    Raises SiteError where the output folder holds something else or cannot be written.
    """
    check_replaceable(output)  # before minutes of rendering, not after them
    site = SiteInput(
        systems=tuple(_site_system(one) for one in report.assessed),
        regimes=report.law.regimes,
        controls=report.law.controls,
        settings=settings,
        clock=report.clock,
        versions={"cardgen": __version__, "mkdocs-material": version("mkdocs-material")},
        places=report.law.places,
        kinds=kinds,
    )
    whole = whole_site(site, workers)
    files = {**whole.files, **dict(_assessment_files(report, workers))}
    return write_site(whole.pages, files, settings, output)


def _site_system(one: Assessed) -> SiteSystem:
    system = one.system
    return SiteSystem(
        manifest=system.manifest,
        facts=system.facts,
        evidence=system.evidence,
        assessments=one.assessments,
        source_name=system.source.name,
        sha256=system.sha256,
    )


def _assessment_files(report: Report, workers: int) -> Iterator[tuple[str, bytes]]:
    made_with = receipt(report.clock)
    chunks = over_chunks(_assessment_texts, report.assessed, workers)
    for one, text in zip(report.assessed, (text for chunk in chunks for text in chunk), strict=True):
        whole = b"".join(check_json([text], (), report.clock.as_of, made_with))
        yield f"systems/{one.system.id}/assessment.json", whole


def _assessment_texts(assessed: Sequence[Assessed]) -> list[bytes]:
    return [assessment_json(one) for one in assessed]
