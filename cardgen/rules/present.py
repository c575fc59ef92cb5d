"""Whether a field is documented: the one place where silence is false."""

from __future__ import annotations

from cardgen.domain.facts import is_unanswered, stated_reason
from cardgen.domain.field_path import FieldPath
from cardgen.domain.truth import Lack, Missing, Outcome, Truth, Used, all_of, unknown
from cardgen.rules.reading import Reading


def is_present(start: Reading, path: FieldPath) -> Outcome:
    """Return true where something is written; `[]` asks that the list has items and each of them has the key.

    `false` and 0 are something, blank text and an empty list are not. `not_applicable` with a reason is unknown: a
    person must accept the reason. `not_evaluated` is not documented.
    """
    return _present(start, path.groups)


def _present(start: Reading, groups: tuple[tuple[str, ...], ...]) -> Outcome:
    node: object = start.node
    keys, *rest = groups
    for key in keys:
        node = node.get(key) if isinstance(node, dict) else None
    where = start.prefix + ".".join(keys)
    status = stated_reason(node)
    if status and status[0] == "not_applicable":
        return unknown(Missing(where, Lack.JUDGEMENT, note=status[1]))
    if is_unanswered(node) or _is_empty(node):
        note = status[1] if status else ""
        return Outcome(Truth.FALSE, (), (Missing(where, Lack.DOCUMENT, note=note),))
    if not rest:
        return Outcome(Truth.TRUE, (Used(where, node, "is documented", held=True),))  # type: ignore[arg-type]  # plain data
    if not isinstance(node, list | tuple):
        return Outcome(Truth.FALSE, (), (Missing(where, Lack.DOCUMENT),))
    return all_of([_present(Reading(item, f"{where}[{index}].", ""), tuple(rest)) for index, item in enumerate(node)])


def _is_empty(value: object) -> bool:
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, dict) and ("has" in value or "undecided" in value):
        return not value.get("has")
    return isinstance(value, list | tuple | dict) and not value
