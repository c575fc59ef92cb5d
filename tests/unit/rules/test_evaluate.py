"""Conditions over facts: each operator true, false and unknown, and the reasons."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from cardgen.domain.truth import Lack, Missing, Truth, Used

if TYPE_CHECKING:
    from tests.conftest import AnEvaluator, ARegime, Evaluate

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
Data = dict[str, Any]

PROFILES = {"fact": "use.profiles_persons", "is": True}
RECRUITS = {"fact": "use.areas", "includes": "employment.recruitment"}
TEN_OR_MORE = {"fact": "organisation.employees", "at_least": 10}
NARROW = {"fact": "models[].task_scope", "is": "narrow"}
PUBLIC_IN_CHINA = {
    "some": "deployment.markets",
    "where": {"all": [{"fact": ".place", "is": "CN"}, {"fact": ".audience", "includes": "public"}]},
}
SOLD_AT_HOME = {"some": "deployment.markets", "where": {"fact": "organisation.established_in", "includes": ".place"}}
AT_HOME_OR_IN_FRANCE = {
    "some": "deployment.markets",
    "where": {"fact": "organisation.established_in", "includes_any": ["FR", ".place"]},
}
HALF_OF_BASE = {"fact": "facts.test.own", "at_least": {"share": 0.5, "of": "facts.test.base"}}
BEFORE_START = {"fact": "models[].offered_since", "before": "start"}
START = {"start": {"2024-07-12": "2026-08-02", "2026-07-24": "2027-12-02"}}
HALF = {"has": ["energy.forecasting"], "undecided": ["employment.recruitment"]}


@pytest.mark.parametrize(
    ("condition", "given", "truth"),
    [
        # is: type and value
        (PROFILES, {"use.profiles_persons": True}, T),
        (PROFILES, {"use.profiles_persons": False}, F),
        (PROFILES, {}, U),
        ({"fact": "use.profiles_persons", "is": False}, {"use.profiles_persons": False}, T),
        ({"fact": "use.profiles_persons", "is": False}, {}, U),
        ({"fact": "system.stage", "is": "in_use"}, {"system.stage": "in_use"}, T),
        ({"fact": "system.stage", "is": "in_use"}, {"system.stage": "retired"}, F),
        ({"fact": "organisation.employees", "is": 1}, {"organisation.employees": 1}, T),
        ({"fact": "facts.test.flag", "is": 1}, {"facts.test.flag": True}, F),
        ({"fact": "facts.test.flag", "is": True}, {"facts.test.flag": 1}, F),
        ({"fact": "facts.test.flag", "is": "true"}, {"facts.test.flag": True}, F),
        # in
        ({"fact": "system.stage", "in": ["in_use", "retired"]}, {"system.stage": "retired"}, T),
        ({"fact": "system.stage", "in": ["in_use", "retired"]}, {"system.stage": "planning"}, F),
        ({"fact": "system.stage", "in": ["in_use", "retired"]}, {}, U),
        # includes: a list that is given is complete
        (RECRUITS, {"use.areas": ["energy.forecasting", "employment.recruitment"]}, T),
        (RECRUITS, {"use.areas": ["energy.forecasting"]}, F),
        (RECRUITS, {"use.areas": []}, F),
        (RECRUITS, {}, U),
        ({"fact": "use.areas", "includes": "employment.*"}, {"use.areas": ["employment.work_terms"]}, T),
        ({"fact": "use.areas", "includes": "employment.*"}, {"use.areas": ["energy.forecasting"]}, F),
        ({"fact": "use.areas", "includes": "*"}, {"use.areas": ["energy.forecasting"]}, T),
        ({"fact": "use.areas", "includes": "*"}, {"use.areas": []}, F),
        ({"fact": "use.areas", "includes": "*"}, {}, U),
        ({"fact": "facts.test.codes", "includes": "a.*"}, {"facts.test.codes": ["a.b"]}, T),
        ({"fact": "facts.test.codes", "includes": "a.*"}, {"facts.test.codes": ["ab.c", "a"]}, F),
        # includes_any
        ({"fact": "use.areas", "includes_any": ["finance.*", "energy.forecasting"]}, {"use.areas": HALF}, T),
        ({"fact": "use.areas", "includes_any": ["finance.*", "energy.forecasting"]}, {"use.areas": []}, F),
        ({"fact": "use.areas", "includes_any": ["finance.*", "energy.forecasting"]}, {}, U),
        # numbers
        (TEN_OR_MORE, {"organisation.employees": 10}, T),
        (TEN_OR_MORE, {"organisation.employees": 9}, F),
        (TEN_OR_MORE, {}, U),
        ({"fact": "organisation.employees", "at_most": 10}, {"organisation.employees": 10}, T),
        ({"fact": "organisation.employees", "at_most": 10}, {"organisation.employees": 11}, F),
        ({"fact": "organisation.employees", "at_most": 10}, {}, U),
        ({"fact": "organisation.employees", "more_than": 10}, {"organisation.employees": 11}, T),
        ({"fact": "organisation.employees", "more_than": 10}, {"organisation.employees": 10}, F),
        ({"fact": "organisation.employees", "more_than": 10}, {}, U),
        ({"fact": "organisation.employees", "at_least": 0}, {"organisation.employees": 0}, T),
        ({"fact": "facts.test.count", "at_least": 0}, {"facts.test.count": True}, F),
        ({"fact": "facts.test.flop", "more_than": 1e25}, {"facts.test.flop": 3.8e25}, T),
        # dates
        ({"fact": "models[].offered_since", "before": "2026-08-02"}, {"models": [{"offered_since": "2026-08-01"}]}, T),
        ({"fact": "models[].offered_since", "before": "2026-08-02"}, {"models": [{"offered_since": "2026-08-02"}]}, F),
        ({"fact": "models[].offered_since", "before": "2026-08-02"}, {"models": [{}]}, U),
        ({"fact": "models[].offered_since", "from": "2026-08-02"}, {"models": [{"offered_since": "2026-08-02"}]}, T),
        ({"fact": "models[].offered_since", "from": "2026-08-02"}, {"models": [{"offered_since": "2026-08-01"}]}, F),
        ({"fact": "models[].offered_since", "from": "2026-08-02"}, {}, U),
        # all, any, not
        ({"all": [PROFILES, RECRUITS]}, {"use.profiles_persons": False}, F),
        ({"all": [PROFILES, RECRUITS]}, {"use.profiles_persons": True}, U),
        ({"any": [PROFILES, RECRUITS]}, {"use.profiles_persons": True}, T),
        ({"any": [PROFILES, RECRUITS]}, {"use.profiles_persons": False}, U),
        ({"not": PROFILES}, {"use.profiles_persons": True}, F),
        ({"not": PROFILES}, {"use.profiles_persons": False}, T),
        ({"not": PROFILES}, {}, U),
        ({"not": {"not": PROFILES}}, {}, U),
    ],
)
def test_an_operator_is_true_false_or_unknown(evaluate: Evaluate, condition: Data, given: Data, truth: Truth) -> None:
    assert evaluate(condition, with_ids(given)).truth is truth


def with_ids(given: Data) -> Data:
    """Give each model of a table row the id that a manifest asks for."""
    models = [{"id": f"m{index}", **model} for index, model in enumerate(given.get("models", []))]
    return {**given, "models": models} if "models" in given else given


@pytest.mark.parametrize("silence", ["unknown", None, {"not_evaluated": "the review is in May"}])
@pytest.mark.parametrize(
    "condition",
    [
        PROFILES,
        {"not": PROFILES},
        {"fact": "use.profiles_persons", "in": [True, False]},
        {"not": {"fact": "use.profiles_persons", "is": False}},
    ],
)
def test_what_is_stated_as_open_is_unknown_like_what_is_absent(
    evaluate: Evaluate, condition: Data, silence: object
) -> None:
    outcome = evaluate(condition, {"use.profiles_persons": silence})
    assert outcome.truth is U
    assert outcome.missing == (Missing("use.profiles_persons"),)


def test_a_field_that_is_said_not_to_apply_is_unknown_to_rules(evaluate: Evaluate) -> None:
    outcome = evaluate(
        {"fact": "deployment.pattern", "includes": "cloud"}, {"deployment.pattern": {"not_applicable": "no run time"}}
    )
    assert outcome.truth is U


def test_a_section_that_is_empty_answers_nothing(evaluate: Evaluate) -> None:
    assert evaluate(PROFILES, {"use": None}).truth is U


def test_an_unanswered_list_of_objects_is_named_whole(evaluate: Evaluate) -> None:
    assert evaluate(NARROW).missing == (Missing("models"),)


@pytest.mark.parametrize(
    ("models", "truth"),
    [
        ([{"task_scope": "many"}, {"task_scope": "narrow"}], T),
        ([{"task_scope": "many"}], F),
        ([{"task_scope": "many"}, {}], U),
        ([{"task_scope": "narrow"}, {}], T),
        ([], F),
        ("unknown", U),
    ],
)
def test_brackets_read_some_item(evaluate: Evaluate, models: list[Data] | str, truth: Truth) -> None:
    given = with_ids({"models": models}) if isinstance(models, list) else {"models": models}
    assert evaluate(NARROW, given).truth is truth


def test_an_unanswered_key_of_an_item_is_named_with_its_index(evaluate: Evaluate) -> None:
    outcome = evaluate(NARROW, with_ids({"models": [{"task_scope": "many"}, {}]}))
    assert outcome.missing == (Missing("models[1].task_scope"),)


def test_the_item_that_decides_is_the_reason(evaluate: Evaluate) -> None:
    outcome = evaluate(NARROW, with_ids({"models": [{"task_scope": "many"}, {"task_scope": "narrow"}]}))
    assert outcome.because == (Used("models[1].task_scope", "narrow", "is narrow"),)


def test_an_empty_list_is_the_reason_why_no_item_meets_a_condition(evaluate: Evaluate) -> None:
    assert evaluate(NARROW, {"models": []}).because == (Used("models", [], "has an item", held=False),)


class TestHalfKnownLists:
    """`{has, undecided}`: what is in neither part is not so."""

    @pytest.mark.parametrize(
        ("wanted", "truth"),
        [
            ("energy.forecasting", T),
            ("employment.recruitment", U),
            ("education.tutoring", F),
            ("energy.*", T),
            ("employment.*", U),
            ("education.*", F),
            ("*", T),
        ],
    )
    def test_a_code_is_in_it_open_or_not_in_it(self, evaluate: Evaluate, wanted: str, truth: Truth) -> None:
        assert evaluate({"fact": "use.areas", "includes": wanted}, {"use.areas": HALF}).truth is truth

    def test_the_codes_that_decide_are_named(self, evaluate: Evaluate) -> None:
        condition = {"fact": "use.areas", "includes_any": ["employment.*", "education.*"]}
        assert evaluate(condition, {"use.areas": HALF}).missing == (
            Missing("use.areas", codes=("employment.recruitment",)),
        )

    def test_a_list_can_be_undecided_only(self, evaluate: Evaluate) -> None:
        given = {"use.areas": {"undecided": ["employment.recruitment"]}}
        assert evaluate(RECRUITS, given).truth is U
        assert evaluate({"fact": "use.areas", "includes": "*"}, given).truth is U
        assert evaluate({"fact": "use.areas", "includes": "finance.*"}, given).truth is F


class TestSomeItems:
    """`some`: one item of a list of objects meets the whole condition."""

    @pytest.mark.parametrize(
        ("markets", "truth"),
        [
            ([{"place": "CN", "audience": ["public"]}], T),
            ([{"place": "CN", "audience": ["internal"]}, {"place": "US", "audience": ["public"]}], F),
            ([{"place": "US"}, {"place": "CN"}], U),
            ([{"place": "US"}], F),
            ([{}], U),
            ([], F),
            ("unknown", U),
        ],
    )
    def test_one_item_meets_all_of_it(self, evaluate: Evaluate, markets: object, truth: Truth) -> None:
        assert evaluate(PUBLIC_IN_CHINA, {"deployment.markets": markets}).truth is truth

    def test_only_items_that_can_still_meet_it_are_asked_about(self, evaluate: Evaluate) -> None:
        outcome = evaluate(
            PUBLIC_IN_CHINA, {"deployment.markets": [{"place": "US"}, {"place": "CN"}, {"audience": []}]}
        )
        assert outcome.missing == (Missing("deployment.markets[1].audience"),)

    def test_a_path_without_a_dot_reads_the_manifest(self, evaluate: Evaluate) -> None:
        condition = {"some": "deployment.markets", "where": {"all": [{"fact": ".place", "is": "CN"}, PROFILES]}}
        given = {"deployment.markets": [{"place": "CN"}], "use.profiles_persons": True}
        assert evaluate(condition, given).truth is T

    def test_lists_inside_items_are_read_with_the_items_keys(self, evaluate: Evaluate) -> None:
        condition = {
            "some": "data.datasets",
            "where": {"all": [{"fact": ".personal_data", "is": True}, {"fact": ".sources", "includes": "inferred"}]},
        }
        datasets = [{"id": "a", "personal_data": True, "sources": ["inferred"]}]
        outcome = evaluate(condition, {"data.datasets": datasets})
        assert [used.path for used in outcome.because] == [
            "data.datasets[0].personal_data",
            "data.datasets[0].sources",
        ]

    def test_places_inside_items_match_their_groups(self, evaluate: Evaluate) -> None:
        condition = {"some": "deployment.markets", "where": {"fact": ".place", "is": "EU"}}
        assert evaluate(condition, {"deployment.markets": [{"place": "DE"}]}).truth is T


class TestItemKeys:
    """Inside `some`, `includes: .key` compares a list with the item's own key."""

    @pytest.mark.parametrize(
        ("markets", "established", "truth"),
        [
            ([{"place": "DE"}], ["DE"], T),
            ([{"place": "FR"}], ["EU"], T),
            ([{"place": "CN"}], ["DE"], F),
            ([{"place": "CN"}, {"place": "DE"}], ["DE"], T),
            ([{"place": "CN"}], None, U),
            ([{}], ["DE"], U),
            ([{"place": None}], ["DE"], U),
            ([{"place": "unknown"}], ["DE"], U),
            ([{"place": {"not_evaluated": "the contract is open"}}], ["DE"], U),
        ],
    )
    def test_the_key_is_the_value_that_is_looked_for(
        self, evaluate: Evaluate, markets: list[Data], established: list[str] | None, truth: Truth
    ) -> None:
        given = {"deployment.markets": markets, "organisation.established_in": established}
        assert evaluate(SOLD_AT_HOME, given).truth is truth

    def test_an_unanswered_key_is_named(self, evaluate: Evaluate) -> None:
        outcome = evaluate(SOLD_AT_HOME, {"deployment.markets": [{}], "organisation.established_in": ["DE"]})
        assert outcome.missing == (Missing("deployment.markets[0].place"),)

    def test_the_key_is_part_of_the_reason(self, evaluate: Evaluate) -> None:
        given = {"deployment.markets": [{"place": "DE"}], "organisation.established_in": ["DE"]}
        paths = {used.path for used in evaluate(SOLD_AT_HOME, given).because}
        assert paths == {"organisation.established_in", "deployment.markets[0].place"}

    def test_an_unanswered_key_does_not_hide_a_value_that_is_there(self, evaluate: Evaluate) -> None:
        given = {"deployment.markets": [{}], "organisation.established_in": ["FR"]}
        assert evaluate(AT_HOME_OR_IN_FRANCE, given).truth is T

    def test_the_key_that_is_unanswered_is_the_one_that_is_named(self, evaluate: Evaluate) -> None:
        given = {"deployment.markets": [{}], "organisation.established_in": ["DE"]}
        assert evaluate(AT_HOME_OR_IN_FRANCE, given).missing == (Missing("deployment.markets[0].place"),)


