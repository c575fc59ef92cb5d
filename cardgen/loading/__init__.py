"""Files become documents, manifests and regime packs, or diagnostics."""
