"""The metadata of a card in the form of the Hugging Face Hub."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given as drawn
from hypothesis import strategies as st

from cardgen.rendering.front_matter import front_matter, hub_names, quoted
from cardgen.rendering.pieces import one_line

if TYPE_CHECKING:
    from tests.conftest import ARegime
    from tests.unit.rendering.conftest import Judge, Write


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"system.licence": "Apache-2.0"}, {"license": "apache-2.0"}),
        ({"system.licence": "GPL-3.0-or-later"}, {"license": "gpl-3.0"}),
        ({"models": [{"id": "m", "licence": "MIT"}]}, {"license": "mit"}),
        (
            {"system.licence": "LicenseRef-own (https://a.example/terms)"},
            {"license": "other", "license_name": "LicenseRef-own", "license_link": "https://a.example/terms"},
        ),
        ({"system.licence": {"not_applicable": "internal"}}, {}),
        ({"system.languages": ["de", "pt-BR", "no", "Mandarin Chinese"]}, {"language": ["de", "pt", "no"]}),
        ({"system.software": [{"name": "PyTorch"}, {"name": "Transformers"}]}, {"library_name": "transformers"}),
        ({"system.software": [{"name": "scikit-learn"}]}, {"library_name": "sklearn"}),
        ({"system.software": [{"name": "PostgreSQL"}]}, {}),
        ({"models": [{"id": "m", "task": "Text generation"}]}, {"pipeline_tag": "text-generation"}),
        ({"models": [{"id": "m", "task": "Ranks things"}]}, {}),
        (
            {"models": [{"id": "m", "base_model": "org/base-1.0", "base_model_relation": "finetune"}]},
            {"base_model": ["org/base-1.0"], "base_model_relation": "finetune"},
        ),
        ({"models": [{"id": "m", "base_model": "Some base 70B", "base_model_relation": "finetune"}]}, {}),
        ({"models": [{"id": "m", "base_model": "b", "base_model_relation": "unchanged"}]}, {"base_model": ["b"]}),
        (
            {"data.datasets": [{"id": "d", "name": "squad"}, {"id": "e", "name": "Own data, version 3"}]},
            {"datasets": ["squad"]},
        ),
        ({"use.areas": ["media.news"]}, {"tags": ["system-card", "media.news"]}),
    ],
)
def test_keys_are_written_where_the_hub_knows_the_answer(
    given: dict[str, Any], expected: dict[str, Any], written: Write
) -> None:
    found = yaml.safe_load("\n".join(front_matter(written(given).facts, [])))
    assert found == {"tags": ["system-card"], **expected}


def test_what_regimes_decide_are_tags(written: Write, judge: Judge, a_regime: ARegime) -> None:
    rules = {"r": {"axis": "tier", "value": "high_risk", "when": {"fact": "use.profiles_persons", "is": True}}}
    regime = a_regime(axes={"tier": ("high_risk", "low")}, rules=rules)
    for answer, tag in ((True, "test-tier-high-risk"), (None, "test-tier-undetermined")):
        origin = written({"use.profiles_persons": answer})
        assert front_matter(origin.facts, [judge(origin, regime)])[-1] == f"- {tag}"


@pytest.mark.parametrize(
    "text", ["no", "Yes", "null", "1.10", "012", "1e5", "2026-11-21", "a: b", "- a", "", "~", "#a"]
)
def test_what_readers_of_yaml_could_take_for_something_else_is_quoted(text: str) -> None:
    assert quoted(text).startswith('"')


@drawn(st.text())
def test_every_text_comes_back_from_the_head_as_it_was(text: str) -> None:
    assert yaml.safe_load(f"key: {quoted(text)}")["key"] == one_line(text)


def test_the_names_of_the_hub_are_written_as_the_hub_writes_them() -> None:
    names = hub_names()
    known = [*names.licences, *names.pipeline_tags, *names.libraries]
    assert all(name == name.lower() for name in known)
    assert set(names.library_aliases.values()) <= set(names.libraries)
