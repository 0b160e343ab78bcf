"""Polls: a question below a post, answered by choosing, putting in order, a slider or a time; named or anonymous."""
