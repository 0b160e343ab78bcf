"""What changes: the roll-ups as posts come and go, and the day's verdict."""
