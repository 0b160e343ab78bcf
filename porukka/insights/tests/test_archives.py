"""Exports of other places: each read as it is written there; what is broken or hostile is said with file and line."""

from __future__ import annotations

import io
import json
import tarfile
from datetime import UTC, datetime

import pytest

from porukka.insights import archives
from porukka.insights.measures.conversation import edges_of, threads_of
from porukka.insights.tests.exports import ROWS, as_csv, as_lines, packed, text


def spoken(archive):
    return [(edge.teller, edge.hearer) for thread in threads_of(archive.posts) for edge in edges_of(thread)]


def test_slack(tmp_path):
    users = [
        {"id": "U1", "name": "aino", "profile": {"display_name": "Aino"}, "is_owner": True},
        {"id": "U2", "name": "eero", "real_name": "Eero"},
        {"id": "U3", "name": "mari", "profile": {"display_name": "Eero"}},
        {"id": "U4", "name": "reminder", "is_bot": True},
    ]
    day = [
        {"type": "message", "user": "U2", "ts": "1767600000.0001", "text": "Who has a saw?"},
        {
            "type": "message",
            "user": "U3",
            "ts": "1767600060.0001",
            "thread_ts": "1767600000.0001",
            "text": "I have",
        },
        {
            "type": "message",
            "user": "U1",
            "ts": "1767600090.0001",
            "thread_ts": "1767600000.0001",
            "text": "<@U3> ok",
        },
        {"type": "message", "user": "U4", "ts": "1767600099.0001", "text": "Stand up!"},
        {
            "type": "message",
            "subtype": "channel_join",
            "user": "U2",
            "ts": "1767600100.0001",
            "text": "joined",
        },
        {
            "type": "message",
            "subtype": "bot_message",
            "bot_id": "B1",
            "ts": "1767600101.0001",
            "text": "Build",
        },
        "no message",
    ]
    file = packed(
        tmp_path / "slack.zip", {"users.json": users, "channels.json": [], "common/2026-01-05.json": day}
    )
    found = archives.read(file)
    assert (found.format, found.team) == ("slack", {"Aino"})
    assert spoken(found) == [("Eero (U3)", "Eero"), ("Aino", "Eero (U3)")]
    assert [post.words for post in found.posts] == [4, 2, 1]
    assert found.posts[0].at == datetime(2026, 1, 5, 8, tzinfo=UTC).replace(microsecond=100)


def test_zulip(tmp_path):
    realm = {
        "zerver_userprofile": [
            {"id": 1, "full_name": "Aino", "role": 200},
            {"id": 2, "full_name": "Eero", "role": 400},
            {"id": 3, "full_name": "Notifier", "role": 400, "is_bot": True},
        ],
        "zerver_recipient": [{"id": 7, "type": 2}, {"id": 8, "type": 1}],
    }
    messages = [
        {
            "id": 11,
            "sender": 2,
            "recipient": 7,
            "subject": "saws",
            "date_sent": 1767600000.5,
            "content": "Who?",
        },
        {
            "id": 12,
            "sender": 1,
            "recipient": 7,
            "subject": "saws",
            "date_sent": 1767600060,
            "content": "@_**Eero|2** [said](https://z.example/#narrow/channel/7/topic/saws/near/11):\n\nI do",
        },
        {
            "id": 13,
            "sender": 3,
            "recipient": 7,
            "subject": "saws",
            "date_sent": 1767600070,
            "content": "Beep",
        },
        {
            "id": 14,
            "sender": 2,
            "recipient": 8,
            "subject": "",
            "date_sent": 1767600080,
            "content": "Between us",
        },
    ]
    path = tmp_path / "zulip.tar.gz"
    with tarfile.open(path, "w:gz") as made:
        for name, content in {
            "x/realm.json": realm,
            "x/messages-000001.json": {"zerver_message": messages},
        }.items():
            raw = json.dumps(content).encode()
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            made.addfile(info, io.BytesIO(raw))
    found = archives.read(str(path))
    assert (found.format, found.team, spoken(found)) == ("zulip", {"Aino"}, [("Aino", "Eero")])
    assert (len(found.posts), found.posts[1].reply_to) == (2, "11")


def test_messages_of_zulips_api(tmp_path):
    rows = [
        {
            "id": 1,
            "sender_full_name": "Aino",
            "stream_id": 3,
            "subject": "a",
            "timestamp": 1767600000,
            "content": "Hi",
        },
        {
            "id": 2,
            "sender_full_name": "Eero",
            "stream_id": 3,
            "subject": "a",
            "timestamp": 1767600001,
            "content": "Hi",
        },
    ]
    found = archives.read(text(tmp_path / "z.json", json.dumps({"messages": rows})))
    assert (found.format, spoken(found)) == ("zulip", [("Eero", "Aino")])


