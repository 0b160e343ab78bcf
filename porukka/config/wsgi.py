"""The plain WSGI application, for those who bring their own server (without live updates)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "porukka.config.settings")
application = get_wsgi_application()
