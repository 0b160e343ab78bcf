"""What pages and higher folders read of a community's purpose."""
