"""What is found for a round, and what its page reads."""
