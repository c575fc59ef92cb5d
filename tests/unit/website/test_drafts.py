"""The documents that are asked of a system have pages and files; those that may be asked are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardgen.website.drafts import Drafts, drafts_of
from cardgen.website.site import whole_site
from tests.unit.website.conftest import RECRUITER

if TYPE_CHECKING:
    from cardgen.website.portfolio import SiteInput
    from tests.unit.website.conftest import ASite

ADDRESS = "systems/recruiter/documents/review/"


def drafts(a_site: ASite, text: str) -> Drafts:
    site = a_site({"recruiter": text})
    return drafts_of(site.systems[0], site)


def test_a_document_that_is_asked_has_a_page_and_files(site: SiteInput) -> None:
    pages = {page.address: page for page in whole_site(site).pages}
    page = pages[ADDRESS]
    assert (page.title, page.nav) == ("Review record: Recruiter", "")
    (block,) = (block for _, block in page.blocks)
    assert "Gap 1 of 2:" in block
    assert page.trail == (("Systems", "systems/"), ("Recruiter", "systems/recruiter/"))
    files = whole_site(site).files
    for form in ("html", "md"):
        assert b"Review record" in files[f"systems/recruiter/documents/recruiter-review.{form}"]
    assert files["systems/recruiter/documents/recruiter-letter.md"].startswith(b"Dear reader of Recruiter")


def test_the_page_of_the_system_leads_there_and_says_how_many_gaps(site: SiteInput) -> None:
    page = next(page for page in whole_site(site).pages if page.address == "systems/recruiter/")
    html = "".join(block for _, block in page.blocks)
    assert f'<a href="../../{ADDRESS}">Review record</a>, draft with 2 gaps' in html


def test_a_document_that_is_not_asked_has_no_page(a_site: ASite) -> None:
    found = drafts(a_site, RECRUITER.replace("[provider]", "[deployer]"))
    assert [one.drafted.kind for one in found.asked] == ["letter"]
    assert found.undecided == ()


def test_a_document_that_may_be_asked_is_named_with_what_decides(a_site: ASite) -> None:
    text = RECRUITER.replace("safety: {part: true}, ", "")
    found = drafts(a_site, text)
    assert [one.drafted.kind for one in found.asked] == ["letter"]
    (one,) = found.undecided
    assert (one.title, one.kind, one.paths, one.more) == ("Review record", "review", ("facts.demo.safety.part",), 0)
    page = next(page for page in whole_site(a_site({"recruiter": text})).pages if page.address == "systems/recruiter/")
    html = "".join(block for _, block in page.blocks)
    assert "Review record: decided by <code>facts.demo.safety.part</code>" in html


@pytest.mark.parametrize("evil", ["<script>x</script>", "</style><b>"])
def test_text_of_a_manifest_stays_text_on_the_page(a_site: ASite, evil: str) -> None:
    text = RECRUITER.replace("use:\n", f"use:\n  intended_purpose: '{evil}'\n")
    site = a_site({"recruiter": text})
    page = next(page for page in whole_site(site).pages if page.address == ADDRESS)
    assert evil not in page.markdown + "".join(block for _, block in page.blocks)
