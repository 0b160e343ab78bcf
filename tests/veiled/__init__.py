"""Writing without one's name, across all floors."""
