"""What changes: a member describes herself."""
