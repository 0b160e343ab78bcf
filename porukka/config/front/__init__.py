"""The front: one port for pages, files and live streams; begin with `app.py`, which decides."""
