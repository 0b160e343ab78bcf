"""What the pages of joining read."""
