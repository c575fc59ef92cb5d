"""What the tests of the site share: a small portfolio, and the site that it becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from cardgen.domain.clock import Clock
from cardgen.loading.settings import Settings
from cardgen.pipeline.check import check
from cardgen.pipeline.gather import Request
from cardgen.pipeline.offered import offered
from cardgen.website import address
from cardgen.website.mkdocs import write_site
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.site import whole_site

PACKS = Path(__file__).parents[2] / "data" / "packs"
TODAY = date(2026, 11, 21)

RECRUITER = """\
manifest: 1
system: {id: recruiter, name: Recruiter, version: 2.0.1}
organisation: {name: Rangfolge, roles: [provider]}
use:
  areas: [employment.recruitment]
  profiles_persons: true
models: []
governance: {accountable: A. Weiss}
evidence:
  - {id: plan, kind: monitoring_plan, title: Monitoring plan, file: plan.md, valid_until: 2027-01-31, owner: Ops,
     covers: [risk-management]}
waivers:
  - {requirement: D-2, reason: in work, approver: The chief, expires: 2027-06-30}
facts: {demo: {safety: {part: true}, ground: []}}
"""
SILENT = """\
manifest: 1
system: {id: silent, name: Silent}
organisation: {roles: [provider]}
facts: {demo: {safety: {part: true}, ground: []}}
"""


class ASite(Protocol):
    """Return the input of a site from manifests by name."""

    def __call__(self, manifests: Mapping[str, str] = ..., settings: Settings = ...) -> SiteInput: ...


@pytest.fixture(scope="session")
def a_site(tmp_path_factory: pytest.TempPathFactory) -> ASite:
    """Return the input of a site from manifests, under the demo pack."""

    def build(
        manifests: Mapping[str, str] = {"recruiter": RECRUITER, "silent": SILENT},
        settings: Settings = Settings(title="Test portfolio", organisation="Rangfolge"),  # noqa: B008 - frozen
    ) -> SiteInput:
        base = tmp_path_factory.mktemp("portfolio")
        for name, text in manifests.items():
            (base / f"{name}.cardgen.yaml").write_text(text, encoding="utf-8")
        (base / "plan.md").write_text("A plan\n", encoding="utf-8")
        request = Request((base,), base, Clock(TODAY, TODAY), ("demo",), (PACKS,))
        report = check(request)
        assert not report.rejected, report.diagnostics
        systems = tuple(
            SiteSystem(
                manifest=one.system.manifest,
                facts=one.system.facts,
                evidence=one.system.evidence,
                assessments=one.assessments,
                source_name=one.system.source.name,
                sha256=one.system.sha256,
            )
            for one in report.assessed
        )
        versions = {"cardgen": "1.2.3"}
        law, kinds = report.law, offered(request, report.law).kinds
        return SiteInput(systems, law.regimes, law.controls, settings, report.clock, versions, law.places, kinds)

    return build


@pytest.fixture(scope="session")
def site(a_site: ASite) -> SiteInput:
    """Return the input of a site with two systems."""
    return a_site()


@pytest.fixture(scope="session")
def files(site: SiteInput) -> dict[str, bytes]:
    """Return the files beside the pages, with a stand-in for the assessments."""
    return {**whole_site(site).files, **{address.assessment_file(system.id): b"{}\n" for system in site.systems}}


@pytest.fixture(scope="session")
def build(site: SiteInput, files: dict[str, bytes]) -> Callable[[Path], Path]:
    """Write the site into a folder."""
    return lambda output: write_site(whole_site(site).pages, files, site.settings, output)


@pytest.fixture(scope="session")
def built(build: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a finished site."""
    return build(tmp_path_factory.mktemp("built") / "site")
