"""Naming somebody with "@" in what one writes."""

from __future__ import annotations

import pytest
from django.test import Client

from porukka.communities.models import Deed, Member
from porukka.discussions.actions import deleting, hiding, writing
from porukka.discussions.models import Mention, Post
from porukka.discussions.tests.talking import a_reply, a_topic, address, page, post_address, reply
from tests.cast import Cast, a_member, signed_in


@pytest.fixture
def virtanen(cast: Cast) -> Member:
    return a_member(cast.community, "Äimä Virtanen")


def link(member: Member, words: str) -> str:
    return f'<a href="/c/writers/members/{member.address}/" class="mention">{words}</a>'


def named(post: Post) -> set[int]:
    return set(Mention.objects.filter(post=post).values_list("member_id", flat=True))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@Äimä Virtanen, how was it?", "@Äimä Virtanen"),
        ("Thanks @äimä VIRTANEN!", "@äimä VIRTANEN"),
        ("Kiitos @Äimä Virtanen:lle.", "@Äimä Virtanen"),
        ("**@Äimä Virtanen**", "@Äimä Virtanen"),
        ("# @Äimä Virtanen", "@Äimä Virtanen"),
        ("(@Äimä Virtanen)", "@Äimä Virtanen"),
    ],
)
def test_a_name_after_an_at_sign_leads_to_its_member(
    cast: Cast, virtanen: Member, text: str, words: str
) -> None:
    post = a_reply(cast.eero, a_topic(cast.aino, cast.common), text)
    assert link(virtanen, words) in post.html
    assert named(post) == {virtanen.pk}


@pytest.mark.parametrize(
    "text",
    [
        "@Äimä Virtaselle",
        "@Aima Virtanen",  # accents count
        "me@Äimä Virtanen",
        "`@Äimä Virtanen`",
        "    @Äimä Virtanen",
        "[@Äimä Virtanen](/c/writers/)",
        "@Äimä Virtanen-Mäki",
        "@Äimä\n\nVirtanen",
        "Äimä Virtanen",
        "@Lauri",  # has left
        "@Sami",  # suspended
        "@Nobody",
    ],
)
def test_what_is_no_name_stays_as_it_was_written(cast: Cast, virtanen: Member, text: str) -> None:
    post = a_reply(cast.eero, a_topic(cast.aino, cast.common), text)
    assert "mention" not in post.html
    assert named(post) == set()


def test_the_longest_name_is_meant(cast: Cast, virtanen: Member) -> None:
    short = a_member(cast.community, "Äimä")
    post = a_reply(cast.eero, a_topic(cast.aino, cast.common), "@Äimä Virtanen ja @Äimä")
    assert named(post) == {virtanen.pk, short.pk}
    assert link(virtanen, "@Äimä Virtanen") in post.html


def test_of_two_with_the_same_name_the_chosen_one_is_meant_and_otherwise_nobody(
    cast: Cast, virtanen: Member
) -> None:
    other = Member.objects.create(community=cast.community, name="Äimä Virtanen")
    topic = a_topic(cast.aino, cast.common)
    client = signed_in(cast.eero)
    reply(client, topic, "@Äimä Virtanen?")
    assert named(Post.objects.get(number=1, topic=topic)) == set()
    reply(client, topic, "@Äimä Virtanen!", mentioned=other.address)
    post = Post.objects.get(number=2, topic=topic)
    assert named(post) == {other.pk}
    # whom one meant is kept when one mends the words
    client.post(post_address(post, "edit/"), {"text": "@Äimä Virtanen, hello!"})
    assert named(post) == {other.pk}
    # a hint is no way to name somebody who does not stand there
    reply(client, topic, "Hello!", mentioned=f"{other.address},nonsense,{cast.lauri.address}")
    assert named(Post.objects.get(number=3, topic=topic)) == set()


