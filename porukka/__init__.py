"""Porukka: a place where a community lives, with two-way talk that anyone may open."""

__version__ = "0.1.0.dev0"
