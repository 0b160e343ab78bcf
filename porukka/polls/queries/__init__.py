"""What pages read: polls as plain rows, in a number of queries that does not grow with polls or votes."""
