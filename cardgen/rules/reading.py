"""How one fact is read: through lists of objects, half-known lists and statuses, to a tested value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial

from cardgen.domain.facts import is_unanswered
from cardgen.domain.field_path import FieldPath, describe
from cardgen.domain.place import Places
from cardgen.domain.scalar import number_text
from cardgen.domain.truth import Json, Missing, Outcome, Truth, Used, any_of, unknown


@dataclass(frozen=True, slots=True)
class Reading:
    """A place in the data from which paths are read: the whole manifest, or an item of a list."""

    node: object
    prefix: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Test:
    """What an answered value is tested for: true, false, or (a half-known list) unknown with the undecided codes."""

    text: str
    check: Callable[[object], bool | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sameness:
    """When two values of a field are the same: type and value, places by group, codes by prefix."""

    path: str
    places: Places
    release: str

    def __call__(self, value: object, wanted: object) -> bool:
        """Compare a value of the manifest with one of a condition."""
        if wanted == "*":
            return True
        if isinstance(wanted, bool) or isinstance(value, bool):
            return value is wanted
        if isinstance(wanted, str) and isinstance(value, str):
            if wanted.endswith(".*"):
                return value.startswith(wanted[:-1])
            kind = describe(self.path)
            return self.places.match(value, wanted) if kind and kind.is_place else value == wanted
        return value == wanted

    def newer(self, wanted: object) -> tuple[str, ...]:
        """Return the codes that are meant and newer than the vocabulary release that the manifest was written for."""
        kind = describe(self.path) if self.release else None
        if kind is None or kind.codes is None or not isinstance(wanted, str):
            return ()
        return tuple(code.value for code in kind.codes if code.since > self.release and self(code.value, wanted))


def equal(same: Sameness, *wanted: object) -> Test:
    """Test whether a value is one of those wanted."""

    def check(value: object) -> bool | tuple[str, ...]:
        return any(same(value, one) for one in wanted) or _newer(same, wanted) or False

    return Test(_equalling(*wanted), check)


@lru_cache(maxsize=1024, typed=True)
def _equalling(*wanted: object) -> str:
    return f"is {shown(wanted[0])}" if len(wanted) == 1 else f"is one of {', '.join(shown(one) for one in wanted)}"


def includes(same: Sameness, *wanted: object) -> Test:
    """Test whether a list includes one of those wanted; a half-known list can leave it open."""

    def check(value: object) -> bool | tuple[str, ...]:
        has = value.get("has", []) if isinstance(value, dict) else value
        if any(same(one, want) for one in _items(has) for want in wanted):
            return True
        undecided = _items(value.get("undecided", [])) if isinstance(value, dict) else []
        open_codes = [str(one) for one in undecided if any(same(one, want) for want in wanted)]
        return tuple(open_codes) or _newer(same, wanted) or False

    return Test(_including(*wanted), check)


@lru_cache(maxsize=1024, typed=True)
def _including(*wanted: object) -> str:
    if wanted == ("*",):
        return "has an item"
    words = ", ".join(shown(one) for one in wanted)
    return f"includes {words}" if len(wanted) == 1 else f"includes any of {words}"


def _newer(same: Sameness, wanted: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(code for one in wanted for code in same.newer(one))


def number(word: str, limit: float, compare: Callable[[float, float], bool]) -> Test:
    """Test a number against a limit."""

    def check(value: object) -> bool:
        return isinstance(value, int | float) and not isinstance(value, bool) and compare(value, limit)

    return Test(f"{word} {number_text(limit)}", check)


def read(start: Reading, path: FieldPath, test: Test) -> Outcome:
    """Return whether the value (or, through `[]`, some value) at a path passes a test."""
    return _descend(start, path.groups, partial(_tested, test))


def _tested(test: Test, value: object, where: str) -> Outcome:
    judged = value["answer"] if isinstance(value, dict) and "answer" in value else value
    verdict = test.check(judged)
    if isinstance(verdict, tuple):
        return unknown(Missing(where, codes=verdict))
    used = Used(where, value, test.text, held=verdict)  # type: ignore[arg-type]  # plain data
    return Outcome(Truth.TRUE if verdict else Truth.FALSE, (used,))


def item_reading(start: Reading, path: FieldPath, each: Callable[[Reading], Outcome]) -> Outcome:
    """Return whether some item of the list of objects at a path meets a condition."""

    def over(value: object, where: str) -> Outcome:
        found = _some_item(value, where, start.pattern + path.text.lstrip("."), each)
        if found.truth is not Truth.TRUE or any(used.path.startswith(where) for used in found.because):
            return found
        item = Outcome(Truth.TRUE, (Used(where, _items(value), "has an item"),))
        return Outcome(Truth.TRUE, because_of=(found, item), missing_of=(found,))

    return _descend(start, path.groups, over)


def items_at(data: object, path: FieldPath) -> list[Reading]:
    """Return the items of the list of objects at a path, each as a place to read from."""
    node: object = data
    for key in path.groups[0]:
        node = node.get(key) if isinstance(node, dict) else None
    return [Reading(item, f"{path.text}[{index}].", f"{path.text}[].") for index, item in enumerate(_items(node))]


def _descend(start: Reading, groups: tuple[tuple[str, ...], ...], at_end: Callable[[object, str], Outcome]) -> Outcome:
    node: object = start.node
    keys, *rest = groups
    for key in keys:
        node = node.get(key) if isinstance(node, dict) else None
    where = start.prefix + ".".join(keys)
    if is_unanswered(node) or (isinstance(node, dict) and "not_applicable" in node):
        return unknown(Missing(where))
    if not rest:
        return at_end(node, where)
    return _through(node, where, start.pattern + ".".join(keys), tuple(rest), at_end)


def _through(
    node: object, where: str, pattern: str, rest: tuple[tuple[str, ...], ...], at_end: Callable[[object, str], Outcome]
) -> Outcome:
    def deeper(item: Reading) -> Outcome:
        return _descend(item, rest, at_end)

    return _some_item(node, where, pattern, deeper)


def _some_item(value: object, where: str, pattern: str, each: Callable[[Reading], Outcome]) -> Outcome:
    items = _items(value)
    if not items:
        return Outcome(Truth.FALSE, (Used(where, [], "has an item", held=False),))
    return any_of([each(Reading(item, f"{where}[{index}].", f"{pattern}[].")) for index, item in enumerate(items)])


def _items(value: object) -> list[Json]:
    return list(value) if isinstance(value, list | tuple) else []


def shown(value: object) -> str:
    """Return a value as it stands in YAML."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value) if isinstance(value, float) else str(value)
