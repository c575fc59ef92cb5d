"""Answers in the data of a manifest: how one is put in, and how a half-known list is decided."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.domain.facts import Steps, is_unanswered
from cardgen.domain.truth import Json


def answered(data: Mapping[str, Json], path: Steps, value: Json) -> dict[str, Json]:
    """Return the data with a value at a path; sections on the way that are not there are made."""
    whole = _put(data, path, value)
    if not isinstance(whole, dict):
        raise TypeError(f"no mapping at the root of {path}")
    return whole


def _put(node: object, path: Steps, value: Json) -> Json:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(node) if isinstance(node, list | tuple) else []
        items[step] = _put(items[step], rest, value)
        return items
    inside = dict(node) if isinstance(node, Mapping) and not is_unanswered(node) else {}
    inside[step] = _put(inside.get(step), rest, value)
    return inside


def undecided_codes(value: object) -> tuple[str, ...]:
    """Return the codes that a half-known list leaves undecided."""
    if isinstance(value, Mapping) and isinstance(value.get("undecided"), list):
        return tuple(str(code) for code in value["undecided"])
    return ()


def decided(value: object, asked: tuple[str, ...], chosen: list[str], still_open: list[str]) -> Json:
    """Return a list of codes after some of it was asked about: complete where nothing is left undecided."""
    has = list(value.get("has") or []) if isinstance(value, Mapping) else []
    before = [code for code in undecided_codes(value) if code not in asked]
    codes: list[Json] = [*has, *(code for code in chosen if code not in has)]
    undecided: list[Json] = [*before, *(code for code in still_open if code not in before)]
    return {"has": codes, "undecided": undecided} if undecided else codes
