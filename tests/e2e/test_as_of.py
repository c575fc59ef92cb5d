"""`--as-of` and `--law-at` over the calendar of the AI Act: what binds, what is to come and from when, by which text.

Every day here is worked out from the law: Arts 111 and 113 of Regulation (EU) 2024/1689 as published, and as amended
by Regulation (EU) 2026/1744, whose text was published on 24 July 2026.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import pytest

from tests.e2e.conftest import run_cardgen

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

pytestmark = pytest.mark.xdist_group("as-of")  # one process checks the systems once for each pair of days

Ask: TypeAlias = Callable[[str, str], dict[str, Any]]

DAYS = ("2025-03-01", "2026-08-03", "2026-12-02", "2027-12-02", "2028-08-02")
AMENDED = "2026-07-24"  # the day on which the amending text was published
KNOWN_THEN = "2026-07-01"  # three weeks before

PROVIDER = {"roles": ["provider"], "established_in": ["DE"], "kinds": ["private_company"], "size": "large"}
DEPLOYER = {"roles": ["deployer"], "established_in": ["DE"], "kinds": ["private_company"]}
CITY = {"roles": ["deployer"], "established_in": ["DE"], "kinds": ["public_body", "employer"]}
NOTHING_OF_THE_KIND: dict[str, Any] = {
    "system": {
        "stage": "in_use",
        "techniques": ["machine_learning"],
        "autonomy": "on_request",
        "open_source": False,
        "changes": [],
    },
    "organisation": PROVIDER,
    "models": [
        {
            "id": "own",
            "developed_by": "this_organisation",
            "base_model_relation": "none",
            "task_scope": "narrow",
            "offered_in": [],
        }
    ],
    "use": {
        "areas": ["other"],
        "practices": [],
        "sole_purpose": "none",
        "used_by": ["private_company"],
        "output_used_in": ["DE"],
        "profiles_persons": False,
        "decisions": [],
    },
    "interaction": {"with_persons": False},
    "generation": {"modalities": []},
    "biometrics": {"functions": []},
    "facts": {
        "others_system": [],
        "taken_over": False,
        "simplified_quality_system": False,
        "supplies_components": False,
    },
}


def sold(since: str, place: str = "DE", audience: str = "businesses") -> dict[str, Any]:
    return {"deployment": {"markets": [{"place": place, "since": since, "audience": [audience]}]}}


RECRUITS = {"use": {"areas": ["employment.recruitment"], "profiles_persons": True}}
SORTS_DOUBLES = {
    "use": {"areas": ["employment.recruitment"]},
    "facts": {
        "derogation": ["narrow_procedural_task"],
        "assertions": {"significant_risk": {"answer": False, "rationale": "It only drops double files."}},
    },
}
LOOKS_FOR_BIAS = {"data": {"personal_data": True, "categories": ["health"]}, "facts": {"bias_processing": True}}
IS_A_DEVICE = {
    "use": {"areas": ["products.medical_devices", "healthcare.care"], "used_by": ["health_provider"]},
    "facts": {"product": {"is": "product", "third_party_assessment": "required"}},
}
STOPS_A_PRESS = {
    "use": {"areas": ["products.machinery"]},
    "facts": {
        "product": {"is": "component", "third_party_assessment": "required"},
        "safety": {"prevents_hazard": True, "only_assists": False, "failure_endangers": True},
    },
}
PAINTS = {
    "use": {"areas": ["assistant.image_creation"], "used_by": ["consumer"]},
    "generation": {"modalities": ["image"], "only_as": [], "depicts": ["real_persons"], "may_publish": []},
    "facts": {"intimate": {"is_purpose": False, "reachable": False}, "csam": {"is_purpose": False, "reachable": False}},
}
PAINTS_NUDES = {"facts": {"intimate": {"is_purpose": True, "consent": False}}}
SORTS_VISAS = {
    "use": {"areas": ["migration.applications"], "used_by": ["migration_authority"], "profiles_persons": True},
    "facts": {"large_scale_it": True},
}


def model(since: str) -> dict[str, Any]:
    one = {
        "id": "lm",
        "developed_by": "this_organisation",
        "base_model_relation": "none",
        "task_scope": "many",
        "integrable": True,
    }
    offered = {
        "generates": ["text"],
        "training_compute_flop": 4.0e24,
        "open_source": False,
        "offered_in": ["EU"],
        "offered_since": since,
    }
    return {
        "organisation": {**PROVIDER, "roles": ["component_supplier"]},
        "models": [one | offered],
        "deployment": {"markets": []},
        "facts": {"gpai": {"systemic_models": [], "code_of_practice": True}, "supplied_for_high_risk": False},
    }


SYSTEMS: dict[str, tuple[dict[str, Any], ...]] = {
    "film": (LOOKS_FOR_BIAS, sold("2024-05-02", audience="public")),
    "screener": (RECRUITS, LOOKS_FOR_BIAS, sold("2027-12-02")),
    "old-screener": (RECRUITS, sold("2025-06-01")),
    "duplicates": (SORTS_DOUBLES, sold("2027-12-02")),
    "city": (RECRUITS, {"organisation": CITY, "use": {"used_by": ["public_authority"]}}, sold("2027-12-02")),
    "old-city": (RECRUITS, {"organisation": CITY, "use": {"used_by": ["public_authority"]}}, sold("2025-06-01")),
    "visa": (SORTS_VISAS, sold("2026-05-01", audience="public_sector")),
    "x-ray": (IS_A_DEVICE, sold("2028-08-02")),
    "x-ray-of-2027": (IS_A_DEVICE, sold("2027-03-01")),
    "press-stop": (STOPS_A_PRESS, sold("2028-08-02")),
    "painter": (PAINTS, sold("2026-08-02", audience="public")),
    "old-painter": (PAINTS, sold("2026-05-01", audience="public")),
    "nudes": (PAINTS, PAINTS_NUDES, sold("2026-08-02", audience="public")),
    "model": (model("2025-08-02"),),
    "old-model": (model("2024-04-18"),),
    "screener-trial": (
        RECRUITS,
        sold("2028-09-01"),
        {"system": {"stage": "real_world_testing"}, "evaluation": {"real_world_testing": True}},
    ),
    "x-ray-trial": (
        IS_A_DEVICE,
        sold("2028-09-01"),
        {"system": {"stage": "real_world_testing"}, "evaluation": {"real_world_testing": True}},
    ),
}


class Row(NamedTuple):
    """A duty of a system and the day from which it binds, by each text; without a day it is not owed by that text."""

    system: str
    duty: str
    by_2024: str | None
    amended: str | None

    def day(self, law_at: str) -> str | None:
        return self.by_2024 if law_at < AMENDED else self.amended


CALENDAR = (
    # Chapters I and II: Art. 113(a). Art. 4a is new, and in force with the amendment; Art. 10(5) stood in Chapter III.
    Row("film", "AIA-4-1", "2025-02-02", "2025-02-02"),
    Row("film", "AIA-5-SCREENING", "2025-02-02", "2025-02-02"),
    Row("film", "AIA-4A-2", None, "2026-07-27"),
    Row("screener", "AIA-4A-1", None, "2026-07-27"),
    Row("screener", "AIA-10-5", "2026-08-02", None),
    # The bans of Art. 5(1)(ba) and (bb) are new.
    Row("painter", "AIA-5-1A-SAFEGUARDS", None, "2026-12-02"),
    # Chapter V: Art. 113(b), and Art. 111(3) for older models.
    Row("model", "AIA-53-1-C", "2025-08-02", "2025-08-02"),
    Row("old-model", "AIA-53-1-C", "2027-08-02", "2027-08-02"),
    # Art. 50: the general date, and Art. 111(4), which is new, for older generators.
    Row("painter", "AIA-50-2-MARKING", "2026-08-02", "2026-08-02"),
    Row("old-painter", "AIA-50-2-MARKING", "2026-08-02", "2026-12-02"),
    Row("old-painter", "AIA-50-5", "2026-08-02", "2026-08-02"),
    # Annex III: the general date, then Art. 113(c)(i).
    Row("screener", "AIA-9-1", "2026-08-02", "2027-12-02"),
    Row("screener", "AIA-43-2", "2026-08-02", "2027-12-02"),
    Row("screener", "AIA-49-1", "2026-08-02", "2027-12-02"),
    Row("screener", "AIA-72-1", "2026-08-02", "2027-12-02"),
    Row("city", "AIA-26-1", "2026-08-02", "2027-12-02"),
    Row("city", "AIA-27-1", "2026-08-02", "2027-12-02"),
    Row("duplicates", "AIA-6-4-ASSESSMENT", "2026-08-02", "2027-12-02"),
    Row("duplicates", "AIA-49-2", "2026-08-02", "2027-12-02"),
    # Annex I: Art. 113(c), then Art. 113(c)(ii). Machinery left Section A.
    Row("x-ray", "AIA-9-1", "2027-08-02", "2028-08-02"),
    Row("x-ray", "AIA-43-3", "2027-08-02", "2028-08-02"),
    Row("press-stop", "AIA-9-1", "2027-08-02", None),
    Row("press-stop", "AIA-43-3", "2027-08-02", None),
    Row("press-stop", "AIA-4-1", "2025-02-02", None),
    # Art. 111(1) and (2): the EU's large IT systems, and older systems of public authorities.
    Row("visa", "AIA-9-1", "2030-12-31", "2030-12-31"),
    Row("old-city", "AIA-26-1", "2030-08-02", "2030-08-02"),
    # Art. 60: the general date; products of Annex I are new there.
    Row("screener-trial", "AIA-60-4", "2026-08-02", "2026-08-02"),
    Row("x-ray-trial", "AIA-60-4", None, "2026-08-02"),
)

# The day until which a duty of an older system is only "upcoming", by each text; from then on it is free (Art. 111(2)).
# By the text of 2024 the day that counts was 2 August 2026 for all, so X-ray software of March 2027 was not free.
FREE = (
    Row("old-screener", "AIA-9-1", "2026-08-02", "2027-12-02"),
    Row("x-ray-of-2027", "AIA-9-1", None, "2028-08-02"),
)

LITERACY = {"AIA-4-1", "AIA-5-SCREENING"}
MARKS = {"AIA-50-2-MARKING", "AIA-50-2-DETECTABLE", "AIA-50-2-ROBUST"}
MODEL = {"AIA-53-1-A", "AIA-53-1-B", "AIA-53-1-C", "AIA-53-1-D", "AIA-53-3"}
# All that a system owes on each of the five days: what is in force, and what is to come by day.
OWED: dict[str, tuple[tuple[set[str], dict[str, set[str]]], ...]] = {
    "film": (
        (LITERACY, {}),
        *[(LITERACY | {"AIA-4A-2"}, dict[str, set[str]]())] * 4,
    ),
    "painter": (
        (LITERACY, {"2026-08-02": MARKS | {"AIA-50-5"}}),
        (LITERACY | MARKS | {"AIA-50-5"}, {"2026-12-02": {"AIA-5-1A-SAFEGUARDS"}}),
        *[(LITERACY | MARKS | {"AIA-50-5", "AIA-5-1A-SAFEGUARDS"}, dict[str, set[str]]())] * 3,
    ),
    "old-painter": (
        (LITERACY, {"2026-08-02": MARKS | {"AIA-50-5"}}),
        (LITERACY | {"AIA-50-5"}, {"2026-12-02": MARKS | {"AIA-5-1A-SAFEGUARDS"}}),
        *[(LITERACY | MARKS | {"AIA-50-5", "AIA-5-1A-SAFEGUARDS"}, dict[str, set[str]]())] * 3,
    ),
    "model": (
        (set(), {"2025-08-02": MODEL}),
        *[(MODEL, dict[str, set[str]]())] * 4,
    ),
    "old-model": (
        *[(set[str](), {"2027-08-02": MODEL})] * 3,
        *[(MODEL, dict[str, set[str]]())] * 2,
    ),
}
# For high-risk systems: what is in force before the duties that come with the class, and on which day these begin.
HIGH_RISK: dict[str, tuple[tuple[set[str], set[str]], ...]] = {
    "screener": (
        (LITERACY, {"2026-08-02"}),
        (LITERACY | {"AIA-4A-1"}, {"2027-12-02"}),
        (LITERACY | {"AIA-4A-1"}, {"2027-12-02"}),
    ),
    "city": (
        (LITERACY, {"2026-08-02"}),
        (LITERACY, {"2027-12-02"}),
        (LITERACY, {"2027-12-02"}),
    ),
    "x-ray": (
        (LITERACY, {"2027-08-02"}),
        (LITERACY, {"2028-08-02"}),
        (LITERACY, {"2028-08-02"}),
        (LITERACY, {"2028-08-02"}),
    ),
    "press-stop": ((LITERACY, {"2027-08-02"}),),
    "duplicates": (
        (LITERACY, {"2026-08-02"}),
        (LITERACY, {"2027-12-02"}),
        (LITERACY, {"2027-12-02"}),
    ),
}


def merged(*parts: dict[str, Any]) -> dict[str, Any]:
    """Return nested mappings on top of each other."""
    whole: dict[str, Any] = {}
    for part in parts:
        for key, value in part.items():
            both = isinstance(value, dict) and isinstance(whole.get(key), dict)
            whole[key] = merged(whole[key], value) if both else value
    return whole


def manifest(name: str) -> str:
    data = merged(NOTHING_OF_THE_KIND, *SYSTEMS[name], {"system": {"id": name, "name": name}})
    data["facts"] = {"eu-ai-act": data["facts"]}
    return json.dumps({"manifest": 1} | data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a manifest of each system."""
    path = tmp_path_factory.mktemp("systems")
    for name in SYSTEMS:
        (path / f"{name}.cardgen.yaml").write_text(manifest(name), encoding="utf-8")
    return path


