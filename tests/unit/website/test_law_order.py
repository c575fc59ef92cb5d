from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cardgen.website.law_order import provision, requirements_in_order

if TYPE_CHECKING:
    from tests.conftest import ARegime


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("Art. 9(2)(a)", "Art. 9"),
        ("Annex III 4(a)", "Annex III"),
        ("A.5.2", "A.5.2"),
        ("C(2025) 5052 para 20", "C(2025) 5052"),
    ],
)
def test_provision_is_what_a_reference_lies_in(reference: str, expected: str) -> None:
    assert provision([reference]) == expected


def test_requirement_without_reference_has_no_provision() -> None:
    assert provision([]) == "Without reference"


def test_requirements_stand_as_in_the_text(a_regime: ARegime) -> None:
    references = ["Annex IX 1", "Art. 15(4)", "Art. 4", "Annex V 2", "Art. 15(10)"]
    duties = {f"T-{index}": {"references": [one], "roles": []} for index, one in enumerate(references)}
    ordered = [one.references[0] for one in requirements_in_order(a_regime(requirements=duties))]
    assert ordered == ["Art. 4", "Art. 15(4)", "Art. 15(10)", "Annex V 2", "Annex IX 1"]
