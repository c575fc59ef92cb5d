"""The one Jinja environment: templates arrange what view models say, and decide nothing."""

from __future__ import annotations

from functools import cache

from jinja2 import BaseLoader, Environment, FileSystemLoader, StrictUndefined, select_autoescape

from cardgen.rendering.inline import css_text, html_inline, html_link
from cardgen.rendering.markdown import markdown_code, markdown_inline, markdown_text
from cardgen.rendering.pieces import Phrase
from cardgen.resources import Resource, resource_dir


@cache
def environment() -> Environment:
    """Return the environment of all templates.

    For HTML templates (`*.html.j2`, escaped by themselves): `inline` for a text with inline marks, `link` for an
    address, `css` for a text as a CSS string.
    For Markdown templates (`*.md.j2`): `md` for a text with inline marks, `text` for one in which nothing takes
    effect, `cell` for a value in a table, `code` for paths and ids.
    """
    return prepared(Environment, FileSystemLoader(resource_dir(Resource.TEMPLATES)))


def prepared(kind: type[Environment], loader: BaseLoader) -> Environment:
    """Return an environment of some kind with our escaping and our filters."""
    made = kind(
        loader=loader,
        undefined=StrictUndefined,
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["inline"] = html_inline
    made.filters["css"] = css_text
    made.filters["link"] = html_link
    made.filters["md"] = markdown_inline
    made.filters["text"] = markdown_text
    made.filters["cell"] = _cell
    made.filters["code"] = markdown_code
    return made


def render(template: str, **values: object) -> str:
    """Return a template filled with a view model."""
    return environment().get_template(template).render(**values)


def _cell(value: str | Phrase | int) -> str:
    """Return a value as it may stand between two pipes."""
    return markdown_inline(str(value) if isinstance(value, int) else value)
