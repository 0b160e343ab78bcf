"""Stories: one line or one picture for the day, with a block if one likes; gone tomorrow, or kept as a highlight."""
