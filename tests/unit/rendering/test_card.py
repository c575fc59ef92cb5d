"""The card: what the manifest says in words, and visibly what it does not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from cardgen.domain.clock import Clock
from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.manifest.evidence import EvidenceItem
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.rendering.inline import plain
from cardgen.rendering.regime_lines import regime_lines

if TYPE_CHECKING:
    from tests.conftest import ARegime
    from tests.unit.rendering.conftest import CardText, Judge, Write

HOSTILE = '<script>x</script> {{ y }} | # z\n\n- [w](javascript:v) `--8<--` "'


def section(card: str, heading: str) -> str:
    """Return the text of a section of a card."""
    return card.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        ("system.description", "Ranks *films*.", "- **Description:** Ranks *films*."),
        ("system.learns_in_operation", False, "- **Learns in operation:** no"),
        ("system.open_source", True, "- **Open source:** yes"),
        ("system.stage", "improvement", "- **Stage:** in use, next version in work (`improvement`)"),
        ("organisation.employees", 48000, "- **Employees:** 48,000"),
        ("organisation.established_in", ["DE", "FR"], "- **Established in:** DE; FR"),
        ("organisation.established_in", [], "- **Established in:** none"),
        ("system.instructions_for_use", "ifu", "- **Instructions for use:** `ifu`"),
        ("governance.user_terms", "https://a.example/b_c", "- **Terms that bind users:** <https://a.example/b_c>"),
        ("system.references", ["https://a.example/b"], "- **References:** <https://a.example/b>"),
        ("system.references", ["see https://a.example/b"], "- **References:** see https&#58;//a.example/b"),
        ("use.users", ["Editors", "Readers"], "- **Users:** Editors; Readers"),
        ("use.users", {"not_applicable": "nobody | uses it"}, "- **Users:** *Not applicable*: nobody &#124; uses it"),
        ("use.profiles_persons", {"not_evaluated": "in May"}, "*Not evaluated*: in May"),
        (
            "generation.modalities",
            {"has": ["image"], "undecided": ["video"]},
            "(`image`); *Undecided*: ",
        ),
        ("environment.energy_kwh", 0.71, "- **Energy of training (kWh):** 0.71"),
        ("environment.co2_kg", 3.0e25, "- **CO2 equivalent (kg):** 3e+25"),
    ],
)
def test_a_field_is_told_in_words(path: str, value: object, line: str, card_text: CardText) -> None:
    assert line in card_text({path: value})


def test_many_or_long_values_stand_below_each_other(card_text: CardText) -> None:
    uses = [
        "A use that takes quite some words to describe",
        "And another use that takes even more words to describe than that",
    ]
    assert f"- **Not meant for:**\n    - {uses[0]}\n    - {uses[1]}\n" in card_text({"use.out_of_scope": uses})


def test_what_is_not_answered_is_named_with_its_path(card_text: CardText) -> None:
    text = section(card_text({"security.notes": "Keys are held apart."}), "Security")
    assert "- **How they work:** Keys are held apart." in text
    assert text.rstrip().endswith(
        "*Not documented:* Measures (`security.measures`), Attacks tested (`security.threats_tested`)"
    )


@pytest.mark.parametrize("value", [None, "unknown"])
def test_unknown_is_not_documented(value: object, card_text: CardText) -> None:
    assert "Plan (`monitoring.plan`)" in section(card_text({"monitoring.plan": value}), "Monitoring and incidents")


def test_not_evaluated_is_not_called_undocumented(card_text: CardText) -> None:
    text = section(card_text({"monitoring.plan": {"not_evaluated": "in May"}}), "Monitoring and incidents")
    assert "`monitoring.plan`" not in text
    assert "- **Plan:** *Not evaluated*: in May" in text


def test_a_question_behind_a_closed_gate_is_not_called_undocumented(card_text: CardText) -> None:
    opened = section(card_text({"biometrics.functions": ["verification"]}), "Factors and affected persons")
    closed = section(card_text({"biometrics.functions": []}), "Factors and affected persons")
    assert "`biometrics.emotion_subjects`" in opened
    assert "`biometrics.emotion_subjects`" not in closed
    assert "`biometrics.emotion_subjects`" in section(card_text({}), "Factors and affected persons")


def test_every_section_of_an_empty_manifest_says_that_it_is_empty(card_text: CardText) -> None:
    card = card_text({})
    for part in card.split("\n## ")[1:]:
        heading = part.partition("\n")[0]
        assert ("*Not documented:*" in part) is (heading not in {"Regulatory status", "Waivers"}), heading
    assert "- **Waived requirements:** none" in card


RESULTS = [
    {"metric": "recall | all", "value": 0.71, "threshold": 0.65, "slice": "women"},
    {"metric": "marks", "value": 12000, "threshold": {"not_applicable": "no limit"}},
]


def test_results_are_a_table_with_numbers_on_the_right(card_text: CardText) -> None:
    text = section(card_text({"evaluation.results": RESULTS}), "Metrics and quantitative analyses")
    assert "### Results\n\n| Metric | Value | Slice | Threshold |\n|:---|---:|:---|---:|\n" in text
    assert "| recall &#124; all | 0.71 | women | 0.65 |\n" in text
    assert "| marks | 12,000 | *not documented* | *Not applicable*: no limit |\n" in text
    assert "results: tool (`evaluation.results[].tool`)" in text


def test_an_empty_list_is_an_answer(card_text: CardText) -> None:
    text = section(card_text({"monitoring.incidents": []}), "Monitoring and incidents")
    assert "- **Incidents:** none" in text
    assert "`monitoring.incidents`" not in text


def test_each_model_is_a_block_with_what_is_not_documented_of_it(card_text: CardText) -> None:
    models = [{"id": "one", "name": "One 1.0", "parameters": 7, "offered_in": []}, {"id": "two"}]
    text = section(card_text({"models": models}), "Models inside")
    first, second = text.split("#### ")[1:]
    assert first.startswith("One 1.0\n\n- **Id:** `one`\n- **Parameters:** 7\n")
    assert "Task (`models[0].task`)" in first
    assert "`models[0].weights_public`" not in first
    assert second.startswith("Models 2\n\n- **Id:** `two`\n")
    assert "Name (`models[1].name`)" in second
    assert "`models[1].weights_public`" in second


def test_data_sets_for_testing_stand_under_evaluation_data(card_text: CardText) -> None:
    sets = [
        {"id": "a", "name": "Train", "used_for": ["training"]},
        {"id": "b", "name": "Test", "used_for": ["testing"]},
    ]
    card = card_text({"data.datasets": sets})
    evaluation = section(card, "Evaluation data")
    assert "| Test | `b` |" in evaluation
    assert "Train" not in evaluation
    assert "#### Train\n" in section(card, "Training data and data sheets")


def test_small_objects_are_a_list(card_text: CardText) -> None:
    text = section(
        card_text({"oversight.measures": [{"kind": "stop", "how": "One click."}, {"kind": "override"}]}),
        "Human oversight",
    )
    assert "- **Means of control:**\n    - stop: One click.\n    - override: *not documented*\n" in text


def a_document(**more: Any) -> EvidenceItem:
    return EvidenceItem(id="report", kind=EvidenceKind.TEST_REPORT, title="Report", **more)


@pytest.mark.parametrize(
    ("state", "as_of", "word"),
    [
        (EvidenceState.VALID, "2026-11-21", "● valid"),
        (EvidenceState.VALID, "2027-01-02", "○ expired on 2027-01-01"),
        (EvidenceState.ALTERED, "2026-11-21", "○ altered: the hash differs"),
    ],
)
def test_evidence_shows_its_state_on_the_day(state: EvidenceState, as_of: str, word: str, card_text: CardText) -> None:
    entry = {"id": "report", "kind": "test_report", "title": "Report", "sha256": "0" * 64, "valid_until": "2027-01-01"}
    item = a_document(sha256="0" * 64, valid_until=date(2027, 1, 1))
    day = date.fromisoformat(as_of)
    card = card_text({"evidence": [entry]}, evidence=(Evidence(item, state),), clock=Clock(day, day))
    text = section(card, "Evidence")
    assert f"| State on {as_of} |" in text
    assert f"| {word} |\n" in text
    assert "`evidence[].signed_by`" not in text


def test_a_waiver_shows_whether_it_still_holds(card_text: CardText) -> None:
    waivers = [
        {"requirement": "T-1", "reason": "in work", "approver": "A. B.", "expires": day}
        for day in ("2026-12-21", "2026-10-21")
    ]
    text = section(card_text({"waivers": waivers}), "Waivers")
    assert "| T-1 | in work | A. B. | 2026-12-21 | holds, ends in 1 month |" in text
    assert "| 2026-10-21 | expired 1 month ago: the gap is open again |" in text


PROFILES = {"fact": "use.profiles_persons", "is": True}


def a_small_law(a_regime: ARegime) -> Any:
    provider = {"when": {"fact": "organisation.roles", "includes": "provider"}}
    return a_regime(
        roles={"provider": provider},
        axes={"tier": ("prohibited", "high", "low")},
        dates={"soon": {"2024-07-12": "2026-08-02", "2026-07-24": "2027-12-02"}},
        facts={
            "odd": {"type": "bool", "question": {"en": "Is it odd?"}},
            "size": {"type": "int"},
            "assertions.even": {"type": "assertion", "question": {"en": "Is it even?"}},
            "kind": {
                "type": "codes",
                "question": {"en": "Of which kind?"},
                "codes": [{"id": "big", "meaning": {"en": "large one"}}],
            },
        },
        rules={
            "profiling": {
                "axis": "tier",
                "value": "high",
                "title": {"en": "Profiling"},
                "when": PROFILES,
                "references": ["Art. 6"],
                "applies_from": "soon",
                "confidence": "low",
                "review": {"en": "Courts disagree."},
            },
            "bans": {
                "axis": "tier",
                "value": "prohibited",
                "when": {"fact": "use.practices", "includes": "facial_database_scraping"},
            },
        },
        requirements={"T-1": {"satisfied_when": [{"present": "risks"}], "applies_from": "soon", "roles": ["provider"]}},
    )


def test_the_status_under_a_regime_says_why_where_and_from_when(card_text: CardText, a_regime: ARegime) -> None:
    given = {"use.profiles_persons": True, "use.practices": [], "organisation.roles": ["provider"]}
    text = section(card_text(given, a_small_law(a_regime)), "Regulatory status")
    assert "    - Profiling (Art. 6); from 2027-12-02 (was 2026-08-02)\n" in text
    assert "        - `use.profiles_persons` is true (`test.yaml:4`)\n" in text
    assert "        - needs legal review: Courts disagree.\n" in text
    assert "- **Requirements:** 1 not documented\n" in text
    assert "    - **Falls due 2027-12-02 (in 1 year):** 1 requirement not or only partly documented\n" in text


def test_an_undetermined_status_lists_the_questions_that_decide(card_text: CardText, a_regime: ARegime) -> None:
    text = section(card_text({"use.profiles_persons": True}, a_small_law(a_regime)), "Regulatory status")
    assert "    - **Open:** the answers to these questions decide\n" in text
    assert "? (answer `use.practices`)\n" in text


@pytest.mark.parametrize(
    ("fact", "value", "line"),
    [
        ("odd", True, "Is it odd? yes (`test.yaml:4`)"),
        ("odd", {"not_evaluated": "in May"}, "Is it odd? *Not evaluated*: in May (`test.yaml:4`)"),
        ("size", 12000, "text 12,000 (`test.yaml:4`)"),
        ("kind", ["big"], "Of which kind? large one (`big`) (`test.yaml:4`)"),
        ("kind", [], "Of which kind? none (`test.yaml:4`)"),
        ("kind", {"has": [], "undecided": ["big"]}, "Of which kind? *undecided*: large one (`big`) (`test.yaml:4`)"),
        (
            "assertions.even",
            {"answer": False, "rationale": "counted *twice*", "by": "A. B.", "on": "2026-10-01"},
            "Is it even? no, *asserted by A. B. on 2026-10-01*: counted *twice* (`test.yaml:4`)",
        ),
    ],
)
def test_answers_to_a_regime_s_own_questions_are_shown(
    fact: str, value: object, line: str, card_text: CardText, a_regime: ARegime
) -> None:
    text = section(card_text({f"facts.test.{fact}": value}, a_small_law(a_regime)), "Regulatory status")
    assert f"- **Answers to its own questions:**\n    - {line}\n" in text


def test_without_answers_nothing_is_said_about_own_questions(card_text: CardText, a_regime: ARegime) -> None:
    assert "its own questions" not in card_text({"facts.test.odd": None}, a_small_law(a_regime))


def test_milder_values_that_hold_too_are_told(card_text: CardText, a_regime: ARegime) -> None:
    given = {"use.profiles_persons": True, "use.practices": ["facial_database_scraping"]}
    text = section(card_text(given, a_small_law(a_regime)), "Regulatory status")
    assert "    - text\n        - `use.practices` includes facial_database_scraping (`test.yaml:5`)\n" in text
    assert "    - **Also text:** Profiling (Art. 6); from 2027-12-02" in text


def test_what_only_puts_a_system_in_reach_is_told_once_and_last(
    card_text: CardText, a_regime: ARegime, written: Write, judge: Judge
) -> None:
    regime = a_small_law(a_regime)
    origin = written({"use.profiles_persons": True, "use.practices": []})
    assessment = judge(origin, regime)
    scope = frozenset(fact for axis in assessment.axes for rule in axis.holding for fact in rule.outcome.because)
    lines = regime_lines(replace(assessment, background=scope), origin)
    (given,) = [line for line in lines if line.label == "In reach because"]
    assert [plain(one.text) for one in given.under] == ["use.profiles_persons is true (test.yaml:4)"]
    assert not any("profiles_persons" in plain(one.text) for line in lines[0].under for one in line.under)
    assert "In reach because" not in card_text({"use.profiles_persons": True, "use.practices": []}, regime)


def test_hostile_text_stays_text_everywhere(card_text: CardText) -> None:
    given = {
        "system.name": HOSTILE,
        "system.description": HOSTILE,
        "use.users": [HOSTILE, HOSTILE],
        "limitations": {"not_applicable": HOSTILE},
        "models": [{"id": "m", "name": HOSTILE, "task": HOSTILE}],
        "evaluation.results": [{"metric": HOSTILE, "value": 1}],
        "oversight.measures": [{"how": HOSTILE}],
    }
    card = card_text(given)
    assert "<script" not in card
    assert "javascript:v)" in card
    assert "](javascript" not in card
    assert "{{" not in card
    assert not any(line.startswith(("- [w]", "# z")) for line in card.splitlines())
    assert "\n# &lt;script&gt;x&lt;/script&gt; " in card


def test_the_head_is_yaml_and_the_card_is_text_with_single_blank_lines(card_text: CardText) -> None:
    card = card_text({"system.name": "Names: the *first*", "system.languages": ["no"]})
    head, body = card.removeprefix("---\n").split("\n---\n", 1)
    assert yaml.safe_load(head)["language"] == ["no"]
    assert body.startswith("\n# Names: the \\*first\\*\n")
    assert "\n\n\n" not in card
    assert not any(line.endswith(" ") for line in card.splitlines())
    assert card.endswith("\n")


def test_the_same_input_gives_the_same_card(card_text: CardText, a_regime: ARegime) -> None:
    given = {"use.profiles_persons": True, "evaluation.results": RESULTS}
    assert card_text(given, a_small_law(a_regime)) == card_text(given, a_small_law(a_regime))
