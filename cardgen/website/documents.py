"""Cards and checklists: a page for reading, a Markdown file for taking along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cardgen.domain.text import in_language
from cardgen.rendering.card import card_of, render_card
from cardgen.website import address
from cardgen.website.checklist_page import checklist_page
from cardgen.website.fragments import block
from cardgen.website.markup import document_parts
from cardgen.website.page import Page, Part, Search
from cardgen.website.portfolio import SiteInput, SiteSystem
from cardgen.website.standing import Standing
from cardgen.website.system_page import running_head


def card_text(system: SiteSystem, site: SiteInput) -> str:
    """Return the card of a system as Markdown."""
    return render_card(card_of(system.manifest, system.origin, system.assessments, system.evidence, site.clock))


def document_pages(standing: Standing, card: str, site: SiteInput) -> Iterator[Page]:
    """Yield the pages of a system's documents: its card, and a checklist for each regime."""
    system = standing.system
    at = address.card(system.id)
    download = block("download", at, href=address.card_file(system.id), text="This card as Markdown, with its metadata")
    yield Page(
        f"{at}index.md",
        f"Card: {system.name}",
        (Part(block=download), *document_parts(card)),
        search=Search.LEAD,
        running=running_head(system, site),
        trail=(("Systems", address.SYSTEMS), (system.name, address.system(system.id))),
    )
    for assessment in system.assessments:
        yield checklist_page(assessment, system, site)


def document_files(system: SiteSystem, card: str, site: SiteInput) -> Mapping[str, bytes]:
    """Return the documents of a system as Markdown, by their address."""
    files = {address.card_file(system.id): card.encode()}
    for assessment in system.assessments:
        name = address.checklist_file(system.id, assessment.regime.id)
        files[name] = f"# Checklist {in_language(assessment.regime.title)}\n".encode()
    return files
