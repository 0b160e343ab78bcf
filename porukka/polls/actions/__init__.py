"""What changes: a poll is asked, asked otherwise until somebody answers, answered, closed and forgotten."""
