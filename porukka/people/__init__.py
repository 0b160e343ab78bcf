"""A person on this installation: account, sign-in, language, time zone, the keeper."""
