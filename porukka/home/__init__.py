"""Pages composed of everything: the front page and the demo communities."""
