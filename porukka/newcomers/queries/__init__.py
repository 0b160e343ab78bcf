"""What pages read of newcomers."""
