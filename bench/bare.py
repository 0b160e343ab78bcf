"""Yardsticks under the product's own server: `python -m bench.bare serve PORT SCENE FILLER`.

SCENE: a file that holds the product's scene. `/hello` and `/static` (30 kB) need nothing; any other path is *the bare
function*: what a topic's page shows, read by raw SQL from the product's own database over a connection of its own and
printed by Jinja2, with no framework in between. Each post has FILLER bytes of fixed text around it, so that the page
is as long as the product's. It is written to be quick, not to be right: nobody's rights are looked at.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from jinja2 import Environment

WINDOW = 30
HELLO, STATIC = b"hello", b"x" * 30_000
_ID = re.compile(r"/t/([0-9a-z]+)")
_COOKIE = re.compile(r"porukka=([^;]+)")
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LETTERS = {letter: value for value, letter in enumerate(_ALPHABET)}

TEMPLATE = """<!doctype html><html lang="fi"><title>{{ topic[1] }}</title><body>
<nav>{% for room in rooms %}<a href="/c/{{ slug }}/r/{{ address(room[0]) }}">{{ room[1] }}</a>{% endfor %}</nav>
<p>{{ me }}{% if told %} ({{ told }}){% endif %}</p>
<main><h1>{{ topic[1] }}</h1><p>{{ topic[2] }} · {{ topic[3] }}</p>
{% for post in posts %}{% set place = address(post[0]) %}
<article id="p{{ post[1] }}"{% if seen is not none and post[1] > seen %} class="new"{% endif %}>
<header><b class="face">{{ post[5][:1] }}</b><a href="/c/{{ slug }}/members/{{ address(post[4]) }}">{{ post[5] }}</a>
{% if post[6] %}<i>{{ post[6] }}</i>{% endif %}
<a href="{{ url }}#p{{ post[1] }}"><time datetime="{{ post[3] }}">{{ day(post[3]) }}</time></a>
{% if post[8] is not none %}<a href="{{ url }}#p{{ post[8] }}">{{ post[9] }}: {{ post[10] }}</a>{% endif %}</header>
<div>{{ post[2]|safe }}</div>
<footer>{% for kind, count in reactions.get(post[0], ()) %}<span>{{ kind }} {{ count }}</span>{% endfor %}
{% if me %}{% for kind in kinds %}<button name="kind" value="{{ kind }}">{{ kind }}</button>{% endfor %}
<a href="{{ url }}?at={{ post[1] }}&to={{ post[1] }}#write">Vastaa</a>
<a href="/c/{{ slug }}/p/{{ place }}/report/">Ilmoita</a>
<a href="/c/{{ slug }}/p/{{ place }}/">Linkki</a>{% endif %}</footer>
{{ filler|safe }}</article>
{% endfor %}</main>"""
KINDS = ("👍", "❤️", "😄", "🎉", "🙏")
MONTHS = (
    "tammi",
    "helmi",
    "maalis",
    "huhti",
    "touko",
    "kesä",
    "heinä",
    "elo",
    "syys",
    "loka",
    "marras",
    "joulu",
)

Ask = Callable[..., list[Any]]
_here = threading.local()


def connect() -> Ask:
    """A function that asks the product's database, over a connection kept for this thread."""
    if url := os.environ.get("DATABASE_URL"):
        import psycopg

        connection = psycopg.connect(url, autocommit=True, prepare_threshold=1)
        return lambda sql, *values: connection.execute(sql.replace("?", "%s"), values).fetchall()
    lite = sqlite3.connect(Path(os.environ["PORUKKA_DATA"]) / "porukka.sqlite3", isolation_level=None)
    lite.execute("PRAGMA mmap_size = 268435456")
    return lambda sql, *values: lite.execute(sql, values).fetchall()


def ask() -> Ask:
    if not hasattr(_here, "ask"):
        _here.ask = connect()
    found: Ask = _here.ask
    return found


