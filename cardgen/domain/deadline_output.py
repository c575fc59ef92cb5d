"""The JSON of `cardgen deadlines --format json`; version 1. Later releases may add keys, never change one."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from cardgen.domain.output import Day, DiagnosticOutput, MissingOutput, ReceiptOutput


class NamedOutput(TypedDict):
    """An id, and the name for people."""

    id: str
    name: str


class DueDayOutput(TypedDict):
    """How sure the day is: where it is not certain it is the earliest one, and `missing` decides."""

    certain: bool
    later: list[Day]
    reference: str
    unless: str | None
    note: str
    missing: list[MissingOutput]
    to_do: list[str]


class DueDutyOutput(TypedDict):
    """A requirement that starts to bind, rests on a document that ends, or is waived until the day."""

    requirement: str
    regime: str
    title: str
    references: list[str]
    severity: Literal["critical", "high", "medium", "low"]
    applicability: Literal["applies", "does_not_apply", "undetermined"]
    verdict: Literal["satisfied", "partial", "not_satisfied", "undetermined", "not_applicable", "waived"]
    open: bool
    day: DueDayOutput
    missing: list[MissingOutput]
    to_do: list[str]


class DueRuleOutput(TypedDict):
    """A rule by which the system is forbidden from the day on, or would be if it holds."""

    rule: str
    regime: str
    title: str
    references: list[str]
    truth: Literal["true", "false", "unknown"]
    day: DueDayOutput
    missing: list[MissingOutput]
    to_do: list[str]


class DueDocumentOutput(TypedDict):
    """A document that ends; one that does not count today ends nothing."""

    evidence: str
    title: str
    kind: str
    owner: str
    counts: bool
    state: str


class DueWaiverOutput(TypedDict):
    """A waiver that ends."""

    requirement: str
    reason: str
    approver: str


class DeadlineOutput(TypedDict):
    """All that starts or ends for one system on one day, of one kind and under one regime.

    Where not all of it is certain, `decided_by` names the facts that decide, those that decide most first.
    """

    uid: str
    date: Day
    kind: Literal["prohibition_starts", "duty_starts", "transition_ends", "waiver_ends", "evidence_ends", "pack_review"]
    system: NamedOutput | None
    regime: NamedOutput | None
    title: str
    certain: bool
    decided_by: list[str]
    severity: Literal["critical", "high", "medium", "low"] | None
    owner: str
    open: int
    total: int
    duties: list[DueDutyOutput]
    rules: list[DueRuleOutput]
    documents: list[DueDocumentOutput]
    waivers: list[DueWaiverOutput]


class InForceOutput(TypedDict):
    """What is no deadline any more: counts of what is in force on the as-of day, and packs to be looked at again."""

    prohibited: int
    gaps: int
    undetermined: int
    overdue_reviews: list[str]


class DeadlinesOutput(TypedDict):
    """What falls due for a portfolio; `settled` counts the deadlines that are left out because nothing is open."""

    schema_version: Literal[1]
    as_of: Day
    until: Day | None
    receipt: ReceiptOutput
    in_force: InForceOutput
    settled: int
    deadlines: list[DeadlineOutput]
    diagnostics: list[DiagnosticOutput]
