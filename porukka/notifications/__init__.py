"""Telling a member that something happened which is addressed to her: the bell and its page."""
