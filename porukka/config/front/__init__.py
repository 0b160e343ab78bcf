"""The front: one port for everything.

Pages go to Django's WSGI handler in a few threads; live streams, files and static files never take one.
Read `app.py` first: it decides. `bodies`, `environ`, `lanes`, `answers`, `static`, `streams` each do one part
of it; `server` runs it all.
"""
