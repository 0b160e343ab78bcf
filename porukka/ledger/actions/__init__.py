"""What changes: things are filed, the team says what becomes of them, and ideas and pain points lead their own."""
