"""Documents from text, and packs on disk."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest

from cardgen.domain.diagnostic import Diagnostic
from cardgen.loading.document import Document, Source, parse
from cardgen.loading.validate import validate

ADocument: TypeAlias = Callable[[str], Document]
Refused: TypeAlias = Callable[[str], tuple[Diagnostic, ...]]
HEAD = "manifest: 1\nsystem:\n  id: a\n  name: A\n"


class Problems(Protocol):
    """Return what is wrong with a manifest: a valid head of four lines (or another one), then further lines."""

    def __call__(self, more: str, head: str = ...) -> list[Diagnostic]: ...


WriteFiles: TypeAlias = Callable[[Mapping[str, str]], Path]


def read(text: str) -> Document | tuple[Diagnostic, ...]:
    return parse(textwrap.dedent(text), Source(Path("a.yaml"), "a.yaml"))


@pytest.fixture(scope="session")
def a_document() -> ADocument:
    """Return the document of a YAML text that is accepted."""

    def build(text: str) -> Document:
        document = read(text)
        assert isinstance(document, Document), document
        return document

    return build


@pytest.fixture(scope="session")
def refused() -> Refused:
    """Return what is wrong with a YAML text that is not accepted."""

    def build(text: str) -> tuple[Diagnostic, ...]:
        problems = read(text)
        assert not isinstance(problems, Document), problems.data
        return problems

    return build


@pytest.fixture(scope="session")
def problems(a_document: ADocument) -> Problems:
    """Return what is wrong with a manifest."""

    def find(more: str, head: str = HEAD) -> list[Diagnostic]:
        result = validate(a_document(head + textwrap.dedent(more)))
        return list(result) if isinstance(result, tuple) else []

    return find


@pytest.fixture
def write_files(tmp_path: Path) -> WriteFiles:
    """Write files below a temporary folder and return the folder."""

    def write(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(textwrap.dedent(text), encoding="utf-8", newline="\n")
        return tmp_path

    return write
