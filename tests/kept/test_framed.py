"""A page in a frame reads as the same template drawn whole, for whoever reads it and whatever stands on it; and a
frame, which is everybody's of its shape, holds nothing of anybody's (C23)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from porukka.communities.models import Community, Member
from porukka.core.ids import to_text
from porukka.core.jinja import frames
from porukka.discussions.actions import moving, ordering, slowing, welcoming, writing
from porukka.discussions.addresses import replies_url
from porukka.discussions.drawing import listing, page
from porukka.pages.actions import writing as writing_pages
from tests.test_kept_pages import OWN, Talk, readers, talk

__all__ = ["readers", "talk"]  # fixtures
LISTS = ("", "?show=unread", "?show=following", "?order=started")


def drawn_whole(template: str, /, shape: Mapping[str, Any], pieces: Mapping[str, Any]) -> bytes:
    """What `framed` gives, without a frame: the template knows the pieces themselves."""
    values = {
        name: SimpleNamespace(**{one: _shown(getattr(piece, one)) for one in piece._fields})
        if isinstance(piece, tuple)
        else _shown(piece)
        for name, piece in pieces.items()
    }
    return render_to_string(template, {**values, **shape}).encode()


def _shown(piece: Any) -> Any:
    if isinstance(piece, bytes):
        return Markup(piece.decode())
    if isinstance(piece, bool) or piece is None:
        return ""
    return str(piece) if isinstance(piece, int) else piece


def pages(talk: Talk) -> Iterator[str]:
    talk.topic.refresh_from_db()
    room = talk.topic.room
    topic = f"/c/writers/t/{talk.topic.address}-{talk.topic.slug}/"
    yield from (topic, f"{topic}?at=new", f"{topic}?at=31", f"{topic}?to=1&quote=1")
    yield from (f"/c/writers/{query}" for query in LISTS)
    yield from (
        f"/c/writers/r/{room.address}-{room.slug}/",
        f"/c/writers/r/{room.address}-{room.slug}/?show=open",
    )


def looked_at(talk: Talk, readers: Mapping[str, Client]) -> dict[tuple[str, str], str]:
    """Every page of every reader, without what is new in each answer."""
    found = {}
    for name, client in readers.items():
        for path in pages(talk):
            answer = client.get(path)
            assert answer.status_code == 200, (name, path)
            found[name, path] = OWN.sub(r"\1", answer.content.decode())
    return found


def _as_it_began(talk: Talk) -> None:
    """Unread for some, one's own for others; Niilo posts without his name."""


def _long(talk: Talk) -> None:
    """Two windows, put in order, slow, written up, welcomed; a newcomer waits, guidelines are to be accepted."""
    cast = talk.cast
    writing.start_topic(cast.gita, cast.workshop, title="Canary of the workshop", text="Here")
    for number in range(30):
        writing.reply(cast.mari if number % 2 else cast.aino, talk.topic, text=f"{number} & ÄÖ 🎉")
    moving.split(cast.matti, talk.topic, [7], title="Off <it>", room=talk.topic.room)
    slowing.slow_down(cast.matti, talk.topic, seconds=60)
    writing_pages.make_page(cast.matti, talk.topic, title="So & is", text="Thus.")
    welcoming.welcome(cast.matti, talk.topic)
    Member.objects.filter(name="Niilo").update(guidelines_version=0, joined_at=timezone.now())
    writing.start_topic(Member.objects.get(name="Niilo"), cast.common, title="I am new", text="Hello #tea")
    Community.objects.update(
        guidelines_asked=1, privacy_version=2, accent="#205040", name="Quiet & <writers>"
    )


def _closed(talk: Talk) -> None:
    talk.topic.refresh_from_db()
    ordering.close(talk.cast.matti, talk.topic, "Enough <b>")
    ordering.pin(talk.cast.matti, talk.topic)
    Community.objects.update(words='{"rooms": "Tuvat", "discussions": "Jutut"}', purpose="To <write>")


STATES: list[Callable[[Talk], None]] = [_as_it_began, _long, _closed]


def test_a_page_in_a_frame_reads_as_its_template_drawn_whole(
    talk: Talk, readers: dict[str, Client], monkeypatch: pytest.MonkeyPatch, time_machine: Any
) -> None:
    time_machine.move_to(timezone.now(), tick=False)
    for state in STATES:
        state(talk)
        framed = looked_at(talk, readers)
        again = looked_at(talk, dict(reversed(readers.items())))  # from frames that others drew
        with monkeypatch.context() as patch:
            for module in (page, listing):
                patch.setattr(module, "framed", drawn_whole)
            whole = looked_at(talk, readers)
        for key, html in whole.items():
            assert framed[key] == html, (state.__name__, *key)
            assert again[key] == html, (state.__name__, *key)


def test_what_is_told_once_stands_in_one_answer_alone(talk: Talk, readers: dict[str, Client]) -> None:
    """A note below one's own post, a note on top, an error in the form, a preview."""
    cast, eero, other = talk.cast, readers["Eero"], readers["Niilo"]
    path = f"/c/writers/t/{talk.topic.address}-{talk.topic.slug}/"
    replies = replies_url("writers", talk.topic)
    wrong = eero.post(replies, {"text": "", "once": "a1"})
    assert wrong.status_code == 400
    looked = eero.post(replies, {"text": "*canary* of a preview", "once": "a2", "preview": "1"})
    assert "<em>canary</em> of a preview" in looked.content.decode()
    eero.post(reverse("discussions:read_all", args=["writers"]))
    assert 'class="messages"' in eero.get("/c/writers/").content.decode()
    for client in (eero, other):
        for address in (path, "/c/writers/"):
            shown = client.get(address).content.decode()
            assert 'class="messages"' not in shown
            assert "of a preview" not in shown
            assert 'aria-invalid="true"' not in shown
    assert cast.eero.name in eero.get(path).content.decode()


def test_a_frame_holds_nothing_of_anybody(talk: Talk, readers: dict[str, Client]) -> None:
    _long(talk)
    answers = [client.get(path) for path in pages(talk) for client in readers.values()]
    assert all(answer.status_code == 200 for answer in answers)
    kept = [
        b"".join(part for part in cut._parts if isinstance(part, bytes)).decode()
        for cut, _size in frames._frames._row.values()
    ]
    assert 5 < len(kept) < 60
    members = list(Member.objects.all())
    secrets = {
        client.cookies["csrftoken"].value for client in readers.values() if "csrftoken" in client.cookies
    }
    assert secrets
    hers = {member.name for member in members}
    hers |= {str(member.pk) for member in members} | {to_text(member.pk) for member in members}
    its = {
        "How do you end yours",
        "Canary of the workshop",
        "Workshop",
        "Common room",
        "I am new",
        "Off ",
        "#tea",
    }
    its |= {str(talk.topic.pk), talk.topic.address, "csrfmiddlewaretoken", "Not yet", "Keep order"}
    for html in kept:
        assert "Quiet &amp; &lt;writers&gt;" in html or "Quiet writers" in html
        for words in hers | its | secrets:
            assert words not in html, words


def test_two_languages_and_two_kinds_of_readers_share_no_frame(
    talk: Talk, readers: dict[str, Client]
) -> None:
    first = looked_at(talk, readers)
    keys = list(frames._frames._row)
    assert {key[1] for key in keys} == {"en", "fi"}
    for (name, path), html in first.items():
        assert ('<html lang="fi"' in html) == (name == "Mari"), path
        assert ("data-live=" in html) == (name not in ("", "Outi")), path
        assert ('data-draft="' in html) <= ("data-live=" in html), path
