"""What people fill in on the way in."""
