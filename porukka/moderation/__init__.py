"""Keeping the talk kind: for now, what the newest members may not do yet."""
