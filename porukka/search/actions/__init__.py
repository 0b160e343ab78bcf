"""What search writes: its index, and the synonyms."""
