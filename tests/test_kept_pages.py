"""A topic's page that was put together from what is kept reads as if nothing were kept: after every deed of the talk,
for readers of every role, in both languages. And nothing of one reader's comes to another (C23)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from porukka.attachments.actions.attaching import attach
from porukka.attachments.models import Attachment
from porukka.communities.actions import appearing, belonging
from porukka.communities.models import Community, Deed, Member, Room
from porukka.core import shelf
from porukka.discussions.actions import (
    deleting,
    hiding,
    moving,
    ordering,
    reacting,
    slowing,
    solving,
    welcoming,
    writing,
)
from porukka.discussions.actions.saving import save
from porukka.discussions.drawing import posts
from porukka.discussions.models import Post, Topic
from porukka.pages.actions import deleting as deleting_pages
from porukka.pages.actions import writing as writing_pages
from porukka.pages.models import Page
from porukka.people.models import Person
from porukka.polls.actions.asking import add_option, ask
from porukka.polls.actions.changing import close, edit, move_closing
from porukka.polls.actions.voting import vote
from porukka.polls.models.seals import version_of
from tests.cast import Cast, signed_in

OWN = re.compile(r'(name="(?:csrfmiddlewaretoken|once)" value|data-live-seq)="[^"]*"')
TALK = ("discussions", "polls", "attachments", "pages")  # whose deeds may show on a topic's page
# of the talk, and never on the page of a topic that is there
ELSEWHERE = {
    "topic.scheduled",
    "topic.unscheduled",
    "topic.not_published",
    "topic.started",
    "post.mentioned",
}


@dataclass
class Talk:
    """A question with answers by people of every kind. kept: what was made on the way, for deeds that undo it."""

    cast: Cast
    topic: Topic
    kept: dict[str, Any] = field(default_factory=dict)
    tags: dict[str, tuple[str, str]] = field(
        default_factory=dict
    )  # of each reader's last page, with its path

    def post(self, number: int) -> Post:
        return Post.objects.get(topic=self.topic, number=number)

    def another(self, title: str = "Besides") -> Topic:
        return writing.start_topic(self.cast.eero, self.cast.common, title=title, text="Also this.")


def _poll(talk: Talk) -> None:
    poll = ask(
        writing.reply(talk.cast.eero, talk.topic, text="Which?"),
        question="Which?",
        options=["A", "B"],
        adds="members",
    )
    talk.kept["poll"] = poll
    vote(talk.cast.niilo, poll, "0")


def _other_poll(talk: Talk) -> None:
    eero = talk.cast.eero
    poll = ask(writing.reply(eero, talk.topic, text="When?"), question="When?", options=["A", "B"])
    version = version_of(poll, list(poll.options.order_by("position")))
    talk.kept["other poll"] = edit(eero, poll, version=version, question="Where?", options=["C", "D"])


def _move_closing(talk: Talk) -> None:
    move_closing(talk.cast.eero, talk.kept["other poll"], timezone.now() + timedelta(days=1))


def _attach(talk: Talk) -> None:
    row = Attachment.objects.create(
        community=talk.cast.community,
        member=talk.cast.eero,
        kind="file",
        type="application/pdf",
        name="a.pdf",
        size=1,
    )
    attach(talk.cast.eero, talk.post(1), [(row.pk, "")])


def _split(talk: Talk) -> None:
    talk.kept["split"] = moving.split(talk.cast.matti, talk.topic, [5], title="Off", room=talk.topic.room)


def _page(talk: Talk) -> None:
    talk.kept["page"] = writing_pages.make_page(talk.cast.matti, talk.topic, title="So it is", text="Thus.")


def _edit_page(talk: Talk) -> None:
    page = Page.objects.get(pk=talk.kept["page"].pk)
    writing_pages.edit_page(talk.cast.matti, page, title="So it was", text="Thus.", version=page.version)


# in this order, each by the kind of deed it records; some of them undo what came before
DEEDS: list[tuple[str, Callable[[Talk], Any]]] = [
    ("reply.written", lambda talk: writing.reply(talk.cast.mari, talk.topic, text="New", reply_to=talk.post(1))),
    ("post.edited", lambda talk: writing.edit(talk.cast.eero, talk.post(1), text="Otherwise")),
    ("post.edited", lambda talk: writing.edit(talk.cast.aino, talk.post(0), text="More", title="Renamed")),
    ("reaction.given", lambda talk: reacting.give(talk.cast.niilo, talk.post(1), "👍")),
    ("reaction.given", lambda talk: reacting.give(talk.cast.matti, talk.post(1), "helped")),
    ("reaction.taken_back", lambda talk: reacting.take_back(talk.cast.niilo, talk.post(1), "👍")),
    ("poll.voted", _poll),
    ("poll.option_added", lambda talk: add_option(talk.cast.niilo, talk.kept["poll"], words="C")),
    ("poll.closed", lambda talk: close(talk.cast.eero, talk.kept["poll"])),
    ("poll.edited", _other_poll),
    ("poll.closing_moved", _move_closing),
    ("attachments.changed", _attach),
    ("attachments.changed", lambda talk: attach(talk.cast.eero, talk.post(1), [])),
    ("answer.accepted", lambda talk: solving.accept(talk.cast.aino, talk.post(1))),
    ("post.hidden", lambda talk: hiding.hide(talk.cast.matti, talk.post(1), "Loud")),
    ("post.unhidden", lambda talk: hiding.unhide(talk.cast.matti, talk.post(1))),
    ("answer.taken_back", lambda talk: solving.take_back(talk.cast.aino, talk.post(1))),
    ("post.deleted", lambda talk: deleting.delete(talk.cast.niilo, talk.post(2))),
    ("post.restored", lambda talk: deleting.undo_deletion(talk.cast.niilo, talk.post(2))),
    ("post.deleted", lambda talk: deleting.delete(talk.cast.matti, talk.post(4))),
    ("topic.closed", lambda talk: ordering.close(talk.cast.matti, talk.topic, "Enough")),
    ("topic.reopened", lambda talk: ordering.reopen(talk.cast.matti, talk.topic)),
    ("topic.pinned", lambda talk: ordering.pin(talk.cast.matti, talk.topic)),
    ("topic.unpinned", lambda talk: ordering.unpin(talk.cast.matti, talk.topic)),
    ("topic.slowed", lambda talk: slowing.slow_down(talk.cast.matti, talk.topic, seconds=60)),
    ("topic.slow_ended", lambda talk: slowing.speed_up(talk.cast.matti, talk.topic)),
    ("topic.made_welcome", lambda talk: welcoming.welcome(talk.cast.matti, talk.topic)),
    ("topic.welcome_ended", lambda talk: welcoming.end_welcome(talk.cast.matti, talk.topic)),
    ("topic.split", _split),
    ("topic.merged", lambda talk: moving.merge(talk.cast.matti, talk.kept["split"], talk.topic)),
    ("page.made", _page),
    ("page.edited", _edit_page),
    ("page.deleted", lambda talk: deleting_pages.delete_page(talk.cast.matti, Page.objects.get())),
    ("page.restored", lambda talk: deleting_pages.undo_deletion(talk.cast.matti, Page.objects.get())),
    ("member.appeared", lambda talk: appearing.appear(talk.cast.eero, name="Eerika", tagline="Here")),
    ("member.role_given", lambda talk: belonging.give_role(talk.cast.aino, talk.cast.niilo, "moderator")),
    ("room.edited", lambda talk: Room.objects.filter(pk=talk.cast.common.pk).update(mode="discussion")),
    ("community.edited", lambda talk: Community.objects.update(counts_shown=False)),
    ("community.edited", lambda talk: Community.objects.update(reactions="👍 🎉")),
    ("topic.moved", lambda talk: moving.move(talk.cast.matti, talk.topic, talk.kept["room"])),
]  # fmt: skip


@pytest.fixture
def talk(cast: Cast) -> Talk:
    """Everything a page of a topic may show, in an open room for questions of a public community."""
    Community.objects.update(visibility="public")
    Room.objects.filter(pk=cast.common.pk).update(mode="questions", anonymous_allowed=True)
    Person.objects.filter(email="mari@example.org").update(language="fi")
    Person.objects.filter(email="niilo@example.org").update(time_zone="Pacific/Auckland")
    for member in Member.objects.all():
        setattr(cast, member.name.lower(), member)
    cast.common.refresh_from_db()
    topic = writing.start_topic(cast.aino, cast.common, title="How do you end yours?", text="**Well**")
    made = Talk(cast, topic)
    link = writing.start_topic(cast.niilo, cast.common, title="Elsewhere", text="There")
    writing.reply(cast.eero, topic, text=f"See /c/writers/t/{link.address}-elsewhere/ @Aino")
    writing.reply(cast.niilo, topic, text="I hide mine", reply_to=made.post(1))
    writing.reply(cast.niilo, topic, text="Without my name", veiled=True)
    for who in (cast.eero, cast.eero, cast.mari):
        writing.reply(who, topic, text="And so on")
    save(cast.eero, made.post(2))
    made.kept["room"] = Room.objects.create(community=cast.community, name="New", slug="new", kind="open")
    return made


@pytest.fixture
def readers(talk: Talk) -> dict[str, Client]:
    """A founder, the Finnish manager, a moderator, two members of whom one lives far away, a guest, a passer-by."""
    cast = talk.cast
    people: list[Any] = [cast.aino, cast.mari, cast.matti, cast.eero, cast.niilo, cast.outi]
    return {who.name: signed_in(who) for who in people} | {"": signed_in(None)}


def seen(readers: dict[str, Client], talk: Talk) -> dict[str, str]:
    """The page of each reader, without what is new in every answer."""
    talk.topic.refresh_from_db()
    path = f"/c/writers/t/{talk.topic.address}-{talk.topic.slug}/"
    found = {}
    for name, client in readers.items():
        answer = client.get(path)
        assert answer.status_code == 200, (name, answer.status_code)
        found[name] = OWN.sub(r"\1", answer.content.decode())
        talk.tags[name] = (path, answer["ETag"])
    return found


def not_drawn_again(readers: dict[str, Client], talk: Talk) -> set[str]:
    """Those whose browsers are told that they have the page already."""
    return {
        name
        for name, (path, tag) in talk.tags.items()
        if readers[name].get(path, headers={"If-None-Match": tag}).status_code == 304
    }


def test_what_is_kept_reads_after_every_deed_as_if_nothing_were_kept(
    talk: Talk, readers: dict[str, Client], time_machine: Any
) -> None:
    time_machine.move_to(timezone.now(), tick=False)
    before_it = seen(readers, talk)
    for kind, deed in DEEDS:
        before = Deed.objects.filter(kind=kind).count()
        deed(talk)
        is_plain = kind in ("room.edited", "community.edited")  # here without their forms
        assert is_plain or Deed.objects.filter(kind=kind).count() > before, kind
        unchanged = set() if is_plain else not_drawn_again(readers, talk)
        kept = seen(readers, talk)
        shelf.clear_all()
        assert kept == seen(readers, talk), kind
        assert all(kept[name] == before_it[name] for name in unchanged), kind
        before_it = kept


def test_every_deed_of_the_talk_is_walked_or_shows_on_no_topic() -> None:
    kinds = re.compile(r'"((?:topic|post|reply|reaction|answer|poll|attachments|page)\.[a-z_]+)"')
    files = [file for folder in TALK for file in Path("porukka", folder).rglob("actions*/**/*.py")]
    files += [Path("porukka", folder, "actions.py") for folder in TALK]
    known = {kind for file in files if file.exists() for kind in kinds.findall(file.read_text())}
    assert len(known) > 20
    assert known - {kind for kind, _deed in DEEDS} == ELSEWHERE & known


def test_words_of_time_grow_older_on_a_kept_page(
    talk: Talk, readers: dict[str, Client], time_machine: Any
) -> None:
    now = timezone.now()
    for minutes in (0, 3, 61, 7 * 60, 24 * 60, 400 * 24 * 60, 1):  # and a clock that was put back
        time_machine.move_to(now + timedelta(minutes=minutes), tick=False)
        kept = seen({"": readers[""]}, talk)
        shelf.clear_all()
        assert kept == seen({"": readers[""]}, talk), minutes


def test_nothing_of_ones_own_comes_to_another_of_the_same_kind(
    talk: Talk, readers: dict[str, Client]
) -> None:
    """Eero and Niilo are of one kind: whoever reads after them sees nothing of what is theirs."""
    cast = talk.cast
    other = signed_in(cast.niilo)
    reacting.give(cast.eero, talk.post(2), "🎉")
    deleting.delete(cast.eero, talk.post(5))
    his = seen({"Eero": readers["Eero"]}, talk)["Eero"]
    assert 'name="take_back"' in his
    assert "deletion/end/" in his
    assert "/edit/" in his
    for name in ("Niilo", "Aino", "Outi", ""):
        hers = seen({name: readers[name]}, talk)[name]
        assert 'name="take_back"' not in hers
        assert "deletion/end/" not in hers
    assert "without your name" in seen({"Niilo": other}, talk)["Niilo"]
    assert "without your name" not in seen({"Eero": readers["Eero"]}, talk)["Eero"]


def test_two_languages_and_two_roles_share_no_block(talk: Talk, readers: dict[str, Client]) -> None:
    first = seen(readers, talk)
    again = seen(dict(reversed(readers.items())), talk)
    assert first == again
    assert "Muokkaa" in first["Mari"]
    assert "Muokkaa" not in first["Aino"]
    assert "wrote this. Only those who keep order" in first["Matti"]
    for name in ("Eero", "Outi", ""):
        assert "Only those who keep order" not in first[name]
    assert "csrfmiddlewaretoken" not in first[""]


def test_what_the_posts_were_drawn_from_is_read_again_when_it_has_gone(
    talk: Talk, readers: dict[str, Client]
) -> None:
    """It is kept for a shorter time than the drawn posts; who has something of her own there sees no difference."""
    writing.reply(
        talk.cast.aino, talk.topic, text="Terve 🎉 terve"
    )  # makes the others' text four times as large
    some = {name: readers[name] for name in ("Eero", "Niilo", "Matti", "")}
    first = seen(some, talk)
    posts._materials.clear()
    posts._pieces.clear()
    assert seen(some, talk) == first
    assert "Terve 🎉 terve" in first[""]
    assert "/edit/" in first["Eero"]
