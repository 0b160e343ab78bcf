"""What was measured, in words: the same on the founder's page, in her letter and under a file that was weighed."""
