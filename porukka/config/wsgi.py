"""The plain WSGI application, for those who bring their own server (without live updates)."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "porukka.config.settings")
django.setup(set_prefix=False)

from porukka.config.handler import Handler  # noqa: E402

application = Handler()
