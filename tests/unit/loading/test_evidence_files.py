"""The file behind a piece of evidence: there, inside the portfolio, unaltered."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from cardgen.domain.evidence import EvidenceState
from cardgen.domain.manifest.root import Manifest
from cardgen.loading.evidence import load_evidence

TEXT = b"signed\n"
HASH = hashlib.sha256(TEXT).hexdigest()
WRONG = hashlib.sha256(b"other").hexdigest()


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    """Return a portfolio with a manifest folder, beside a folder that is not part of it."""
    root = tmp_path / "portfolio"
    (root / "system" / "files").mkdir(parents=True)
    (root / "shared").mkdir()
    (root / "system" / "files" / "report.md").write_bytes(TEXT)
    (root / "shared" / "policy.md").write_bytes(TEXT)
    (tmp_path / "secret.md").write_bytes(TEXT)
    (root / "system" / "out.md").symlink_to(tmp_path / "secret.md")
    (root / "system" / "in.md").symlink_to(root / "shared" / "policy.md")
    (root / "system" / "dangling.md").symlink_to(root / "nothing.md")
    (root / "system" / "circle.md").symlink_to(root / "system" / "circle.md")
    (root / "system" / "elsewhere").symlink_to(tmp_path, target_is_directory=True)
    return root.resolve()


def state(portfolio: Path, **fields: Any) -> EvidenceState:
    item = {"id": "e", "kind": "test_report", "title": "Report", **fields}
    data = {"manifest": 1, "system": {"id": "a", "name": "A"}, "evidence": [item]}
    manifest = Manifest.model_validate_json(json.dumps(data))
    (evidence,) = load_evidence(manifest, portfolio / "system", portfolio)
    return evidence.file_state


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"file": "files/report.md"}, EvidenceState.VALID),
        ({"file": "files/report.md", "sha256": HASH}, EvidenceState.VALID),
        ({"file": "files/report.md", "sha256": WRONG}, EvidenceState.ALTERED),
        ({"file": "files/report.md", "url": "https://example.org/r"}, EvidenceState.VALID),
        ({"file": "files/none.md", "url": "https://example.org/r"}, EvidenceState.MISSING),
        ({"url": "https://example.org/r"}, EvidenceState.LINKED),
        ({}, EvidenceState.NAMELESS),
        ({"file": "files/none.md"}, EvidenceState.MISSING),
        ({"file": "files"}, EvidenceState.MISSING),
        ({"file": "dangling.md"}, EvidenceState.MISSING),
        ({"file": "../shared/policy.md"}, EvidenceState.VALID),
        ({"file": "in.md"}, EvidenceState.VALID),
        ({"file": "../../secret.md"}, EvidenceState.OUTSIDE),
        ({"file": "/etc/hostname"}, EvidenceState.OUTSIDE),
        ({"file": "out.md"}, EvidenceState.OUTSIDE),
        ({"file": "elsewhere/secret.md"}, EvidenceState.OUTSIDE),
        ({"file": "out.md", "sha256": HASH}, EvidenceState.OUTSIDE),
        ({"file": "../../none.md"}, EvidenceState.OUTSIDE),
        ({"file": "files/" + "n" * 300}, EvidenceState.MISSING),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_file_has_a_state(portfolio: Path, fields: dict[str, str], expected: EvidenceState) -> None:
    assert state(portfolio, **fields) is expected


@pytest.mark.parametrize("name", ["circle.md", "files/a\x00b.md"], ids=["a link to itself", "a name with a null byte"])
def test_a_name_that_no_file_can_have_is_a_missing_file(portfolio: Path, name: str) -> None:
    assert state(portfolio, file=name) is EvidenceState.MISSING


@pytest.mark.parametrize("evidence", [None, "unknown", []])
def test_a_manifest_without_evidence_has_none(portfolio: Path, evidence: object) -> None:
    data = {"manifest": 1, "system": {"id": "a", "name": "A"}, "evidence": evidence}
    assert load_evidence(Manifest.model_validate_json(json.dumps(data)), portfolio, portfolio) == ()
