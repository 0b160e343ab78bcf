"""The two demo communities are whole: what they say can be filled into an empty installation as it stands."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from porukka.home.demo.drawing import PICTURES
from porukka.home.demo.following import CHOICES

DEMO = Path(__file__).parent.parent / "demo"
DAY = 24 * 60
NEWCOMER_MINUTES = 120
MEMBER_KEYS = {"key", "name", "role", "tagline", "joined_days_ago", "bio"}
POST_KEYS = {"by", "minutes_ago", "text"}

Data = dict[str, Any]


@pytest.fixture(params=["fi", "en"])
def demo(request: pytest.FixtureRequest) -> Data:
    data: Data = json.loads((DEMO / f"{request.param}.json").read_text(encoding="utf-8"))
    return data


def posts_of(topic: Data) -> list[Data]:
    """The opening post and the replies of a topic, in the order they are read."""
    return [topic, *topic["replies"]]


def all_posts(demo: Data) -> Iterator[Data]:
    for topic in demo["topics"]:
        yield from posts_of(topic)


def texts_in(value: Any) -> Iterator[str]:
    """Every string in the data, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def test_each_file_has_the_promised_size(demo: Data) -> None:
    assert 14 <= len(demo["members"]) <= 18
    assert 26 <= len(demo["topics"]) <= 36
    assert 170 <= len(list(all_posts(demo))) <= 220


def test_the_keys_are_exactly_those_the_filler_reads(demo: Data) -> None:
    further = {"door", "introductions", "greeters", "thanks", "register", "words"}
    assert demo.keys() - further == {"community", "members", "rooms", "topics", "drafts"}
    assert demo["community"].keys() == {"slug", "name", "purpose", "language", "time_zone", "visibility"}
    for member in demo["members"]:
        assert member.keys() - {"invited_by", "tells"} == MEMBER_KEYS
    for room in demo["rooms"]:
        closed = {"members"} if room["kind"] in ("private", "secret") else set()
        assert (
            room.keys() - CHOICES.keys() - {"anonymous_allowed", "mode", "views", "seats", "stewards", "asks"}
            == {"key", "name", "description", "kind"} | closed
        )
    for topic in demo["topics"]:
        assert topic.keys() - {
            "poll",
            "pinned",
            "closed",
            "changed",
            "veiled",
            "attached",
            "welcome",
            "split",
            "page",
            "solved",
            *CHOICES,
            "saved_by",
        } == POST_KEYS | {
            "room",
            "title",
            "replies",
        }
        for reply in topic["replies"]:
            assert reply.keys() - {"reply_to", "changed", "veiled", "attached", "saved_by"} == POST_KEYS


def test_one_discussion_was_written_up(demo: Data) -> None:
    (topic,) = [topic for topic in demo["topics"] if "page" in topic]
    assert topic["page"].keys() == POST_KEYS | {"title"}
    team = {
        member["key"] for member in demo["members"] if member["role"] not in ("member", "expert", "guest")
    }
    assert topic["page"]["by"] in team | {topic["by"]}
    assert 0 < topic["page"]["minutes_ago"] < topic["replies"][-1]["minutes_ago"]


def test_somebody_thought_better_of_her_words(demo: Data) -> None:
    changed = [post for post in all_posts(demo) if "changed" in post]
    assert changed
    for post in changed:
        assert post["changed"].keys() == {"from", "minutes_ago"}
        assert post["changed"]["from"] != post["text"]
        assert 0 < post["changed"]["minutes_ago"] < post["minutes_ago"]


def test_the_founder_has_saved_a_topic_and_a_post_and_keeps_a_view(demo: Data) -> None:
    saved = [(post, post["saved_by"]) for post in all_posts(demo) if "saved_by" in post]
    founder = demo["members"][0]["key"]
    assert {key for _post, by in saved for key in by} == {founder}
    assert {"title" in post for post, _by in saved} == {True, False}
    assert [view["by"] for room in demo["rooms"] for view in room.get("views", ())] == [founder]
    assert {when for _post, by in saved for when in by.values()} == {"never", "tomorrow", "monday"}


def test_somebody_asks_without_her_name_where_that_is_allowed(demo: Data) -> None:
    allowed = {room["key"] for room in demo["rooms"] if room.get("anonymous_allowed")}
    asked = [topic for topic in demo["topics"] if "veiled" in topic]
    assert asked
    for topic in demo["topics"]:
        assert topic["room"] in allowed or not any("veiled" in post for post in posts_of(topic))
    for topic in asked:  # she does not give her name away herself
        assert all("veiled" in post for post in topic["replies"] if post["by"] == topic["by"])


