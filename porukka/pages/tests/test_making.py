"""A discussion is turned into a page: who may, what the draft holds, and what stands in its way."""

from __future__ import annotations

from django.utils.html import escape

from porukka.communities.models import Deed
from porukka.core import gates
from porukka.core.text.rendering import LIMIT
from porukka.discussions.actions import deleting, hiding, reacting, writing
from porukka.discussions.tests.talking import a_reply, a_topic, opening
from porukka.discussions.tests.talking import address as of_topic
from porukka.discussions.tests.talking import page as source
from porukka.pages.models import Page
from porukka.pages.queries.drafting import draft_of
from porukka.pages.tests.conftest import address, make, maker

MENU = "Make a page of this"


def test_who_opened_it_and_who_keeps_order_make_a_page_and_nobody_else(cast, signed_in, topic):
    for member in (cast.eero, cast.matti):
        client = signed_in(member)
        assert MENU in source(client, of_topic(topic))
        answer = make(client, topic, member.name)
        page = Page.objects.get(title=member.name)
        assert (answer.status_code, answer["Location"]) == (302, address(page))
        assert (page.room, page.source, page.made_by) == (cast.common, topic, member)
        assert "With a <em>door</em>." in source(client, address(page))
    for other in (cast.niilo, cast.sami, None):
        client = signed_in(other)
        assert MENU not in client.get(of_topic(topic)).content.decode()
        assert make(client, topic).status_code != 200
    assert Page.objects.count() == 2
    assert list(Deed.objects.filter(kind="page.made").order_by("seq").values_list("actor", flat=True)) == [
        cast.eero.pk,
        cast.matti.pk,
    ]


def test_the_owner_of_a_private_room_makes_one_there_and_a_manager_outside_does_not(cast, signed_in):
    topic = a_topic(cast.gita, cast.workshop)
    assert make(signed_in(cast.niilo), topic).status_code == 302
    assert make(signed_in(cast.gita), topic, "Mine").status_code == 302
    assert make(signed_in(cast.mari), topic).status_code == 404


def test_who_asked_without_her_name_makes_none_and_the_team_does(cast, signed_in):
    cast.common.anonymous_allowed = True
    cast.common.save()
    topic = writing.start_topic(cast.eero, cast.common, title="Shy", text="May I?", veiled=True)
    writing.reply(cast.niilo, topic, text="You may.", veiled=True)
    assert MENU not in source(signed_in(cast.eero), of_topic(topic))
    assert make(signed_in(cast.eero), topic).status_code == 404
    draft = draft_of(topic).text
    assert "May I?" in draft
    assert "You may." in draft
    assert "Eero" not in draft
    assert "Niilo" not in draft
    assert make(signed_in(cast.matti), topic, text=draft).status_code == 302


def test_the_draft_has_the_opening_and_the_replies_that_helped(cast, signed_in, topic):
    helped = topic.posts.get(number=2)
    reacting.give(cast.eero, helped, "helped")
    reacting.give(cast.eero, topic.posts.get(number=3), "👍")
    assert draft_of(topic).text == "## Eero\n\nMine never end.\n\n## Mari\n\nWith a door."
    html = source(signed_in(cast.eero), maker(topic))
    assert 'value="How do you end yours?"' in html
    assert "## Mari\n\nWith a door." in html


def test_where_none_helped_the_draft_has_the_first_five_without_hidden_and_deleted_words(
    cast, signed_in, topic
):
    for number in range(4):
        a_reply(cast.niilo, topic, f"Further {number}")
    hiding.hide(cast.matti, topic.posts.get(number=1), "Unkind")
    deleting.delete(cast.mari, topic.posts.get(number=2))
    text = draft_of(topic).text
    assert "In the middle." not in text
    assert "With a door." not in text
    assert [f"Further {number}" in text for number in range(4)] == [True, True, True, False]
    reacting.give(cast.eero, topic.posts.get(number=3), "helped")
    hiding.hide(cast.matti, opening(topic), "Unkind")
    assert draft_of(topic).text == "## Matti\n\nLate."
    assert draft_of(topic).title == ""


def test_a_name_in_the_draft_is_no_markup(cast, topic):
    cast.eero.name = "*Eero* [x](y)"
    cast.eero.save()
    assert draft_of(topic).text.startswith("## \\*Eero\\* \\[x\\](y)\n")


def test_a_long_discussion_is_cut_and_that_is_said(cast, signed_in, topic):
    assert not draft_of(topic).is_cut
    for letter in "abc":
        post = a_reply(cast.niilo, topic, letter * (LIMIT // 2))
        reacting.give(cast.eero, post, "helped")
    draft = draft_of(topic)
    assert draft.is_cut
    assert len(draft.text) <= LIMIT
    assert "aaa" in draft.text
    assert "bbb" not in draft.text
    assert "There was more than fits on a page." in source(signed_in(cast.eero), maker(topic))


def test_bad_words_are_refused_and_kept(cast, signed_in, topic):
    client = signed_in(cast.eero)
    for fields in (
        {"title": ""},
        {"text": ""},
        {"title": "x" * 141},
        {"text": "x" * (LIMIT + 1)},
        {"text": " ".join(["@Niilo"] * 101)},
    ):
        answer = make(client, topic, **fields)
        assert answer.status_code == 400, fields
        assert escape(next(iter(fields.values()))[:50]) in answer.content.decode()
    assert not Page.objects.exists()


def test_a_gate_may_refuse_it(cast, signed_in, topic, monkeypatch):
    seen = []

    def gate(member, draft):
        seen.append((draft.kind, draft.title, draft.links))
        return gates.refuse("Not today.")

    monkeypatch.setattr(gates, "_gates", [gate])
    answer = make(signed_in(cast.eero), topic, text="[a](https://example.org/)")
    assert answer.status_code == 400
    assert "Not today." in answer.content.decode()
    assert seen == [("page", "Endings", ("https://example.org/",))]
    assert not Page.objects.exists()


def test_a_form_sent_twice_makes_one_page(cast, signed_in, topic):
    client = signed_in(cast.eero)
    first, second = (make(client, topic, once="the-same") for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Page.objects.count() == 1


def test_three_pages_of_a_discussion_are_enough_and_a_community_has_an_end(
    cast, signed_in, topic, monkeypatch
):
    client = signed_in(cast.eero)
    for number in range(3):
        assert make(client, topic, f"Page {number}").status_code == 302
    answer = make(client, topic)
    assert answer.status_code == 400
    assert "three pages of this discussion already" in answer.content.decode()
    Page.objects.filter(title="Page 0").update(deleted_at="2026-01-01T00:00Z")
    assert make(client, topic).status_code == 302
    monkeypatch.setattr(Page, "MOST", 3)
    answer = make(client, a_topic(cast.eero, cast.common))
    assert "as many pages as it can have" in answer.content.decode()


def test_a_name_in_a_page_leads_to_the_member_and_tells_nobody(cast, signed_in, topic):
    client = signed_in(cast.eero)
    preview = make(client, topic, text="Ask @Niilo", preview="1")
    assert preview.status_code == 200
    assert not Page.objects.exists()
    make(client, topic, text="Ask @Niilo")
    page = Page.objects.get()
    assert page.html in preview.content.decode()
    assert 'class="mention"' in page.html
    assert not Deed.objects.filter(kind__contains="mention").exists()
