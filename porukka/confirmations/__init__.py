"""Confirmations: the team asks that everybody reads a post, and whoever has read it says so once."""
