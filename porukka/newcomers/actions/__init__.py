"""What changes: somebody begins, somebody is asked to greet her, somebody answers."""
