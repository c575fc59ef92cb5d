"""Load → assess → draft: one document of one system."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.domain.assessment import Assessment
from cardgen.domain.diagnostic import Diagnostic, is_rejected
from cardgen.domain.document_kind import Audience
from cardgen.domain.text import listed
from cardgen.domain.truth import Outcome, Truth
from cardgen.errors import CardgenError, UnknownNameError
from cardgen.loading.document import Source
from cardgen.loading.document_kinds import Offered, OfferedKind
from cardgen.pipeline.check import Assessed, Report, check
from cardgen.pipeline.gather import Request
from cardgen.pipeline.offered import offered
from cardgen.rendering.because import Origin, because_of
from cardgen.rendering.document import Described, document_of
from cardgen.rendering.document_text import Form, document_text
from cardgen.rendering.drafting import fill_of
from cardgen.rules.assess import Subject
from cardgen.rules.documents import document_judge

_TOLD = 3


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of a document, and what to say beside it."""

    text: str = ""
    notes: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def rejected(self) -> bool:
        """Whether a file could not be accepted."""
        return is_rejected(self.diagnostics)


def draft(request: Request, kind_id: str, audience: Audience, form: Form) -> Draft:
    """Return a document of the one system of a request; what stands in the way comes back as diagnostics.

    Raises UnknownNameError for a kind that no pack offers, CardgenError where there are several systems.
    """
    report = check(request)
    kinds = offered(request, report.law)
    wrong = dict.fromkeys((*report.diagnostics, *kinds.diagnostics))
    done = Draft(diagnostics=tuple(wrong), sources=report.sources)
    if done.rejected or not report.sources:
        return done
    kind = _named(kind_id, kinds)
    one = _single(report)
    assessment = next(found for found in one.assessments if found.regime.id == kind.regime)
    system = one.system
    judge = document_judge(assessment, one.assessments, Subject(system.facts, system.evidence), report.law.places)
    origin = Origin(system.source.path.name, system.facts)
    described = Described(system.manifest, origin, system.source.name, system.sha256, system.evidence)
    document = document_of(kind.kind, described, assessment, judge, audience)
    asked = judge.asked(kind.kind.roles, kind.kind.asked_when)
    return Draft(
        text=document_text(document, form, kind.kind.template, kind.folder),
        notes=tuple(_notes(kind, asked, one, assessment)),
        diagnostics=done.diagnostics,
        sources=done.sources,
    )


def _named(kind_id: str, kinds: Offered) -> OfferedKind:
    by_id = {one.id: one for one in kinds.kinds}
    if kind_id not in by_id:
        raise UnknownNameError("kind of document", kind_id, by_id)
    return by_id[kind_id]


def _single(report: Report) -> Assessed:
    if len(report.assessed) != 1:
        names = ", ".join(one.system.source.name for one in report.assessed[:3])
        raise CardgenError(f"a document is about one system, but there are several here ({names}, …); name one file")
    return report.assessed[0]


def _notes(kind: OfferedKind, asked: Outcome, one: Assessed, assessment: Assessment) -> Iterator[str]:
    """Yield what to say where the document is not, or not surely, asked of the system."""
    name = f"'{kind.id}'"
    if asked.truth is Truth.FALSE:
        origin = Origin(one.system.source.name, one.system.facts)
        used = [fact for fact in asked.because if fact not in assessment.background]
        reasons = because_of(used, origin)
        why = listed([f"{one.path} {one.says} ({one.place})" for one in reasons], _TOLD, "; ")
        yield f"{name} is not asked of {one.system.id}: {why}; drafted all the same"
    elif asked.truth is Truth.UNKNOWN:
        paths = listed(fill_of(asked.missing), _TOLD)
        yield f"whether {name} is asked of {one.system.id} is not known yet; decided by {paths}"
