"""The talk: topics anyone may open, and replies."""
