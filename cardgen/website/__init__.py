"""Pages, navigation and the site generator."""
