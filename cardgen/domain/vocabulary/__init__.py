"""The closed vocabularies of the manifest: every code with its meaning."""
