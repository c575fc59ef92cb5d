"""`cardgen schema`."""

from __future__ import annotations

from pathlib import Path

import click

from cardgen.cli.options import pack_folders_option


@click.command()
@click.argument("name", default="manifest")
@click.option("--list", "list_", is_flag=True, help="List the names of all schemas.")
@click.option("--write", type=click.Path(path_type=Path, file_okay=False), help="Write all schemas into this folder.")
@pack_folders_option
def schema(name: str, *, list_: bool, write: Path | None, pack_folders: tuple[Path, ...]) -> None:
    """Print a JSON Schema (2020-12): of the manifest, or of one of the files listed with --list.

    The questions of your own packs are composed into the manifest's schema when --regimes names their folder.
    """
    from cardgen.errors import UnknownNameError
    from cardgen.pipeline.write_schema import fact_schemas
    from cardgen.schema import SCHEMAS, schema_text

    names = [one.removesuffix(".schema.json") for one in SCHEMAS]
    if list_:
        click.echo("\n".join(names))
        return
    facts = fact_schemas(pack_folders)
    if write:
        write.mkdir(parents=True, exist_ok=True)
        for filename in SCHEMAS:
            (write / filename).write_text(schema_text(filename, facts), encoding="utf-8", newline="\n")
        click.echo(f"wrote {len(SCHEMAS)} schemas to {write}")
        return
    if name not in names:
        raise UnknownNameError("schema", name, names)
    click.echo(schema_text(f"{name}.schema.json", facts), nl=False)
