"""Which questions are open, which of them settles most, and what an answer to it looks like."""
