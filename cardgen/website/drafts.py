"""The documents that regimes ask for, drafted for each system that owes them: pages, and files to take along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cardgen.domain.document_kind import Audience
from cardgen.domain.text import counted, in_language
from cardgen.domain.truth import Truth
from cardgen.loading.document_kinds import OfferedKind
from cardgen.rendering.document import Described, document_of
from cardgen.rendering.document_text import document_text
from cardgen.rendering.document_view import Drafted
from cardgen.rendering.drafting import fill_of
from cardgen.rules.assess import Subject
from cardgen.rules.documents import DocumentJudge, document_judge
from cardgen.website import address
from cardgen.website.fragments import block
from cardgen.website.page import Outline, Page, Part, Search
from cardgen.website.portfolio import SiteInput, SiteSystem


@dataclass(frozen=True, slots=True)
class Draft:
    """A document drafted for a system."""

    drafted: Drafted
    template: str | None
    folder: Path

    @property
    def title(self) -> str:
        """What the document is called."""
        return self.drafted.title

    @property
    def gaps(self) -> str:
        """How many gaps it has, in words."""
        return counted(self.drafted.gap_count, "gap")


@dataclass(frozen=True, slots=True)
class Undecided:
    """A document of which nobody knows yet whether it is asked, and the answers that decide."""

    title: str
    kind: str
    paths: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Drafts:
    """The documents of a system: those that are asked of it, and those that may be."""

    asked: tuple[Draft, ...] = ()
    undecided: tuple[Undecided, ...] = ()


_TOLD = 2


def drafts_of(system: SiteSystem, site: SiteInput) -> Drafts:
    """Return the documents that the regimes ask for about a system, each drafted once and for every reader."""
    subject = Subject(system.facts, system.evidence)
    judges = {
        one.regime.id: document_judge(one, system.assessments, subject, site.places) for one in system.assessments
    }
    asked: list[Draft] = []
    undecided: list[Undecided] = []
    for offered in site.kinds:
        judge, kind = judges[offered.regime], offered.kind
        outcome = judge.asked(kind.roles, kind.asked_when)
        if outcome.truth is Truth.TRUE:
            asked.append(_draft(offered, system, judge))
        elif outcome.truth is Truth.UNKNOWN:
            paths = fill_of(outcome.missing)
            told = paths[:_TOLD]
            undecided.append(Undecided(in_language(kind.title), kind.id, told, len(paths) - len(told)))
    return Drafts(tuple(asked), tuple(undecided))


def _draft(offered: OfferedKind, system: SiteSystem, judge: DocumentJudge) -> Draft:
    described = Described(system.manifest, system.origin, system.source_name, system.sha256, system.evidence)
    assessment = next(one for one in system.assessments if one.regime.id == offered.regime)
    drafted = document_of(offered.kind, described, assessment, judge, Audience.AUTHORITY)
    return Draft(drafted, offered.kind.template, offered.folder)


def draft_pages(system: SiteSystem, drafts: Drafts, running: tuple[str, str]) -> Iterator[Page]:
    """Yield a page for each document of a system."""
    for one in drafts.asked:
        kind = one.drafted.kind
        at = address.document(system.id, kind)
        files = {form: address.document_file(system.id, kind, form) for form in ("html", "md")}
        yield Page(
            f"{at}index.md",
            f"{one.title}: {system.name}",
            (Part(block=block("draft", at, doc=one.drafted, files=files)),),
            search=Search.LEAD,
            outline=Outline.NONE,
            running=(running[0], f"{one.drafted.draft}, {running[1]}"),
            trail=(("Systems", address.SYSTEMS), (system.name, address.system(system.id))),
        )


def draft_files(system: SiteSystem, drafts: Drafts) -> Mapping[str, bytes]:
    """Return the documents of a system as files that stand alone, by their address."""
    return {
        address.document_file(system.id, one.drafted.kind, form): document_text(
            one.drafted, form, one.template, one.folder
        ).encode()
        for one in drafts.asked
        for form in ("html", "md")
    }
