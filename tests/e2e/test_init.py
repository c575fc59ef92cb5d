"""`cardgen init`: a first manifest that is valid, explains itself, and replaces nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema import Draft202012Validator

from cardgen import __version__

if TYPE_CHECKING:
    from tests.e2e.conftest import Cardgen, Write

NAMES = {
    "Support chatbot": "support-chatbot",
    "  CV screener 2.0 ": "cv-screener-2-0",
    'Größe: "Maß" & {Co} # 1': "gr-e-ma-co-1",
    "NO": "no",
    "2026-01-01": "2026-01-01",
    "简历筛选": "system",
    "x" * 300: "x" * 60,
}


def manifest(folder: Path) -> Path:
    (path,) = folder.rglob("*.cardgen.yaml")
    return path


class TestManifest:
    """The file that is written."""

    def test_it_is_valid_and_can_be_checked_and_explained(self, cardgen: Cardgen, tmp_path: Path) -> None:
        assert cardgen("init", "--name", "Support chatbot").exit_code == 0
        assert manifest(tmp_path).name == "support-chatbot.cardgen.yaml"
        validated = cardgen("validate")
        assert (validated.exit_code, validated.stderr) == (0, "1 of 1 manifests valid\n")
        assert cardgen("check").exit_code == 0
        assert cardgen("explain", manifest(tmp_path)).exit_code == 0

    def test_a_fresh_one_answers_nothing(self, cardgen: Cardgen) -> None:
        cardgen("init")
        (one,) = json.loads(cardgen("check", "--format", "json").stdout)["assessments"]
        verdicts = {found["verdict"] for regime in one["regimes"] for found in regime["findings"]}
        assert verdicts <= {"undetermined", "not_applicable"}
        assert cardgen("check", "--fail-on", "undetermined").exit_code == 1

    @pytest.mark.parametrize(("name", "system_id"), NAMES.items(), ids=range(len(NAMES)))
    def test_any_name_makes_a_valid_file(self, cardgen: Cardgen, tmp_path: Path, name: str, system_id: str) -> None:
        assert cardgen("init", "--name", name).exit_code == 0
        assert cardgen("validate").exit_code == 0
        system = yaml.safe_load(manifest(tmp_path).read_bytes())["system"]
        assert system == {"id": system_id, "name": name}

    def test_all_that_is_commented_out_is_valid_too(self, cardgen: Cardgen, tmp_path: Path) -> None:
        cardgen("init")
        path = manifest(tmp_path)
        head, _, rest = path.read_text(encoding="utf-8").partition("manifest: 1\n")
        assert re.search(r"^ *# \w", rest, re.MULTILINE)
        answered = re.sub(r"^( *)# ", r"\1", rest, flags=re.MULTILINE)
        path.write_text(f"{head}manifest: 1\n{answered}", encoding="utf-8")
        result = cardgen("validate")
        assert result.exit_code == 0, result.stderr

    def test_nearly_each_line_says_what_it_is_for(self, cardgen: Cardgen, tmp_path: Path) -> None:
        cardgen("init")
        lines = manifest(tmp_path).read_text(encoding="utf-8").splitlines()
        assert sum("#" in line for line in lines) > len(lines) * 0.7


class TestSchema:
    """The editor completes and checks the file as it is typed."""

    def test_the_first_line_names_a_schema_that_is_there(self, cardgen: Cardgen, tmp_path: Path) -> None:
        cardgen("init", "deep/down")
        path = manifest(tmp_path)
        found = re.fullmatch(
            r"# yaml-language-server: \$schema=(\S+)", path.read_text(encoding="utf-8").splitlines()[0]
        )
        assert found
        schema = json.loads((path.parent / found[1]).read_bytes())
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema).validate(yaml.load(path.read_bytes(), yaml.CSafeLoader))

    def test_the_schema_is_that_of_the_command(self, cardgen: Cardgen, tmp_path: Path) -> None:
        cardgen("init")
        (schema,) = tmp_path.rglob("*.schema.json")
        assert schema.read_text(encoding="utf-8") == cardgen("schema").stdout

    def test_the_schema_is_not_taken_for_a_manifest(self, cardgen: Cardgen) -> None:
        cardgen("init")
        assert len(json.loads(cardgen("validate", "--format", "json").stdout)["files"]) == 1


class TestWhere:
    """A file or a folder, and never over what is there."""

    @pytest.mark.parametrize(
        ("path", "written"),
        [
            (None, "my-ai-system.cardgen.yaml"),
            (".", "my-ai-system.cardgen.yaml"),
            ("new/folder", "new/folder/my-ai-system.cardgen.yaml"),
            ("mine.cardgen.yaml", "mine.cardgen.yaml"),
            ("new/model.yaml", "new/model.yaml"),
        ],
    )
    def test_the_path_names_it(self, cardgen: Cardgen, tmp_path: Path, path: str | None, written: str) -> None:
        result = cardgen("init", *([path] if path else []))
        assert result.exit_code == 0
        assert result.stdout.startswith(f"wrote {written}")
        assert (tmp_path / written).is_file()
        assert json.loads(cardgen("validate", "--format", "json").stdout)["files"] == [written]

    def test_what_is_there_is_never_replaced(self, cardgen: Cardgen, write: Write) -> None:
        mine = write("my-ai-system.cardgen.yaml", "mine\n")
        for args in ((), (mine,), (".",)):
            result = cardgen("init", *args)
            assert (result.exit_code, result.stdout) == (3, "")
            assert re.fullmatch(r"cardgen: \S+ exists already; .+\n", result.stderr)
        assert mine.read_text(encoding="utf-8") == "mine\n"

    def test_a_second_system_stands_beside_the_first(self, cardgen: Cardgen) -> None:
        assert [cardgen("init", "--name", name).exit_code for name in ("One", "Two", "Two")] == [0, 0, 3]
        assert cardgen("validate").stderr == "2 of 2 manifests valid\n"

    @pytest.mark.parametrize("path", ["file/a.cardgen.yaml", "file/folder"])
    def test_where_nothing_can_be_written_it_says_so(self, cardgen: Cardgen, write: Write, path: str) -> None:
        write("file", "")
        result = cardgen("init", path)
        assert result.exit_code == 3
        assert len(result.stderr.splitlines()) == 1, result.stderr
        assert "file" in result.stderr


class TestHook:
    """The pre-commit snippet that is printed."""

    def test_it_is_a_configuration_with_the_hooks_of_this_repository(self, cardgen: Cardgen, root: Path) -> None:
        printed = cardgen("init").stdout
        snippet = yaml.safe_load(printed[printed.index("repos:") :])
        (repo,) = snippet["repos"]
        assert repo["rev"] == f"v{__version__}"
        hooks = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_bytes())
        assert [hook["id"] for hook in repo["hooks"]] == [hook["id"] for hook in hooks]

    def test_it_is_the_one_of_the_docs(self, cardgen: Cardgen, root: Path) -> None:
        printed = cardgen("init").stdout
        snippet = printed[printed.index("repos:") :]
        for name in ("README.md", "docs/cli.md"):
            assert snippet in (root / name).read_text(encoding="utf-8"), name
