"""Polls: a question with a few answers below a post, everyone's choice in plain sight."""
