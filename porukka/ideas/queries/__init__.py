"""What pages read: ideas and contests, as plain rows."""
