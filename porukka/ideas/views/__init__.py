"""HTTP only: ideas and contests."""
