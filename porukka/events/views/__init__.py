"""HTTP only: the list, one time, an answer, what its keepers change, and what is left of it."""
