"""Mood and themes: how a room's talk sounds week by week, and what it is about, counted on this machine alone."""
