"""Django's SQLite, whose writers take turns fairly (see base.py). Named in `config/environment.py`."""
