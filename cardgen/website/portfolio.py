"""What the site is made from: every system with its assessments, the law, the settings, the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from posixpath import basename

from cardgen.domain.assessment import Assessment
from cardgen.domain.clock import Clock
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.domain.requirement import Control
from cardgen.loading.document_kinds import OfferedKind
from cardgen.loading.settings import Settings
from cardgen.rendering.because import Origin


@dataclass(frozen=True, slots=True)
class SiteSystem:
    """One system: its manifest, the name and hash of the file, its facts, evidence and assessments."""

    manifest: Manifest
    facts: Facts
    evidence: tuple[Evidence, ...]
    assessments: tuple[Assessment, ...]
    source_name: str
    sha256: str

    @property
    def id(self) -> str:
        """The id of the system."""
        return self.manifest.system.id

    @property
    def name(self) -> str:
        """The name of the system."""
        return self.manifest.system.name

    @property
    def origin(self) -> Origin:
        """Where the values of the manifest stand; the page of the system gives the folder of the file once."""
        return Origin(basename(self.source_name), self.facts)

    @property
    def lines(self) -> Origin:
        """The same, for tables under the name of the file: `:31`."""
        return Origin("", self.facts)

    def where(self, path: str) -> str:
        """Return `file:line` of a path of the manifest, or of its nearest parent."""
        return self.origin.place(path)


@dataclass(frozen=True, slots=True)
class SiteInput:
    """The whole portfolio. `versions` names what the site was made with, e.g. {"cardgen": "1.0.0"}."""

    systems: tuple[SiteSystem, ...]
    regimes: tuple[Regime, ...]
    controls: Mapping[str, Control]
    settings: Settings
    clock: Clock
    versions: Mapping[str, str] = field(default_factory=dict)
    places: Places = Places({})  # noqa: RUF009 - frozen
    kinds: tuple[OfferedKind, ...] = ()
    """The kinds of document that the regimes ask for."""
