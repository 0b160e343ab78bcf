"""Measures of a conversation: small pure functions, each with its formula, unit, minimum sample and source."""