class TestPlaces:
    """Places match their groups both ways."""

    @pytest.mark.parametrize(
        ("place", "wanted", "truth"),
        [
            ("DE", "EU", T),
            ("EU", "DE", T),
            ("DE-BY", "EU", T),
            ("CN", "EU", F),
            ("worldwide", "CN", T),
            ("FR", "DE", F),
        ],
    )
    def test_a_place_is_one_of_its_group(self, evaluate: Evaluate, place: str, wanted: str, truth: Truth) -> None:
        condition = {"fact": "organisation.established_in", "includes": wanted}
        assert evaluate(condition, {"organisation.established_in": [place]}).truth is truth

    def test_one_place_is_compared_by_group_too(self, evaluate: Evaluate) -> None:
        given = {"deployment.markets": [{"place": "DE"}]}
        assert evaluate({"fact": "deployment.markets[].place", "in": ["CN", "EU"]}, given).truth is T

    def test_text_that_looks_like_a_place_is_compared_as_text(self, evaluate: Evaluate) -> None:
        assert evaluate({"fact": "facts.test.text", "is": "EU"}, {"facts.test.text": "DE"}).truth is F

    def test_an_undecided_place_leaves_its_group_open(self, evaluate: Evaluate) -> None:
        given = {"organisation.established_in": {"has": ["CN"], "undecided": ["DE"]}}
        assert evaluate({"fact": "organisation.established_in", "includes": "EU"}, given).truth is U


