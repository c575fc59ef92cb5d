"""`cardgen init`."""

from __future__ import annotations

import re
from pathlib import Path

import click

from cardgen.errors import CardgenError

HOOK = """\
# .pre-commit-config.yaml
repos:
  - repo: https://github.com/cardgen/cardgen
    rev: v{version}
    hooks:
      - id: cardgen-validate
      - id: cardgen-check
"""


@click.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--name", default="My AI system", help="The name of the system.")
def init(path: Path | None, name: str) -> None:
    """Write a commented starter manifest, and its JSON Schema beside it for the editor.

    PATH is the file to write, or a folder; by default `<id>.cardgen.yaml` in the current folder.
    """
    from cardgen import __version__
    from cardgen.pipeline.write_schema import starter_manifest

    system_id = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60] or "system"
    target = path or Path()
    if target.is_dir() or not target.suffix:
        target /= f"{system_id}.cardgen.yaml"
    if target.exists():
        raise CardgenError(f"{target} exists already; choose another path or remove it first")
    target.parent.mkdir(parents=True, exist_ok=True)
    schema = target.parent / ".cardgen" / "manifest.schema.json"
    text, schema_text = starter_manifest(system_id, name, schema.relative_to(target.parent).as_posix())
    schema.parent.mkdir(exist_ok=True)
    schema.write_text(schema_text, encoding="utf-8", newline="\n")
    target.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"wrote {target} (and {schema}, which lets your editor complete and check it)")
    click.echo("next: answer the questions in it, then run `cardgen check` and `cardgen build`\n")
    click.echo("to check each commit, add to your repository:\n")
    click.echo(HOOK.format(version=__version__), nl=False)
