"""Newcomers: how one introduces oneself, who is asked to greet her, and that somebody answers."""
