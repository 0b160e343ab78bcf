"""HTTP only: the register as a whole, one entry, the board."""