class TestVocabularyRelease:
    """A code that is newer than the release that the manifest was written for is unknown, not false."""

    @pytest.mark.parametrize(("release", "truth"), [("2026.10", U), ("2026.11", F), ("2027.03", F)])
    def test_a_list_says_nothing_about_codes_that_came_later(
        self, evaluate: Evaluate, release: str, truth: Truth
    ) -> None:
        assert evaluate(RECRUITS, {"vocabulary": release, "use.areas": ["energy.forecasting"]}).truth is truth

    def test_a_code_that_is_there_is_there_whatever_the_release(self, evaluate: Evaluate) -> None:
        assert evaluate(RECRUITS, {"vocabulary": "2026.10", "use.areas": ["employment.recruitment"]}).truth is T

    def test_the_newer_code_is_named(self, evaluate: Evaluate) -> None:
        outcome = evaluate(RECRUITS, {"vocabulary": "2026.10", "use.areas": []})
        assert outcome.missing == (Missing("use.areas", codes=("employment.recruitment",)),)

    @pytest.mark.parametrize(
        "condition",
        [
            {"fact": "system.stage", "is": "in_use"},
            {"fact": "system.stage", "in": ["in_use", "retired"]},
            {"fact": "use.areas", "includes": "employment.*"},
        ],
    )
    def test_every_operator_leaves_newer_codes_open(self, evaluate: Evaluate, condition: Data) -> None:
        given = {"vocabulary": "2026.10", "system.stage": "planning", "use.areas": []}
        assert evaluate(condition, given).truth is U

    def test_places_have_no_release(self, evaluate: Evaluate) -> None:
        given = {"vocabulary": "2026.10", "organisation.established_in": ["CN"]}
        assert evaluate({"fact": "organisation.established_in", "includes": "DE"}, given).truth is F


