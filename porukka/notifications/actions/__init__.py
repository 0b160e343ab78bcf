"""What changes: members are told and mailed, lines are read, and each chooses how she hears of things."""
