"""Links: a discussion about something elsewhere, with a question of the writer's own."""
