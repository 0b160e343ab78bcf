"""What the pages of mood and themes read."""
