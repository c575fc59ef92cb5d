"""Cards and checklists: a page for reading, a Markdown file for taking along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cardgen.website import address
from cardgen.website.page import Page, Part
from cardgen.website.portfolio import SiteInput, SiteSystem


def document_pages(system: SiteSystem, site: SiteInput) -> Iterator[Page]:
    yield Page(f"{address.card(system.id)}index.md", f"Card: {system.name}", (Part(block="<p>todo</p>"),))
    for a in system.assessments:
        yield Page(
            f"{address.checklist(system.id, a.regime.id)}index.md",
            f"Checklist: {system.name}",
            (Part(block="<p>todo</p>"),),
        )


def document_files(system: SiteSystem, site: SiteInput) -> Mapping[str, bytes]:
    return {
        address.card_file(system.id): b"x",
        **{address.checklist_file(system.id, a.regime.id): b"y" for a in system.assessments},
    }
