"""Learns the weights that porukka/mood ships, from labelled texts in a folder: see bin/train-mood."""
