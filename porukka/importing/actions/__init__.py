"""What changes: an archive is brought along, and taken back."""
