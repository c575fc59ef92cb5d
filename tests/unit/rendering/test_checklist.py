"""The checklist: every requirement once, grouped by what there is to do, with its reason and its place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.manifest.evidence import EvidenceItem
from cardgen.domain.pack import Regime
from cardgen.domain.vocabulary.assurance import EvidenceKind
from cardgen.rendering.checklist import checklist_of, render_checklist
from cardgen.rendering.checklist_view import Checklist, Group, ToDo
from cardgen.rendering.inline import plain
from tests.unit.rendering.conftest import manifest_of

if TYPE_CHECKING:
    from tests.conftest import ARegime
    from tests.unit.rendering.conftest import Given, Judge, Write

    Make: TypeAlias = Callable[..., Checklist]

PROVIDER = {"organisation.roles": ["provider"]}
DONE = {"use.practices": [], "use.profiles_persons": False}


def text(words: str) -> dict[str, str]:
    return {"en": words}


def a_duty(title: str, **more: Any) -> dict[str, Any]:
    return {"title": text(title), "duty": text(f"{title}, do it."), "roles": ["provider"], **more}


@pytest.fixture(scope="module")
def law(a_regime: ARegime) -> Regime:
    """Return a law with a duty for each way in which a requirement can stand."""
    profiles = {"fact": "use.profiles_persons", "is": True}
    purpose_or_plan = {"any": [{"present": "use.intended_purpose"}, {"evidence": "test_plan"}]}
    return a_regime(
        roles={"provider": {"title": text("Maker"), "when": {"fact": "organisation.roles", "includes": "provider"}}},
        axes={"tier": ("prohibited", "low")},
        dates={
            "past": {"2024-07-12": "2025-02-02"},
            "soon": {"2024-07-12": "2026-08-02", "2026-07-24": "2027-12-02"},
            "later": {"2024-07-12": "2028-08-02"},
        },
        transitions={
            "old": {
                "title": text("Old and unchanged"),
                "references": ["Art. 9"],
                "when": {"fact": "system.stage", "is": "in_use"},
            }
        },
        schedules={"lenient": [{"date": "past", "unless": "old"}]},
        rules={
            "bans": {
                "axis": "tier",
                "value": "prohibited",
                "title": text("Scoring people"),
                "references": ["Art. 5"],
                "when": {"fact": "use.practices", "includes": "social_scoring"},
            },
            "rest": {"axis": "tier", "value": "low", "when": {"fact": "organisation.roles", "includes": "provider"}},
        },
        requirements={
            "T-1": a_duty(
                "Risks are known",
                references=["Art. 9(1)"],
                satisfied_when=[{"present": "risks"}, {"present": "limitations"}],
                applies_from="past",
                guidance=text("Write `risks`."),
                judgement=text("Whether they are grave."),
                confidence="medium",
                review=text("The text is new."),
            ),
            "T-2": a_duty("Purpose is stated", satisfied_when=[purpose_or_plan], applies_from="soon"),
            "T-3": a_duty("Plan is watched", satisfied_when=[{"present": "monitoring.plan"}], applies_from="later"),
            "T-4": a_duty("Profiles are kept", applies_when=profiles, satisfied_when=[{"present": "risks"}]),
            "T-5": a_duty("Name is known", satisfied_when=[{"present": "organisation.name"}]),
            "T-6": a_duty("Good faith", satisfied_when=[]),
            "T-7": a_duty("Old files", satisfied_when=[{"present": "governance.accountable"}], applies_from="lenient"),
        },
    )


@pytest.fixture
def make(law: Regime, judge: Judge, written: Write) -> Make:
    """Return the checklist of given facts under the law."""

    def run(given: Given, evidence: tuple[Evidence, ...] = ()) -> Checklist:
        origin = written({**PROVIDER, **given})
        return checklist_of(manifest_of(origin), origin, judge(origin, law, evidence=evidence))

    return run


def ids(group: Group) -> list[str]:
    return [row.id for row in group.rows]


def details(group: Group, label: str) -> str:
    """Return the first row's line of a label with what stands below it, as plain text."""
    line = next(line for line in group.rows[0].details if line.label == label)
    below = [plain(one.text) for outer in line.under for one in (outer, *outer.under)]
    return "\n".join([plain(line.text), *below]).strip()


