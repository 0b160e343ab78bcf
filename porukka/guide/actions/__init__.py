"""What changes: the door opens, steps are answered, openings and parts are taken, founders are reminded."""
