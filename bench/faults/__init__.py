"""Harm that is done on purpose, and the count of what was lost by it."""