def test_pictures_say_what_is_in_them_and_a_gallery_and_a_file_are_there(demo: Data) -> None:
    attached = [post["attached"] for post in all_posts(demo) if "attached" in post]
    assert any(len(entries) == 3 for entries in attached)
    assert any("paper" in entry for entries in attached for entry in entries)
    pictures = [entry for entries in attached for entry in entries if "picture" in entry]
    assert all(entry["alt"] and entry["picture"] in PICTURES for entry in pictures)


def test_the_founder_has_begun_a_reply_and_set_a_discussion_for_later(demo: Data) -> None:
    begun, waiting = demo["drafts"]
    founder = next(member["key"] for member in demo["members"] if member["role"] == "founder")
    assert begun["by"] == waiting["by"] == founder
    assert begun.keys() == {"by", "reply_in", "minutes_ago", "text"}
    assert begun["text"][-1] not in ".?!", "she has not come to the end of it"
    assert "closed" not in demo["topics"][begun["reply_in"]]
    assert waiting.keys() == {"by", "room", "title", "minutes_ago", "text", "publish"}
    assert waiting["room"] in {room["key"] for room in demo["rooms"]}
    assert waiting["publish"]["weekday"] in range(1, 8)


def test_nothing_is_empty_and_no_title_is_too_long(demo: Data) -> None:
    for text in texts_in(demo):
        assert text
        assert text == text.strip()
    assert all(len(topic["title"]) <= 100 for topic in demo["topics"])


def test_one_is_for_members_one_is_public_and_nobody_is_there_twice(demo: Data) -> None:
    expected = {"fi": "members", "en": "public"}
    assert demo["community"]["visibility"] == expected[demo["community"]["language"]]
    keys = [member["key"] for member in demo["members"]]
    names = [member["name"] for member in demo["members"]]
    assert len(set(keys)) == len(keys)
    assert len(set(names)) == len(names)


def test_one_founder_one_manager_one_moderator_one_expert_one_guest(demo: Data) -> None:
    roles = Counter(member["role"] for member in demo["members"])
    plain = roles.pop("member")
    assert roles == {"founder": 1, "manager": 1, "moderator": 1, "expert": 1, "guest": 1}
    assert plain == len(demo["members"]) - 5


def test_every_writer_is_a_member_who_had_joined_and_sees_the_room(demo: Data) -> None:
    members = {member["key"]: member for member in demo["members"]}
    rooms = {room["key"]: room for room in demo["rooms"]}
    for topic in demo["topics"]:
        room = rooms[topic["room"]]
        inside = set(room.get("members", members))
        voters = topic.get("poll", {}).get("votes", {})
        for key in [post["by"] for post in posts_of(topic)] + list(voters):
            assert key in inside, (topic["title"], key)
            assert members[key]["role"] != "guest" or "members" in room
        for post in posts_of(topic):
            # Who joined today has no whole day behind her yet.
            joined = members[post["by"]]["joined_days_ago"] * DAY or NEWCOMER_MINUTES
            assert post["minutes_ago"] <= joined, (topic["title"], post["by"])


def test_every_room_is_used_and_lists_only_members(demo: Data) -> None:
    keys = {member["key"] for member in demo["members"]}
    kinds = Counter(room["kind"] for room in demo["rooms"])
    assert kinds == {"open": len(demo["rooms"]) - 2, "private": 1, "secret": 1}
    modes = Counter(room.get("mode", "discussion") for room in demo["rooms"])
    assert (modes["questions"], modes["announcements"]) == (1, 1)
    assert {room["key"] for room in demo["rooms"]} == {topic["room"] for topic in demo["topics"]}
    assert all(set(room.get("members", [])) <= keys for room in demo["rooms"])
    guest = next(member["key"] for member in demo["members"] if member["role"] == "guest")
    assert [room["kind"] for room in demo["rooms"] if guest in room.get("members", [])] == ["private"]


def test_every_member_lives(demo: Data) -> None:
    assert {post["by"] for post in all_posts(demo)} == {member["key"] for member in demo["members"]}


