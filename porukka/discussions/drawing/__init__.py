"""Pieces of a topic's page as HTML, each drawn once for everybody who sees the same, and kept in this process."""
