"""What changes with stories."""
