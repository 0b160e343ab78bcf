"""How many pictures and files a new member sends on the first day, and everybody else at any time."""

from __future__ import annotations

from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.utils import timezone

from porukka.attachments.models import Attachment
from porukka.attachments.tests.conftest import a_file, fields, media, send, sent
from porukka.discussions.tests.talking import a_topic, reply
from porukka.moderation.gates import MOST_FILES
from porukka.moderation.tests.test_first_day import joined

__all__ = ["media"]  # a fixture: nothing is kept outside of the test's own folder

ENOUGH = f"New members may send {MOST_FILES} pictures and files on their first day."


@pytest.fixture
def client(cast, signed_in):
    """Eero's, who joined an hour ago."""
    return signed_in(joined(cast.eero, timedelta(hours=1)))


def files(most: int) -> list[Any]:
    return [a_file(name=f"n{number}.pdf") for number in range(most)]


def test_a_new_member_sends_five_and_reads_when_more_may_come(client, media):
    for file in files(MOST_FILES):
        sent(client, file)
    refused = send(client, a_file())
    assert refused.status_code == 403
    words = refused.json()["error"]
    assert words.startswith(f"{ENOUGH} What you have written is kept; you can send more to")
    assert Attachment.objects.count() == MOST_FILES
    assert len([path for path in media.rglob("*") if path.is_file()]) == MOST_FILES


def test_what_she_took_off_again_counts_too(cast, client):
    topic = a_topic(cast.aino, cast.common)
    ids = [sent(client, file) for file in files(MOST_FILES)]
    assert reply(client, topic, **fields(*ids[1:])).status_code == 302
    assert send(client, a_file()).status_code == 403


def test_without_a_script_her_words_and_those_that_were_taken_wait_in_the_form(cast, client):
    topic = a_topic(cast.aino, cast.common)
    most = {"attachments-files": files(MOST_FILES + 2)}
    answer = reply(client, topic, "These are my gates", **most)
    assert answer.status_code == 400
    shown = unescape(answer.content.decode())
    assert "These are my gates" in shown
    assert f"n{MOST_FILES}.pdf was not taken: {ENOUGH}" in shown
    kept = [one.address for one in Attachment.objects.order_by("pk")]
    assert len(kept) == MOST_FILES
    assert all(f"attachments-alt-{key}" in shown or key in shown for key in kept)
    assert reply(client, topic, "These are my gates", **fields(*kept)).status_code == 302
    assert topic.posts.latest("number").attached == MOST_FILES


def test_after_a_day_and_for_whoever_came_back_they_are_counted_anew(cast, signed_in, client):
    for file in files(MOST_FILES):
        sent(client, file)
    Attachment.objects.update(made_at=timezone.now() - timedelta(hours=2))
    joined(cast.eero, timedelta(hours=1))  # she left and came back
    assert send(client, a_file()).status_code == 201
    joined(cast.eero, timedelta(hours=24))
    assert {send(client, file).status_code for file in files(MOST_FILES)} == {201}


@pytest.mark.parametrize("name", ["aino", "mari", "matti", "gita"])
def test_the_team_and_a_guest_are_not_held_back(cast, signed_in, name):
    client = signed_in(joined(getattr(cast, name), timedelta(0)))
    assert {send(client, file).status_code for file in files(MOST_FILES + 1)} == {201}