def check(folder: Path, as_of: str, law_at: str, *more: str, system: str = "") -> Result:
    path = f"{system}.cardgen.yaml" if system else "."
    return run_cardgen("check", path, "--regime", "eu-ai-act", "--as-of", as_of, "--law-at", law_at, *more, cwd=folder)


@pytest.fixture(scope="module")
def ask(folder: Path) -> Ask:
    """Return what checks all systems on a day, by the text known on a day; each pair of days once."""
    answers: dict[tuple[str, str], dict[str, Any]] = {}

    def run(as_of: str, law_at: str) -> dict[str, Any]:
        if (as_of, law_at) not in answers:
            answers[as_of, law_at] = json.loads(check(folder, as_of, law_at, "--format", "json").stdout)
        return answers[as_of, law_at]

    return run


def ai_act(data: dict[str, Any], system: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one["regimes"][0] for one in data["assessments"] if one["manifest"]["id"] == system)
    return found


def owed(data: dict[str, Any], system: str) -> dict[str, tuple[str, str | None]]:
    """Return the state and the day of every duty that a system has."""
    return {
        one["requirement"]: (one["timing"]["state"], one["timing"]["from"])
        for one in ai_act(data, system)["findings"]
        if one["applicability"] == "applies"
    }


def holding(data: dict[str, Any], system: str) -> dict[str, dict[str, Any]]:
    """Return the rules on the risk tier that hold."""
    tier = next(one for one in ai_act(data, system)["axes"] if one["axis"] == "tier")
    return {rule["id"]: rule for rule in tier["rules"] if rule["truth"] == "true"}


