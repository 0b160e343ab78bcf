"""What changes on the way in."""
