"""What goes with a post that somebody told about: the team sees it where it decides, and nobody else does there."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.attachments.models import Attachment
from porukka.attachments.tests.conftest import a_file, a_picture, fields, media, sent
from porukka.discussions.tests.talking import a_topic, reply
from porukka.moderation import actions

__all__ = ["media"]  # a fixture: nothing is kept outside of the test's own folder

REPORTS = "/c/writers/reports/"


@pytest.fixture
def post(cast, signed_in):
    """A reply of Eero's with a picture and a file, told about by Niilo."""
    return told(cast, signed_in(cast.eero), a_topic(cast.aino, cast.common))


def told(cast, client, topic):
    picture, file = sent(client, a_picture()), sent(client, a_file(name="kanarifile.pdf"))
    reply(client, topic, **fields(picture, file, **{picture: "kanaripicture"}))
    post = topic.posts.order_by("number").last()
    actions.report(cast.niilo, post, reason="advertising")
    return post


@pytest.mark.parametrize("name", ["matti", "mari", "aino"])
def test_the_team_sees_the_pictures_and_files_where_it_decides(cast, signed_in, post, name):
    client = signed_in(getattr(cast, name))
    page = client.get(REPORTS).content.decode()
    assert 'alt="kanaripicture"' in page
    assert "kanarifile.pdf" in page
    one = Attachment.objects.get(post=post, kind="picture")
    small = f"/c/writers/m/{one.address}/small"
    assert f'src="{small}"' in page
    assert client.get(small).status_code == 200


@pytest.mark.parametrize(("name", "status"), [("eero", 404), ("niilo", 404), ("gita", 404), ("sami", 403)])
def test_nobody_else_sees_them_there(cast, signed_in, post, name, status):
    answer = signed_in(getattr(cast, name)).get(REPORTS)
    assert answer.status_code == status
    assert "kanari" not in answer.content.decode()


def test_what_goes_with_many_costs_one_more_query_and_nothing_where_there_is_none(cast, signed_in):
    def queries() -> int:
        client = signed_in(cast.matti)
        client.get(REPORTS)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(REPORTS).status_code == 200
        return len(seen)

    client, topic = signed_in(cast.eero), a_topic(cast.aino, cast.common)
    reply(client, topic, text="Bare")
    actions.report(cast.niilo, topic.posts.get(number=1), reason="other", words="Look")
    bare = queries()
    told(cast, client, topic)
    with_one = queries()
    told(cast, client, topic)
    assert queries() == with_one == bare + 1
