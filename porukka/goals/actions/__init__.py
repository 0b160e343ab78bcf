"""What changes: goals are set, counted and ended; members answer; letters are written; experiments are judged."""
