"""`cardgen check`: verdicts and reasons as text, JSON and annotations; gates; two clocks."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from tests.conftest import APack
    from tests.e2e.conftest import Cardgen, Checked, Write

TODAY = ("--as-of", "2026-11-21", "--law-at", "2026-11-21")
TIERS = {"out_of_scope", "prohibited", "high_risk", "transparency", "minimal", "undetermined"}
GPAI = {"systemic", "gpai", "none", "undetermined"}
APPLICABILITIES = {"applies", "does_not_apply", "undetermined"}
VERDICTS = {"satisfied", "partial", "not_satisfied", "undetermined", "not_applicable", "waived"}
ARTICLE = r"Art\. \d+[a-z]?(\(\w+\))*"
ANNEX = r"Annex [IVX]+(-[A-Z0-9]+)?( \d+(\.\d+)*(\(\w+\))*)?"
REFERENCE = re.compile(rf"{ARTICLE}|{ANNEX}|Recital \d+")
SMALL = "manifest: 1\nsystem: {id: small, name: Small}\n"


def assessments(data: Checked, system: str) -> Iterator[dict[str, Any]]:
    """Yield the regimes of a system."""
    return (regime for one in data["assessments"] if one["manifest"]["id"] == system for regime in one["regimes"])


def ai_act(data: Checked, system: str) -> dict[str, Any]:
    """Return the assessment of a system under the AI Act."""
    return next(regime for regime in assessments(data, system) if regime["id"] == "eu-ai-act")


def axis(data: Checked, system: str, name: str = "tier") -> dict[str, Any]:
    """Return an axis of a system under the AI Act."""
    return next(one for one in ai_act(data, system)["axes"] if one["axis"] == name)


def finding(data: Checked, system: str, requirement: str) -> dict[str, Any]:
    """Return a finding of a system under the AI Act."""
    return next(one for one in ai_act(data, system)["findings"] if one["requirement"] == requirement)


def reasons(node: object) -> Iterator[dict[str, Any]]:
    """Yield every fact with a place, wherever it stands."""
    if isinstance(node, dict):
        if "held" in node:
            yield node
        for value in node.values():
            yield from reasons(value)
    elif isinstance(node, list):
        for value in node:
            yield from reasons(value)


class TestContract:
    """The JSON that other programs read."""

    def test_it_follows_the_committed_schema(self, checked: Checked, root: Path) -> None:
        schema = json.loads((root / "schemas" / "check.schema.json").read_bytes())
        Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(checked)

    def test_the_schema_requires_the_keys(self, checked: Checked, root: Path) -> None:
        validator = Draft202012Validator(json.loads((root / "schemas" / "check.schema.json").read_bytes()))
        empty = {**checked, "assessments": []}
        assert validator.is_valid(empty)
        for key in ("schema_version", "as_of", "assessments"):
            assert not validator.is_valid({name: value for name, value in empty.items() if name != key}), key

    def test_every_level_has_its_keys(self, checked: Checked) -> None:
        assert checked["schema_version"] == 1
        assert checked["as_of"] == "2026-11-21"
        for one in checked["assessments"]:
            assert {"path", "id", "version", "sha256"} <= one["manifest"].keys()
            for regime in one["regimes"]:
                assert {"id", "version", "axes", "findings"} <= regime.keys()
                for decided in regime["axes"]:
                    assert {"axis", "value", "at_least", "possible", "rules"} <= decided.keys()
                    for rule in decided["rules"]:
                        assert {"id", "value", "truth", "references", "because", "missing"} <= rule.keys()
                for found in regime["findings"]:
                    keys = {"requirement", "title", "references", "role", "applicability", "verdict", "timing"}
                    assert keys | {"because", "missing", "controls", "severity"} <= found.keys()
                    assert all({"fact", "question"} <= missing.keys() for missing in found["missing"])
        assert all({"fact", "value", "file", "line"} <= one.keys() for one in reasons(checked))

    def test_every_example_is_assessed_under_the_ai_act(self, checked: Checked, examples: Path) -> None:
        systems = [one["manifest"]["id"] for one in checked["assessments"]]
        assert systems == sorted(path.name.removesuffix(".cardgen.yaml") for path in examples.glob("*/*.cardgen.yaml"))
        for system in systems:
            assert axis(checked, system, "tier")["value"] in TIERS
            assert axis(checked, system, "gpai")["value"] in GPAI

    def test_values_are_of_the_closed_sets(self, checked: Checked) -> None:
        for regime in (regime for one in checked["assessments"] for regime in one["regimes"]):
            assert {rule["truth"] for one in regime["axes"] for rule in one["rules"]} <= {"true", "false", "unknown"}
            assert {found["applicability"] for found in regime["findings"]} <= APPLICABILITIES
            assert {found["verdict"] for found in regime["findings"]} <= VERDICTS
            ids = [found["requirement"] for found in regime["findings"]]
            assert len(ids) == len(set(ids))

    def test_references_of_the_ai_act_have_its_form(self, checked: Checked, root: Path) -> None:
        header = yaml.safe_load((root / "regimes" / "eu-ai-act" / "pack.yaml").read_bytes())
        others = tuple(f"{one['short']} " for one in header["instruments"][1:])
        regime = ai_act(checked, "cv-screener")
        told = [*(rule for one in regime["axes"] for rule in one["rules"]), *regime["findings"]]
        assert all(one["references"] for one in told)
        of_the_act = {text for one in told for text in one["references"] if not text.startswith(others)}
        assert {"Annex III 4(a)", "Art. 5(1)(f)"} <= of_the_act
        assert [text for text in of_the_act if not REFERENCE.fullmatch(text)] == []

    def test_the_manifest_is_named_with_its_hash(self, checked: Checked, root: Path) -> None:
        for one in checked["assessments"]:
            path = one["manifest"]["path"]
            assert hashlib.sha256((root / path).read_bytes()).hexdigest() == one["manifest"]["sha256"], path

    def test_every_reason_leads_to_the_line_of_its_fact(self, checked: Checked, root: Path) -> None:
        texts: dict[str, list[str]] = {}
        for one in reasons(checked):
            lines = texts.setdefault(one["file"], (root / one["file"]).read_text(encoding="utf-8").splitlines())
            key = one["fact"].rpartition(".")[2]
            line = lines[one["line"] - 1]
            assert key.endswith("]") or key in line, f"{one['fact']} is not in line {one['line']}: {line}"

    def test_what_holds_says_why(self, checked: Checked) -> None:
        for regime in (regime for one in checked["assessments"] for regime in one["regimes"]):
            holding = [rule for one in regime["axes"] for rule in one["rules"] if rule["truth"] == "true"]
            applying = [found for found in regime["findings"] if found["applicability"] == "applies"]
            assert all(one["references"] and (one["because"] or regime["background"]) for one in (*holding, *applying))

    def test_what_is_open_says_which_question_decides(self, checked: Checked) -> None:
        for regime in (regime for one in checked["assessments"] for regime in one["regimes"]):
            unknown = [rule for one in regime["axes"] for rule in one["rules"] if rule["truth"] == "unknown"]
            undecided = [found for found in regime["findings"] if found["verdict"] == "undetermined"]
            undecided += [one for one in regime["axes"] if one["value"] == "undetermined"]
            for one in (*unknown, *undecided):
                assert one["missing"], one
                assert all(missing["fact"] and missing["question"] for missing in one["missing"]), one


class TestVerdicts:
    """A few of the answers themselves; `tests/golden/portfolio.json` holds all of them."""

    def test_ranking_applicants_is_high_risk_by_annex_iii(self, checked: Checked) -> None:
        tier = axis(checked, "cv-screener")
        assert (tier["value"], tier["at_least"], tier["possible"]) == ("high_risk", "high_risk", ["high_risk"])
        held = {rule["id"]: rule for rule in tier["rules"] if rule["truth"] == "true"}
        assert "Annex III 4(a)" in held["annex-iii-4-a"]["references"]
        fact = next(one for one in held["annex-iii-4-a"]["because"] if one["fact"] == "use.areas")
        assert fact["value"] == ["employment.recruitment"]
        assert fact["file"] == "examples/cv-screener/cv-screener.cardgen.yaml"

    def test_detecting_payment_fraud_is_not_credit_scoring(self, checked: Checked) -> None:
        assert axis(checked, "card-fraud")["value"] == "minimal"
        assert axis(checked, "credit-scoring")["value"] == "high_risk"

    def test_what_is_not_answered_never_falls_into_the_milder_value(self, checked: Checked) -> None:
        tier = axis(checked, "exam-proctor")
        assert (tier["value"], tier["at_least"]) == ("undetermined", "minimal")
        assert {"prohibited", "high_risk"} <= set(tier["possible"])

    def test_emotions_at_work_are_forbidden_with_the_reference(self, cardgen: Cardgen, write: Write) -> None:
        write("a.cardgen.yaml", FORBIDDEN)
        data = json.loads(cardgen("check", "--format", "json", *TODAY).stdout)
        tier = axis(data, "mood")
        assert tier["value"] == "prohibited"
        held = [rule for rule in tier["rules"] if rule["truth"] == "true" and rule["value"] == "prohibited"]
        assert [rule["references"][0] for rule in held] == ["Art. 5(1)(f)"]

    def test_an_empty_manifest_is_undetermined_throughout(self, cardgen: Cardgen, write: Write) -> None:
        write("a.cardgen.yaml", SMALL)
        data = json.loads(cardgen("check", "--format", "json", *TODAY).stdout)
        assert axis(data, "small")["value"] == axis(data, "small", "gpai")["value"] == "undetermined"
        assert {one["verdict"] for one in ai_act(data, "small")["findings"]} <= {"undetermined", "not_applicable"}


FORBIDDEN = """\
manifest: 1
system: {id: mood, name: Mood, techniques: [machine_learning], autonomy: on_request, stage: in_use}
organisation: {roles: [provider], established_in: [DE], kinds: [private_company]}
use: {areas: [employment.work_terms], sole_purpose: none}
biometrics: {functions: [emotion_recognition], emotion_subjects: [workers], emotion_purposes: [other]}
deployment: {markets: [{place: DE, since: 2026-01-01, audience: [businesses]}]}
"""

DEMO = """\
manifest: 1
system: {id: demo, name: Demo}
organisation: {roles: [provider]}
use: {areas: [energy.forecasting], profiles_persons: true, intended_purpose: Forecasts load}
risks: [{id: blackout}]
facts: {demo: {ground: [], safety: {part: true}}}
"""
# What a manifest lacks, what the pack says otherwise, and the exit code per gate: gap, undetermined, prohibited, never.
LATER = ("pack.yaml", "from: 2026-08-02", "from: 2027-08-02")
FORBIDS = ("pack.yaml", "title: {en: High}, summary: {en: High}", "title: {en: H}, summary: {en: H}, prohibited: true")
RECRUITS = ("energy.forecasting", "employment.recruitment")
NO_RISKS = ("risks: [{id: blackout}]\n", "")
NO_ROLES = ("organisation: {roles: [provider]}\n", "")
GATES = {
    "all documented": ((), (), (0, 0, 0, 0), (0, 0, 0, 0)),
    "gap": ((NO_RISKS,), (), (1, 1, 0, 0), (1, 1, 0, 0)),
    "gap that is upcoming": ((NO_RISKS,), (LATER,), (0, 0, 0, 0), (1, 1, 0, 0)),
    "open question": ((NO_ROLES,), (), (0, 1, 0, 0), (0, 1, 0, 0)),
    "forbidden": ((RECRUITS,), (FORBIDS,), (1, 1, 1, 0), (1, 1, 1, 0)),
    "forbidden later": ((RECRUITS,), (FORBIDS, LATER), (0, 0, 0, 0), (1, 1, 1, 0)),
}
ROWS = [
    pytest.param(*GATES[name][:2], gate, codes[index], upcoming, id=f"{name}-{gate}{'-upcoming' if upcoming else ''}")
    for name, upcoming in product(GATES, (False, True))
    for codes in [GATES[name][3 if upcoming else 2]]
    for index, gate in enumerate(("gap", "undetermined", "prohibited", "never"))
]


class TestGates:
    """What ends in exit code 1."""

    @pytest.mark.parametrize(("manifest", "pack", "gate", "code", "upcoming"), ROWS)
    def test_exit_code(  # noqa: PLR0913 - the columns of the table
        self,
        cardgen: Cardgen,
        write: Write,
        a_pack: APack,
        *,
        manifest: tuple[tuple[str, str], ...],
        pack: tuple[tuple[str, str, str], ...],
        gate: str,
        code: int,
        upcoming: bool,
    ) -> None:
        text = DEMO
        for old, new in manifest:
            assert old in text
            text = text.replace(old, new)
        write("demo.cardgen.yaml", text)
        more = ["--include-upcoming"] if upcoming else []
        packs = a_pack(*pack).parent
        result = cardgen("check", "--regimes", packs, "--regime", "demo", "--fail-on", gate, *more, *TODAY)
        assert result.exit_code == code, result.output

    @pytest.mark.parametrize("form", ["text", "json", "github"])
    def test_the_format_does_not_change_the_exit_code(self, cardgen: Cardgen, root: Path, form: str) -> None:
        system = "examples/film-recommender"
        assert cardgen("check", system, "--format", form, *TODAY, cwd=root).exit_code == 1
        assert cardgen("check", system, "--format", form, "--fail-on", "never", *TODAY, cwd=root).exit_code == 0

    def test_gaps_in_force_fail_without_any_option(self, cardgen: Cardgen, root: Path) -> None:
        assert cardgen("check", "examples/film-recommender", cwd=root).exit_code == 1


class TestTwoClocks:
    """The day that is asked about, and the day whose knowledge of the law is used."""

    def timing(self, cardgen: Cardgen, root: Path, as_of: str, law_at: str | None = None) -> dict[str, Any]:
        days = ("--as-of", as_of, *(("--law-at", law_at) if law_at else ()))
        result = cardgen("check", "examples/cv-screener", "--format", "json", *days, cwd=root)
        timing: dict[str, Any] = finding(json.loads(result.stdout), "cv-screener", "AIA-9-1")["timing"]
        return timing

    def test_the_amended_date_counts_today(self, cardgen: Cardgen, root: Path) -> None:
        timing = self.timing(cardgen, root, "2026-11-21", "2026-11-21")
        assert (timing["state"], timing["from"]) == ("upcoming", "2027-12-02")
        assert [(one["from"], one["reference"]) for one in timing["replaced"]] == [("2026-08-02", "Art. 113")]

    def test_the_first_date_counts_by_the_law_of_before(self, cardgen: Cardgen, root: Path) -> None:
        timing = self.timing(cardgen, root, "2026-11-21", "2026-07-01")
        assert (timing["state"], timing["from"], timing["replaced"]) == ("in_force", "2026-08-02", [])

    @pytest.mark.parametrize(("day", "state"), [("2027-12-01", "upcoming"), ("2027-12-02", "in_force")])
    def test_a_duty_is_in_force_from_its_very_day(self, cardgen: Cardgen, root: Path, day: str, state: str) -> None:
        assert self.timing(cardgen, root, day)["state"] == state

    def test_a_past_day_is_asked_with_the_knowledge_of_that_day(self, cardgen: Cardgen, root: Path) -> None:
        assert self.timing(cardgen, root, "2026-07-01")["from"] == "2026-08-02"
        assert self.timing(cardgen, root, "2026-07-01", "2026-11-21")["from"] == "2027-12-02"

    def test_both_days_are_told(self, cardgen: Cardgen, root: Path) -> None:
        days = ("--as-of", "2027-12-02", "--law-at", "2026-07-01")
        data = json.loads(cardgen("check", "examples/cv-screener", "--format", "json", *days, cwd=root).stdout)
        assert (data["as_of"], data["receipt"]["law_at"]) == ("2027-12-02", "2026-07-01")

    def test_the_gates_follow_the_clock(self, cardgen: Cardgen, root: Path) -> None:
        asked = ("check", "examples/cv-screener", "--regime", "eu-ai-act", "--law-at", "2026-11-21")
        codes = [cardgen(*asked, "--as-of", day, cwd=root).exit_code for day in ("2026-11-21", "2027-12-02")]
        assert codes == [0, 1]

    def test_an_expired_waiver_is_a_gap_again(self, cardgen: Cardgen, root: Path) -> None:
        def verdict(day: str) -> object:
            days = ("--as-of", day, "--law-at", "2026-11-21")
            result = cardgen("check", "examples/cv-screener", "--format", "json", *days, cwd=root)
            return finding(json.loads(result.stdout), "cv-screener", "AIA-17-1")["verdict"]

        assert (verdict("2027-06-30"), verdict("2027-07-01")) == ("waived", "not_satisfied")


class TestText:
    """What a person reads on a terminal."""

    def test_each_system_has_verdicts_reasons_and_gaps(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("check", "examples/card-fraud", *TODAY, cwd=root)
        assert result.stderr == ""
        assert "\n    Risk tier: Minimal risk\n" in result.stdout
        place = r"examples/card-fraud/card-fraud\.cardgen\.yaml:\d+"
        assert re.search(rf"\n        because \S+ .+  {place}\n", result.stdout)
        assert re.search(r"gap  AIA-4-1  .+  \(in force since 2025-02-02\)\n +write governance\.ai_lit", result.stdout)

    def test_the_last_line_counts(self, cardgen: Cardgen, root: Path) -> None:
        line = cardgen("check", "examples", *TODAY, cwd=root).stdout.splitlines()[-1]
        form = r"12 systems as of 2026-11-21: 0 prohibited, \d+ gaps in force, \d+ undetermined, \d+ gaps upcoming"
        assert re.fullmatch(form, line)

    def test_upcoming_gaps_are_listed_when_asked(self, cardgen: Cardgen, root: Path) -> None:
        short = cardgen("check", "examples/cv-screener", *TODAY, cwd=root).stdout
        long = cardgen("check", "examples/cv-screener", "-v", *TODAY, cwd=root).stdout
        assert "AIA-48-1" not in short
        assert re.search(r"gap  AIA-48-1  .+2027-12-02", long)

    def test_a_pipe_gets_no_colours(self, cardgen: Cardgen, root: Path) -> None:
        assert "\x1b" not in cardgen("check", "examples", *TODAY, cwd=root).stdout

    def test_never_does_it_say_compliant(self, cardgen: Cardgen, root: Path) -> None:
        assert "compliant" not in cardgen("check", "examples", "-v", *TODAY, cwd=root).stdout.lower()


class TestGithub:
    """Annotations at the lines of a manifest."""

    def test_each_line_is_an_annotation_of_a_line_that_exists(self, cardgen: Cardgen, root: Path) -> None:
        result = cardgen("check", "examples", "--format", "github", *TODAY, cwd=root)
        form = re.compile(r"::(error|warning) file=([^,:]+),line=(\d+),title=([^:,]+)::(\S.*)")
        lines = result.stdout.splitlines()
        assert len(lines) > 9
        for line in lines:
            found = form.fullmatch(line)
            assert found, line
            count = len((root / found[2]).read_text(encoding="utf-8").splitlines())
            assert 1 <= int(found[3]) <= count

    def test_gaps_in_force_are_errors_and_open_questions_warnings(
        self, cardgen: Cardgen, root: Path, checked: Checked
    ) -> None:
        result = cardgen("check", "examples", "--format", "github", *TODAY, cwd=root)
        levels = {"not_satisfied": "error", "partial": "error", "undetermined": "warning"}
        expected = {
            (levels[found["verdict"]], one["manifest"]["path"], found["requirement"])
            for one in checked["assessments"]
            for found in (found for regime in one["regimes"] for found in regime["findings"])
            if found["timing"]["state"] == "in_force" and found["verdict"] in levels
        }
        form = re.compile(r"^::(\w+) file=([^,]+),line=\d+,title=([A-Z][A-Z0-9.-]+)::", re.MULTILINE)
        assert set(form.findall(result.stdout)) == expected

    def test_a_forbidden_practice_is_an_error(self, cardgen: Cardgen, write: Write) -> None:
        write("a.cardgen.yaml", FORBIDDEN)
        result = cardgen("check", "--format", "github", *TODAY)
        lines = [line for line in result.stdout.splitlines() if "::Prohibited: " in line]
        assert len(lines) == 1
        assert re.match(r"::error file=a\.cardgen\.yaml,line=5,title=[^:]+::Prohibited: .*Art\. 5\(1\)\(f\)", lines[0])


class TestRegimes:
    """Which regimes a manifest is assessed under."""

    def regimes(self, cardgen: Cardgen, *args: str | Path) -> list[str]:
        result = cardgen("check", "--format", "json", *TODAY, *args)
        return [regime["id"] for one in json.loads(result.stdout)["assessments"] for regime in one["regimes"]]

    def test_all_known_ones_by_default(self, cardgen: Cardgen, write: Write, a_pack: APack) -> None:
        write("a.cardgen.yaml", SMALL)
        shipped = self.regimes(cardgen)
        assert "eu-ai-act" in shipped
        assert sorted(self.regimes(cardgen, "--regimes", a_pack().parent)) == sorted([*shipped, "demo"])

    def test_only_those_that_are_named(self, cardgen: Cardgen, write: Write, a_pack: APack) -> None:
        write("a.cardgen.yaml", SMALL)
        packs = ("--regimes", a_pack().parent)
        assert self.regimes(cardgen, *packs, "--regime", "demo") == ["demo"]
        both = ("--regime", "demo", "--regime", "eu-ai-act")
        assert sorted(self.regimes(cardgen, *packs, *both)) == ["demo", "eu-ai-act"]

    def test_the_settings_name_them_and_the_packs(self, cardgen: Cardgen, write: Write, a_pack: APack) -> None:
        a_pack()
        write("a.cardgen.yaml", SMALL)
        write("cardgen.toml", 'regimes = ["demo"]\npacks = ["packs"]\n')
        assert self.regimes(cardgen) == ["demo"]
        assert self.regimes(cardgen, "--regime", "eu-ai-act") == ["eu-ai-act"]


class TestBesideWhatIsBroken:
    """A file that cannot be accepted does not hide the others."""

    def test_the_others_are_assessed_all_the_same(self, cardgen: Cardgen, write: Write) -> None:
        write("bad.cardgen.yaml", "manifest: 1\nsystem: {id: bad}\n")
        write("small.cardgen.yaml", SMALL)
        result = cardgen("check", "--format", "json", *TODAY)
        data = json.loads(result.stdout)
        assert (result.exit_code, result.stderr) == (3, "")
        assert [one["manifest"]["id"] for one in data["assessments"]] == ["small"]
        told = [(one["path"], one["line"], one["pointer"]) for one in data["diagnostics"]]
        assert told == [("bad.cardgen.yaml", 2, "system.name")]

    def test_not_being_accepted_outweighs_gaps(self, cardgen: Cardgen, root: Path, write: Write) -> None:
        bad = write("bad.cardgen.yaml", "manifest: 1\n")
        film = root / "examples" / "film-recommender"
        assert cardgen("check", film, *TODAY).exit_code == 1
        assert cardgen("check", film, bad, *TODAY).exit_code == 3
        assert cardgen("check", film, bad, "--fail-on", "never", *TODAY).exit_code == 3

    def test_text_tells_what_is_wrong_apart_from_the_result(self, cardgen: Cardgen, write: Write) -> None:
        write("bad.cardgen.yaml", "manifest: 1\nsystem: {id: bad}\n")
        write("small.cardgen.yaml", SMALL)
        result = cardgen("check", *TODAY)
        assert result.stderr == "bad.cardgen.yaml:2:1: system.name: this key is missing; add it\n"
        assert result.stdout.startswith("Small  (small.cardgen.yaml)\n")

    def test_a_waiver_that_matches_nothing_is_told(self, cardgen: Cardgen, write: Write) -> None:
        waiver = "{requirement: AIA-4-2, reason: Not yet, approver: B, expires: 2027-01-01}"
        write("small.cardgen.yaml", f"{SMALL}waivers:\n  - {waiver}\n")
        result = cardgen("check", *TODAY)
        assert re.search(r"small\.cardgen\.yaml:4:\d+: waivers\[0\]\S*: .*AIA-4-2", result.stderr), result.stderr
