"""What falls due: which days are told, of which kind, grouped how, and how sure they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from cardgen.domain.clock import Clock
from cardgen.domain.deadline import Deadline, DeadlineKind
from cardgen.domain.due import deadlines_of, in_order, overdue_reviews, reviews_of
from cardgen.domain.evidence import Evidence, EvidenceState
from cardgen.domain.manifest.root import Manifest
from cardgen.rules.assess import Subject, assess

if TYPE_CHECKING:
    from cardgen.domain.pack import Regime
    from cardgen.domain.place import Places
    from tests.conftest import AManifest, ARegime

Data = dict[str, Any]
Coming: TypeAlias = Callable[..., tuple[Deadline, ...]]
DAY = date(2026, 11, 21)
PURPOSE = {"present": "use.intended_purpose"}
PROFILES = {"fact": "use.profiles_persons", "is": True}
PLAN = {"id": "plan", "kind": "monitoring_plan", "title": "Plan", "valid_until": "2027-01-31"}
PLANNED = {"satisfied_when": [{"evidence": "monitoring_plan"}]}


@pytest.fixture(scope="module")
def coming(a_manifest: AManifest, places: Places) -> Coming:
    """Return what falls due for given facts under regimes."""

    def find(
        *regimes: Regime, given: Mapping[str, Any] | None = None, as_of: date = DAY, law_at: date = DAY
    ) -> tuple[Deadline, ...]:
        facts = a_manifest(given or {})
        manifest = Manifest.model_validate_json(json.dumps(facts.data))
        items = manifest.evidence if isinstance(manifest.evidence, tuple) else ()
        evidence = tuple(Evidence(one, EvidenceState.VALID) for one in items)
        waivers = manifest.waivers if isinstance(manifest.waivers, tuple) else ()
        assessments = assess(Subject(facts, evidence, waivers), regimes, places, Clock(as_of, law_at))
        return deadlines_of(manifest, evidence, assessments, as_of)

    return find


@pytest.fixture(scope="module")
def law(a_regime: ARegime) -> Callable[..., Regime]:
    """Return a regime with some dates, in which each requirement asks for a purpose unless it says otherwise."""

    def build(regime_id: str = "test", requirements: Mapping[str, Data] | None = None, **parts: Any) -> Regime:
        dates = {
            "past": {"2024-07-12": "2025-02-02"},
            "tomorrow": {"2024-07-12": "2026-11-22"},
            "today": {"2024-07-12": "2026-11-21"},
            "late": {"2024-07-12": "2028-08-02"},
            "moved": {"2024-07-12": "2026-12-02", "2026-11-01": "2027-12-02"},
            "end": {"2024-07-12": "2030-08-02"},
        }
        asked = {name: {"satisfied_when": [PURPOSE], **one} for name, one in (requirements or {}).items()}
        return a_regime(regime_id, dates=dates, requirements=asked, **parts)

    return build


def ids(one: Deadline) -> list[str]:
    return [duty.finding.requirement.id for duty in one.duties]


class TestStarts:
    """Duties that start to bind."""

    def test_only_what_is_not_yet_in_force_is_a_deadline(self, coming: Coming, law: Any) -> None:
        starts = {"T-1": "past", "T-2": "today", "T-3": "tomorrow", "T-4": None}
        regime = law(requirements={name: {"applies_from": day} for name, day in starts.items()})
        (one,) = coming(regime)
        assert (one.kind, one.when, ids(one)) == (DeadlineKind.DUTY_STARTS, date(2026, 11, 22), ["T-3"])
        assert (one.open, one.total, one.certain, one.severity) == (1, 1, True, "medium")

    def test_what_does_not_apply_is_none(self, coming: Coming, law: Any) -> None:
        regime = law(requirements={"T-1": {"applies_from": "late", "applies_when": PROFILES}})
        assert coming(regime, given={"use.profiles_persons": False}) == ()

    def test_what_is_not_known_to_apply_is_one_and_not_certain(self, coming: Coming, law: Any) -> None:
        regime = law(requirements={"T-1": {"applies_from": "late", "applies_when": PROFILES}})
        (one,) = coming(regime)
        assert (one.certain, one.open) == (False, 1)
        (sure,) = coming(regime, given={"use.profiles_persons": True})
        assert (sure.certain, sure.open) == (True, 1)

    def test_what_is_documented_starts_too_with_nothing_open(self, coming: Coming, law: Any) -> None:
        regime = law(requirements={"T-1": {"applies_from": "late"}, "T-2": {"applies_from": "late", **PLANNED}})
        (one,) = coming(regime, given={"use.intended_purpose": "ranks"})
        assert (one.open, one.total) == (1, 2)
        assert ids(one) == ["T-2", "T-1"], "what is open comes first"

    def test_one_for_each_day_and_regime(self, coming: Coming, law: Any) -> None:
        duties = {f"T-{index}": {"applies_from": "late"} for index in range(9)} | {"T-9": {"applies_from": "moved"}}
        found = coming(law("one", duties), law("two", {"U-1": {"applies_from": "late", "severity": "high"}}))
        assert [(one.when.year, one.regime and one.regime.id, one.total, one.severity) for one in found] == [
            (2027, "one", 1, "medium"),
            (2028, "one", 9, "medium"),
            (2028, "two", 1, "high"),
        ]

    def test_the_law_known_on_a_day_sets_the_date(self, coming: Coming, law: Any) -> None:
        regime = law(requirements={"T-1": {"applies_from": "moved"}})
        assert [one.when for one in coming(regime)] == [date(2027, 12, 2)]
        assert [one.when for one in coming(regime, law_at=date(2026, 10, 1))] == [date(2026, 12, 2)]

    def test_of_two_possible_days_the_first_counts(self, coming: Coming, law: Any) -> None:
        grounds = [{"when": PROFILES, "date": "moved"}, {"date": "late"}]
        regime = law(requirements={"T-1": {"applies_from": "by-use"}}, schedules={"by-use": grounds})
        (one,) = coming(regime)
        assert (one.when, one.certain) == (date(2027, 12, 2), False)
        assert one.duties[0].day.timing.later == (date(2028, 8, 2),)
        (sure,) = coming(regime, given={"use.profiles_persons": False})
        assert (sure.when, sure.certain) == (date(2028, 8, 2), True)


class TestTransitions:
    """Who need not follow yet."""

    @pytest.fixture
    def regime(self, law: Any) -> Regime:
        old: Data = {"when": PROFILES}
        return law(  # type: ignore[no-any-return]
            requirements={"T-1": {"applies_from": "ending"}, "T-2": {"applies_from": "freed"}},
            transitions={"old-until": {**old, "until": {"date": "end"}}, "old": old},
            schedules={
                "ending": [{"date": "past", "unless": "old-until"}],
                "freed": [{"date": "late", "unless": "old"}],
            },
        )

    def kinds(self, found: tuple[Deadline, ...]) -> list[tuple[str, int, bool, list[str]]]:
        return [(one.kind.value, one.when.year, one.certain, ids(one)) for one in found]

    def test_its_end_is_a_deadline_and_what_it_may_free_from_is_not_certain(
        self, coming: Coming, regime: Regime
    ) -> None:
        assert self.kinds(coming(regime, given={"use.profiles_persons": True})) == [
            ("duty_starts", 2028, False, ["T-2"]),
            ("transition_ends", 2030, True, ["T-1"]),
        ]

    def test_without_it_the_duty_starts_as_usual(self, coming: Coming, regime: Regime) -> None:
        assert self.kinds(coming(regime, given={"use.profiles_persons": False})) == [
            ("duty_starts", 2028, True, ["T-2"])
        ]

    def test_where_nobody_knows_the_first_day_counts_and_is_not_certain(self, coming: Coming, regime: Regime) -> None:
        (one,) = coming(regime)
        assert self.kinds((one,)) == [("duty_starts", 2028, False, ["T-2"])]
        assert one.duties[0].day.unless is not None

    def test_one_who_is_freed_for_good_has_none(self, coming: Coming, regime: Regime) -> None:
        found = coming(regime, given={"use.profiles_persons": True}, as_of=date(2028, 8, 2), law_at=date(2028, 8, 2))
        assert self.kinds(found) == [("transition_ends", 2030, True, ["T-1"])]


class TestProhibitions:
    """Systems that will be forbidden."""

    @pytest.fixture
    def regime(self, law: Any) -> Regime:
        ban: Data = {"axis": "tier", "value": "prohibited", "when": PROFILES}
        rules = {"ban": {**ban, "applies_from": "late"}, "old-ban": {**ban, "applies_from": "past"}}
        milder = {"axis": "tier", "value": "other", "when": {"not": PROFILES}, "applies_from": "late"}
        axes = {"tier": ["prohibited", "other"]}
        return law(axes=axes, rules={**rules, "rest": milder})  # type: ignore[no-any-return]

    @pytest.mark.parametrize(("given", "certain"), [({"use.profiles_persons": True}, [True]), ({}, [False])])
    def test_the_day_is_told_also_where_it_is_not_known(
        self, coming: Coming, regime: Regime, given: Data, certain: list[bool]
    ) -> None:
        (one,) = coming(regime, given=given)
        assert (one.kind, one.when, one.severity) == (DeadlineKind.PROHIBITION_STARTS, date(2028, 8, 2), "critical")
        assert [rule.result.rule.id for rule in one.rules] == ["ban"]
        assert ([one.certain], one.open) == (certain, 1)

    def test_what_is_not_so_is_not_told(self, coming: Coming, regime: Regime) -> None:
        assert coming(regime, given={"use.profiles_persons": False}) == ()


class TestDocuments:
    """Evidence that ends."""

    def test_its_last_day_is_told_with_what_rests_on_it(self, coming: Coming, law: Any) -> None:
        regime = law(requirements={"T-1": PLANNED, "T-2": {}})
        (one,) = coming(regime, given={"evidence": [PLAN], "use.intended_purpose": "ranks"})
        assert (one.kind, one.when, one.regime, ids(one)) == (
            DeadlineKind.EVIDENCE_ENDS,
            date(2027, 1, 31),
            None,
            ["T-1"],
        )
        assert (one.open, one.total, one.certain) == (1, 1, True)

    @pytest.mark.parametrize(("until", "number"), [("2026-11-20", 0), ("2026-11-21", 1), ("9999-12-31", 1)])
    def test_the_last_day_itself_still_counts(self, coming: Coming, law: Any, until: str, number: int) -> None:
        assert len(coming(law(), given={"evidence": [{**PLAN, "valid_until": until}]})) == number

    def test_those_of_one_day_are_one_deadline(self, coming: Coming, law: Any) -> None:
        evidence = [PLAN, {**PLAN, "id": "two", "owner": "Ops"}, {**PLAN, "id": "late", "valid_until": "2028-01-01"}]
        found = coming(law(), given={"evidence": evidence, "governance.accountable": "A. Weiss"})
        assert [[one.item.id for one in deadline.documents] for deadline in found] == [["plan", "two"], ["late"]]
        assert [one.owner for one in found] == ["A. Weiss, Ops", "A. Weiss"]

    def test_one_without_an_end_ends_never(self, coming: Coming, law: Any) -> None:
        assert coming(law(), given={"evidence": [{key: PLAN[key] for key in ("id", "kind", "title")}]}) == ()


class TestWaivers:
    """Waivers that end."""

    def waiver(self, requirement: str = "T-1", expires: str = "2027-06-30") -> Data:
        return {"requirement": requirement, "reason": "in work", "approver": "The chief", "expires": expires}

    def test_the_gap_counts_again(self, coming: Coming, law: Any) -> None:
        (one,) = coming(law(requirements={"T-1": {"severity": "high"}}), given={"waivers": [self.waiver()]})
        assert (one.kind, one.when, ids(one)) == (DeadlineKind.WAIVER_ENDS, date(2027, 6, 30), ["T-1"])
        assert (one.open, one.owner, one.severity) == (1, "The chief", "high")

    def test_nothing_is_open_where_it_is_documented_meanwhile(self, coming: Coming, law: Any) -> None:
        given = {"waivers": [self.waiver()], "use.intended_purpose": "ranks"}
        (one,) = coming(law(requirements={"T-1": {}}), given=given)
        assert (one.open, one.total) == (0, 1)

    def test_one_that_matches_nothing_leaves_nothing_open(self, coming: Coming, law: Any) -> None:
        (one,) = coming(law(requirements={"T-1": {}}), given={"waivers": [self.waiver("X-1")]})
        assert (one.regime, one.duties, one.open, one.total) == (None, (), 0, 1)

    def test_a_later_one_of_the_same_requirement_takes_over(self, coming: Coming, law: Any) -> None:
        waivers = [self.waiver(), self.waiver(expires="2027-09-30"), self.waiver(expires="2026-11-20")]
        found = coming(law(requirements={"T-1": {}}), given={"waivers": waivers})
        assert [one.when for one in found] == [date(2027, 9, 30)]

    def test_those_of_one_day_and_regime_are_one(self, coming: Coming, law: Any) -> None:
        waivers = [self.waiver(), self.waiver("T-2"), self.waiver("U-1")]
        found = coming(law("one", {"T-1": {}, "T-2": {}}), law("two", {"U-1": {}}), given={"waivers": waivers})
        assert [(ids(one), one.open) for one in found] == [(["T-1", "T-2"], 2), (["U-1"], 1)]


@pytest.mark.parametrize(
    ("given", "owner"),
    [
        ({"governance.accountable": "A. Weiss", "organisation.name": "Rangfolge"}, "A. Weiss"),
        ({"governance.accountable": "unknown", "organisation.name": "Rangfolge"}, "Rangfolge"),
        ({"governance.accountable": {"not_evaluated": "later"}}, ""),
        ({}, ""),
    ],
)
def test_the_owner_is_who_is_accountable_or_the_organisation(coming: Coming, law: Any, given: Data, owner: str) -> None:
    (one,) = coming(law(requirements={"T-1": {"applies_from": "late"}}), given=given)
    assert one.owner == owner


def test_a_review_falls_due_until_its_day_and_is_overdue_then(law: Any) -> None:
    regime = law()
    day = regime.header.review.next
    (one,) = reviews_of([regime], day)
    assert (one.kind, one.when, one.system, one.regime) == (DeadlineKind.PACK_REVIEW, day, None, regime)
    assert overdue_reviews([regime], day) == ()
    after = day.replace(day=day.day + 1)
    assert (reviews_of([regime], after), overdue_reviews([regime], after)) == ((), (regime,))


def test_the_soonest_comes_first_and_the_order_is_that_of_the_systems(coming: Coming, law: Any) -> None:
    regime = law(requirements={"T-1": {"applies_from": "late"}, "T-2": {"applies_from": "moved"}})
    beta, alpha = (coming(regime, given={"system.name": name, "system.id": name.lower()}) for name in ("Beta", "Alpha"))
    found = in_order([*beta, *alpha])
    assert [(one.when.year, one.system and one.system.name) for one in found] == [
        *((2027, "Alpha"), (2027, "Beta"), (2028, "Alpha"), (2028, "Beta"))
    ]
