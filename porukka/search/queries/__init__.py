"""What the search page reads, always through what the reader may see."""
