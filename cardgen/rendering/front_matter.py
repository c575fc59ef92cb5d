"""The metadata at the head of a card in the form of the Hugging Face Hub, quoted so that every YAML reader agrees."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

import yaml

from cardgen.domain.assessment import Assessment
from cardgen.domain.base import Entity
from cardgen.domain.facts import Facts
from cardgen.rendering.pieces import one_line
from cardgen.resources import Resource, resource_dir

FILE_NAME = "hugging-face.yaml"
_HUB_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)?")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(-[A-Za-z0-9]+)*")
_ADDRESS = re.compile(r"https?://[^\s()<>]+")
_SAFE = re.compile(r"[A-Za-z][A-Za-z0-9_./-]*")
_OTHER_MEANING = frozenset(["y", "n", "yes", "no", "on", "off", "true", "false", "null"])


class HubNames(Entity):
    """The names that the Hub knows."""

    licences: frozenset[str]
    pipeline_tags: frozenset[str]
    libraries: tuple[str, ...]
    library_aliases: dict[str, str]
    base_model_relations: frozenset[str]


@cache
def hub_names() -> HubNames:
    """Return the names that the Hub knows."""
    text = (resource_dir(Resource.TEMPLATES) / FILE_NAME).read_text(encoding="utf-8")
    return HubNames.model_validate_json(json.dumps(yaml.safe_load(text)))


def front_matter(facts: Facts, assessments: Iterable[Assessment]) -> tuple[str, ...]:
    """Return the metadata of a card as lines of YAML; keys without an answer are left out."""
    found: dict[str, str | Sequence[str]] = {
        "language": _languages(facts),
        **_licence(facts),
        "library_name": _library(facts),
        "pipeline_tag": next(_tasks(facts), ""),
        "base_model": _hub_named(facts, "models", "base_model"),
        "base_model_relation": _relation(facts),
        "datasets": _hub_named(facts, "data.datasets", "name"),
        "tags": _tags(facts, assessments),
    }
    return tuple(line for key, value in found.items() if value for line in _yaml(key, value))


def _yaml(key: str, value: str | Sequence[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield f"{key}: {quoted(value)}"
        return
    yield f"{key}:"
    for one in value:
        yield f"- {quoted(one)}"


def quoted(text: str) -> str:
    """Return a text as a YAML scalar that is text for readers of YAML 1.1 and 1.2: `no` needs quotes."""
    shown = one_line(text)
    if _SAFE.fullmatch(shown) and shown.lower() not in _OTHER_MEANING:
        return shown
    return json.dumps(shown, ensure_ascii=False)


def _texts(facts: Facts, path: str) -> list[str]:
    value = facts.value(path)
    return [str(one) for one in value] if isinstance(value, list) else []


def _of_items(facts: Facts, path: str, key: str) -> Iterator[str]:
    """Yield the texts under a key of the objects of a list."""
    items = facts.value(path)
    for item in items if isinstance(items, list) else ():
        value = item.get(key) if isinstance(item, Mapping) else None
        if isinstance(value, str):
            yield value


def _languages(facts: Facts) -> tuple[str, ...]:
    found = (_LANGUAGE.fullmatch(text) for text in _texts(facts, "system.languages"))
    return tuple(dict.fromkeys(match[1].lower() for match in found if match))


def _licence(facts: Facts) -> dict[str, str]:
    """Return the licence of the system, else of its first model, by its name on the Hub or as another one."""
    own = facts.value("system.licence")
    text = own if isinstance(own, str) else next(_of_items(facts, "models", "licence"), "")
    name = text.split()[0] if text else ""
    known = re.sub(r"-(only|or-later)$", "", name.lower())
    if known in hub_names().licences:
        return {"license": known}
    address = _ADDRESS.search(text)
    link = {"license_link": address[0]} if address else {}
    return {"license": "other", "license_name": name, **link} if name else {}


def _library(facts: Facts) -> str:
    names = hub_names()
    used = {re.sub(r"\s+", "-", name.strip().lower()) for name in _of_items(facts, "system.software", "name")}
    used |= {names.library_aliases[name] for name in used if name in names.library_aliases}
    return next((name for name in names.libraries if name in used), "")


def _tasks(facts: Facts) -> Iterator[str]:
    for task in _of_items(facts, "models", "task"):
        tag = re.sub(r"\s+", "-", task.strip().lower())
        if tag in hub_names().pipeline_tags:
            yield tag


def _hub_named(facts: Facts, path: str, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in _of_items(facts, path, key) if _HUB_NAME.fullmatch(name)))


def _relation(facts: Facts) -> str:
    """Return how the one base model became the model; nothing where there are several."""
    relations = {one for one in _of_items(facts, "models", "base_model_relation") if one != "unknown"}
    known = relations & hub_names().base_model_relations
    return next(iter(known)) if len(relations) == 1 and known and _hub_named(facts, "models", "base_model") else ""


def _tags(facts: Facts, assessments: Iterable[Assessment]) -> tuple[str, ...]:
    """Return the areas of use, and what each regime decides, as tags."""
    decided = [
        f"{assessment.regime.id}-{axis.axis}-{axis.value}".replace("_", "-")
        for assessment in assessments
        for axis in assessment.axes
    ]
    return tuple(dict.fromkeys(["system-card", *_texts(facts, "use.areas"), *decided]))
