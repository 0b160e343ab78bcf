"""The card below a post that links to another discussion: for those alone who may see that discussion."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from porukka.communities.live import Group, frames
from porukka.communities.models import Member, Room
from porukka.core import shelf
from porukka.discussions.actions import deleting, hiding, moving, writing
from porukka.discussions.models import InsideLink, Post, Topic
from porukka.discussions.pointing import Place, places
from porukka.discussions.tests.talking import a_reply, a_topic, address, opening, page, post_address
from porukka.people import once
from tests.cast import Cast, signed_in


@pytest.fixture
def other(cast: Cast) -> Topic:
    """What is linked to."""
    topic = a_topic(cast.niilo, cast.common, title="Old endings")
    a_reply(cast.eero, topic)
    return topic


def cards(html: str) -> list[tuple[str, str, str]]:
    """Address, title and what else the cards of a page say."""
    found = re.findall(
        r'<li><a href="([^"]*)"><b>(.*?)</b><span class="meta dots">(.*?)</span></a></li>', html
    )
    return [(url, title, " ".join(re.sub("<[^>]*>", " ", rest).split())) for url, title, rest in found]


def linking(cast: Cast, *topics: Topic, room: Room | None = None) -> Topic:
    text = " ".join(f"See <{settings.PORUKKA_URL}{address(topic)}>" for topic in topics)
    return a_topic(cast.mari, room or cast.common, title="Linking", text=text)


def read(member: Member, topic: Topic) -> list[tuple[str, str, str]]:
    return cards(page(signed_in(member), address(topic)))


def test_a_link_to_a_discussion_shows_what_it_is(cast: Cast, other: Topic) -> None:
    topic = linking(cast, other)
    assert read(cast.eero, topic) == [(address(other), "Old endings", "Common room Niilo 1 reply")]


@pytest.mark.parametrize(
    "text",
    [
        "[there]({path})",
        "[there]({path}#p1)",
        "[there]({path}?at=0#p1)",
        "[there](/c/writers/t/{id})",
        "[there]({site}{path})",
        "[there](/c/writers/p/{post}/)",
    ],
)
def test_every_way_to_write_the_address_is_known(cast: Cast, other: Topic, text: str) -> None:
    facts = {"path": address(other), "id": other.address, "site": settings.PORUKKA_URL}
    post = a_reply(
        cast.eero, a_topic(cast.aino, cast.common), text.format(post=opening(other).address, **facts)
    )
    assert post.has_links
    assert InsideLink.objects.get(post=post).target.topic_id == other.pk


@pytest.mark.parametrize(
    "text",
    [
        "> See {path}\n> [there]({path})",
        "`{path}`",
        "[elsewhere](https://example.org{path})",
        "[another](/c/others/t/{id}/)",
        "[no id](/c/writers/t/iii/)",
        "[not there](/c/writers/t/7/)",
        "[no number]({path}#p99)",
        "[its form]({path}replies/)",
    ],
)
def test_other_links_and_links_in_quotes_get_no_card(cast: Cast, other: Topic, text: str) -> None:
    text = text.format(path=address(other), id=other.address)
    post = a_reply(cast.eero, a_topic(cast.aino, cast.common), text)
    assert not post.has_links
    assert not InsideLink.objects.exists()


def test_a_link_within_the_same_discussion_gets_no_card(cast: Cast, other: Topic) -> None:
    a_reply(cast.eero, other, f"As [said]({address(other)}#p1)")
    assert read(cast.mari, other) == []
    # others who link to the same have theirs
    a_reply(cast.eero, topic := linking(cast, other), f"[here]({address(other)}#p1) [and]({address(topic)})")
    assert [card[0] for card in read(cast.mari, topic)] == [address(other), f"{address(other)}#p1"]


def test_a_post_has_three_cards_at_most_and_one_of_a_discussion(cast: Cast) -> None:
    others = [a_topic(cast.niilo, cast.common, title=f"Number {number}") for number in range(5)]
    topic = linking(cast, others[1], others[1], *others)
    assert [title for _url, title, _rest in read(cast.eero, topic)] == ["Number 1", "Number 0", "Number 2"]


@pytest.mark.parametrize(
    ("place", "sees", "sees_nothing"),
    [
        ("workshop", ["niilo", "gita"], ["aino", "eero", "matti"]),
        ("back", ["mari"], ["aino", "eero", "niilo"]),
    ],
)
def test_only_those_who_may_see_the_discussion_see_its_card(
    cast: Cast, place: str, sees: list[str], sees_nothing: list[str]
) -> None:
    cast.community.visibility = "public"
    cast.community.save()
    owner = cast.niilo if place == "workshop" else cast.mari
    canary = a_topic(owner, getattr(cast, place), title="Canary of ours")
    topic = linking(cast, canary)
    everybody_reads = [name for name in sees if name != "gita"]
    for name in everybody_reads:
        assert [card[1] for card in read(getattr(cast, name), topic)] == ["Canary of ours"]
    for client in (*(signed_in(getattr(cast, name)) for name in sees_nothing), Client()):
        html = page(client, address(topic)).replace(address(canary), "")
        assert "Canary" not in html
        assert getattr(cast, place).name not in html.split("<main")[1].split("</main>")[0]


def test_a_guest_sees_cards_of_her_own_rooms_only(cast: Cast, other: Topic) -> None:
    hers = a_topic(cast.niilo, cast.workshop, title="Among us")
    text = f"[a]({address(other)}) [b]({address(hers)})"
    topic = a_topic(cast.niilo, cast.workshop, title="Linking", text=text)
    assert [title for _url, title, _rest in read(cast.gita, topic)] == ["Among us"]
    assert [title for _url, title, _rest in read(cast.niilo, topic)] == ["Old endings", "Among us"]


@pytest.mark.parametrize("role", ["member", "guest"])
def test_a_live_post_shows_only_what_everybody_may_see_who_gets_it(
    cast: Cast, other: Topic, role: str
) -> None:
    secret = a_topic(cast.mari, cast.back, title="Canary of ours")
    inside = a_topic(cast.niilo, cast.workshop, title="Among us")
    text = " ".join(f"[x]({address(topic)})" for topic in (other, secret, inside))
    a_reply(cast.mari, a_topic(cast.aino, cast.common), text)
    a_reply(cast.niilo, a_topic(cast.niilo, cast.workshop, title="Here"), text)
    told = frames(cast.community.pk, 0, Group("en", "UTC", role))
    shown = [[card[1] for card in cards(one.data["html"])] for one in told if one.kind == "reply"]
    common = [[], ["Old endings"]] if role == "member" else []
    in_the_workshop = ["Old endings", "Among us"] if role == "member" else ["Among us"]
    assert shown == [*common, in_the_workshop]


def test_who_asked_without_a_name_is_not_named_by_a_card(cast: Cast) -> None:
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    cast.common.refresh_from_db()
    asked = writing.start_topic(cast.eero, cast.common, title="How long?", text="?", veiled=True)
    assert read(cast.matti, linking(cast, asked)) == [(address(asked), "How long?", "Common room")]


def test_a_hidden_discussion_shows_its_calm_title_and_a_deleted_one_nothing(cast: Cast, other: Topic) -> None:
    topic = linking(cast, other)
    hiding.hide(cast.matti, opening(other), "Unkind")
    other.refresh_from_db()
    assert [card[:2] for card in read(cast.eero, topic)] == [(address(other), "A hidden discussion")]
    hiding.unhide(cast.matti, opening(other))
    deleting.delete(cast.niilo, opening(other))
    assert read(cast.eero, topic) == []
    deleting.undo_deletion(cast.niilo, opening(other))
    assert [card[1] for card in read(cast.eero, topic)] == ["Old endings"]


def test_a_card_goes_with_the_words_and_comes_back_with_them(cast: Cast, other: Topic) -> None:
    post = opening(linking(cast, other))
    hiding.hide(cast.matti, post, "Unkind")
    assert not InsideLink.objects.exists()
    hiding.unhide(cast.matti, Post.objects.get(pk=post.pk))
    assert InsideLink.objects.count() == 1
    writing.edit(cast.mari, Post.objects.get(pk=post.pk), title="Linking", text="No link")
    assert not InsideLink.objects.exists()
    assert not Post.objects.get(pk=post.pk).has_links


def test_a_card_follows_what_is_moved_split_off_and_merged(cast: Cast, other: Topic) -> None:
    reply = other.posts.get(number=1)
    topic = linking(cast, other)
    to_reply = a_topic(cast.eero, cast.common, title="To a reply", text=f"[x]({address(other)}#p1)")
    part = moving.split(cast.aino, other, [1], title="Split off", room=cast.common)
    assert read(cast.matti, to_reply)[0][:2] == (address(part), "Split off")
    into = a_topic(cast.aino, cast.common, title="All together")
    moving.merge(cast.aino, other, into)
    assert read(cast.matti, topic)[0][:2] == (f"{address(into)}#p1", "All together")
    # an old address that is written afterwards leads to where it is now
    late = linking(cast, other)
    assert read(cast.matti, late)[0][1] == "All together"
    assert Post.objects.get(pk=reply.pk).topic_id == part.pk


def test_only_a_page_with_a_link_asks_one_query_more(cast: Cast, other: Topic) -> None:
    topic = a_topic(cast.mari, cast.common)
    client = signed_in(cast.eero)

    def queries() -> int:
        shelf.clear_all()
        with CaptureQueriesContext(connection) as seen:
            page(client, address(topic))
        return len(seen)

    queries()
    without = queries()
    for _time in range(4):
        a_reply(cast.mari, topic, f"[x]({address(other)})")
    assert queries() == without + 1


def test_ten_thousand_links_cost_no_more_than_ten(cast: Cast, other: Topic) -> None:
    topic = a_topic(cast.mari, cast.common)
    text = "".join(f"[x](/c/writers/t/{number}#p1)" for number in range(1_000))
    with CaptureQueriesContext(connection) as seen:
        a_reply(cast.eero, topic, text)
    assert sum("discussions_moved" in query["sql"] for query in seen) == 1
    assert not InsideLink.objects.exists()


def test_an_address_is_read_strictly() -> None:
    html = (
        '<p><a href="/c/a/t/7-x/?at=31&amp;to=2#p31">x</a> <a href="/c/a/p/8/">x</a></p>'
        '<blockquote><p><a href="/c/a/t/9/">x</a></p></blockquote><p><a href="/c/b/t/9/">x</a>'
        '<a href="http://other/c/a/t/9/">x</a> <a href="/c/a/t/9/deletion/">x</a></p>'
    )
    assert places(html, "a", "http://here") == [Place(None, 7, 31), Place(8)]


def test_the_writer_is_told_once_who_cannot_read_her_words(cast: Cast) -> None:
    client = signed_in(cast.niilo)
    note = "Mari cannot read what is said here, so the mention was not passed on."
    topic = a_topic(cast.niilo, cast.workshop)
    client.post(address(topic) + "replies/", {"text": "Hello @Mari and @Gita", "once": once.key()})
    html = page(client, address(topic))
    assert note in html.split('id="p1"')[1].split("</article>")[0]
    assert html.count(note) == 1
    assert note not in page(client, address(topic))
    post = topic.posts.get(number=1)
    client.post(post_address(post, "edit/"), {"text": "Hello @Mari, @Aino and @Gita"})
    assert "Aino and Mari cannot read" in page(client, address(topic))
    client.post(post_address(post, "edit/"), {"text": "Hello @Gita"})
    assert "cannot read" not in page(client, address(topic))


def test_of_a_new_discussion_too(cast: Cast) -> None:
    client = signed_in(cast.niilo)
    sent = {"title": "Us", "text": "Hello @Eero", "room": cast.workshop.pk, "once": once.key()}
    answer = client.post("/c/writers/new/", sent)
    assert "Eero cannot read" in page(client, answer["Location"]).split('id="p0"')[1].split("</article>")[0]
