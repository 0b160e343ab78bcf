"""The daily round: the few things that wait for the team today, one after the other, and then an end."""
