"""What founders are asked."""
