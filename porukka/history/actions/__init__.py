"""What changes: months are marked when something happens in them, and read anew."""
