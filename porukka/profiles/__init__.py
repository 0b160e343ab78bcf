"""Profiles: what members tell about themselves, to whom, and how one finds the others by it."""
