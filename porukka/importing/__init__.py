"""Importing: what a community said elsewhere comes along, once, and can be taken back."""