def tier(data: dict[str, Any], system: str) -> str:
    return next(str(one["value"]) for one in ai_act(data, system)["axes"] if one["axis"] == "tier")


def expected(day: str | None, as_of: str) -> tuple[str, str] | None:
    if day is None:
        return None
    return ("in_force" if day <= as_of else "upcoming", day)


def test_all_systems_are_accepted_and_both_days_told(ask: Ask) -> None:
    for day in DAYS:
        data = ask(day, day)
        assert [one for one in data["diagnostics"] if one["level"] == "error"] == []
        assert (data["as_of"], data["receipt"]["law_at"]) == (day, day)
        assert {one["manifest"]["id"] for one in data["assessments"]} == set(SYSTEMS)


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("row", CALENDAR, ids=lambda row: f"{row.system} {row.duty}")
def test_each_duty_binds_from_its_day_by_the_text_of_the_day(ask: Ask, row: Row, as_of: str) -> None:
    assert owed(ask(as_of, as_of), row.system).get(row.duty) == expected(row.day(as_of), as_of)


@pytest.mark.parametrize("row", CALENDAR, ids=lambda row: f"{row.system} {row.duty}")
def test_what_was_known_in_early_july_2026_about_december(ask: Ask, row: Row) -> None:
    assert owed(ask("2026-12-02", KNOWN_THEN), row.system).get(row.duty) == expected(row.by_2024, "2026-12-02")


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("row", FREE, ids=lambda row: f"{row.system} {row.duty}")
def test_an_older_system_is_free_from_the_day_on_which_others_are_bound(ask: Ask, row: Row, as_of: str) -> None:
    day = row.day(as_of)
    if day is None:  # by that text it was too young to be free
        assert owed(ask(as_of, as_of), row.system)[row.duty] == ("upcoming", "2027-08-02")
    else:
        assert owed(ask(as_of, as_of), row.system)[row.duty] == ("exempt" if day <= as_of else "upcoming", day)


