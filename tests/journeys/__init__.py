"""People's ways through the running site, in a real browser."""
