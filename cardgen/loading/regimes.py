"""Regime packs → regimes, with every path and name checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from cardgen.domain.condition import AxisIs, Condition, parts_of
from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.pack import Regime
from cardgen.domain.regime import Rule
from cardgen.loading.pack_checks import pack_problems
from cardgen.loading.pack_conditions import conditions_of
from cardgen.loading.pack_files import PackFiles, pack_name, read_pack
from cardgen.loading.pack_names import problem


def load_regime(folder: Path, controls: Iterable[str]) -> Regime | tuple[Diagnostic, ...]:
    """Return the regime that a folder holds; what is wrong comes back as diagnostics, all of them."""
    files = read_pack(folder, pack_name(folder))
    if not isinstance(files, PackFiles):
        return files
    problems = pack_problems(files, controls)
    return tuple(sorted(problems)) if problems else _assembled(files)


def _assembled(files: PackFiles) -> Regime:
    header = files.header.content
    rules = [_given(rule, file.content.given) for file in files.rules for rule in file.content.rules]
    return Regime(
        header=header,
        facts={one.id: one for file in files.facts for one in file.content.facts},
        terms={one.id: one for file in files.terms for one in file.content.terms},
        rules={rule.id: rule for rule in rules},
        requirements={one.id: one for file in files.requirements for one in file.content.requirements},
        axes={one.id: one for one in header.axes},
        roles={one.id: one for one in header.roles},
        dates={one.id: one for one in header.dates},
        transitions={one.id: one for one in header.transitions},
        schedules={one.id: one for one in header.schedules},
        penalties={one.id: one for one in header.penalties},
        contradictions={one.id: one for file in files.contradictions for one in file.content.contradictions},
    )


def _given(rule: Rule, given: Condition | None) -> Rule:
    return rule if given is None or rule.given else rule.model_copy(update={"given": given})


def looks_at(regime: Regime) -> set[str]:
    """Return the ids of the regimes whose axes the terms and rules of a regime read."""
    conditions = [*(term.when for term in regime.terms.values()), *(rule.when for rule in regime.rules.values())]
    given = [rule.given for rule in regime.rules.values() if rule.given is not None]
    return {
        part.axis.partition("/")[0]
        for condition in (*conditions, *given)
        for _, part in parts_of(condition)
        if isinstance(part, AxisIs)
    }


def wrong_looks(folder: Path, regimes: Mapping[str, Regime]) -> list[Diagnostic]:
    """Return where a pack looks at an axis or a value that another loaded pack does not have."""
    files = read_pack(folder, pack_name(folder))
    found: list[Diagnostic] = []
    for standing in conditions_of(files) if isinstance(files, PackFiles) else ():
        for _, part in parts_of(standing.condition):
            if not isinstance(part, AxisIs):
                continue
            name, _, axis = part.axis.partition("/")
            other = regimes.get(name)
            values = {value.id for value in other.axes[axis].values} if other and axis in other.axes else set()
            if other and part.is_ not in values:
                what = f"the regime '{name}' has no axis '{axis}' with the value '{part.is_}'"
                known = [f"{one.id}: {', '.join(value.id for value in one.values)}" for one in other.axes.values()]
                found.append(problem(standing.document, standing.path, what, f"known: {'; '.join(known)}"))
    return found
