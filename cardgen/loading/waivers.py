"""Which waivers of a manifest say nothing, or say what may not be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from cardgen.domain.diagnostic import Diagnostic
from cardgen.domain.facts import Facts
from cardgen.domain.manifest.root import Manifest
from cardgen.domain.requirement import Requirement
from cardgen.errors import suggestion


def wrong_waivers(
    manifest: Manifest, facts: Facts, name: str, requirements: Mapping[str, Requirement], as_of: date
) -> Iterator[Diagnostic]:
    """Yield waivers of what may not be waived (errors), and those that match nothing or have expired (warnings)."""
    waivers = manifest.waivers if isinstance(manifest.waivers, tuple) else ()
    for index, waiver in enumerate(waivers):
        path = f"waivers[{index}].requirement"
        position = facts.position(path)
        line, column = (position.line, position.column) if position else (1, 1)
        requirement = requirements.get(waiver.requirement)
        if requirement is None:
            now = suggestion(waiver.requirement, requirements) or "remove it, or load the regime that has it"
            what = f"this waiver matches no requirement: '{waiver.requirement}'"
            yield Diagnostic(name, line, column, path, what, now, "waiver", "warning")
        elif not requirement.waivable:
            what = f"'{waiver.requirement}' cannot be waived"
            yield Diagnostic(name, line, column, path, what, "remove the waiver; no approval lifts it", "waiver")
        elif waiver.expires < as_of:
            what = f"the waiver of '{waiver.requirement}' expired on {waiver.expires}"
            yield Diagnostic(name, line, column, path, what, "renew it or remove it", "waiver", "warning")
