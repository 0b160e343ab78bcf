"""What exists: one file a subject."""
