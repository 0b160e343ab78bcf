"""What pages read: events as plain rows, in a number of queries that does not grow with events or answers."""