class Bare:
    """The function. members: ids of members by the key of their session."""

    def __init__(self, scene: dict[str, Any], filler: int) -> None:
        self._community, self._slug, self._members = scene["community"], scene["slug"], scene["members"]
        self._filler = "<!--" + "." * max(filler - 7, 0) + "-->"
        self._page = Environment(autoescape=True).from_string(TEMPLATE)

    def page(self, path: str, query: str, cookie: str) -> bytes:
        """The page of a topic, or for any other path that of the first one asked for."""
        sql = ask()
        at = int(parse_qs(query).get("at", ["0"])[0]) // WINDOW * WINDOW
        topic = sql(
            "SELECT id, title, replies, speakers, room_id, closed_at FROM discussions_topic WHERE id = ?",
            _number(_ID.search(path)),
        )[0]
        reader = self._reader(sql, cookie)
        posts = sql(
            "SELECT p.id, p.number, p.html, p.made_at, p.author_id, m.name, m.tagline, m.picture_id, q.number,"
            " n.name, substr(q.text, 1, 120) FROM discussions_post p"
            " LEFT JOIN communities_member m ON m.id = p.author_id"
            " LEFT JOIN discussions_post q ON q.id = p.reply_to_id"
            " LEFT JOIN communities_member n ON n.id = q.author_id WHERE p.community_id = ?"
            " AND p.topic_id = ? AND p.number >= ? AND p.number < ? AND p.deleted_at IS NULL ORDER BY p.number",
            self._community,
            topic[0],
            at,
            at + WINDOW,
        )
        html = self._page.render(
            topic=topic,
            posts=posts,
            reactions=self._reactions(sql, [post[0] for post in posts]),
            rooms=sql(
                "SELECT id, name FROM communities_room WHERE community_id = ? ORDER BY position",
                self._community,
            ),
            slug=self._slug,
            url=path,
            kinds=KINDS,
            address=_address,
            day=_day,
            filler=self._filler,
            **self._hers(sql, reader, topic[0]),
        )
        return html.encode()

    def _reader(self, sql: Ask, cookie: str) -> list[Any]:
        """The row of the member whose session this is, if there is one."""
        key = _COOKIE.search(cookie)
        if key is None or not sql("SELECT expire_date FROM django_session WHERE session_key = ?", key[1]):
            return []
        return sql(
            "SELECT m.id, m.name, m.role, m.state, m.joined_at, c.name FROM communities_member m"
            " JOIN communities_community c ON c.id = m.community_id WHERE m.id = ?",
            self._members[key[1]],
        )

    def _hers(self, sql: Ask, reader: list[Any], topic: int) -> dict[str, Any]:
        if not reader:
            return {"me": "", "told": 0, "seen": None}
        mine = (self._community, reader[0][0])
        seen = sql(
            "SELECT number FROM discussions_reading WHERE community_id = ? AND member_id = ? AND topic_id = ?",
            *mine,
            topic,
        )
        told = sql(
            "SELECT count(*) FROM notifications_notification WHERE community_id = ? AND member_id = ?"
            " AND read_at IS NULL",
            *mine,
        )
        return {"me": reader[0][1], "told": told[0][0], "seen": seen[0][0] if seen else -1}

    @staticmethod
    def _reactions(sql: Ask, posts: list[int]) -> dict[int, list[tuple[str, int]]]:
        marks = ", ".join("?" * len(posts))
        found: dict[int, list[tuple[str, int]]] = {}
        for post, kind, count in sql(
            f"SELECT post_id, kind, count FROM discussions_reaction_count WHERE post_id IN ({marks})", *posts
        ):
            found.setdefault(post, []).append((kind, count))
        return found


def _address(number: int) -> str:
    letters = ""
    while number:
        number, value = divmod(number, 32)
        letters = _ALPHABET[value] + letters
    return letters


def _day(moment: Any) -> str:
    """A moment in words. SQLite has it as text."""
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return f"{at.day}. {MONTHS[at.month - 1]}kuuta {at.year} klo {at.hour}.{at.minute:02}"


def _number(found: re.Match[str] | None) -> int:
    number = 0
    for letter in found[1] if found else "0":
        number = number * 32 + _LETTERS[letter]
    return number


def application(scene: dict[str, Any], filler: int) -> Callable[..., Iterable[bytes]]:
    """All of it as WSGI."""
    bare = Bare(scene, filler)
    fixed = {"/hello": HELLO, "/static": STATIC}

    def answer(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        path = environ["PATH_INFO"]
        body = fixed.get(path) or bare.page(path, environ["QUERY_STRING"], environ.get("HTTP_COOKIE", ""))
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
        return [body]

    return answer


def serve(port: int, scene: str, filler: int) -> None:
    from bench.wsgi import serve as serve_wsgi

    serve_wsgi(port, application(json.loads(Path(scene).read_text()), filler))


if __name__ == "__main__":
    serve(int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
