"""`cardgen.toml`: what a portfolio is called, where its manifests and its own packs are, how its site looks."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from cardgen.domain.answer import Text
from cardgen.domain.base import Entity
from cardgen.errors import CardgenError, suggestion

FILE_NAME = "cardgen.toml"


class Settings(Entity):
    """The settings of a portfolio; every one has a default."""

    title: Text = "AI systems"
    organisation: Text | None = None
    accent: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")] = "#3f51b5"
    paths: tuple[Text, ...] = Field(default=(), description="Files or folders with manifests.")
    regimes: tuple[Text, ...] = Field(default=(), description="Ids of the regimes to assess; all when empty.")
    packs: tuple[Text, ...] = Field(default=(), description="Folders with regime packs of your own.")
    output: Text = "build/site"


def load_settings(folder: Path) -> Settings:
    """Return the settings of a folder, or the defaults where it has no settings file.

    Raises CardgenError where the file is not usable.
    """
    path = folder / FILE_NAME
    if not path.is_file():
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")), strict=False)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CardgenError(f"{FILE_NAME}: not TOML: {error}; fix the line it names") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        known = f"known keys: {', '.join(Settings.model_fields)}"
        now = (suggestion(key, Settings.model_fields) or known) if first["type"] == "extra_forbidden" else "change it"
        raise CardgenError(f"{FILE_NAME}: {key}: {first['msg'][0].lower()}{first['msg'][1:]}; {now}") from error
