"""What changes: pages are made, edited and deleted."""
