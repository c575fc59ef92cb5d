"""Conditions over facts become truth with reasons; regimes over manifests become assessments."""