@pytest.mark.parametrize("number", range(len(DAYS)), ids=DAYS)
@pytest.mark.parametrize("system", OWED)
def test_nothing_else_is_owed(ask: Ask, system: str, number: int) -> None:
    in_force, upcoming = OWED[system][number]
    assert by_state(ask(DAYS[number], DAYS[number]), system) == (in_force, upcoming)


def by_state(data: dict[str, Any], system: str) -> tuple[set[str], dict[str, set[str]]]:
    in_force, upcoming = set(), defaultdict(set)
    for duty, (state, day) in owed(data, system).items():
        if state == "in_force":
            in_force.add(duty)
        else:
            upcoming[str(day)].add(duty)
    return in_force, dict(upcoming)


@pytest.mark.parametrize(
    ("system", "number"), [(name, number) for name, days in HIGH_RISK.items() for number in range(len(days))]
)
def test_the_duties_for_high_risk_systems_begin_on_one_day(ask: Ask, system: str, number: int) -> None:
    in_force, upcoming = by_state(ask(DAYS[number], DAYS[number]), system)
    assert (in_force, set(upcoming)) == HIGH_RISK[system][number]


@pytest.mark.parametrize(
    ("system", "day"), [("screener", "2027-12-02"), ("city", "2027-12-02"), ("x-ray", "2028-08-02")]
)
def test_on_that_day_all_of_them_are_in_force(ask: Ask, system: str, day: str) -> None:
    eve = date.fromisoformat(day).replace(day=1).isoformat()
    on_the_eve, upcoming = by_state(ask(eve, eve), system)
    assert by_state(ask(day, day), system) == (on_the_eve | upcoming[day], {})


