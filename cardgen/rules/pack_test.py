"""Runs the test table of a pack: what each example expects against what comes out, and what no example tries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cardgen.domain.assessment import UNDETERMINED, Applicability, Assessment, Finding, Verdict
from cardgen.domain.contradiction import Contradiction
from cardgen.domain.field_path import general
from cardgen.domain.pack import Regime
from cardgen.domain.pack_example import Expectation, ExpectedAxis, ExpectedRequirement, TruthName
from cardgen.domain.truth import Lack, Missing, Outcome, Truth
from cardgen.rules.contradiction import Found, found_in
from cardgen.rules.evaluate import Evaluator


@dataclass(slots=True)
class Seen:
    """Which results the examples of a pack expected so far."""

    rules: dict[str, set[str]] = field(default_factory=dict)
    requirements: dict[str, set[str]] = field(default_factory=dict)
    axes: dict[str, set[str]] = field(default_factory=dict)
    contradictions: dict[str, set[int | None]] = field(default_factory=dict)


def failures(expect: Expectation, assessment: Assessment, evaluator: Evaluator, seen: Seen) -> Iterator[str]:
    """Yield a line for each result that is not the expected one."""
    regime = assessment.regime
    yield from _axes(expect, assessment, seen)
    for rule, truth in expect.rules.items():
        if rule not in regime.rules:
            yield f"there is no rule '{rule}'"
            continue
        seen.rules.setdefault(rule, set()).add(_truth(truth))
        yield from _truths(f"rule {rule}", truth, evaluator.rule(rule))
    for term, truth in expect.terms.items():
        if term not in regime.terms:
            yield f"there is no term '{term}'"
            continue
        yield from _truths(f"term {term}", truth, evaluator.term(term))
    findings = {finding.requirement.id: finding for finding in assessment.findings}
    for name, wanted in expect.requirements.items():
        if name not in findings:
            yield f"there is no requirement '{name}'"
            continue
        yield from _requirement(name, wanted, findings[name], seen)
    for name, paths in expect.missing.items():
        outcome = evaluator.rule(name) if name in regime.rules else findings[name].outcome if name in findings else None
        if outcome is None:
            yield f"there is no rule or requirement '{name}'"
        else:
            yield from _missing(name, paths, outcome.missing)
    if expect.contradictions:
        known = regime.contradictions
        found = list(found_in(evaluator.facts, known.values(), evaluator.places, evaluator.as_of))
        yield from contradiction_failures(expect, known, found, seen)


def contradiction_failures(
    expect: Expectation, known: Mapping[str, Contradiction], found: Iterable[Found], seen: Seen
) -> Iterator[str]:
    """Yield a line for each contradiction that holds and should not, or should and does not."""
    parts: dict[str, set[int | None]] = {}
    for one in found:
        parts.setdefault(one.contradiction.id, set()).add(one.part)
    for name, wanted in expect.contradictions.items():
        if name not in known:
            yield f"there is no contradiction '{name}'"
            continue
        seen.contradictions.setdefault(name, set()).update(parts.get(name, {None}))
        if wanted != (name in parts):
            yield f"contradiction {name}: {'does not hold' if wanted else 'holds'}"


def _axes(expect: Expectation, assessment: Assessment, seen: Seen) -> Iterator[str]:
    results = {result.axis: result for result in assessment.axes}
    for name, wanted in expect.axes.items():
        if name not in results:
            yield f"there is no axis '{name}'"
            continue
        result = results[name]
        asked = wanted if isinstance(wanted, ExpectedAxis) else ExpectedAxis(value=wanted)
        seen.axes.setdefault(name, set()).add(asked.value or "")
        lacks = f" (missing {', '.join(sorted(_paths(result.missing)))})" if result.missing else ""
        if asked.value is not None and asked.value != result.value:
            holds = ", ".join(one.rule.id for one in result.holding) or "no rule"
            yield f"axis {name}: expected {asked.value}, got {result.value}; holding: {holds}{lacks}"
        if asked.at_least is not None and asked.at_least != result.at_least:
            yield f"axis {name}: expected at least {asked.at_least}, got {result.at_least}{lacks}"
        if asked.possible is not None and set(asked.possible) != set(result.possible):
            yield f"axis {name}: expected possible {', '.join(asked.possible)}, got {', '.join(result.possible)}{lacks}"
        if asked.missing is not None:
            yield from _missing(f"axis {name}", asked.missing, result.missing)


def _requirement(name: str, wanted: str | ExpectedRequirement, finding: Finding, seen: Seen) -> Iterator[str]:
    asked = ExpectedRequirement(verdict=Verdict(wanted).value) if isinstance(wanted, str) else wanted
    if asked.verdict:
        seen.requirements.setdefault(name, set()).add(asked.verdict)
    lacks = f" (missing {', '.join(sorted(_paths(finding.missing)))})" if finding.missing else ""
    if asked.verdict is not None and asked.verdict != finding.verdict:
        yield f"requirement {name}: expected {asked.verdict}, got {finding.verdict}{lacks}"
    if asked.applies is not None and _applicability(asked.applies) is not finding.applicability:
        yield f"requirement {name}: expected applies {asked.applies}, got {finding.applicability}{lacks}"
    if asked.state is not None and asked.state != finding.timing.state:
        yield f"requirement {name}: expected {asked.state}, got {finding.timing.state} from {finding.timing.from_}"
    if asked.from_ is not None and asked.from_ != finding.timing.from_:
        yield f"requirement {name}: expected from {asked.from_}, got {finding.timing.from_}"
    if asked.missing is not None:
        yield from _missing(f"requirement {name}", asked.missing, finding.missing)


def _truths(what: str, wanted: TruthName, outcome: Outcome) -> Iterator[str]:
    if _truth(wanted) != outcome.truth:
        reason = ", ".join(f"{used.path} {used.test}: {used.held}" for used in outcome.because)
        lacks = ", ".join(sorted(_paths(outcome.missing)))
        why = f"because {reason or '–'}; missing {lacks or '–'}"
        yield f"{what}: expected {_truth(wanted)}, got {outcome.truth} ({why})"


def _missing(what: str, wanted: Iterable[str], missing: Iterable[Missing]) -> Iterator[str]:
    expected, got = set(wanted), _paths(missing)
    if expected != got:
        extra, lack = ", ".join(sorted(got - expected)) or "–", ", ".join(sorted(expected - got)) or "–"
        yield f"{what}: missing facts differ: not expected {extra}; expected but not there {lack}"


def _paths(missing: Iterable[Missing]) -> set[str]:
    return {"evidence" if one.lack is Lack.EVIDENCE else general(one.path) for one in missing}


def _truth(name: TruthName) -> Truth:
    return Truth(str(name).lower())


def _applicability(name: TruthName) -> Applicability:
    match _truth(name):
        case Truth.TRUE:
            return Applicability.APPLIES
        case Truth.FALSE:
            return Applicability.DOES_NOT_APPLY
        case Truth.UNKNOWN:
            return Applicability.UNDETERMINED


def untried(regime: Regime, seen: Seen) -> Iterator[str]:
    """Yield what the examples of a pack do not try: each rule both ways, each duty met, unmet and not owed."""
    for rule in regime.rules:
        for truth in (Truth.TRUE, Truth.FALSE):
            if truth not in seen.rules.get(rule, set()):
                yield f"rule {rule}: no example in which it is {truth}"
    for name, requirement in regime.requirements.items():
        verdicts = seen.requirements.get(name, set())
        if requirement.satisfied_when and Verdict.SATISFIED not in verdicts:
            yield f"requirement {name}: no example in which it is satisfied"
        unmet = {Verdict.NOT_SATISFIED, Verdict.PARTIAL, Verdict.UNDETERMINED}
        if verdicts.isdisjoint(unmet):
            yield f"requirement {name}: no example in which it is not satisfied"
        if Verdict.NOT_APPLICABLE not in verdicts:
            yield f"requirement {name}: no example in which it does not apply"
    for axis in regime.axes:
        if UNDETERMINED not in seen.axes.get(axis, set()):
            yield f"axis {axis}: no example in which it is undetermined"
    yield from untried_contradictions(regime.contradictions.values(), seen)


def untried_contradictions(known: Iterable[Contradiction], seen: Seen) -> Iterator[str]:
    """Yield the contradictions of which a part holds in no example, or that are absent from none that names them."""
    for one in known:
        parts = seen.contradictions.get(one.id, set())
        for part in range(len(one.when)):
            if part not in parts:
                yield f"contradiction {one.id}: no example in which part {part + 1} holds"
        if None not in parts:
            yield f"contradiction {one.id}: no example in which it does not hold"
