"""A drafted document as Markdown and as a page that stands alone and prints well."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from cardgen.errors import PackError
from cardgen.rendering.document_view import Drafted
from cardgen.rendering.environment import environment, prepared, render
from cardgen.rendering.markdown import tidy

Form: TypeAlias = Literal["md", "html"]


def document_markdown(document: Drafted) -> str:
    """Return a draft as Markdown."""
    return tidy(render("document.md.j2", doc=document))


def document_html(document: Drafted) -> str:
    """Return a draft as one HTML file that needs nothing else and prints on A4."""
    return render("document.html.j2", doc=document)


_GENERIC: Mapping[Form, Callable[[Drafted], str]] = {"md": document_markdown, "html": document_html}


def document_text(document: Drafted, form: Form, template: str | None = None, folder: Path | None = None) -> str:
    """Return a draft in a form; `template` names one of a pack's own templates in `folder`.

    Raises PackError where a template of a pack does not work.
    """
    if template is None or folder is None:
        return _GENERIC[form](document)
    name = f"{template}.{form}.j2"
    try:
        text = own_environment(folder).get_template(name).render(doc=document)
    except TemplateError as error:
        raise PackError(f"{(folder / name).as_posix()}: {error}; mend the template") from error
    return tidy(text) if form == "md" else text


@cache
def own_environment(folder: Path) -> Environment:
    """Return the environment of a pack's own templates: sandboxed, since a pack is data; they may extend ours."""
    loader = ChoiceLoader([FileSystemLoader(folder), environment().loader or FileSystemLoader(folder)])
    return prepared(ImmutableSandboxedEnvironment, loader)
