"""A page like a topic (20 posts, 30 kB) from a Django of its own: what two servers are compared with.

Started as `python -m bench.page front|plain PORT`.
"""

from __future__ import annotations

import random
import sys
from typing import Any

import django
from django.conf import settings

POSTS = 20
TEMPLATE = """<!doctype html><title>{{ title }}</title><main>{% for post in posts %}
<article id="p{{ post.id }}">
<header><b>{{ post.who }}</b> <time>{{ post.at }}</time>
</header>
<div>{{ post.words }}</div>
<footer>{{ post.helped }} found this helpful</footer></article>{% endfor %}</main>"""

_dice = random.Random(1)
_WORDS = ["".join(_dice.choices("aeioukstnlmrpvhjyä", k=_dice.randint(2, 11))) for _ in range(600)]
TEXTS = [" ".join(_dice.choices(_WORDS, k=185)) for _ in range(POSTS)]


def configure() -> None:
    """Django with one page and Porukka's usual number of middleware layers that need no database."""
    settings.configure(
        SECRET_KEY="bench" * 10,
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF=__name__,
        USE_TZ=True,
        REDIS_URL="",
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
        ],
    )
    django.setup()


configure()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.urls import path  # noqa: E402
from jinja2 import Environment  # noqa: E402

_page = Environment(autoescape=True).from_string(TEMPLATE)


def topic(request: HttpRequest) -> HttpResponse:
    """The page."""
    posts = [
        {"id": n, "who": f"Aino {n}", "at": "22.11.2026", "words": TEXTS[n], "helped": n}
        for n in range(POSTS)
    ]
    return HttpResponse(_page.render(title="The yard", posts=posts))


urlpatterns: list[Any] = [path("t/1", topic)]
application = get_wsgi_application()


def serve_front(port: int) -> None:
    """The page through Porukka's front."""
    from porukka.config.front.app import Front
    from porukka.config.front.server import listen, serve

    serve(listen("127.0.0.1", port), Front(application))


def serve_plain(port: int) -> None:
    """The page as plain WSGI under the same server, with as many threads."""
    from bench.wsgi import serve

    serve(port, application)


if __name__ == "__main__":
    {"front": serve_front, "plain": serve_plain}[sys.argv[1]](int(sys.argv[2]))