def test_discourse(tmp_path):
    def post(number, who, **more):
        return {
            "id": number,
            "topic_id": 5,
            "post_number": number,
            "username": who,
            "created_at": f"2026-01-05T08:0{number}:00.000Z",
            "post_type": 1,
        } | more

    posts = [
        post(1, "aino", raw="Who has a saw?"),
        post(2, "eero", raw="I have one"),
        post(3, "mari", cooked="<p>Me, too</p>", reply_to_post_number=2, moderator=True),
        post(4, "outi", raw='[quote="mari, post:3, topic:5"]\nMe, too\n[/quote]\nLend it to me?'),
        post(5, "aino", raw="@outi take mine"),
        post(6, "system", raw="closed"),
        post(7, "mari", post_type=3, raw="pinned"),
    ]
    topic = {"id": 5, "title": "Saws", "post_stream": {"posts": posts, "stream": [1, 2]}}
    expected = [("eero", "aino"), ("mari", "eero"), ("outi", "mari"), ("aino", "outi")]
    one = archives.read(text(tmp_path / "5.json", json.dumps(topic, indent=1)))
    many = archives.read(packed(tmp_path / "all.zip", {"t/5.json": topic, "read.me": "hello"}))
    for found in (one, many):
        assert (found.format, found.team, spoken(found)) == ("discourse", {"mari"}, expected)
    latest = archives.read(text(tmp_path / "posts.json", json.dumps({"latest_posts": posts[::-1]})))
    assert spoken(latest) == expected


def test_a_mailing_list(tmp_path):
    letters = """From aino@example.org Mon Jan  5 08:00:00 2026
From: =?utf-8?q?Aino_M=C3=A4ki?= <aino@example.org>
Date: Mon, 5 Jan 2026 10:00:00 +0200
Subject: [saws] Who has one?
Message-ID: <1@example.org>

Who has a saw?

From eero@example.org Mon Jan  5 09:00:00 2026
From: Eero <EERO@example.org>
Date: Mon, 5 Jan 2026 11:00:00 +0200
Subject: VS: [saws] Who has one?
Message-ID: <2@example.org>
In-Reply-To: <1@example.org>

> Who has a saw?
I do.

From mari@example.org Mon Jan  5 10:00:00 2026
From: mari@example.org
Date: Mon, 5 Jan 2026 12:00:00 +0200
Subject: Re: who has one?
Message-ID: <3@example.org>

Me, too, and it is sharp.

From nobody Mon Jan  5 10:00:00 2026
From: somebody@example.org
Date: no day
Subject: Lost

Lost.
"""
    found = archives.read(text(tmp_path / "list.mbox", letters))
    assert found.format == "mbox"
    assert spoken(found) == [
        ("eero@example.org", "aino@example.org"),
        ("mari@example.org", "aino@example.org"),
    ]
    assert [post.words for post in found.posts] == [4, 2, 6]
    assert found.posts[0].at == datetime(2026, 1, 5, 8, tzinfo=UTC)


WHATSAPP = {
    "Finnish, Android": ("13.1.2026 klo 8.05 - {}", "13.1.2026 klo 9.59 - {}"),
    "Finnish, iPhone": ("[13.1.2026, 8.05.11] {}", "\u200e[13.1.2026, 9.59.00] {}"),
    "British": ("13/01/2026, 08:05 - {}", "13/01/2026, 09:59 - {}"),
    "American": ("1/13/26, 8:05\u202fAM - {}", "1/13/26, 9:59\u202fAM - {}"),
    "by the year": ("2026-01-13, 08:05 - {}", "2026-01-13, 09:59 - {}"),
}


@pytest.mark.parametrize("telephone", WHATSAPP)
def test_a_chat_of_whatsapp(tmp_path, telephone):
    early, late = WHATSAPP[telephone]
    lines = [
        early.format("Messages and calls are end-to-end encrypted."),
        early.format("Aino Mäki: Who has a saw?"),
        "It should be sharp: like this",
        early.format("Eero: I have"),
        late.format("Mari: Something else: tea?"),
    ]
    for file in (
        text(tmp_path / "chat.txt", "\n".join(lines)),
        packed(tmp_path / "c.zip", {"_chat.txt": "\n".join(lines)}),
    ):
        found = archives.read(file)
        assert [post.author for post in found.posts] == ["Aino Mäki", "Eero", "Mari"]
        assert (found.posts[0].words, found.posts[2].at) == (10, datetime(2026, 1, 13, 9, 59, tzinfo=UTC))
        assert spoken(found) == [("Eero", "Aino Mäki")], "an hour's silence begins a new thread"


@pytest.mark.parametrize(("make", "format"), [(as_csv, "csv"), (as_lines, "jsonl")])
def test_plain_tables(tmp_path, make, format):  # noqa: A002
    found = archives.read(text(tmp_path / "all.txt", make(ROWS), "utf-8-sig"))
    assert (found.format, spoken(found)) == (format, [("Eero", "Aino"), ("Mari", "Aino")])
    assert [post.at.hour for post in found.posts] == [8, 9, 9]
    assert [post.words for post in found.posts] == [2, 2, 3]
