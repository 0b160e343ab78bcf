"""A community: its rooms, its members and their roles, who did what and when."""
