"""Where every page stands, from the root of the site. Addresses and anchors are ids: they never move."""

from __future__ import annotations

SYSTEMS = "systems/"
REGIMES = "regimes/"
CONTROLS = "controls/"
MATRIX = "matrix/"
DEADLINES = "deadlines/"
CALENDAR = "deadlines.ics"
METHOD = "method/"


def system(system_id: str, anchor: str = "") -> str:
    """Return the address of a system's page."""
    return f"{SYSTEMS}{system_id}/{_hash(anchor)}"


def card(system_id: str) -> str:
    """Return the address of a system's card."""
    return f"{SYSTEMS}{system_id}/card/"


def checklist(system_id: str, regime_id: str) -> str:
    """Return the address of a system's checklist under a regime."""
    return f"{SYSTEMS}{system_id}/checklist/{regime_id}/"


def card_file(system_id: str) -> str:
    """Return the address of the card as Markdown."""
    return f"{SYSTEMS}{system_id}/card.md"


def checklist_file(system_id: str, regime_id: str) -> str:
    """Return the address of a checklist as Markdown."""
    return f"{SYSTEMS}{system_id}/checklist-{regime_id}.md"


def document(system_id: str, kind: str) -> str:
    """Return the address of a document that a regime asks for about a system."""
    return f"{SYSTEMS}{system_id}/documents/{kind}/"


def document_file(system_id: str, kind: str, form: str) -> str:
    """Return the address of such a document as a file: `html` or `md`."""
    return f"{SYSTEMS}{system_id}/documents/{system_id}-{kind}.{form}"


def assessment_file(system_id: str) -> str:
    """Return the address of the assessment as JSON."""
    return f"{SYSTEMS}{system_id}/assessment.json"


def calendar(system_id: str) -> str:
    """Return the address of the calendar of a system."""
    return f"{SYSTEMS}{system_id}/{CALENDAR}"


def regime(regime_id: str, anchor: str = "") -> str:
    """Return the address of a regime's page."""
    return f"{REGIMES}{regime_id}/{_hash(anchor)}"


def rule(regime_id: str, rule_id: str = "") -> str:
    """Return the address of a rule, or of the page of all rules of a regime."""
    return f"{REGIMES}{regime_id}/rules/{_hash(rule_id)}"


def changes(regime_id: str) -> str:
    """Return the address of what amending acts did to a regime."""
    return f"{REGIMES}{regime_id}/changes/"


def requirement(regime_id: str, requirement_id: str) -> str:
    """Return the address of a requirement's page."""
    return f"{REGIMES}{regime_id}/{requirement_id.lower()}/"


def control(control_id: str) -> str:
    """Return the address of a control's page."""
    return f"{CONTROLS}{control_id}/"


def matrix(regime_id: str, requirement_id: str = "") -> str:
    """Return the address of the matrix of a regime, opened at a requirement."""
    return f"{MATRIX}{regime_id}/{_hash(requirement_id.lower())}"


def matrix_file(regime_id: str) -> str:
    """Return the address of the data of a matrix."""
    return f"{MATRIX}{regime_id}/data.json"


def duty(system_id: str, requirement_id: str) -> str:
    """Return the address of a duty on a system's page."""
    return system(system_id, duty_anchor(requirement_id))


def duty_anchor(requirement_id: str) -> str:
    """Return the anchor of a duty on a system's page."""
    return f"duty-{requirement_id.lower()}"


def verdict_anchor(regime_id: str, axis: str) -> str:
    """Return the anchor of a verdict on a system's page."""
    return f"verdict-{regime_id}-{axis}"


def due_anchor(day: str) -> str:
    """Return the anchor of the duties of one day on a system's page."""
    return f"due-{day}"


def _hash(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""
