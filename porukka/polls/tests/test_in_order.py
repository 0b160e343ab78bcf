"""A poll where order is kept: below a hidden post it is gone, in a closed discussion it takes no votes."""

from __future__ import annotations

from porukka.communities.live import Group, frames
from porukka.discussions.actions import hiding, ordering
from porukka.polls.actions import voting
from porukka.polls.models import Vote
from porukka.polls.tests.conftest import page_of


def test_a_closed_topic_takes_no_votes(cast, poll, vote):
    ordering.close(cast.matti, poll.post.topic)
    assert vote(cast.eero, poll, "Monday").status_code == 403
    assert not Vote.objects.exists()
    ordering.reopen(cast.matti, poll.post.topic)
    assert vote(cast.eero, poll, "Monday").status_code == 302


def test_below_a_hidden_post_a_poll_is_gone_for_everybody(cast, poll, vote, signed_in):
    voting.vote(cast.niilo, poll, "0")
    hiding.hide(cast.matti, poll.post, "It is not about writing.")
    poll.post.topic.refresh_from_db()
    for somebody in (cast.eero, cast.aino, cast.matti):  # also who asked, and who hid it
        client = signed_in(somebody)
        assert "Which day?" not in client.get(page_of(poll)).content.decode()
        assert "1 vote" not in client.get("/c/writers/").content.decode()
        assert vote(somebody, poll, "Monday").status_code == 404
    live = frames(cast.community.pk, 0, Group("en", "Europe/Helsinki", "member"))
    assert "Tuesday" not in str([frame.data for frame in live])


def test_with_its_post_a_poll_comes_back_with_its_votes(cast, poll, vote, signed_in):
    voting.vote(cast.niilo, poll, "0")
    hiding.hide(cast.matti, poll.post, "It is not about writing.")
    hiding.unhide(cast.mari, poll.post)
    html = signed_in(cast.eero).get(page_of(poll)).content.decode()
    assert "Which day?" in html
    assert "Niilo" in html
    assert vote(cast.eero, poll, "Monday").status_code == 302
