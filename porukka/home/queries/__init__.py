"""What the pages composed of everything read."""
