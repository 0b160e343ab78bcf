"""Insights: is it a community or an audience, and what to do today."""
