"""A link is shared with a discussion and a question of one's own; nothing is ever fetched from there."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from porukka.communities.models import Community, Deed, Member, Room
from porukka.core import gates
from porukka.core.text.links import shown_host
from porukka.discussions.actions import deleting, hiding, writing
from porukka.discussions.addresses import topic_url
from porukka.discussions.models import Topic
from porukka.links import slots
from porukka.links.models import Link

ADDRESS = "https://www.example.org/how-stories-end?page=2"
LINK = {"href": ADDRESS, "words": "An essay on endings", "question": "Do you  know yours beforehand?"}
TOPIC = {"title": "Endings", "text": "I read this.", "once": "once-link"}


@pytest.fixture
def publish(cast, signed_in):
    def send(who=cast.eero, room=cast.common, **link):
        fields = {f"link-{name}": value for name, value in link.items()}
        return signed_in(who).post("/c/writers/new/", TOPIC | {"room": room.pk} | fields)

    return send


def words(answer, status=200):
    assert answer.status_code == status
    return unescape(answer.content.decode())


def page_of(link):
    return topic_url("writers", link.post.topic)


def test_a_link_is_shared_with_its_question(cast, publish, signed_in):
    assert publish(**LINK).status_code == 302
    link = Link.objects.select_related("post__topic").get()
    assert (link.href, link.site, link.question) == (ADDRESS, "example.org", "Do you know yours beforehand?")
    deed = Deed.objects.get(kind="link.shared")
    assert (deed.actor, deed.subject, deed.room) == (cast.eero, link.pk, cast.common)
    page = words(signed_in(cast.niilo).get(page_of(link)))
    assert f'<a href="{ADDRESS}" rel="noopener nofollow ugc"><b>An essay on endings</b>' in page
    assert "on another site: example.org" in page
    assert "<b>Do you know yours beforehand?</b>" in page


def test_a_page_with_a_link_asks_nothing_of_the_other_site(cast, publish, signed_in):
    publish(**LINK)
    page = words(signed_in(cast.niilo).get(page_of(Link.objects.get())))
    assert page.count("example.org/how") == 1  # where the card leads, and no picture or preview of it
    assert 'src="https://' not in page


@pytest.mark.parametrize(
    "href",
    [
        "http://example.org/",
        "example.org",
        "ftp://example.org/",
        "javascript:alert(1)",
        "https://",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://bank.example@elsewhere.example/",
        "https://example.org/a b",
        'https://example.org/"onclick=',
        "https://example.org\\@elsewhere.example/",
        "https://example.org/" + "x" * 1000,
        "https://" + "x" * 70 + ".example/",
        "https://exam\0ple.org/",
    ],
)
def test_what_is_no_good_address_is_said_and_every_word_is_kept(publish, href):
    page = words(publish(**LINK | {"href": href}), 400)
    assert "An essay on endings" in page
    assert "I read this." in page
    assert not Topic.objects.exists()


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("href", "Give a whole address that begins with https://"),
        ("words", "Say in a few words what it is."),
        ("question", "A question of yours gets the others talking."),
    ],
)
def test_a_link_without_all_that_belongs_to_it_says_what_is_missing(publish, missing, told):
    assert told in words(publish(**LINK | {missing: " "}), 400)
    assert not Link.objects.exists()


@pytest.mark.parametrize("field", ["words", "question"])
def test_its_words_are_of_bounded_length(publish, field):
    assert "200" in words(publish(**LINK | {field: "x" * 201}), 400)
    assert publish(**LINK | {field: "x" * 200}).status_code == 302


def test_left_empty_there_is_no_link(publish):
    assert publish(href="", words="", question=" ").status_code == 302
    assert not Link.objects.exists()


def test_where_a_community_asks_for_no_question_it_may_be_left_out(publish, signed_in, cast):
    Community.objects.update(parts_off="link_questions")
    assert publish(**LINK | {"question": ""}).status_code == 302
    page = words(signed_in(cast.niilo).get(page_of(Link.objects.get())))
    assert 'class="asks"' not in page
    assert "An essay on endings" in page


def test_where_links_are_switched_off_none_is_offered_or_kept(publish, signed_in, cast):
    assert 'name="add" value="link"' in words(signed_in(cast.eero).get("/c/writers/new/"))
    Community.objects.update(parts_off="links")
    assert 'name="add" value="link"' not in words(signed_in(cast.eero).get("/c/writers/new/"))
    assert publish(**LINK).status_code == 302
    assert not Link.objects.exists()


def test_what_people_write_of_a_link_is_text(publish, signed_in, cast):
    publish(**LINK | {"words": "<b>bold</b>", "question": "<script>alert(1)</script>"})
    page = signed_in(cast.niilo).get(page_of(Link.objects.get())).content.decode()
    assert "<b>bold" not in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("how", ["deleted", "hidden"])
def test_with_its_post_a_link_goes_out_of_sight(cast, publish, signed_in, how):
    publish(**LINK)
    link = Link.objects.select_related("post__topic").get()
    writing.reply(cast.niilo, link.post.topic, text="Thank you")
    if how == "deleted":
        deleting.delete(cast.eero, link.post)
    else:
        hiding.hide(cast.aino, link.post, "Loud")
    link.post.topic.refresh_from_db()
    page = words(signed_in(cast.niilo).get(page_of(link)))
    assert "Thank you" in page
    assert "An essay on endings" not in page


def test_a_link_shared_without_a_name_has_no_name_in_its_deed(cast, publish, signed_in):
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    fields = {f"link-{name}": value for name, value in LINK.items()}
    sent = TOPIC | fields | {"room": cast.common.pk, "veiled": "on"}
    assert signed_in(cast.eero).post("/c/writers/new/", sent).status_code == 302
    assert Deed.objects.get(kind="link.shared").actor is None


def test_gates_read_the_link_and_its_words(cast, publish, monkeypatch):
    drafts = []
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: drafts.append(draft) or gates.PASS])
    publish(**LINK)
    assert [draft.links for draft in drafts] == [(ADDRESS,)]
    assert drafts[0].blocks == "An essay on endings\nDo you know yours beforehand?"


def test_on_a_first_day_it_counts_among_the_links_of_the_post(cast, publish, signed_in):
    Member.objects.filter(pk=cast.eero.pk).update(joined_at=timezone.now() - timedelta(hours=1))
    text = "https://one.example/ and https://two.example/"
    fields = {f"link-{name}": value for name, value in LINK.items()}
    sent = TOPIC | fields | {"room": cast.common.pk, "text": text}
    page = words(signed_in(cast.eero).post("/c/writers/new/", sent), 400)
    assert "New members may put 2 links" in page
    assert not Link.objects.exists()


def test_whoever_may_not_open_a_discussion_shares_nothing(cast, publish):
    assert publish(cast.sami, **LINK).status_code == 403
    assert publish(cast.outi, **LINK).status_code == 404
    assert publish(cast.gita, **LINK).status_code == 400  # a guest does not know the common room
    assert not Link.objects.exists()


def test_posts_without_a_link_cost_no_query(cast, django_assert_num_queries):
    class Row:
        id, carries, stands = 1, ("confirmations",), True

    with django_assert_num_queries(0):
        assert slots.with_posts(cast.eero, [Row()]) == {}


@pytest.mark.parametrize(
    ("href", "shown"),
    [
        ("https://www.Example.org./x", "example.org"),
        ("https://kirja.example:8443/", "kirja.example"),
        ("https://äänitalo.example/", "äänitalo.example"),
        ("https://exаmple.org/", "xn--exmple-4nf.org"),  # with a Cyrillic а
        ("https://xn--nitalo-bua1n.example/", "xn--nitalo-bua1n.example"),
        ("https://1.2.3.4/", ""),
        ("https://house/", ""),
        ("mailto:a@example.org", ""),
    ],
)
def test_the_name_of_a_site_is_shown_as_nobody_can_mistake_it(href, shown):
    assert shown_host(href) == shown
