"""What changes: a round begins, its things are seen to, and it ends."""
