"""What the team and members fill in about ideas and contests."""
