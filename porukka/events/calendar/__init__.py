"""Arithmetic of time on plain values, which asks no table: zones, repeating rules, occurrences, calendar files."""
