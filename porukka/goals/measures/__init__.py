"""Arithmetic on plain values: what is measured, how a goal goes, how sure a difference is, what a week is told by."""
