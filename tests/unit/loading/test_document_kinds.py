"""The kinds of document of a pack: read, checked, and what is wrong said with file and line."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.pack import Regime
from cardgen.loading.document_kinds import Offered, load_kinds, read_kinds, wrong_kind_references
from cardgen.loading.regimes import load_regime

if TYPE_CHECKING:
    from tests.conftest import APack

FILE = "documents/review.yaml"
Load: TypeAlias = Callable[..., Offered]


@pytest.fixture
def load(a_pack: APack) -> Load:
    """Return what the demo pack offers after texts in its files are replaced."""

    def run(*changes: tuple[str, str, str]) -> Offered:
        folder = a_pack(*changes)
        return load_kinds({"demo": folder}, [regime_in(folder)])

    return run


def regime_in(folder: Path) -> Regime:
    regime = load_regime(folder, ["risk-management", "human-oversight"])
    assert isinstance(regime, Regime), regime
    return regime


def test_a_pack_offers_the_kinds_in_its_folder(load: Load) -> None:
    offered = load()
    assert offered.diagnostics == ()
    assert [(one.id, one.regime) for one in offered.kinds] == [("letter", "demo"), ("review", "demo")]
    assert [one.folder.as_posix() for one in offered.kinds] == ["packs/demo/documents"] * 2


def test_a_path_alone_is_a_field(load: Load) -> None:
    review = load().kinds[1].kind
    first = review.parts[0].sections[0].entries[0]
    assert first.model_dump(exclude_none=True) == {"field": "use.intended_purpose", "optional": False}


COLUMNS = "{list: risks, columns: [id, what, residual], optional: [what]}"
WRONG = {
    "another id than its file": ("id: review", "id: revue", r"the id 'revue' is not the name of the file"),
    "no such field": ("use.intended_purpose", "use.intended_purpos", r"did you mean 'use.intended_purpose'"),
    "a group of fields": ("use.intended_purpose", "use", r"there is no field 'use'|is a group of fields"),
    "a list as a field": ("use.intended_purpose", "risks", r"'risks' is a list of objects; use 'list'"),
    "a fact of another pack": ("facts.demo.safety.part", "facts.other.part", r"a pack reads its own facts only"),
    "no such fact": ("facts.demo.safety.part", "facts.demo.safety.parts", r"has no fact 'safety.parts'"),
    "no such list": ("list: risks", "list: risk", r"there is no field 'risk'"),
    "a field as a list": ("list: risks", "list: limitations", r"'limitations' is no list of objects"),
    "no such column": ("residual]", "residue]", r"have no key 'residue'"),
    "no such optional key": ("optional: [what]", "optional: [wat]", r"have no key 'wat'"),
    "no such label": ("optional: [what]", "labels: {wat: {en: X}}", r"have no key 'wat'"),
    "no such role": ("roles: [provider]", "roles: [provder]", r"did you mean 'provider'"),
    "no such term": ("term: scoped", "term: scope", r"did you mean 'scoped'"),
    "no such date": ("applies_from: start", "applies_from: end", r"there is no date or schedule 'end'"),
    "presence as a condition": ("{term: scoped}", "{present: risks}", r"'present' and 'evidence' read silence as no"),
    "a section twice": ("- id: risks", "- id: purpose", r"section 'purpose' is defined a second time"),
    "no such filter": ("optional: [what]", "where: {fact: .wat, is: low}", r"there is no field 'risks\[\].wat'"),
    "a day without blocks": (
        "optional: [what]",
        "due: {label: {en: D}, counted_from: id, within: [{days: 1, reference: Art. 1}]}",
        r"a computed day stands in blocks only",
    ),
    "no such evidence": (COLUMNS, "{evidence: frio}", r"there is no kind of evidence 'frio'; did you mean 'fria'"),
    "no such axis": (COLUMNS, "{axis: teir}", r"did you mean 'tier'"),
    "no such duty": (COLUMNS, "{findings: [X-], label: {en: L}}", r"no requirement of this pack .* 'X-'"),
    "no such entry": (COLUMNS, "{lst: risks}", r"name a path, or give an entry with field, list, evidence"),
    "an unknown key": ("optional: [what]", "optinal: [what]", r"this key does not exist"),
    "gathering at home": ("audience: public", "gathers: [risks]", r"the full document gathers nothing"),
    "no template": ("applies_from: start", "template: none", r"there is no template 'none.md.j2' beside this file"),
    "an unknown audience": ("audience: public", "audience: pubic", r"'pubic' is not a known code"),
}


@pytest.mark.parametrize(("old", "new", "message"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_in_its_place(load: Load, old: str, new: str, message: str) -> None:
    offered = load((FILE, old, new))
    assert [one.id for one in offered.kinds] == ["letter"]
    lines = [str(one) for one in offered.diagnostics]
    assert any(re.search(message, line) for line in lines), lines
    assert all(re.match(r"packs/demo/documents/review\.yaml:\d+:\d+: ", line) for line in lines)


def test_the_line_is_that_of_the_mistake(load: Load) -> None:
    (one,) = load((FILE, "use.intended_purpose", "use.intended_purpos")).diagnostics
    assert (one.line, one.pointer) == (22, "parts[0].sections[0].content[0]")


def test_a_variant_gathers_sections_that_exist(load: Load) -> None:
    section = "{id: s, title: {en: S}, gathers: [nil]}"
    form = f"{{id: v, title: {{en: V}}, when: {{term: scoped}}, parts: [{{id: p, sections: [{section}]}}]}}"
    variant = f"audience: downstream\nvariants: [{form}]"
    (one,) = load((FILE, "audience: downstream", variant)).diagnostics
    assert "there is no section 'nil'" in one.what


def test_two_packs_cannot_offer_the_same_kind(a_pack: APack) -> None:
    folder = a_pack()
    other = folder.parent / "other"
    shutil.copytree(folder, other)
    header = (other / "pack.yaml").read_text(encoding="utf-8").replace("id: demo", "id: other")
    (other / "pack.yaml").write_text(header, encoding="utf-8")
    for path in (*other.glob("*/*.yaml"), *other.glob("*.yaml")):
        path.write_text(path.read_text(encoding="utf-8").replace("facts.demo", "facts.other"), encoding="utf-8")
    offered = load_kinds({"demo": folder, "other": other}, [regime_in(folder), regime_in(other)])
    assert [(one.id, one.regime) for one in offered.kinds] == [("letter", "demo"), ("review", "demo")]
    assert ["the pack 'demo' has a document" in one.what for one in offered.diagnostics] == [True, True]


def test_references_are_looked_up(a_pack: APack) -> None:
    folder = a_pack((FILE, "references: [Art. 1]\n        audience", "references: [Art. 9]\n        audience"))
    found: list[Diagnostic] = list(wrong_kind_references(folder, regime_in(folder)))
    assert [one.what for one in found] == ["'Art. 9' does not exist in Code"]


def test_a_pack_without_documents_offers_none(a_pack: APack) -> None:
    folder = a_pack()
    for path in (folder / "documents").iterdir():
        path.unlink()
    assert read_kinds(folder, regime_in(folder)) == ((), ())