class TestAssertions:
    """A judgement of a person is read by its answer."""

    @pytest.mark.parametrize(("answer", "truth"), [(True, T), (False, F)])
    def test_the_answer_is_what_is_compared(self, evaluate: Evaluate, *, answer: bool, truth: Truth) -> None:
        judgement = {"answer": answer, "rationale": "see the memo"}
        condition = {"fact": "facts.test.assertions.harmless", "is": True}
        assert evaluate(condition, {"facts.test.assertions.harmless": judgement}).truth is truth

    def test_the_rationale_is_part_of_the_reason(self, evaluate: Evaluate) -> None:
        judgement = {"answer": True, "rationale": "see the memo"}
        outcome = evaluate(
            {"fact": "facts.test.assertions.harmless", "is": True}, {"facts.test.assertions.harmless": judgement}
        )
        assert outcome.because == (Used("facts.test.assertions.harmless", judgement, "is true"),)  # type: ignore[arg-type]


class TestShares:
    """`{share, of}`: a limit that is a part of another number."""

    @pytest.mark.parametrize(
        ("given", "truth"),
        [
            ({"facts.test.own": 50, "facts.test.base": 100}, T),
            ({"facts.test.own": 49, "facts.test.base": 100}, F),
            ({"facts.test.own": 0, "facts.test.base": 0}, T),
            ({"facts.test.own": 50}, U),
            ({"facts.test.base": 100}, U),
            ({}, U),
        ],
    )
    def test_both_numbers_decide(self, evaluate: Evaluate, given: Data, truth: Truth) -> None:
        assert evaluate(HALF_OF_BASE, given).truth is truth

    def test_both_numbers_are_the_reason(self, evaluate: Evaluate) -> None:
        outcome = evaluate(HALF_OF_BASE, {"facts.test.own": 49, "facts.test.base": 100})
        assert {"facts.test.own", "facts.test.base"} == {used.path for used in outcome.because}

    @pytest.mark.parametrize(
        ("given", "missing"),
        [
            ({}, {"facts.test.own", "facts.test.base"}),
            ({"facts.test.own": 50}, {"facts.test.base"}),
            ({"facts.test.base": 100}, {"facts.test.own"}),
        ],
    )
    def test_each_number_that_is_not_there_is_missing(self, evaluate: Evaluate, given: Data, missing: set[str]) -> None:
        assert {one.path for one in evaluate(HALF_OF_BASE, given).missing} == missing

    def test_a_share_can_be_one_of_the_item(self, evaluate: Evaluate) -> None:
        condition = {
            "some": "models",
            "where": {
                "fact": ".modification_compute_flop",
                "more_than": {"share": 0.333, "of": ".base_training_compute_flop"},
            },
        }
        models = [
            {"id": "small", "modification_compute_flop": 1, "base_training_compute_flop": 100},
            {"id": "large", "modification_compute_flop": 40, "base_training_compute_flop": 100},
        ]
        assert evaluate(condition, {"models": models}).truth is T
        assert evaluate(condition, {"models": models[:1]}).truth is F


