"""The founder's guide: from a purpose to a community in seven steps, which stay alive afterwards."""
