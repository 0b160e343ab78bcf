"""Ideas with a promise: at so many votes the team decides within so many days, and everybody who voted is told."""
