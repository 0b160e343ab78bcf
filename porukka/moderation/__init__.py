"""Keeping the talk kind: what the newest members may not do yet, and what members tell the team about posts."""
