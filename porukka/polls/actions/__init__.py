"""What changes: a poll is asked with its post, members answer and add to it, it is closed, and is forgotten."""
