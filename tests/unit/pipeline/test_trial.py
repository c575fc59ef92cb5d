"""Trying a pack: its structure, its references, its test table."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardgen.pipeline.trial import Trial, try_pack

if TYPE_CHECKING:
    from tests.conftest import APack

EXAMPLES, RULES = "examples/tier.yaml", "rules/tier.yaml"


def test_a_sound_pack_is_sound(a_pack: APack) -> None:
    trial = try_pack(a_pack())
    assert (trial.sound, trial.pack, trial.examples, trial.lines) == (True, "demo", 3, ())
    assert trial.summary == "demo: 3 examples, 0 problems, 0 failures, 0 not tried: sound"


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        (EXAMPLES, "axes: {tier: high}", "axes: {tier: low}", [f"{EXAMPLES}:4", "axis tier: expected low, got high"]),
        (EXAMPLES, "recruits: true", "recruits: unknown", ["rule recruits: expected unknown, got true"]),
        (EXAMPLES, "D-1: not_satisfied", "D-1: satisfied", ["requirement D-1: expected satisfied, got not_satisfied"]),
        (EXAMPLES, "missing: [use.areas]", "missing: []", ["axis tier", "not expected use.areas"]),
        (EXAMPLES, "D-2: not_satisfied", "D-9: not_satisfied", ["there is no requirement 'D-9'"]),
        (EXAMPLES, "base: provider", "base: maker", [f"{EXAMPLES}:4", "there is no base 'maker'"]),
        (EXAMPLES, "use.areas: [employment", "use.area: [employment", ["use.area", "this key does not exist"]),
        (EXAMPLES, "narrow: false", "", ["rule narrow: no example in which it is false"]),
        (EXAMPLES, "value: undetermined, ", "", ["axis tier: no example in which it is undetermined"]),
        (EXAMPLES, "D-2: not_applicable", "", ["requirement D-2: no example in which it does not apply"]),
        (RULES, "unless: [narrow]", "references: [Art. 9]", [f"{RULES}:9", "'Art. 9' does not exist"]),
        (RULES, "use.areas", "use.area", [f"{RULES}:8", "there is no field 'use.area'"]),
        (EXAMPLES, "bases:", "base:", ["base: this key does not exist"]),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else "",
)
def test_a_fault_makes_the_pack_unsound_and_is_named(
    a_pack: APack, file: str, old: str, new: str, words: list[str]
) -> None:
    trial = try_pack(a_pack((file, old, new)))
    assert not trial.sound
    named = next((line for line in trial.lines if words[0] in line), "")
    assert [word for word in words if word not in named] == [], trial.lines


def test_a_pack_without_examples_is_untried(a_pack: APack) -> None:
    folder = a_pack()
    (folder / "examples" / "tier.yaml").unlink()
    trial = try_pack(folder)
    assert (trial.examples, trial.sound) == (0, False)
    assert len(trial.untried) == 13


def test_examples_ask_about_the_newest_text_unless_they_say_otherwise(a_pack: APack) -> None:
    start = "{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}"
    later = "{known_from: 2026-07-24, from: 2027-12-02, reference: Art. 2}"
    version = '{id: "1", known_from: 2024-07-12, structure: code}'
    expect = "D-1: {verdict: not_satisfied, from: 2027-12-02}"
    changes = (
        ("pack.yaml", start, f"{start}, {later}"),
        ("pack.yaml", version, f'{version}, {{id: "2", known_from: 2026-07-24, structure: code}}'),
        (EXAMPLES, "D-1: not_satisfied", expect),
        (EXAMPLES, "  - name: A recruiter", "  - as_of: 2025-01-01\n    name: A recruiter"),
    )
    assert try_pack(a_pack(*changes)).lines == ()


@pytest.mark.parametrize(("law_at", "day"), [("2026-07-23", "2026-08-02"), ("2026-07-24", "2027-12-02")])
def test_an_example_can_ask_about_an_older_text(a_pack: APack, law_at: str, day: str) -> None:
    start = "{known_from: 2024-07-12, from: 2026-08-02, reference: Art. 1}"
    later = "{known_from: 2026-07-24, from: 2027-12-02, reference: Art. 2}"
    changes = (
        ("pack.yaml", start, f"{start}, {later}"),
        (EXAMPLES, "D-1: not_satisfied", f"D-1: {{verdict: not_satisfied, from: {day}}}"),
        (EXAMPLES, "  - name: A recruiter", f"  - law_at: {law_at}\n    name: A recruiter"),
    )
    assert try_pack(a_pack(*changes)).lines == ()


def test_one_fault_of_each_kind_makes_a_trial_unsound() -> None:
    assert Trial("demo").sound
    assert not Trial("demo", failures=("axis tier: …",)).sound
    assert not Trial("demo", untried=("rule r: …",)).sound
