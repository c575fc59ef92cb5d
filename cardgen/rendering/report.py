"""Assessments → the JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from pydantic_core import to_json

from cardgen.domain.assessment import Assessment, AxisResult, Finding, RuleResult, Timing
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Facts
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.output import (
    AssessmentOutput,
    AxisOutput,
    BecauseOutput,
    DiagnosticOutput,
    FindingOutput,
    ManifestOutput,
    MissingOutput,
    PlaceOutput,
    ReceiptOutput,
    RegimeOutput,
    ReplacedDateOutput,
    RuleOutput,
    TimingOutput,
    ValidateOutput,
    WaiverOutput,
)
from cardgen.domain.pack import Regime
from cardgen.domain.question import question_of
from cardgen.domain.regime import DateVersion
from cardgen.domain.text import in_language
from cardgen.domain.truth import Json, Missing, Used

_LONGEST = 200


class Reporter:
    """Turns the assessments of one manifest into their output form."""

    def __init__(self, manifest: Manifest, facts: Facts, path: str, sha256: str) -> None:
        """Take what every line of the report refers to."""
        self._manifest = manifest
        self._facts = facts
        self._path = path
        self._sha256 = sha256
        self._told: dict[Used, BecauseOutput] = {}
        self._timings: dict[int, TimingOutput] = {}
        self._asked: dict[tuple[str, Missing], MissingOutput] = {}
        self._background: frozenset[Used] = frozenset()

    def assessment(self, assessments: Iterable[Assessment]) -> AssessmentOutput:
        """Return the output of all assessments of the manifest."""
        system = self._manifest.system
        version = system.version if isinstance(system.version, str) else None
        manifest = ManifestOutput(path=self._path, id=system.id, name=system.name, version=version, sha256=self._sha256)
        return AssessmentOutput(manifest=manifest, regimes=[self._regime(one) for one in assessments])

    def _regime(self, assessment: Assessment) -> RegimeOutput:
        regime = assessment.regime
        self._background = frozenset()
        background = self._because(sorted(assessment.background, key=lambda used: (used.path, used.test)))
        self._background = assessment.background
        return RegimeOutput(
            id=regime.id,
            version=regime.header.version,
            background=background,
            axes=[self._axis(regime, axis) for axis in assessment.axes],
            findings=[self._finding(regime, finding) for finding in assessment.findings],
        )

    def _axis(self, regime: Regime, axis: AxisResult) -> AxisOutput:
        return AxisOutput(
            axis=axis.axis,
            value=axis.value,
            at_least=axis.at_least,
            possible=list(axis.possible),
            missing=self._missing(regime, axis.missing),
            rules=[self._rule(regime, result) for result in axis.rules],
        )

    def _rule(self, regime: Regime, result: RuleResult) -> RuleOutput:
        return RuleOutput(
            id=result.rule.id,
            value=result.rule.value or "",
            title=in_language(result.rule.title),
            truth=result.outcome.truth.value,
            references=list(result.rule.references),
            because=self._because(result.outcome.because),
            missing=self._missing(regime, result.outcome.missing),
            excepted_by=[rule.id for rule in result.excepted_by],
            timing=self._timing(regime, result.timing),
            confidence=result.rule.confidence,
        )

    def _finding(self, regime: Regime, finding: Finding) -> FindingOutput:
        requirement, waiver = finding.requirement, finding.waiver
        return FindingOutput(
            requirement=requirement.id,
            title=in_language(requirement.title),
            references=list(requirement.references),
            role=", ".join(finding.roles),
            applicability=finding.applicability.value,
            verdict=finding.verdict.value,
            timing=self._timing(regime, finding.timing),
            because=self._because(finding.outcome.because),
            missing=self._missing(regime, finding.missing),
            controls=list(requirement.controls),
            severity=requirement.severity,
            confidence=requirement.confidence,
            waiver=WaiverOutput(reason=waiver.reason, approver=waiver.approver, expires=waiver.expires.isoformat())
            if waiver
            else None,
        )

    def _timing(self, regime: Regime, timing: Timing) -> TimingOutput:
        known = self._timings.get(id(timing))
        if known is None:
            known = self._timings[id(timing)] = {
                "state": timing.state.value,
                "from": timing.from_.isoformat() if timing.from_ else None,
                "certain": timing.certain,
                "later": [day.isoformat() for day in timing.later],
                "reference": timing.reference,
                "set_by": timing.set_by,
                "transition": timing.transition.id if timing.transition else None,
                "replaced": [_replaced(one) for one in timing.replaced],
                "confidence": timing.confidence,
                "missing": self._missing(regime, timing.missing),
            }
        return known

    def _because(self, because: Iterable[Used]) -> list[BecauseOutput]:
        return [self._told.get(used) or self._tell(used) for used in because if used not in self._background]

    def _tell(self, used: Used) -> BecauseOutput:
        position = self._facts.position(used.path)
        told = BecauseOutput(
            fact=used.path,
            value=brief(used.value),
            test=used.test,
            held=used.held,
            file=self._path,
            line=position.line if position else 1,
        )
        self._told[used] = told
        return told

    def _missing(self, regime: Regime, missing: Iterable[Missing]) -> list[MissingOutput]:
        return [self._asked.get((regime.id, one)) or self._ask(regime, one) for one in missing]

    def _ask(self, regime: Regime, one: Missing) -> MissingOutput:
        asked = self._asked[regime.id, one] = missing_output(one, regime)
        return asked


def missing_output(one: Missing, regime: Regime) -> MissingOutput:
    """Return something that is missing, with the question that it asks."""
    return MissingOutput(
        fact=one.path, question=question_of(one, regime), lack=one.lack.value, codes=list(one.codes), note=one.note
    )


def brief(value: Json) -> Json:
    """Return a value as a report carries it: long text cut, lists of objects as their number."""
    if isinstance(value, str) and len(value) > _LONGEST:
        return f"{value[: _LONGEST - 1]}…"
    if isinstance(value, list) and any(isinstance(one, dict) for one in value):
        return f"{len(value)} items"
    return value


def _replaced(version: DateVersion) -> ReplacedDateOutput:
    return {
        "from": version.from_.isoformat(),
        "known_from": version.known_from.isoformat(),
        "reference": version.reference,
        "by": version.by,
    }


def check_json(
    assessments: Iterable[bytes], diagnostics: Iterable[Diagnostic], as_of: date, receipt: ReceiptOutput
) -> Iterator[bytes]:
    """Yield the JSON of a check in UTF-8, piece by piece: the JSON of its assessments is never copied together."""
    head = to_json({"schema_version": 1, "as_of": as_of.isoformat(), "receipt": receipt})
    yield head[:-1] + b',"assessments":['
    for index, assessment in enumerate(assessments):
        if index:
            yield b","
        yield assessment
    yield b'],"diagnostics":' + to_json(diagnostics_output(diagnostics)) + b"}\n"


def validate_json(files: Iterable[str], diagnostics: Iterable[Diagnostic]) -> str:
    """Return the JSON text of a validation."""
    found = diagnostics_output(diagnostics)
    valid = not any(one["level"] == "error" for one in found)
    output = ValidateOutput(schema_version=1, valid=valid, files=list(files), diagnostics=found)
    return json.dumps(output, ensure_ascii=False, indent=2) + "\n"


def diagnostics_output(diagnostics: Iterable[Diagnostic]) -> list[DiagnosticOutput]:
    """Return what is wrong with files as JSON has it."""
    return [
        DiagnosticOutput(
            path=one.path,
            line=one.line,
            column=one.column,
            pointer=one.pointer,
            message=one.what,
            what_now=one.what_now,
            code=one.code,
            level=one.level,
            related=[PlaceOutput(pointer=it.pointer, line=it.line, column=it.column) for it in one.related],
        )
        for one in diagnostics
    ]
