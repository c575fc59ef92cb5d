"""Render → site: the assessed portfolio as a site with its cards, checklists and machine-readable assessments."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from cardgen import __version__
from cardgen.domain.output import ReceiptOutput
from cardgen.loading.settings import Settings
from cardgen.pipeline.check import Assessed, Report, reporter
from cardgen.rendering.report import check_json
from cardgen.website.mkdocs import write_site
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.site import extra_files, site_pages


def build(report: Report, settings: Settings, output: Path) -> Path:
    """Write the site of a report that nothing stands in the way of, and return its folder.

    Raises SiteError where the output folder holds something else or cannot be written.
    """
    site = SiteInput(
        systems=tuple(_site_system(one) for one in report.assessed),
        regimes=report.law.regimes,
        controls=report.law.controls,
        settings=settings,
        clock=report.clock,
        versions={"cardgen": __version__, "mkdocs-material": version("mkdocs-material")},
    )
    files = {**extra_files(site), **dict(_assessment_files(report))}
    return write_site(site_pages(site), files, settings, output)


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


def _assessment_files(report: Report) -> Iterator[tuple[str, bytes]]:
    receipt = ReceiptOutput(tool=f"cardgen {__version__}", law_at=report.clock.law_at.isoformat(), schemas=1)
    for one in report.assessed:
        output = reporter(one).assessment(one.assessments)
        text = check_json([output], (), report.clock.as_of, receipt)
        yield f"systems/{one.system.id}/assessment.json", text.encode()
