"""Goals: what the team set out for, whether members feel they belong, what was tried, and a weekly letter of it."""
