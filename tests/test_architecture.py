"""The shape of the code: floors, sizes, names, and what may be read where."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "cardgen"
MODULES = sorted(CODE.rglob("*.py"))
BELOW_CLI = [path for path in MODULES if not path.is_relative_to(CODE / "cli")]
VAGUE = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "managers",
    "processor",
    "tools",
    "base_utils",
}
SHIPPED = sorted(path.parent.name for path in (ROOT / "regimes").glob("*/pack.yaml"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_point_down() -> None:
    """Run the contracts of pyproject.toml."""
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command as run; run()"]
    done = subprocess.run([*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_the_name_of_a_module_is_its_idea() -> None:
    assert [name_of(path) for path in MODULES if path.stem in VAGUE] == []


def test_a_package_file_holds_a_docstring_only() -> None:
    packages = [path for path in MODULES if path.name == "__init__.py" and path.parent != CODE]
    extra = [name_of(path) for path in packages if len(ast.parse(path.read_text(encoding="utf-8")).body) != 1]
    assert extra == []


CLOCK = re.compile(r"\bdate\.today\b|\bdatetime\.(now|utcnow|today)\b|\btime\.(time|localtime|gmtime|strftime)\b")
ENVIRONMENT = re.compile(r"\bos\.(environ|getenv)\b|\bgetpass\b|\blocale\.")


@pytest.mark.parametrize("pattern", [CLOCK, ENVIRONMENT], ids=["clock", "environment"])
def test_only_the_command_line_reads_the_clock_and_the_environment(pattern: re.Pattern[str]) -> None:
    assert [name_of(path) for path in BELOW_CLI if pattern.search(path.read_text(encoding="utf-8"))] == []


def undocumented(path: Path) -> list[str]:
    """Return the public classes and functions of a module that have no docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [] if ast.get_docstring(tree) else [name_of(path)]
    scopes: list[ast.Module | ast.ClassDef] = [tree]
    while scopes:
        for node in scopes.pop().body:
            if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
                if not ast.get_docstring(node):
                    found.append(f"{name_of(path)}: {node.name}")
                if isinstance(node, ast.ClassDef):
                    scopes.append(node)
    return found


def test_everything_public_has_a_docstring() -> None:
    assert [line for path in MODULES for line in undocumented(path)] == []


def texts_of_code(path: Path) -> list[str]:
    """Return the names and text literals of a module; docstrings and comments are prose and left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    prose |= {
        id(after.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module)
        for after in node.body
        if isinstance(after, ast.Expr)
    }
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in prose]
    return [str(node.value) for node in literals if isinstance(node.value, str)]


# Vocabularies say in plain words which law a code goes back to; "e.g." shows what a reference looks like.
VOCABULARY = "cardgen/domain/vocabulary/"
LAW = re.compile(r"(?<!e\.g\. )(?<!e\.g\. `)\b(Art\.|Article|Annex|Recital) ?[IVX\d]+")


def test_no_law_is_written_into_the_code() -> None:
    cited = [
        f"{name_of(path)}: {text}"
        for path in MODULES
        if not name_of(path).startswith(VOCABULARY)
        for text in texts_of_code(path)
        if LAW.search(text)
    ]
    assert cited == []


@pytest.mark.parametrize("regime", SHIPPED)
def test_no_regime_is_named_in_the_code(regime: str) -> None:
    named = [
        name_of(path)
        for path in MODULES
        if not name_of(path).startswith(VOCABULARY)
        and any(regime in re.split(r"[^a-z0-9-]", text.lower()) for text in texts_of_code(path))
    ]
    assert named == []


HEAVY = ("jinja2", "mkdocs", "markdown_it", "material", "playwright", "icalendar")


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], (*HEAVY, "pydantic", "yaml", "jsonschema", "rich")),
        (["--version"], (*HEAVY, "pydantic", "yaml", "jsonschema", "rich")),
        (["validate", "examples/film-recommender"], HEAVY),
        (["check", "examples/film-recommender", "--fail-on", "never"], HEAVY),
        (["check", "examples/film-recommender", "--fail-on", "never", "--format", "json"], HEAVY),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_imports_only_what_it_needs(arguments: list[str], heavy: tuple[str, ...]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "cardgen", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "cardgen" in loaded
    assert {name.partition(".")[0] for name in loaded} & set(heavy) == set()
