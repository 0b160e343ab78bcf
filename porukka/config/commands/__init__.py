"""One file for each command of `porukka`."""
