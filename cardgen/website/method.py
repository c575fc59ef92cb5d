"""What the site is and is not, and how to read it."""

from __future__ import annotations

from cardgen.domain.assessment import Verdict
from cardgen.domain.text import in_language
from cardgen.rendering.words import verdict_mark
from cardgen.website import address
from cardgen.website.axis_view import law_text
from cardgen.website.census import ORDER
from cardgen.website.fragments import Link, block
from cardgen.website.page import Page, Part
from cardgen.website.portfolio import SiteInput

_MEANINGS = {
    Verdict.SATISFIED: (
        "The duty applies, and the manifest documents every part of what it asks. "
        "Whether that is true and good enough, a person judges."
    ),
    Verdict.PARTIAL: "Some parts of what the duty asks are documented, others are not.",
    Verdict.NOT_SATISFIED: "The duty applies, and nothing of what it asks is documented.",
    Verdict.UNDETERMINED: "An answer is missing, or a judgement that only a person can give. The page says which.",
    Verdict.WAIVED: (
        "A named person took the gap on for a time, with a reason and an end. "
        "It is still a gap, and it counts again after that day."
    ),
    Verdict.NOT_APPLICABLE: (
        "The answers in the manifest show that the duty does not concern this system or this organisation."
    ),
}


def method_page(site: SiteInput) -> Page:
    """Return the page on method and limits."""
    at = address.METHOD
    legend = [(verdict_mark(verdict), _MEANINGS[verdict]) for verdict in ORDER]
    regimes = [
        (Link(in_language(one.title), address.regime(one.id)), one.header, law_text(one, site.clock))
        for one in site.regimes
    ]
    parts = (
        Part(prose=block("method-intro", at)),
        Part("What this site is, and what it is not", "is", prose=block("method-is", at)),
        Part(
            "How to read a verdict",
            "verdict",
            prose=block("method-verdict", at),
            block=block("method-legend", at, legend=legend),
        ),
        Part("Three answers: yes, no, not answered", "three-answers", prose=block("method-answers", at)),
        Part("Evidence", "evidence", prose=block("method-evidence", at)),
        Part("Two clocks", "clocks", prose=block("method-clocks", at, clock=site.clock)),
        Part(
            "Sources and versions",
            "sources",
            block=block(
                "method-sources", at, regimes=regimes, versions=sorted(site.versions.items()), clock=site.clock
            ),
        ),
        Part("Limits", "limits", prose=block("method-limits", at)),
    )
    return Page(
        f"{at}index.md", "Method", parts, "What this site says, what it does not say, and how to read it", "Method"
    )
