"""What the pages of the guide read."""
