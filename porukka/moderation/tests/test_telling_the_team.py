"""A member tells the team about a post."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from porukka.communities.models import Deed
from porukka.discussions.actions import deleting, hiding, writing
from porukka.discussions.addresses import topic_url
from porukka.moderation import rules
from porukka.moderation.models import Report
from porukka.people import once


@pytest.fixture
def post(cast):
    topic = writing.start_topic(cast.aino, cast.common, title="First chapters", text="Hello")
    return writing.reply(cast.eero, topic, text="Something sharp")


def address(post):
    return f"/c/writers/p/{post.address}/report/"


def tell(client, post, reason="unkind", words="It hurts", **further):
    return client.post(address(post), {"reason": reason, "words": words, "once": once.key()} | further)


def test_a_member_tells_in_two_taps_and_is_thanked(cast, signed_in, post):
    niilo = signed_in(cast.niilo)
    assert address(post) in niilo.get(topic_url("writers", post.topic)).content.decode()
    assert "Something sharp" in niilo.get(address(post)).content.decode()
    answer = niilo.post(address(post), {"reason": "unkind"}, follow=True)
    assert answer.status_code == 200
    assert "Thank you. The team will look at it." in answer.content.decode()
    made = Report.objects.get()
    assert (made.reporter, made.post, made.reason, made.outcome) == (cast.niilo, post, "unkind", "")
    deed = Deed.objects.get(kind="report.made")
    assert (deed.actor, deed.room, deed.subject) == (cast.niilo, cast.common, made.pk)


def test_one_cannot_tell_about_ones_own_words(cast, signed_in, post):
    eero = signed_in(cast.eero)
    assert tell(eero, post).status_code == 404
    assert eero.get(address(post)).status_code == 404
    assert address(post) not in eero.get(topic_url("writers", post.topic)).content.decode()
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("niilo", 302), ("matti", 302), ("aino", 302), ("gita", 404), ("eero", 404), ("lauri", 404),
        ("sami", 403), ("outi", 404), ("kaisa", 404),
    ],
)  # fmt: skip
def test_whoever_is_inside_and_sees_a_post_may_tell(cast, signed_in, post, name, status):
    assert tell(signed_in(getattr(cast, name)), post).status_code == status
    assert Report.objects.exists() is (status == 302)


@pytest.mark.parametrize("name", ["aino", "mari", "matti", "eero", "niilo", "gita", "sami"])
def test_the_rule_is_everybody_inside_but_not_ones_own_and_only_what_stands(cast, post, name):
    member = getattr(cast, name)
    assert rules.may_report(member, post) is (name not in ("eero", "sami"))
    post.hidden_at = timezone.now()
    assert not rules.may_report(member, post)
    post.hidden_at, post.deleted_at = None, timezone.now()
    assert not rules.may_report(member, post)


def test_what_is_hidden_or_deleted_needs_no_telling(cast, signed_in, post):
    writing.reply(cast.aino, post.topic, text="Gently", reply_to=post)
    hiding.hide(cast.matti, post, "Unkind")
    assert tell(signed_in(cast.niilo), post).status_code == 404
    hiding.unhide(cast.matti, post)
    deleting.delete(cast.eero, post)
    assert tell(signed_in(cast.niilo), post).status_code == 404
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("reason", "words"), [("", ""), ("nonsense", ""), ("unkind", "x" * (Report.WORDS_LENGTH + 1))]
)
def test_what_is_not_as_it_should_be_is_said_and_nothing_is_kept(cast, signed_in, post, reason, words):
    answer = tell(signed_in(cast.niilo), post, reason, words)
    assert answer.status_code == 400
    assert "Please look at these once more" in answer.content.decode()
    assert not Report.objects.exists()


def test_the_same_form_sent_twice_and_told_again_is_one_report(cast, signed_in, post):
    niilo = signed_in(cast.niilo)
    key = once.key()
    assert [tell(niilo, post, once=key).status_code for _time in range(2)] == [302, 302]
    assert tell(niilo, post, "advertising").status_code == 302
    assert Report.objects.get().reason == "unkind"
    assert tell(signed_in(cast.aino), post).status_code == 302
    assert Report.objects.count() == 2


def test_after_ten_a_day_a_member_is_asked_to_wait(cast, signed_in, post):
    niilo = signed_in(cast.niilo)
    posts = [writing.reply(cast.eero, post.topic, text=f"Number {number}") for number in range(10)]
    assert {tell(niilo, one).status_code for one in posts} == {302}
    refused = tell(niilo, post, words="The eleventh")
    assert refused.status_code == 400
    assert "come back tomorrow" in refused.content.decode()
    assert "The eleventh" in refused.content.decode()  # her words stay in the form
    assert tell(signed_in(cast.aino), post).status_code == 302  # each is counted for herself
    Report.objects.filter(reporter=cast.niilo).update(made_at=timezone.now() - timedelta(hours=25))
    assert tell(niilo, post).status_code == 302


def test_who_wrote_it_is_not_told_and_meets_no_trace(cast, signed_in, post):
    eero = signed_in(cast.eero)
    page = topic_url("writers", post.topic)
    eero.get(page)
    before = eero.get(page).content.decode()
    tell(signed_in(cast.niilo), post, words="kanari")
    after = eero.get(page).content.decode()
    assert _without_number(before) == _without_number(after)
    assert "kanari" not in eero.get("/c/writers/notifications/").content.decode()


def _without_number(html):
    return re.sub(r'value="[^"]*"|data-live-seq="\d+"', "", html)


def test_who_told_reads_what_became_of_it(cast, signed_in, post):
    niilo = signed_in(cast.niilo)
    tell(niilo, post)
    assert "They have not decided yet." in unescape(niilo.get(address(post)).content.decode())
    made = Report.objects.get()
    signed_in(cast.matti).post(f"/c/writers/reports/{made.address}/settlement/", {"do": "leave"})
    html = niilo.get(address(post)).content.decode()
    assert "The post was left as it is." in html
    assert 'name="reason"' in html  # she may tell again
    assert "left as it is" not in signed_in(cast.aino).get(address(post)).content.decode()