class TestNamedDates:
    """A limit can be a date of the pack, as the text that was known on the law's day sets it."""

    @pytest.mark.parametrize(
        ("since", "law_at", "truth"),
        [
            ("2026-08-01", date(2026, 7, 23), T),
            ("2026-08-02", date(2026, 7, 23), F),
            ("2026-08-02", date(2026, 7, 24), T),
            ("2027-12-02", date(2026, 7, 24), F),
        ],
    )
    def test_the_law_of_the_day_sets_the_limit(
        self, evaluate: Evaluate, a_regime: ARegime, since: str, law_at: date, truth: Truth
    ) -> None:
        given = {"models": [{"id": "m", "offered_since": since}]}
        assert evaluate(BEFORE_START, given, a_regime(dates=START), law_at=law_at).truth is truth

    def test_the_day_is_shown_in_the_reason(self, evaluate: Evaluate, a_regime: ARegime) -> None:
        given = {"models": [{"id": "m", "offered_since": "2026-08-01"}]}
        outcome = evaluate(BEFORE_START, given, a_regime(dates=START))
        assert [used.test for used in outcome.because] == ["before 2027-12-02"]

    @pytest.mark.parametrize("operator", ["before", "from"])
    def test_a_date_that_did_not_exist_yet_is_no_limit(
        self, evaluate: Evaluate, a_regime: ARegime, operator: str
    ) -> None:
        given = {"models": [{"id": "m", "offered_since": "2026-08-01"}]}
        condition = {"fact": "models[].offered_since", operator: "start"}
        assert evaluate(condition, given, a_regime(dates=START), law_at=date(2024, 7, 11)).truth is F