def test_no_more_than_ten_are_named_and_the_words_are_kept(cast: Cast) -> None:
    topic = a_topic(cast.aino, cast.common)
    client = signed_in(cast.eero)
    names = [a_member(cast.community, f"Writer{number}").name for number in range(11)]
    assert reply(client, topic, " ".join(f"@{name}" for name in names[:10])).status_code == 302
    too_many = " ".join(f"@{name}" for name in names)
    answer = reply(client, topic, too_many)
    assert answer.status_code == 400
    assert "at most 10 people" in answer.content.decode()
    assert too_many in answer.content.decode()
    topic.refresh_from_db()
    assert topic.last_number == 1


@pytest.mark.parametrize("sign", ["@Eero ", "@x ", "#tag{} ", "#same "])
def test_ten_thousand_are_refused_in_words_and_kept(cast: Cast, sign: str) -> None:
    topic = a_topic(cast.aino, cast.common)
    text = "".join(sign.format(number) for number in range(10_000))[:32_000]
    answer = reply(signed_in(cast.eero), topic, text)
    assert answer.status_code == 400
    assert text[:200] in answer.content.decode()
    topic.refresh_from_db()
    assert topic.last_number == 0
    assert not Mention.objects.exists()


def test_visitors_and_guests_read_plain_words(cast: Cast) -> None:
    cast.community.visibility = "public"
    cast.community.save()
    topic = a_topic(cast.eero, cast.common, text="Ask @Niilo")
    inside = a_topic(cast.niilo, cast.workshop, text="Ask @Gita")
    assert link(cast.niilo, "@Niilo") in page(signed_in(cast.mari), address(topic))
    assert link(cast.gita, "@Gita") in page(signed_in(cast.niilo), address(inside))
    for client, where, name in ((Client(), topic, "@Niilo"), (signed_in(cast.gita), inside, "@Gita")):
        html = page(client, address(where))
        assert f"Ask {name}" in html
        assert 'class="mention' not in html.split('class="posts"')[1]


def test_a_guest_names_only_those_she_meets(cast: Cast) -> None:
    topic = a_topic(cast.gita, cast.workshop, text="@Niilo and @Mari")
    assert named(topic.posts.get()) == {cast.niilo.pk}


def test_nobody_makes_a_link_that_only_looks_like_a_name(cast: Cast) -> None:
    made = (
        f'<a href="https://e.org" class="mention">@Aino</a> [@Aino](https://e.org "x") {link(cast.aino, "x")}'
    )
    post = a_reply(cast.eero, a_topic(cast.aino, cast.common), made)
    assert post.html.count("<a ") == 2
    assert '<a href="https://e.org" title="x" rel="nofollow ugc noopener">@Aino</a>' in post.html
    assert named(post) == {cast.aino.pk}  # the name that stands there as words, outside of what was escaped


def test_words_that_come_back_name_the_same_and_only_new_names_are_told(cast: Cast) -> None:
    topic = a_topic(cast.aino, cast.common)
    post = a_reply(cast.eero, topic, "@Niilo")

    def told() -> list[list[str]]:
        deeds = Deed.objects.filter(kind="post.mentioned").order_by("seq")
        return [deed.data["members"] for deed in deeds]

    writing.edit(cast.eero, post, text="@Niilo and @Mari, and I, @Eero")
    hiding.hide(cast.matti, post, "Unkind")
    hiding.unhide(cast.matti, post)
    deleting.delete(cast.eero, post)
    deleting.undo_deletion(cast.eero, post)
    assert named(post) == {cast.niilo.pk, cast.mari.pk, cast.eero.pk}
    assert told() == [[str(cast.niilo.pk)], [str(cast.mari.pk)]]
    writing.edit(cast.eero, Post.objects.get(pk=post.pk), text="@Mari")
    assert named(post) == {cast.mari.pk}


def test_a_changed_name_is_found_under_the_new_one(cast: Cast) -> None:
    signed_in(cast.niilo).post("/c/writers/me/", {"name": "Niilo Ylä-Sääski", "tagline": ""})
    topic = a_topic(cast.aino, cast.common)
    assert named(a_reply(cast.eero, topic, "@niilo ylä-sääski")) == {cast.niilo.pk}
    assert named(a_reply(cast.eero, topic, "@Niilo")) == set()
