"""What changes: somebody thanks, takes it back, hides it; a week is put together."""