class TestNamedConditions:
    """Terms and rules of the pack."""

    def test_a_term_is_its_condition(self, evaluate: Evaluate, a_regime: ARegime) -> None:
        regime = a_regime(terms={"profiling": PROFILES})
        assert evaluate({"term": "profiling"}, {"use.profiles_persons": True}, regime).truth is T
        assert evaluate({"term": "profiling"}, {"use.profiles_persons": False}, regime).truth is F
        assert evaluate({"term": "profiling"}, {}, regime).missing == (Missing("use.profiles_persons"),)

    @pytest.mark.parametrize(
        ("given", "truth"),
        [
            ({"use.areas": ["employment.recruitment"], "use.profiles_persons": False}, T),
            ({"use.areas": ["employment.recruitment"], "use.profiles_persons": True}, F),
            ({"use.areas": ["employment.recruitment"]}, U),
            ({"use.areas": [], "use.profiles_persons": True}, F),
            ({"use.areas": []}, F),
            ({"use.profiles_persons": False}, U),
        ],
    )
    def test_a_rule_holds_unless_an_exception_does(
        self, evaluate: Evaluate, a_regime: ARegime, given: Data, truth: Truth
    ) -> None:
        regime = a_regime(rules={"base": {"when": RECRUITS, "unless": ["except"]}, "except": {"when": PROFILES}})
        assert evaluate({"rule": "base"}, given, regime).truth is truth

    @pytest.mark.parametrize(
        ("scoped", "recruits", "truth"),
        [(True, True, T), (False, True, F), (True, False, F), (None, True, U), (None, False, F), (False, None, F)],
    )
    def test_what_is_given_must_hold_too(
        self, evaluate: Evaluate, a_regime: ARegime, scoped: object, recruits: object, truth: Truth
    ) -> None:
        given = {"fact": "facts.test.scoped", "is": True}
        regime = a_regime(rules={"base": {"given": given, "when": {"fact": "facts.test.recruits", "is": True}}})
        facts = {"facts.test.scoped": scoped, "facts.test.recruits": recruits}
        assert evaluate({"rule": "base"}, facts, regime).truth is truth

    def test_an_exception_can_have_an_exception(self, evaluate: Evaluate, a_regime: ARegime) -> None:
        regime = a_regime(
            rules={
                "base": {"when": RECRUITS, "unless": ["narrow"]},
                "narrow": {"when": NARROW, "unless": ["profiling"]},
                "profiling": {"when": PROFILES},
            }
        )
        given = {"use.areas": ["employment.recruitment"], "models": [{"id": "m", "task_scope": "narrow"}]}
        assert evaluate({"rule": "base"}, {**given, "use.profiles_persons": False}, regime).truth is F
        assert evaluate({"rule": "base"}, {**given, "use.profiles_persons": True}, regime).truth is T

    def test_the_facts_of_an_exception_are_reasons_too(self, evaluate: Evaluate, a_regime: ARegime) -> None:
        regime = a_regime(rules={"base": {"when": RECRUITS, "unless": ["except"]}, "except": {"when": PROFILES}})
        given = {"use.areas": ["employment.recruitment"], "use.profiles_persons": False}
        outcome = evaluate({"rule": "base"}, given, regime)
        assert [used.path for used in outcome.because] == ["use.areas", "use.profiles_persons"]

    def test_another_packs_axis_is_unknown_where_the_pack_is_not_loaded(self, evaluate: Evaluate) -> None:
        outcome = evaluate({"axis": "gdpr/dpia", "is": "needed"})
        assert outcome.missing == (Missing("gdpr/dpia", Lack.PACK),)

    def test_a_name_is_worked_out_once(self, an_evaluator: AnEvaluator, a_regime: ARegime) -> None:
        evaluator = an_evaluator({}, a_regime(terms={"profiling": PROFILES}, rules={"base": {"when": RECRUITS}}))
        assert evaluator.term("profiling") is evaluator.term("profiling")
        assert evaluator.rule("base") is evaluator.rule("base")


@pytest.mark.parametrize(
    ("condition", "test"),
    [
        (PROFILES, "is true"),
        ({"fact": "system.stage", "in": ["in_use", "retired"]}, "is one of in_use, retired"),
        (RECRUITS, "includes employment.recruitment"),
        ({"fact": "use.areas", "includes_any": ["energy.forecasting", "x"]}, "includes any of energy.forecasting, x"),
        (TEN_OR_MORE, "at least 10"),
        ({"fact": "organisation.employees", "at_most": 0.5}, "at most 0.5"),
        ({"fact": "organisation.employees", "more_than": 1e25}, "more than 1e+25"),
        ({"fact": "facts.test.day", "from": "2027-12-02"}, "on or after 2027-12-02"),
    ],
)
def test_a_reason_says_what_the_value_was_compared_with(evaluate: Evaluate, condition: Data, test: str) -> None:
    given = {
        "use.profiles_persons": False,
        "use.areas": ["energy.forecasting"],
        "system.stage": "in_use",
        "organisation.employees": 3,
        "facts.test.day": "2026-01-01",
    }
    assert [used.test for used in evaluate(condition, given).because] == [test]
