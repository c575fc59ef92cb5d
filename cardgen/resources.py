"""Where the shipped data lives, installed or in a source checkout."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class Resource(StrEnum):
    """A data folder shipped with cardgen."""

    SCHEMAS = "schemas"
    TEMPLATES = "templates"
    REGIMES = "regimes"
    SITE = "site"


def resource_dir(resource: Resource) -> Path:
    """Return the folder of a resource, installed or in a source checkout."""
    installed = _PACKAGE / "_data" / resource
    return installed if installed.is_dir() else _PACKAGE.parent / resource
