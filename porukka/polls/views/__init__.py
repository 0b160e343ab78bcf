"""HTTP only: answering and reading, and what whoever asked changes."""
