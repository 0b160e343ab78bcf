"""You said, we did: what was asked for, what became of it, and who on the team answers for it, in plain sight."""
