"""The JSON that `cardgen check --format json` and the site give to other programs; version 1.

Plain mappings: a large portfolio has hundreds of thousands of them. Later releases may add keys, never change one.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue
from typing_extensions import TypedDict

Day = Annotated[str, Field(json_schema_extra={"format": "date"})]


class ManifestOutput(TypedDict):
    """Which manifest was assessed."""

    path: str
    id: str
    name: str
    version: str | None
    sha256: str


class BecauseOutput(TypedDict):
    """A fact that forced a result, with the place where it stands."""

    fact: str
    value: JsonValue
    test: str
    held: bool
    file: str
    line: int


class MissingOutput(TypedDict):
    """Something that is not there and decides: a fact with its question, or what to document or attach."""

    fact: str
    question: str
    lack: Literal["answer", "document", "evidence", "pack", "judgement", "value"]
    codes: list[str]
    note: str


ReplacedDateOutput = TypedDict(
    "ReplacedDateOutput",
    {
        "from": Day,
        "known_from": Day,
        "reference": str,
        "by": str | None,
    },
)
"""A date that an amendment replaced."""


TimingOutput = TypedDict(
    "TimingOutput",
    {
        "state": Literal["in_force", "upcoming", "exempt", "none"],
        "from": Day | None,
        "certain": bool,
        "later": list[Day],
        "reference": str,
        "set_by": str,
        "transition": str | None,
        "replaced": list[ReplacedDateOutput],
        "confidence": Literal["high", "medium", "low"],
        "missing": list[MissingOutput],
    },
)
"""From when something binds on the day that is asked about."""


class RuleOutput(TypedDict):
    """A rule of an axis: whether it holds, and why."""

    id: str
    value: str
    title: str
    truth: Literal["true", "false", "unknown"]
    references: list[str]
    because: list[BecauseOutput]
    missing: list[MissingOutput]
    excepted_by: list[str]
    timing: TimingOutput
    confidence: Literal["high", "medium", "low"]


class AxisOutput(TypedDict):
    """What the regime decides: a value, or the range in which it lies."""

    axis: str
    value: str
    at_least: str
    possible: list[str]
    missing: list[MissingOutput]
    rules: list[RuleOutput]


class WaiverOutput(TypedDict):
    """The waiver that a finding rests on."""

    reason: str
    approver: str
    expires: Day


class FindingOutput(TypedDict):
    """A requirement for the system."""

    requirement: str
    title: str
    references: list[str]
    role: str
    applicability: Literal["applies", "does_not_apply", "undetermined"]
    verdict: Literal["satisfied", "partial", "not_satisfied", "undetermined", "not_applicable", "waived"]
    timing: TimingOutput
    because: list[BecauseOutput]
    missing: list[MissingOutput]
    controls: list[str]
    severity: Literal["critical", "high", "medium", "low"]
    confidence: Literal["high", "medium", "low"]
    waiver: WaiverOutput | None


class RegimeOutput(TypedDict):
    """Everything that one regime says about the manifest."""

    id: str
    version: str
    background: list[BecauseOutput]
    axes: list[AxisOutput]
    findings: list[FindingOutput]


class AssessmentOutput(TypedDict):
    """One manifest under each regime."""

    manifest: ManifestOutput
    regimes: list[RegimeOutput]


class PlaceOutput(TypedDict):
    """Another place of the same file that a problem is about."""

    pointer: str
    line: int
    column: int


class DiagnosticOutput(TypedDict):
    """Something wrong with a file."""

    path: str
    line: int
    column: int
    pointer: str
    message: str
    what_now: str
    code: str
    level: Literal["error", "warning"]
    related: list[PlaceOutput]


class ReceiptOutput(TypedDict):
    """What the result was made with: the same input gives the same bytes."""

    tool: str
    law_at: Day
    schemas: int


class CheckOutput(TypedDict):
    """The result of a check."""

    schema_version: Literal[1]
    as_of: Day
    receipt: ReceiptOutput
    assessments: list[AssessmentOutput]
    diagnostics: list[DiagnosticOutput]


class ValidateOutput(TypedDict):
    """The result of a validation."""

    schema_version: Literal[1]
    valid: bool
    files: list[str]
    diagnostics: list[DiagnosticOutput]
