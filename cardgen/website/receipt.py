"""What a page was made with: the same input gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

from cardgen.domain.pack import Regime
from cardgen.domain.text import in_language
from cardgen.website.axis_view import law_text
from cardgen.website.portfolio import SiteInput, SiteSystem


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the page was made with."""

    as_of: str
    law_at: str
    manifest: str
    sha256: str
    regimes: tuple[tuple[str, str, str, str], ...]
    versions: tuple[tuple[str, str], ...]
    evidence: tuple[tuple[str, str], ...]


def receipt_of(system: SiteSystem, site: SiteInput) -> Receipt:
    """Return the days, versions and hashes behind a system's page."""
    regimes = [one.regime for one in system.assessments]
    return Receipt(
        as_of=site.clock.as_of.isoformat(),
        law_at=site.clock.law_at.isoformat(),
        manifest=system.source_name,
        sha256=system.sha256,
        regimes=tuple(_pack(one, site) for one in regimes),
        versions=tuple(sorted(site.versions.items())),
        evidence=tuple((one.item.id, one.item.sha256) for one in system.evidence if one.item.sha256),
    )


def _pack(regime: Regime, site: SiteInput) -> tuple[str, str, str, str]:
    main = regime.header.instruments[0].url if regime.header.instruments else None
    return in_language(regime.title), regime.header.version, law_text(regime, site.clock), main or ""
