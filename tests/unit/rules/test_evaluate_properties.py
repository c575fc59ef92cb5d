"""What holds for every condition over every set of facts: silence is never read as a value, and reasons are reasons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.domain.facts import Facts, is_unanswered
from cardgen.domain.truth import Outcome, Truth

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject, SearchStrategy

    from tests.conftest import AnEvaluator, ARegime, Evaluate

Data = dict[str, Any]

AREAS = ["employment.recruitment", "employment.work_terms", "energy.forecasting"]
PLACES = ["DE", "FR", "EU", "CN"]
STAGES = ["planning", "in_use", "retired"]
MODALITIES = ["text", "image"]
DAYS = ["2025-02-02", "2026-08-02", "2027-12-02"]
SILENCE: SearchStrategy[Any] = st.sampled_from(["absent", None, "unknown", {"not_evaluated": "in May"}])
NO_LIST: SearchStrategy[Any] = st.sampled_from(["absent", None, "unknown"])
NUMBERS = st.integers(0, 4)


def codes(values: list[str]) -> SearchStrategy[Any]:
    """Return complete lists of codes."""
    return st.lists(st.sampled_from(values), unique=True)


@st.composite
def half_known(draw: Any, values: list[str]) -> Data:
    """Return a list of which some codes are undecided."""
    undecided = draw(st.lists(st.sampled_from(values), unique=True, min_size=1))
    has = [one for one in draw(codes(values)) if one not in undecided]
    return {"has": has, "undecided": undecided} if has or draw(st.booleans()) else {"undecided": undecided}


def items(keys: dict[str, SearchStrategy[Any]], *, named: bool = False) -> SearchStrategy[Any]:
    """Return lists of objects, some of whose keys may be unanswered."""
    item = st.fixed_dictionaries({}, optional={key: st.one_of(one, SILENCE) for key, one in keys.items()})
    listed = st.lists(item.map(without_absent), max_size=3)
    return listed.map(lambda found: [{"id": f"i{index}", **one} for index, one in enumerate(found)] if named else found)


def without_absent(found: Data) -> Data:
    return {key: value for key, value in found.items() if value != "absent"}


# What each field can be answered with, completely; keys of items by their general path.
MODEL: dict[str, SearchStrategy[Any]] = {
    "task_scope": st.sampled_from(["narrow", "many"]),
    "generates": codes(MODALITIES),
    "offered_since": st.sampled_from(DAYS),
    "modification_compute_flop": NUMBERS,
    "base_training_compute_flop": NUMBERS,
}
MARKET: dict[str, SearchStrategy[Any]] = {"place": st.sampled_from(PLACES), "audience": codes(["public", "internal"])}
FIELDS: dict[str, SearchStrategy[Any]] = {
    "use.profiles_persons": st.booleans(),
    "interaction.with_persons": st.booleans(),
    "system.stage": st.sampled_from(STAGES),
    "use.areas": codes(AREAS),
    "organisation.established_in": codes(PLACES),
    "organisation.employees": NUMBERS,
    "data.subjects.count": NUMBERS,
    "models": items(MODEL, named=True),
    "deployment.markets": items(MARKET),
    "facts.test.harmless": st.booleans().map(lambda answer: {"answer": answer, "rationale": "memo"}),
}
HALF_KNOWN = {"use.areas": AREAS, "organisation.established_in": PLACES}
ANSWERS = {
    **FIELDS,
    **{f"models[].{key}": one for key, one in MODEL.items()},
    **{f"deployment.markets[].{key}": one for key, one in MARKET.items()},
}


def silence(path: str) -> SearchStrategy[Any]:
    """Return the ways in which a field can be left open."""
    return NO_LIST if path in {"models", "deployment.markets"} else SILENCE


FACTS: SearchStrategy[Data] = st.fixed_dictionaries(
    {
        path: st.one_of(one, silence(path), *([half_known(HALF_KNOWN[path])] if path in HALF_KNOWN else []))
        for path, one in FIELDS.items()
    }
).map(without_absent)


def compared(fact: str, operators: list[str], values: SearchStrategy[Any]) -> SearchStrategy[Data]:
    """Return conditions that compare a fact with one value."""
    return st.tuples(st.sampled_from(operators), values).map(lambda pair: {"fact": fact, pair[0]: pair[1]})


def listed(fact: str, operator: str, values: list[str]) -> SearchStrategy[Data]:
    """Return conditions that compare a fact with several values."""
    return st.lists(st.sampled_from(values), min_size=1, unique=True).map(lambda some: {"fact": fact, operator: some})


def share(fact: str, of: str) -> SearchStrategy[Data]:
    """Return conditions that compare a number with a share of another one."""
    shares = st.sampled_from([0.5, 1.0]).map(lambda part: {"share": part, "of": of})
    return compared(fact, ["at_least", "at_most", "more_than"], shares)


def combined(leaves: SearchStrategy[Data]) -> SearchStrategy[Data]:
    """Return leaves joined with all, any and not."""

    def joined(parts: SearchStrategy[Data]) -> SearchStrategy[Data]:
        several = st.lists(parts, min_size=1, max_size=3)
        return st.one_of(
            several.map(lambda some: {"all": some}),
            several.map(lambda some: {"any": some}),
            parts.map(lambda one: {"not": one}),
        )

    return st.recursive(leaves, joined, max_leaves=6)


NUMERIC = ["at_least", "at_most", "more_than"]
DATED = ["before", "from"]


def of_model(prefix: str) -> SearchStrategy[Data]:
    """Return conditions over the keys of a model: of some model, or inside `some` of the item."""
    return st.one_of(
        compared(f"{prefix}task_scope", ["is"], st.sampled_from(["narrow", "many"])),
        compared(f"{prefix}generates", ["includes"], st.sampled_from([*MODALITIES, "*"])),
        compared(f"{prefix}offered_since", DATED, st.sampled_from(DAYS)),
        share(f"{prefix}modification_compute_flop", f"{prefix}base_training_compute_flop"),
    )


def of_market(prefix: str) -> SearchStrategy[Data]:
    """Return conditions over the keys of a market."""
    return st.one_of(
        compared(f"{prefix}place", ["is"], st.sampled_from(PLACES)),
        listed(f"{prefix}place", "in", PLACES),
        compared(f"{prefix}audience", ["includes"], st.sampled_from(["public", "internal"])),
    )


PROFILES = compared("use.profiles_persons", ["is"], st.booleans())
AT_HOME = st.sampled_from(
    [
        {"fact": "organisation.established_in", "includes": ".place"},
        {"fact": "organisation.established_in", "includes_any": ["CN", ".place"]},
    ]
)
LEAVES: SearchStrategy[Data] = st.one_of(
    PROFILES,
    compared("interaction.with_persons", ["is"], st.booleans()),
    compared("system.stage", ["is"], st.sampled_from(STAGES)),
    listed("system.stage", "in", STAGES),
    compared("use.areas", ["includes"], st.sampled_from([*AREAS, "employment.*", "*"])),
    listed("use.areas", "includes_any", [*AREAS, "employment.*"]),
    compared("organisation.established_in", ["includes"], st.sampled_from(PLACES)),
    compared("organisation.employees", NUMERIC, NUMBERS),
    share("organisation.employees", "data.subjects.count"),
    compared("facts.test.harmless", ["is"], st.booleans()),
    of_model("models[]."),
    of_market("deployment.markets[]."),
    combined(st.one_of(of_model("."), PROFILES)).map(lambda where: {"some": "models", "where": where}),
    combined(st.one_of(of_market("."), PROFILES, AT_HOME)).map(
        lambda where: {"some": "deployment.markets", "where": where}
    ),
    st.sampled_from([{"term": "named"}, {"rule": "base"}]),
)
CONDITIONS = combined(LEAVES)
NAMES = {
    "terms": {
        "named": {"all": [{"fact": "use.areas", "includes": "energy.*"}, {"fact": "system.stage", "is": "in_use"}]}
    },
    "rules": {
        "base": {"when": {"fact": "organisation.established_in", "includes": "EU"}, "unless": ["except"]},
        "except": {"when": {"fact": "organisation.employees", "at_most": 2}, "unless": ["again"]},
        "again": {"when": {"fact": "interaction.with_persons", "is": True}},
    },
}


@pytest.fixture(scope="module")
def outcome_of(evaluate: Evaluate, a_regime: ARegime) -> Any:
    """Return the outcome of a condition over given facts."""
    regime = a_regime(**NAMES)

    def run(condition: Data, facts: Data) -> Outcome:
        return evaluate(condition, facts, regime)

    return run


@pytest.fixture(scope="module")
def facts_of(an_evaluator: AnEvaluator) -> Any:
    """Return given facts as a manifest has them."""

    def build(facts: Data) -> Facts:
        return an_evaluator(facts).facts

    return build


@st.composite
def less_said(draw: Any, facts: Data) -> Data:
    """Return the same facts with some of them, or of the keys of their items, unanswered or only half known."""
    said: Data = {}
    for path, value in facts.items():
        if draw(st.booleans()):
            said[path] = value
        elif isinstance(value, list) and value and isinstance(value[0], dict) and draw(st.booleans()):
            said[path] = [draw(less_of_item(item)) for item in value]
        elif path in HALF_KNOWN and isinstance(value, list) and draw(st.booleans()):
            sure = [one for one in value if draw(st.booleans())]
            open_ones = [one for one in HALF_KNOWN[path] if one not in sure and (one in value or draw(st.booleans()))]
            said[path] = {"has": sure, "undecided": open_ones} if open_ones else value
        else:
            said[path] = draw(silence(path))
    return without_absent(said)


@st.composite
def less_of_item(draw: Any, item: Data) -> Data:
    """Return an item with some keys unanswered."""
    return without_absent(
        {key: value if key == "id" or draw(st.booleans()) else draw(SILENCE) for key, value in item.items()}
    )


@settings(max_examples=200)
@given(CONDITIONS, FACTS, st.data())
def test_saying_less_never_turns_one_answer_into_the_other(
    outcome_of: Any, condition: Data, facts: Data, data: DataObject
) -> None:
    before, after = outcome_of(condition, facts), outcome_of(condition, data.draw(less_said(facts)))
    assert after.truth in {before.truth, Truth.UNKNOWN}


@settings(max_examples=100)
@given(CONDITIONS)
def test_saying_nothing_decides_nothing(outcome_of: Any, condition: Data) -> None:
    assert outcome_of(condition, {}).truth is Truth.UNKNOWN
    assert outcome_of({"not": condition}, {}).truth is Truth.UNKNOWN


@settings(max_examples=200)
@given(CONDITIONS, FACTS)
def test_what_is_missing_is_named_where_it_decides_and_only_there(
    outcome_of: Any, facts_of: Any, condition: Data, facts: Data
) -> None:
    outcome = outcome_of(condition, facts)
    assert bool(outcome.missing) is (outcome.truth is Truth.UNKNOWN)
    stand = facts_of(facts)
    assert [one for one in outcome.missing if not is_open(stand.value(one.path))] == []


def is_open(value: object) -> bool:
    return is_unanswered(value) or (isinstance(value, dict) and "undecided" in value)


@settings(max_examples=200)
@given(CONDITIONS, FACTS, st.data())
def test_answering_what_is_missing_decides(outcome_of: Any, condition: Data, facts: Data, data: DataObject) -> None:
    assert decided(outcome_of, condition, facts, data) is not Truth.UNKNOWN


def decided(outcome_of: Any, condition: Data, facts: Data, data: DataObject) -> Truth:
    """Return the truth once everything that is missing, round after round, is answered in some way."""
    for _ in range(12):
        outcome = outcome_of(condition, facts)
        for one in outcome.missing:
            facts = answered(facts, one.path, data)
        if not outcome.missing:
            break
    truth: Truth = outcome.truth
    return truth


@settings(max_examples=200)
@given(CONDITIONS, FACTS, st.data())
def test_answering_anything_else_decides_nothing(
    outcome_of: Any, condition: Data, facts: Data, data: DataObject
) -> None:
    outcome = outcome_of(condition, facts)
    if outcome.truth is not Truth.UNKNOWN:
        return
    asked = {one.path for one in outcome.missing}
    for path in open_paths(facts):
        if path not in asked:
            facts = answered(facts, path, data)
    assert outcome_of(condition, facts).truth is Truth.UNKNOWN


def open_paths(facts: Data) -> list[str]:
    """Return the concrete paths of what is unanswered or half known."""
    found = [path for path in FIELDS if is_open(facts.get(path))]
    for path, keys in (("models", MODEL), ("deployment.markets", MARKET)):
        for index, item in enumerate(facts[path] if isinstance(facts.get(path), list) else []):
            found += [f"{path}[{index}].{key}" for key in keys if is_open(item.get(key))]
    return found


def answered(facts: Data, path: str, data: DataObject) -> Data:
    """Return the facts with a complete answer at a concrete path; a half-known one keeps what it has."""
    answers = ANSWERS[re.sub(r"\[\d+\]", "[]", path)]
    half = facts.get(path)
    if isinstance(half, dict) and "undecided" in half:
        answers = codes(half["undecided"]).map(lambda more: [*half.get("has", []), *more])
    answer = data.draw(answers, label=path)
    match = re.fullmatch(r"(.+)\[(\d+)\]\.(.+)", path)
    if match is None:
        return {**facts, path: answer}
    whole, index, key = match.groups()
    items_ = [{**item, key: answer} if at == int(index) else item for at, item in enumerate(facts[whole])]
    return {**facts, whole: items_}


@settings(max_examples=300)
@given(CONDITIONS, FACTS, st.data())
def test_the_reasons_force_the_outcome_whatever_else_is_answered(
    outcome_of: Any, condition: Data, facts: Data, data: DataObject
) -> None:
    outcome = outcome_of(condition, facts)
    if outcome.truth is Truth.UNKNOWN:
        return
    whole = {used.path.partition("[")[0] for used in outcome.because}
    assert whole
    reasons = {path: value for path, value in facts.items() if path in whole}
    assert decided(outcome_of, condition, reasons, data) is outcome.truth


@settings(max_examples=100)
@given(CONDITIONS, FACTS)
def test_the_reasons_of_the_opposite_are_the_same(outcome_of: Any, condition: Data, facts: Data) -> None:
    outcome, opposite = outcome_of(condition, facts), outcome_of({"not": condition}, facts)
    assert (opposite.because, opposite.missing) == (outcome.because, outcome.missing)
    assert opposite.truth is outcome.negated().truth
