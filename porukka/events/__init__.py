"""Events: a discussion with a time and a place, who comes, who waits for a seat, and what came of it."""
