"""The straight line: discover → load → validate → assess → render → site. Each stage gets values and returns values."""
