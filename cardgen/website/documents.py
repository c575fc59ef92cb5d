"""Cards and checklists: a page for reading, a Markdown file for taking along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cardgen.rendering.card import card_of, render_card
from cardgen.rendering.checklist import checklist_of, render_checklist
from cardgen.website import address
from cardgen.website.checklist_page import checklist_page
from cardgen.website.fragments import block
from cardgen.website.markup import document_parts
from cardgen.website.page import Page, Part, Search
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.system_page import running_head


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of a system as Markdown: its card, and a checklist for each regime by id."""

    card: str
    checklists: Mapping[str, str]


def documents_of(system: SiteSystem, site: SiteInput) -> Documents:
    """Return the documents of a system."""
    card = card_of(system.manifest, system.origin, system.assessments, system.evidence, site.clock)
    checklists = {
        one.regime.id: render_checklist(checklist_of(system.manifest, system.origin, one)) for one in system.assessments
    }
    return Documents(render_card(card), checklists)


def document_pages(system: SiteSystem, documents: Documents, site: SiteInput) -> Iterator[Page]:
    """Yield the pages of a system's documents."""
    at = address.card(system.id)
    download = block("download", at, href=address.card_file(system.id), text="This card as Markdown, with its metadata")
    yield Page(
        f"{at}index.md",
        f"Card: {system.name}",
        (Part(block=download), *document_parts(documents.card)),
        search=Search.LEAD,
        running=running_head(system, site),
        trail=(("Systems", address.SYSTEMS), (system.name, address.system(system.id))),
    )
    for assessment in system.assessments:
        yield checklist_page(assessment, system, site)


def document_files(system: SiteSystem, documents: Documents) -> Mapping[str, bytes]:
    """Return the documents of a system as files, by their address."""
    checklists = documents.checklists.items()
    return {
        address.card_file(system.id): documents.card.encode(),
        **{address.checklist_file(system.id, regime): text.encode() for regime, text in checklists},
    }