@pytest.mark.parametrize(
    ("as_of", "law_at", "rule", "reference"),
    [
        ("2025-03-01", "2025-03-01", "annex-i-a-1", "Annex I-A 1"),
        ("2026-12-02", KNOWN_THEN, "annex-i-a-1", "Annex I-A 1"),
        ("2026-08-03", "2026-08-03", "annex-i-b-21", "Annex I-B 21"),
        ("2028-08-02", "2028-08-02", "annex-i-b-21", "Annex I-B 21"),
    ],
)
def test_machinery_stood_in_section_a_before_it_stood_in_section_b(
    ask: Ask, as_of: str, law_at: str, rule: str, reference: str
) -> None:
    data = ask(as_of, law_at)
    held = [one for name, one in holding(data, "press-stop").items() if name.startswith("annex-i-")]
    assert (tier(data, "press-stop"), [one["id"] for one in held]) == ("high_risk", [rule])
    assert reference in held[0]["references"]


@pytest.mark.parametrize(
    ("as_of", "law_at", "outcome"),
    [
        ("2025-03-01", "2025-03-01", ("transparency", None, 0)),
        ("2026-08-03", "2026-08-03", ("prohibited", "upcoming", 0)),
        ("2026-12-02", "2026-12-02", ("prohibited", "in_force", 1)),
        ("2026-12-02", KNOWN_THEN, ("transparency", None, 0)),
    ],
)
def test_a_nude_generator_is_forbidden_from_december_2026(
    ask: Ask, folder: Path, as_of: str, law_at: str, outcome: tuple[str, str | None, int]
) -> None:
    data = ask(as_of, law_at)
    ban = holding(data, "nudes").get("art-5-1-ba-provider")
    code = check(folder, as_of, law_at, "--fail-on", "prohibited", system="nudes").exit_code
    assert (tier(data, "nudes"), ban and ban["timing"]["state"], code) == outcome


