"""What mood writes: what was heard in each post, its counts, and what people said of them."""
