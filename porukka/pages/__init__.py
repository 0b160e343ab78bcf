"""Pages: what a discussion came to, written up to be found again, kept up to date, and led back to its source."""
