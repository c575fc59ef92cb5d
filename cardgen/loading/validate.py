"""Document → manifest, or diagnostics: all of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache

from pydantic import ValidationError

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Facts, Steps
from cardgen.domain.field_path import all_paths
from cardgen.domain.manifest.root import Manifest
from cardgen.loading.consistency import inconsistencies
from cardgen.loading.document import Document
from cardgen.loading.explain import diagnostics


def validate(document: Document) -> Manifest | tuple[Diagnostic, ...]:
    """Return the manifest that a document describes; what is wrong comes back as diagnostics."""
    manifest = typed(document)
    return manifest if isinstance(manifest, tuple) else tuple(inconsistencies(document)) or manifest


def typed(document: Document) -> Manifest | tuple[Diagnostic, ...]:
    """Return the manifest that a document describes by its keys and values; it may still contradict itself."""
    try:
        return Manifest.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        return tuple(sorted(diagnostics(error, document, _known_keys())))


def facts_of(document: Document) -> Facts:
    """Return the facts of a valid document, with their places."""
    return Facts(document.data, document.position)


@cache
def _known_keys() -> dict[Steps, Sequence[str]]:
    """Return the keys that each mapping of a manifest may have, by its path without list indexes."""
    known: dict[Steps, dict[str, None]] = {}
    for path in all_paths():
        parts = path.replace("[]", "").split(".")
        for depth in range(len(parts)):
            known.setdefault(tuple(parts[:depth]), {})[parts[depth]] = None
    return {path: tuple(keys) for path, keys in known.items()}
