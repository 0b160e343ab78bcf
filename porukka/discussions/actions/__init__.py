"""What changes in the talk. Each action asks `rules`, writes in one transaction and records a deed."""