def test_ages_fall_and_replies_point_backwards(demo: Data) -> None:
    for topic in demo["topics"]:
        ages = [post["minutes_ago"] for post in posts_of(topic)]
        assert all(earlier > later for earlier, later in pairwise(ages)), topic["title"]
        assert ages[-1] > 0
        assert ages[0] <= 100 * DAY
        for number, reply in enumerate(topic["replies"], start=1):
            assert 0 <= reply.get("reply_to", 0) < number, (topic["title"], number)


def test_polls_of_several_kinds_have_answers_on_their_own_options(demo: Data) -> None:
    polls = [topic["poll"] for topic in demo["topics"] if "poll" in topic]
    kinds = {poll.get("kind", "single") for poll in polls}
    assert {"single", "ranked", "slider", "concept", "date"} <= kinds
    assert [poll.get("names") for poll in polls].count("anonymous") == 1
    for poll in polls:
        options = poll.get("options", ()) or poll.get("times", ())
        assert len(set(map(str, options))) == len(options)
        if poll.get("kind") not in ("slider", "concept"):
            chosen = {
                int(place) for said in poll["votes"].values() for place in re.findall(r"\d+", str(said))
            }
            assert chosen <= set(range(max(len(options), 3)))
        assert len(poll["votes"]) >= 5


def test_a_poll_closes_soon_and_still_waits_for_the_founder(demo: Data) -> None:
    founder = demo["members"][0]["key"]
    closing = [topic["poll"] for topic in demo["topics"] if "days" in topic.get("poll", {})]
    assert closing
    for poll in closing:
        assert founder not in poll["votes"]


def test_one_question_was_reported_by_a_member_and_by_nobody_about_herself(demo: Data) -> None:
    boxes = json.loads((DEMO / f"questions-{demo['community']['language']}.json").read_text(encoding="utf-8"))
    asked = [question for box in boxes for question in box["questions"]]
    (question,) = [question for question in asked if "reported" in question]
    told = question["reported"]
    assert told.keys() == {"by", "reason", "minutes_ago", "words"}
    assert told["by"] != question["by"]
    assert 0 < told["minutes_ago"] < question["minutes_ago"]


def test_the_team_has_pinned_a_welcome_and_closed_one_discussion(demo: Data) -> None:
    team = {
        member["key"] for member in demo["members"] if member["role"] not in ("member", "expert", "guest")
    }
    pinned = [topic for topic in demo["topics"] if "pinned" in topic]
    closed = [topic["closed"] for topic in demo["topics"] if "closed" in topic]
    assert [topic["room"] for topic in pinned] == [demo["rooms"][0]["key"]]  # where people say hello
    assert {topic["pinned"] for topic in pinned} <= team
    assert [one.keys() for one in closed] == [{"by", "why"}]
    assert {one["by"] for one in closed} <= team


def test_a_newcomer_waits_for_her_first_answer(demo: Data) -> None:
    newcomers = {member["key"] for member in demo["members"] if member["joined_days_ago"] == 0}
    hellos = [topic for topic in demo["topics"] if topic["by"] in newcomers]
    assert [(hello["minutes_ago"], hello["replies"]) for hello in hellos] == [(NEWCOMER_MINUTES, [])]


def test_there_are_long_short_and_unanswered_threads_and_the_founder_is_not_the_voice(demo: Data) -> None:
    lengths = [len(topic["replies"]) for topic in demo["topics"]]
    assert max(lengths) >= 30
    assert lengths.count(0) >= 2
    assert sum(1 <= n <= 3 for n in lengths) >= 3
    posts = list(all_posts(demo))
    founder = next(member["key"] for member in demo["members"] if member["role"] == "founder")
    assert sum(post["by"] == founder for post in posts) < len(posts) / 10
    assert sum(post["minutes_ago"] <= 14 * DAY for post in posts) > len(posts) / 3


def test_links_lead_only_to_the_example_domain(demo: Data) -> None:
    text = "\n".join(texts_in(demo))
    assert text.count("https://example.org/") == text.count("://") >= 1


def test_people_name_each_other_tag_what_belongs_together_and_link_to_it(demo: Data) -> None:
    names = [member["name"] for member in demo["members"]]
    texts = [post["text"] for post in all_posts(demo)]
    assert any(f"@{name}" in text for name in names for text in texts)
    tags = Counter(tag for text in texts for tag in re.findall(r"#\w+", text))
    assert 2 <= len(tags) <= 3
    assert max(tags.values()) >= 2
    titles = {topic["title"] for topic in demo["topics"]}
    linked = [title for text in texts for title in re.findall(r"\(topic:([^)]+)\)", text)]
    assert linked
    assert set(linked) <= titles
