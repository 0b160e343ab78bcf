"""What the pages of the talk read: plain rows, in a number of queries that does not grow with the community."""
