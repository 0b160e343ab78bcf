"""What changes: entries are kept and erased, fees noted, the register opened, the board named."""
