"""What changes: what a community says of itself."""
