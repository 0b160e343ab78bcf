"""What pages read of profiles."""
