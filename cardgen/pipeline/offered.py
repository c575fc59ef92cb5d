"""Which kinds of document the packs of a request offer."""

from __future__ import annotations

from cardgen.loading.document_kinds import Offered, load_kinds
from cardgen.loading.pack_finder import chosen, find_packs
from cardgen.pipeline.check import Law
from cardgen.pipeline.gather import Request, pack_roots


def offered(request: Request, law: Law) -> Offered:
    """Return the kinds of document that the packs of a request offer, and all that is wrong with the packs."""
    packs = chosen(find_packs(pack_roots(request.pack_folders)), request.regime_ids)
    kinds = load_kinds(packs, law.regimes)
    return Offered(kinds.kinds, (*law.diagnostics, *kinds.diagnostics))
