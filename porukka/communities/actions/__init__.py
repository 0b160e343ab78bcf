"""What changes in a community. Each action asks `rules`, writes in one transaction and records a deed."""
