"""The JSON that `cardgen check --format json` and the site give to other programs; version 1."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, JsonValue

from cardgen.domain.base import Entity


class ManifestOutput(Entity):
    """Which manifest was assessed."""

    path: str
    id: str
    name: str
    version: str | None
    sha256: str


class BecauseOutput(Entity):
    """A fact that forced a result, with the place where it stands."""

    fact: str
    value: JsonValue
    test: str
    held: bool
    file: str
    line: int


class MissingOutput(Entity):
    """Something that is not there and decides: a fact with its question, or what to document or attach."""

    fact: str
    question: str
    lack: Literal["answer", "document", "evidence", "pack", "judgement"]
    codes: tuple[str, ...] = ()
    note: str = ""


class ReplacedDateOutput(Entity):
    """A date that an amendment replaced."""

    from_: date = Field(alias="from")
    known_from: date
    reference: str
    by: str | None


class TimingOutput(Entity):
    """From when something binds on the day that is asked about."""

    state: Literal["in_force", "upcoming", "exempt", "none"]
    from_: date | None = Field(alias="from")
    certain: bool
    later: tuple[date, ...] = ()
    reference: str = ""
    transition: str | None = None
    replaced: tuple[ReplacedDateOutput, ...] = ()
    confidence: Literal["high", "medium", "low"] = "high"
    missing: tuple[MissingOutput, ...] = ()


class RuleOutput(Entity):
    """A rule of an axis: whether it holds, and why."""

    id: str
    value: str
    title: str
    truth: Literal["true", "false", "unknown"]
    references: tuple[str, ...]
    because: tuple[BecauseOutput, ...]
    missing: tuple[MissingOutput, ...]
    excepted_by: tuple[str, ...] = ()
    timing: TimingOutput
    confidence: Literal["high", "medium", "low"]


class AxisOutput(Entity):
    """What the regime decides: a value, or the range in which it lies."""

    axis: str
    value: str
    at_least: str
    possible: tuple[str, ...]
    missing: tuple[MissingOutput, ...]
    rules: tuple[RuleOutput, ...]


class WaiverOutput(Entity):
    """The waiver that a finding rests on."""

    reason: str
    approver: str
    expires: date


class FindingOutput(Entity):
    """A requirement for the system."""

    requirement: str
    title: str
    references: tuple[str, ...]
    role: str
    applicability: Literal["applies", "does_not_apply", "undetermined"]
    verdict: Literal["satisfied", "partial", "not_satisfied", "undetermined", "not_applicable", "waived"]
    timing: TimingOutput
    because: tuple[BecauseOutput, ...]
    missing: tuple[MissingOutput, ...]
    controls: tuple[str, ...]
    severity: Literal["critical", "high", "medium", "low"]
    confidence: Literal["high", "medium", "low"]
    waiver: WaiverOutput | None = None


class RegimeOutput(Entity):
    """Everything that one regime says about the manifest."""

    id: str
    version: str
    background: tuple[BecauseOutput, ...] = Field(
        description="What puts the system in scope; it belongs to every reason below and is told once."
    )
    axes: tuple[AxisOutput, ...]
    findings: tuple[FindingOutput, ...]


class AssessmentOutput(Entity):
    """One manifest under each regime."""

    manifest: ManifestOutput
    regimes: tuple[RegimeOutput, ...]


class DiagnosticOutput(Entity):
    """Something wrong with a file."""

    path: str
    line: int
    column: int
    pointer: str
    message: str
    what_now: str
    code: str
    level: Literal["error", "warning"]


class ReceiptOutput(Entity):
    """What the result was made with: the same input gives the same bytes."""

    tool: str
    law_at: date
    schemas: int = 1


class CheckOutput(Entity):
    """The result of a check."""

    schema_version: Literal[1] = 1
    as_of: date
    receipt: ReceiptOutput
    assessments: tuple[AssessmentOutput, ...]
    diagnostics: tuple[DiagnosticOutput, ...] = ()


class ValidateOutput(Entity):
    """The result of a validation."""

    schema_version: Literal[1] = 1
    valid: bool
    files: tuple[str, ...]
    diagnostics: tuple[DiagnosticOutput, ...]
