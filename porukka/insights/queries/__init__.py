"""What is read: the roll-ups of a window, how its discussions went, and what the pages show."""
