"""The JSON Schemas with the questions of the packs, and the first manifest that names them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.regime import Fact
from cardgen.errors import PackError
from cardgen.loading.pack_facts import facts_schema
from cardgen.loading.pack_files import load_facts
from cardgen.loading.pack_finder import find_packs
from cardgen.pipeline.gather import pack_roots
from cardgen.schema import MANIFEST, schema_text


def fact_schemas(pack_folders: Iterable[Path] = ()) -> dict[str, dict[str, object]]:
    """Return the JSON Schema of the facts of each pack, shipped or in the folders, by the id of its regime.

    Raises PackError where the facts of a pack cannot be read.
    """
    schemas: dict[str, dict[str, object]] = {}
    for name, folder in sorted(find_packs(pack_roots(pack_folders)).items()):
        facts: list[Fact] = []
        for one in load_facts(folder):
            if isinstance(one, Diagnostic):
                raise PackError(str(one))
            facts.append(one)
        schemas[name] = facts_schema(facts)
    return schemas


def starter_manifest(system_id: str, name: str, schema: str) -> tuple[str, str]:
    """Return the text of a first manifest and of the JSON Schema that it names."""
    from cardgen.rendering.environment import environment

    text = environment().get_template("starter.cardgen.yaml.j2").render(id=system_id, name=name, schema=schema)
    return text, schema_text(MANIFEST, fact_schemas())