def test_gaps_in_force_come_apart_from_those_that_fall_due(make: Make) -> None:
    checklist = make(DONE)
    assert ids(checklist.in_force) == ["T-1", "T-5", "T-7"]
    assert [(group.title, ids(group)) for group in checklist.upcoming] == [
        ("Falls due 2027-12-02 (in 1 year)", ["T-2"]),
        ("Falls due 2028-08-02 (in 1 year 8 months)", ["T-3"]),
    ]


def test_every_requirement_stands_in_exactly_one_group(make: Make, law: Regime) -> None:
    for given in ({}, DONE, {**DONE, "use.profiles_persons": True, "risks": [{"id": "r"}], "system.stage": "in_use"}):
        checklist = make(given)
        groups = [
            *(checklist.in_force, checklist.undetermined, checklist.judged, checklist.not_owed, checklist.waived),
            *(checklist.documented, *checklist.upcoming),
        ]
        found = [row_id for group in groups for row_id in ids(group)]
        found += [name for reason in checklist.not_applicable for name in reason.requirements]
        assert sorted(found) == sorted(law.requirements)


def test_a_gap_says_who_owes_it_from_when_what_to_add_and_why(make: Make) -> None:
    group = make({**DONE, "risks": [{"id": "r"}]}).in_force
    row = group.rows[0]
    assert (row.mark.symbol, row.mark.word, row.title) == ("◐", "partly documented", "Risks are known")
    assert row.facts == "Art. 9(1) · owed by Maker · in force since 2025-02-02, 1 year 9 months ago"
    assert details(group, "Duty") == "Risks are known, do it."
    assert details(group, "To add").startswith("write limitations: ")
    assert details(group, "How") == "Write risks."
    assert details(group, "Left to a person") == "Whether they are grave."
    assert details(group, "Because") == (  # its own fact first, then what the verdicts rest on too
        "risks is documented (test.yaml:7)\norganisation.roles includes provider (test.yaml:4)"
    )
    assert details(group, "Note") == "needs legal review: The text is new."


def test_a_replaced_date_is_told_beside_the_new_one(make: Make) -> None:
    (row,) = make(DONE).upcoming[0].rows
    assert row.when.text == "from 2027-12-02 (was 2026-08-02)"


def test_alternatives_are_told_as_such(make: Make) -> None:
    said = details(make(DONE).upcoming[0], "To add").splitlines()
    assert said[0] == "one of these is enough"
    assert said[1].startswith("write use.intended_purpose: ")
    assert said[2] == "add evidence of the kind test_plan"
    assert details(make(DONE).in_force, "To add").splitlines()[0].startswith("write risks: ")


def test_a_reason_for_silence_is_told_with_the_gap(make: Make) -> None:
    silent = {"not_evaluated": "planned for May"}
    group = make({**DONE, "limitations": silent, "risks": [{"id": "r"}]}).in_force
    assert details(group, "To add").endswith("The manifest says: planned for May")


def test_a_question_stands_once_with_all_that_it_decides(make: Make) -> None:
    questions = make({}).questions
    assert [(one.path, one.decides) for one in questions] == [
        ("use.practices", ("text",)),
        ("use.profiles_persons", ("T-4",)),
        ("system.stage", ("T-7",)),
    ]
    assert plain(questions[0].text).endswith(" (answer use.practices)")
    assert ids(make({}).undetermined) == ["T-4"]


def test_what_may_be_prohibited_comes_first(make: Make) -> None:
    (line,) = make({}).prohibited
    assert (line.label, plain(line.text)) == ("Undetermined, possibly prohibited", "Scoring people (Art. 5)")
    assert plain(line.under[0].text).endswith("(answer use.practices)")


def test_what_is_prohibited_says_why(make: Make) -> None:
    (line,) = make({"use.practices": ["social_scoring"]}).prohibited
    assert (line.label, plain(line.text)) == ("Prohibited", "Scoring people (Art. 5)")
    assert plain(line.under[0].text) == "use.practices includes social_scoring (test.yaml:5)"
    assert make(DONE).prohibited == ()


def test_what_only_a_person_can_judge_stands_apart(make: Make) -> None:
    checklist = make(DONE)
    assert ids(checklist.judged) == ["T-6"]
    assert details(checklist.judged, "To add") == "have a person judge it"
    section = checklist.to_do[-1]
    assert (section.key, section.items[0].requirements) == ("judgement", ("T-6",))


def test_a_transition_that_frees_is_no_gap_in_force(make: Make) -> None:
    checklist = make({**DONE, "system.stage": "in_use"})
    assert ids(checklist.not_owed) == ["T-7"]
    assert checklist.not_owed.rows[0].when.text == "not owed: old and unchanged (Art. 9)"
    assert not any("T-7" in item.requirements for section in checklist.to_do for item in section.items)


