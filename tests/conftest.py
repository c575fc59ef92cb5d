"""What all tests share: golden files, and builders of facts, regimes and evaluations with defaults."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import pytest
from hypothesis import settings
from pydantic import TypeAdapter

from cardgen.domain.condition import Condition
from cardgen.domain.evidence import Evidence
from cardgen.domain.facts import Facts
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.pack import Regime
from cardgen.domain.place import Places
from cardgen.domain.regime import FactFile, PackHeader, RuleFile, TermFile
from cardgen.domain.requirement import RequirementFile
from cardgen.domain.truth import Outcome
from cardgen.rules.evaluate import Evaluator

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 11, 21)
PLACES = Places(
    {"EU": frozenset({"DE", "FR", "IE"}), "EEA": frozenset({"DE", "FR", "IE", "NO"}), "DACH": frozenset({"DE", "CH"})}
)
_CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)

settings.register_profile("cardgen", deadline=None, database=None, derandomize="CI" in os.environ)
settings.load_profile("cardgen")

Given: TypeAlias = Mapping[str, Any]
CheckGolden: TypeAlias = Callable[[Path, str], None]
AManifest: TypeAlias = Callable[[Given], Facts]
ARegime: TypeAlias = Callable[..., Regime]
APack: TypeAlias = Callable[..., Path]
ACondition: TypeAlias = Callable[[Given], Condition]


class AnEvaluator(Protocol):
    """Return an evaluator of a regime (an empty one by default) over given facts."""

    def __call__(
        self,
        given: Given = ...,
        regime: Regime | None = ...,
        *,
        as_of: date = ...,
        law_at: date = ...,
        evidence: tuple[Evidence, ...] = ...,
    ) -> Evaluator: ...


class Evaluate(Protocol):
    """Return the outcome of a condition over given facts."""

    def __call__(
        self, condition: Given, given: Given = ..., regime: Regime | None = ..., *, law_at: date = ...
    ) -> Outcome: ...


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files; read the diff")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update-golden") and os.environ.get("CI"):
        raise pytest.UsageError("--update-golden is refused on CI; rewrite golden files at your desk, read the diff")


@pytest.fixture(scope="session")
def check_golden(pytestconfig: pytest.Config) -> CheckGolden:
    """Compare a text with a committed file; `--update-golden` writes the file first."""
    update = bool(pytestconfig.getoption("--update-golden"))

    def check(path: Path, actual: str) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
        expected = path.read_bytes().decode("utf-8") if path.is_file() else ""
        assert actual == expected, f"{path.name} differs; run pytest --update-golden and read the diff"

    return check


@pytest.fixture(scope="session")
def places() -> Places:
    """Return a small table of places: three groups, one inside another, one crossing it."""
    return PLACES


@pytest.fixture(scope="session")
def a_manifest() -> AManifest:
    """Return facts from dotted paths, over the shortest valid manifest; what a manifest cannot say is refused."""

    def build(given: Given) -> Facts:
        data = nested({"manifest": 1, "system.id": "test", "system.name": "Test", **given})
        Manifest.model_validate_json(json.dumps(data))
        return Facts(data, lambda _: None)

    return build


def nested(given: Given) -> dict[str, Any]:
    """Return nested mappings from dotted paths."""
    data: dict[str, Any] = {}
    for path, value in given.items():
        *groups, name = path.split(".")
        node = data
        for group in groups:
            node = node.setdefault(group, {})
        node[name] = value
    return data


@pytest.fixture(scope="session")
def a_condition() -> ACondition:
    """Return a condition from its YAML form."""

    def build(data: Given) -> Condition:
        return _CONDITION.validate_json(json.dumps(data))

    return build


@pytest.fixture(scope="session")
def a_regime() -> ARegime:
    """Return a regime from its parts: mappings by id of what the pack format says, texts left out."""
    return _regime


def _regime(regime_id: str = "test", background: Sequence[str] = (), **parts: Mapping[str, Any]) -> Regime:
    def named(part: str, **more: object) -> list[dict[str, Any]]:
        return [{"id": name, **more, **one} for name, one in parts.get(part, {}).items()]

    text = {"en": "text"}
    header = PackHeader.model_validate_json(
        json.dumps(
            {
                "pack": 1,
                "id": regime_id,
                "version": "1",
                "title": text,
                "summary": text,
                "kind": "law",
                "licence": "Apache-2.0",
                "review": {"status": "unreviewed", "next": "2027-01-01"},
                "background": list(background),
                "roles": named("roles", title=text),
                "axes": [_axis(name, values) for name, values in parts.get("axes", {}).items()],
                "dates": [_date(name, history) for name, history in parts.get("dates", {}).items()],
                "transitions": named("transitions", title=text),
                "schedules": [{"id": name, "grounds": one} for name, one in parts.get("schedules", {}).items()],
            }
        )
    )
    facts = FactFile.model_validate_json(json.dumps({"facts": named("facts", question=text)}))
    conditions = parts.get("terms", {}).items()
    terms = TermFile.model_validate_json(
        json.dumps({"terms": [{"id": name, "title": text, "when": one} for name, one in conditions]})
    )
    rules = RuleFile.model_validate_json(json.dumps({"rules": named("rules", title=text, summary=text)}))
    duties = {"requirements": named("requirements", title=text, duty=text)}
    requirements = RequirementFile.model_validate_json(json.dumps(duties))
    return Regime(
        header=header,
        facts={one.id: one for one in facts.facts},
        terms={one.id: one for one in terms.terms},
        rules={one.id: one for one in rules.rules},
        requirements={one.id: one for one in requirements.requirements},
        axes={one.id: one for one in header.axes},
        roles={one.id: one for one in header.roles},
        dates={one.id: one for one in header.dates},
        transitions={one.id: one for one in header.transitions},
        schedules={one.id: one for one in header.schedules},
        penalties={},
    )


def _axis(name: str, values: Sequence[str]) -> dict[str, Any]:
    """Return an axis; the value `prohibited` is a forbidden one, the value `other` is what remains."""
    text = {"en": "text"}
    kinds = [{"prohibited": one == "prohibited", "fallback": one == "other"} for one in values]
    listed = [{"id": one, "title": text, "summary": text, **kind} for one, kind in zip(values, kinds, strict=True)]
    return {"id": name, "title": text, "question": text, "values": listed}


def _date(name: str, history: Mapping[str, str]) -> dict[str, Any]:
    """Return a date from the days since which a text was known, each with the day that it set."""
    versions = [{"known_from": known, "from": day, "reference": f"text of {known}"} for known, day in history.items()]
    return {"id": name, "title": {"en": "text"}, "history": versions}


@pytest.fixture(scope="session")
def an_evaluator(a_manifest: AManifest, a_regime: ARegime) -> AnEvaluator:
    """Return an evaluator of a regime over given facts."""

    def build(
        given: Given | None = None,
        regime: Regime | None = None,
        *,
        as_of: date = TODAY,
        law_at: date = TODAY,
        evidence: tuple[Evidence, ...] = (),
    ) -> Evaluator:
        return Evaluator(regime or a_regime(), a_manifest(given or {}), PLACES, as_of, law_at, evidence)

    return build


@pytest.fixture(scope="session")
def evaluate(an_evaluator: AnEvaluator, a_condition: ACondition) -> Evaluate:
    """Return the outcome of a condition over given facts."""

    def run(
        condition: Given, given: Given | None = None, regime: Regime | None = None, *, law_at: date = TODAY
    ) -> Outcome:
        return an_evaluator(given or {}, regime, law_at=law_at).evaluate(a_condition(condition))

    return run


@pytest.fixture
def a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> APack:
    """Copy the pack `demo` to packs/demo of a new working folder; each change replaces a text: (file, old, new)."""
    monkeypatch.chdir(tmp_path)

    def build(*changes: tuple[str, str, str]) -> Path:
        folder = Path("packs", "demo")
        shutil.copytree(DATA / "packs" / "demo", folder)
        for file, old, new in changes:
            text = (folder / file).read_text(encoding="utf-8")
            assert old in text, f"{file} has no {old!r}"
            (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
        return folder

    return build
