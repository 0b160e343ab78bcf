"""What changes: a picture or a file is sent, goes with a post, is taken off, and is purged."""