def test_a_waiver_stays_visible_with_its_reason_and_its_end(make: Make) -> None:
    waiver = {"requirement": "T-1", "reason": "in *work*", "approver": "A. B.", "expires": "2027-06-30"}
    checklist = make({**DONE, "waivers": [waiver]})
    assert ids(checklist.waived) == ["T-1"]
    assert checklist.waived.rows[0].mark.symbol == "⏸"
    assert details(checklist.waived, "Waived") == "in work (by A. B., until 2027-06-30, in 7 months)"


def test_an_expired_waiver_is_a_gap_again(make: Make) -> None:
    waiver = {"requirement": "T-1", "reason": "in work", "approver": "A. B.", "expires": "2026-06-30"}
    assert ids(make({**DONE, "waivers": [waiver]}).in_force)[0] == "T-1"


def test_documented_duties_are_a_short_list(make: Make) -> None:
    item = EvidenceItem(id="plan", kind=EvidenceKind.TEST_PLAN, title="Plan")
    checklist = make({**DONE, "organisation.name": "Us"}, (Evidence(item, EvidenceState.VALID),))
    assert ids(checklist.documented) == ["T-2", "T-5"]
    assert all(row.mark.symbol == "●" and not row.details for row in checklist.documented.rows)


def test_duties_that_do_not_apply_are_counted_by_reason(make: Make) -> None:
    reasons = make({**DONE, "organisation.roles": ["deployer"]}).not_applicable
    assert [(one.count, one.because[0].says) for one in reasons] == [("7 requirements", "does not include provider")]
    assert make(DONE).not_applicable[0].requirements == ("T-4",)


def test_things_to_do_stand_by_section_of_the_manifest(make: Make) -> None:
    sections = make({}).to_do
    assert [section.key for section in sections] == [
        "system",
        "organisation",
        "use",
        "limitations",
        "risks",
        "monitoring",
        "governance",
        "evidence",
        "judgement",
    ]
    (plan,) = next(section for section in sections if section.key == "monitoring").items
    assert plain(plan.text).startswith("write monitoring.plan: ")
    assert plain(plan.text).endswith(" (from 2028-08-02)")
    assert (plan.path, plan.serves) == ("monitoring.plan", "T-3")


def test_the_text_has_the_groups_in_the_order_of_urgency(make: Make) -> None:
    markdown = render_checklist(make({}))
    headings = [line.removeprefix("## ") for line in markdown.splitlines() if line.startswith("## ")]
    assert headings == [
        "Prohibited, or possibly so",
        "Gaps in force",
        "Open questions",
        "Undetermined requirements",
        "Left to a person's judgement",
        "Falls due 2027-12-02 (in 1 year)",
        "Falls due 2028-08-02 (in 1 year 8 months)",
        "To do, by section of the manifest",
    ]
    assert "### ○ gap: T-1 Risks are known\n" in markdown
    assert "| ? undetermined | T-4 | Profiles are kept |" in markdown


def test_the_text_is_tidy_and_the_same_each_time(make: Make) -> None:
    markdown = render_checklist(make({}))
    assert markdown == render_checklist(make({}))
    assert "\n\n\n" not in markdown
    assert not any(line.endswith(" ") for line in markdown.splitlines())


def test_no_word_promises_compliance(make: Make) -> None:
    for given in ({}, DONE):
        said = render_checklist(make(given)).lower()
        assert "complian" not in said
        assert "compliant" not in said
        assert "passed" not in said


def test_hostile_text_stays_text(make: Make) -> None:
    hostile = "<script>x</script> {{ y }} [w](javascript:v)\n# z | --8<--"
    waiver = {"requirement": "T-1", "reason": hostile, "approver": hostile, "expires": "2027-06-30"}
    markdown = render_checklist(
        make({"system.name": hostile, "waivers": [waiver], "limitations": {"not_evaluated": hostile}})
    )
    assert "<script" not in markdown
    assert "{{" not in markdown
    assert "](javascript" not in markdown
    assert not any(line.startswith("# z") for line in markdown.splitlines())


def test_many_requirements_are_counted_where_the_list_would_be_long() -> None:
    item = ToDo("use.users", (), "", tuple(f"T-{number}" for number in range(10)))
    assert item.serves == "T-0, T-1, T-2, T-3, T-4, T-5, T-6, T-7 and 2 more"
