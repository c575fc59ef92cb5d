"""Documents and waivers."""

from __future__ import annotations

from pydantic import Field

from cardgen.domain.answer import Date, Reference, Sha256, Text, Url
from cardgen.domain.base import Entity
from cardgen.domain.vocabulary.assurance import EvidenceKind


class EvidenceItem(Entity):
    """A document that proves something."""

    id: Reference = Field(description="What short name do other fields use?")
    kind: EvidenceKind = Field(description="What kind of document is it?")
    title: Text = Field(description="What is the document called?")
    file: Text | None = Field(default=None, description="Where is the file in the portfolio?")
    url: Url | None = Field(default=None, description="Or where is the document kept (a link, never fetched)?")
    sha256: Sha256 | None = Field(default=None, description="Which hash has the file?")
    issued: Date | None = Field(default=None, description="When was the document issued or signed?")
    valid_until: Date | None = Field(default=None, description="Until when does the document hold?")
    owner: Text | None = Field(default=None, description="Who keeps the document?")
    signed_by: Text | None = Field(default=None, description="Who signed the document, in which function?")
    covers: tuple[Text, ...] = Field(
        default=(), description="Which controls or requirements does it serve? Left out: whatever asks for its kind."
    )


class Waiver(Entity):
    """A requirement that is waived for a time."""

    requirement: Text = Field(description="Which requirement is waived?")
    reason: Text = Field(description="Why is the requirement waived?")
    approver: Text = Field(description="By whom was the waiver approved?")
    expires: Date = Field(description="Until when does the waiver hold?")
