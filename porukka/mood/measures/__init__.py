"""Arithmetic on plain values, which asks no table."""
