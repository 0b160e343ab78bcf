"""What the pages of goals, letters and experiments read."""
