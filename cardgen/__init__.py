"""cardgen: compliance documentation for AI systems, generated from facts."""

__version__ = "0.1.0"
