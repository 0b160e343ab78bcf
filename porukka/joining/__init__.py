"""Joining: the ways into a community, and what one accepts at the door."""