def test_the_amendment_moved_the_dates_and_the_older_ones_are_told(ask: Ask) -> None:
    def timing(law_at: str) -> tuple[str, list[tuple[str, str]], str]:
        found = next(
            one for one in ai_act(ask("2026-12-02", law_at), "screener")["findings"] if one["requirement"] == "AIA-9-1"
        )
        timing = found["timing"]
        return timing["from"], [(one["from"], one["known_from"]) for one in timing["replaced"]], timing["set_by"]

    assert timing(KNOWN_THEN) == ("2026-08-02", [], "")
    assert timing("2026-12-02") == ("2027-12-02", [("2026-08-02", "2024-07-12")], "Regulation (EU) 2026/1744")


def references(data: dict[str, Any]) -> dict[str, list[str]]:
    """Return what each requirement cites, whether or not it is owed."""
    return {one["requirement"]: one["references"] for one in ai_act(data, "film")["findings"]}


def test_what_the_amendment_added_is_not_there_before_and_what_it_repealed_not_after(ask: Ask) -> None:
    then, now = set(references(ask("2026-12-02", KNOWN_THEN))), set(references(ask("2026-12-02", "2026-12-02")))
    assert then - now == {"AIA-10-5"}
    bans = {"AIA-5-1A-SAFEGUARDS", "AIA-5-1A-CORRECTION", "AIA-5-1A-B"}
    assert now - then == bans | {"AIA-4A-1", "AIA-4A-2", "AIA-75-1A", "AIA-75-1E"}


@pytest.mark.parametrize(
    ("duty", "new", "old"),
    [
        ("AIA-4-1", {"Art. 4(1)"}, {"Art. 4"}),
        ("AIA-10-1", {"Art. 4a(1)"}, {"Art. 10(5)"}),
        ("AIA-10-6", {"Art. 4a(1)"}, {"Art. 10(5)"}),
        ("AIA-11-1-SIMPLIFIED", {"Art. 3(14a)", "Art. 3(14b)"}, set()),
        ("AIA-15-5", {"Art. 42(3)"}, set()),
        ("AIA-15-5-ATTACKS", {"Art. 42(3)"}, set()),
        ("AIA-25-2", {"Art. 25(2)(a)", "Art. 25(2)(b)", "Art. 25(2)(c)"}, set()),
        ("AIA-43-3", {"Annex VII 3", "Annex VII 5"}, set()),
        ("AIA-50-2-MARKING", {"Art. 111(4)"}, set()),
        ("AIA-63-1", {"Art. 3(14a)"}, set()),
        ("AIA-ANNEX-VIII-B", set(), {"Annex VIII-B 7", "Annex VIII-B 9"}),
        ("AIA-49-4-EXEMPT", set(), {"Annex VIII-B 9"}),
    ],
)
def test_each_text_cites_what_stood_in_it(ask: Ask, duty: str, new: set[str], old: set[str]) -> None:
    then = set(references(ask("2026-12-02", KNOWN_THEN))[duty])
    now = set(references(ask("2026-12-02", "2026-12-02"))[duty])
    assert (now - then, then - now) == (new, old)


def test_no_older_text_cites_what_was_inserted(ask: Ask) -> None:
    inserted = (
        "Art. 4a",
        "Art. 4(",
        "Art. 5(1)(b",
        "Art. 5(1a)",
        "Art. 6(1a)",
        "Art. 6(1b)",
        "Art. 6(1c)",
        "Art. 42(3)",
        "Art. 60a",
    )
    cited = {one for found in references(ask("2026-12-02", KNOWN_THEN)).values() for one in found}
    assert [one for one in sorted(cited) if one.startswith(inserted) and one != "Art. 5(1)(b)"] == []


def test_by_the_older_text_a_product_of_2027_was_too_young_to_be_free(ask: Ask) -> None:
    dates = [owed(ask("2028-08-02", law_at), "x-ray-of-2027")["AIA-9-1"] for law_at in (KNOWN_THEN, "2028-08-02")]
    assert dates == [("in_force", "2027-08-02"), ("exempt", "2028-08-02")]


def test_on_the_eve_of_publication_the_older_text_counts_and_on_the_day_the_newer_one(ask: Ask) -> None:
    dates = [owed(ask("2026-12-02", law_at), "x-ray")["AIA-9-1"] for law_at in ("2026-07-23", AMENDED)]
    assert dates == [("upcoming", "2027-08-02"), ("upcoming", "2028-08-02")]
