"""`cardgen document`: a draft on standard output or in a file, and one line for what stands in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Cardgen, Command, SmallLaw, Write

MANIFEST = """\
manifest: 1
system: {id: small, name: Small}
organisation: {roles: [provider]}
use: {profiles_persons: true}
facts: {demo: {safety: {part: true}}}
"""
DAY = ("--as-of", "2026-11-21", "--law-at", "2026-11-21")


@pytest.fixture
def manifest(write: Write) -> Path:
    return write("small.cardgen.yaml", MANIFEST)


def test_the_list_has_the_kind_first_on_each_line(cardgen: Cardgen, root: Path) -> None:
    result = cardgen("document", "--list", cwd=root)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert "technical-documentation  Technical documentation  (eu-ai-act)" in lines
    kinds = [line.split()[0] for line in lines]
    assert len(kinds) == len(set(kinds)) == 13


def test_kinds_of_an_own_pack_are_listed_and_drafted(cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
    assert cardgen("document", "--list", *small_law).stdout.splitlines() == [
        "letter  Letter  (demo)",
        "review  Review record  (demo)",
    ]
    result = cardgen("document", "review", manifest, *small_law, *DAY)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "# Review record: Small" in result.stdout
    assert "**Gap 1 of 2**: fill `use.intended_purpose`" in result.stdout


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_template_of_the_pack_is_used(cardgen: Cardgen, small_law: SmallLaw, manifest: Path, form: str) -> None:
    result = cardgen("document", "letter", manifest, "--format", form, *small_law, *DAY)
    assert "Dear reader of Small" in result.stdout
    assert "Receipt" not in result.stdout


def test_a_template_of_a_pack_cannot_reach_out(cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
    template = Path(small_law[1], "demo", "documents", "letter.md.j2")
    template.write_text("{{ doc.__class__.__mro__ }}\n", encoding="utf-8")
    result = cardgen("document", "letter", manifest, *small_law, *DAY)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.startswith("cardgen: packs/demo/documents/letter.md.j2: access to attribute '__class__'")


@pytest.mark.parametrize(("name", "start"), [("a.html", "<!doctype html>"), ("a.md", "# Review"), ("a", "# Review")])
def test_the_name_of_the_file_says_the_form(
    cardgen: Cardgen, small_law: SmallLaw, manifest: Path, name: str, start: str
) -> None:
    target = manifest.parent / "new" / name
    result = cardgen("document", "review", manifest, "-o", target, *small_law, *DAY)
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").startswith(start)
    assert [path.name for path in target.parent.iterdir()] == [name]


def test_a_file_is_replaced_whole(cardgen: Cardgen, small_law: SmallLaw, manifest: Path, write: Write) -> None:
    old = write("draft.md", "old\n" * 10_000)
    cardgen("document", "review", manifest, "-o", old, *small_law, *DAY)
    assert "old" not in old.read_text(encoding="utf-8")


def test_a_folder_is_no_file(cardgen: Cardgen, small_law: SmallLaw, manifest: Path, tmp_path: Path) -> None:
    result = cardgen("document", "review", manifest, "-o", tmp_path, *small_law, *DAY)
    assert (result.exit_code, result.stderr) == (3, f"cardgen: {tmp_path} is not a file; name another output\n")


def test_an_unknown_kind_is_one_line(cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
    result = cardgen("document", "reviews", manifest, *small_law)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == "cardgen: unknown kind of document 'reviews'; did you mean 'review'?\n"


def test_a_draft_that_is_not_asked_says_so_and_is_written(cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
    path = write("small.cardgen.yaml", MANIFEST.replace("[provider]", "[deployer]"))
    result = cardgen("document", "review", path, *small_law, *DAY)
    assert result.exit_code == 0
    why = "organisation.roles does not include provider"
    assert result.stderr.startswith(f"cardgen: 'review' is not asked of small: {why}")
    assert len(result.stderr.splitlines()) == 1
    assert "no; drafted all the same" in result.stdout


def test_a_draft_that_may_be_asked_says_what_decides(cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
    path = write("small.cardgen.yaml", MANIFEST.replace("{part: true}", "{}"))
    result = cardgen("document", "review", path, *small_law, *DAY)
    assert result.exit_code == 0
    assert result.stderr == (
        "cardgen: whether 'review' is asked of small is not known yet; decided by facts.demo.safety.part\n"
    )


def test_each_reader_gets_its_own(cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
    def headings(audience: str) -> list[str]:
        text = cardgen("document", "review", manifest, "--audience", audience, *small_law, *DAY).stdout
        return [line for line in text.splitlines() if line.startswith("### ")]

    assert headings("public") == ["### 1(a) Purpose"]
    assert headings("downstream") == headings("authority") == ["### 1(a) Purpose", "### Risks"]


@pytest.mark.parametrize("args", [(), ("review",)], ids=["nothing", "a kind alone"])
def test_a_kind_and_a_manifest_are_needed(cardgen: Cardgen, small_law: SmallLaw, args: tuple[str, ...]) -> None:
    result = cardgen("document", *args, *small_law)
    assert result.exit_code == 2
    assert "name a kind of document and a manifest, or give --list" in result.stderr


def test_a_manifest_that_is_not_accepted_stops_it(cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
    path = write("bad.cardgen.yaml", "manifest: 1\n")
    result = cardgen("document", "review", path, *small_law)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "system: this key is missing" in result.stderr


def test_no_manifest_is_a_code_of_its_own(cardgen: Cardgen, small_law: SmallLaw, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert cardgen("document", "review", "empty", *small_law).exit_code == 4


def test_a_document_is_about_one_system(cardgen: Cardgen, small_law: SmallLaw, write: Write) -> None:
    for name in ("a", "b"):
        write(f"many/{name}.cardgen.yaml", MANIFEST.replace("id: small", f"id: {name}"))
    result = cardgen("document", "review", "many", *small_law)
    assert (result.exit_code, len(result.stderr.splitlines())) == (3, 1)
    assert "a document is about one system" in result.stderr


def test_a_broken_kind_stops_it_and_the_build(cardgen: Cardgen, small_law: SmallLaw, manifest: Path) -> None:
    path = Path(small_law[1], "demo", "documents", "review.yaml")
    path.write_text(path.read_text(encoding="utf-8").replace("use.intended_purpose", "use.purpose"), encoding="utf-8")
    for args in (("document", "letter", manifest), ("build", manifest), ("document", "--list")):
        result = cardgen(*args, *small_law)
        assert result.exit_code == 3
        assert "review.yaml:22:13: " in result.stderr


def test_the_same_bytes_again(process: Command, root: Path) -> None:
    args = ("document", "technical-documentation", "examples/cv-screener", "--format", "html", *DAY)
    runs = {process(*args, cwd=root, env={"PYTHONHASHSEED": seed}).stdout for seed in ("0", "1")}
    assert len(runs) == 1
    assert str(root) not in runs.pop()
