"""From a JSON file to a community: everything goes through the actions, in the order in which it was said.

Only the times are set afterwards, since an action happens now.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib import resources
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation

from porukka.communities import deeds
from porukka.communities.actions import belonging, founding, looking, seating, stewarding
from porukka.communities.models import Community, Member, Room
from porukka.core import blocks
from porukka.core.models import Letter
from porukka.discussions.actions import reacting, writing
from porukka.discussions.models import Post, Reaction, Reading, Topic
from porukka.home.demo.agreeing import agree
from porukka.home.demo.answering import answer
from porukka.home.demo.asking import collect_questions
from porukka.home.demo.attaching import with_attachments
from porukka.home.demo.contending import contend
from porukka.home.demo.counting import count, date_back, judge
from porukka.home.demo.drafting import begin
from porukka.home.demo.editing import change, first_words
from porukka.home.demo.following import choose_for
from porukka.home.demo.guiding import guide
from porukka.home.demo.inviting import invited, knock
from porukka.home.demo.linking import with_addresses
from porukka.home.demo.meeting import meet
from porukka.home.demo.ordering import keep_order
from porukka.home.demo.paging import write_up
from porukka.home.demo.purposing import say_why
from porukka.home.demo.reacting import reactions_of
from porukka.home.demo.registering import keep_register
from porukka.home.demo.remembering import bring_along
from porukka.home.demo.ringing import ring_in_order
from porukka.home.demo.saving import keep_views, save_for
from porukka.home.demo.sharing import ask_and_tell
from porukka.home.demo.suggesting import suggest
from porukka.home.demo.telling import greet, introduce_people, tell, thank_people
from porukka.home.demo.voting import cast_votes, poll_form
from porukka.notifications.models import Notification
from porukka.people.models import Person
from porukka.thanks.actions.weekly import suggest_weeks

FILES = ("fi", "en")
PASSWORD = "yhdessa-ollaan-porukka"  # noqa: S105 (for looking around; `porukka demo` says so)
SIGN_INS = {"aino": "Finnish, founder and keeper of this installation", "bev": "English, founder"}


@dataclass
class Cast:
    """What has been made so far, by the keys of the file."""

    now: datetime
    language: str
    members: dict[str, Member] = field(default_factory=dict)
    rooms: dict[str, Room] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    posts: dict[tuple[int, int], Post] = field(default_factory=dict)

    def ago(self, minutes: float) -> datetime:
        return self.now - timedelta(minutes=minutes)


def load() -> str:
    """Fill the demo communities that are not there yet. Returns what to tell: the sign-ins."""
    filled = [language for language in FILES if not Community.objects.filter(slug=slug_of(language)).exists()]
    for language in filled:
        _fill(_read(language), language)
    communities = list(Community.objects.filter(slug__in=map(slug_of, filled)))
    for community in communities:
        count(community)
    _write_no_letters()
    for community in communities:
        judge(community)
    lines = [f"  {address(key)}   ({words})" for key, words in SIGN_INS.items()]
    return "\n".join(["Sign in as", *lines, f"with the password {PASSWORD}"])


def _write_no_letters() -> None:
    """Nobody is behind the addresses of the demo: what it has to tell stands on the page only."""
    before = set(Letter.objects.values_list("pk", flat=True))
    with transaction.atomic():  # so that the worker sees none of its letters
        deeds.catch_up()
        Letter.objects.exclude(pk__in=before).delete()
    suggest_weeks()
    Notification.objects.filter(community__slug__in=map(slug_of, FILES)).update(mail_at=None)
    ring_in_order(map(slug_of, FILES))


@cache
def _read(language: str) -> dict[str, Any]:
    return json.loads(resources.files(__package__).joinpath(f"{language}.json").read_text("utf-8"))


def slug_of(language: str) -> str:
    return str(_read(language)["community"]["slug"])


def address(key: str) -> str:
    return f"{key}@example.org"


@transaction.atomic
def _fill(data: dict[str, Any], language: str) -> None:
    cast = Cast(timezone.now(), language)
    with translation.override(language):
        community = _found(data, cast)
        _let_people_in(data, cast, community)
        invited(data["members"], cast.members)
        knock(data, community, cast.members, lambda entry: _person(entry, language), cast.ago)
        introduce_people(data, cast.members)
        greet(data, cast.members)
        thank_people(data, cast.members, cast.ago)
        keep_register(data, cast.members)
        _make_rooms(data, cast)
        agree(language, cast.members, cast.ago)
        _talk(data, cast)
        _react(data, cast)
        _date_back(cast)
        for index, entry in enumerate(data["topics"]):
            for number, said in enumerate([entry, *entry["replies"]]):
                change(said, cast.posts[index, number], cast.members, cast.ago)
                save_for(said, cast.posts[index, number], cast.members)
            keep_order(entry, cast.topics[index], cast.members)
            write_up(entry, cast.topics[index], cast.members, cast.ago)
            choose_for(entry, "topic", cast.topics[index].pk, cast.members)
        for entry in data["rooms"]:
            choose_for(entry, "room", cast.rooms[entry["key"]].pk, cast.members)
            keep_views(entry, cast.rooms[entry["key"]], cast.members)
        _have_read(cast)
        for entry in data["drafts"]:
            begin(entry, cast.members, cast.rooms, cast.topics, cast.ago)
        guide(language, cast.members, cast.ago)
        bring_along(community, language, cast.members, cast.rooms)
        say_why(language, cast.members, cast.rooms, cast.topics, cast.posts, cast.ago)
        suggest(language, cast.members, cast.rooms, cast.ago)
        contend(language, cast.members, cast.rooms, cast.ago)
        answer(language, cast.members, cast.topics, cast.ago)
        collect_questions(language, cast.members, cast.rooms, cast.ago)
        ask_and_tell(language, cast.members, cast.rooms, cast.ago)
        meet(language, cast.members, cast.rooms, cast.ago)
        looking.call(cast.members[_founder(data)["key"]], data["words"])


def _person(entry: dict[str, Any], language: str) -> Person:
    key = entry["key"]
    password = PASSWORD if key in SIGN_INS else None
    person = Person.objects.create_user(
        address(key),
        password,
        name=entry["name"],
        language=language,
        is_keeper=key == "aino" and not Person.objects.filter(is_keeper=True).exists(),
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def _founder(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in data["members"] if one["role"] == Member.Role.FOUNDER)
    return found


def _found(data: dict[str, Any], cast: Cast) -> Community:
    """The founder founds it: for that moment she is given the keeper's right."""
    entry = _founder(data)
    person = _person(entry, cast.language)
    was, person.is_keeper = person.is_keeper, True
    community, founder = founding.found(person, **data["community"])
    person.is_keeper = was
    cast.members[entry["key"]] = founder
    return community


def _let_people_in(data: dict[str, Any], cast: Cast, community: Community) -> None:
    first = {
        topic["by"]: max(topic["minutes_ago"], 0)
        for topic in sorted(data["topics"], key=lambda t: t["minutes_ago"])
    }
    for entry in data["members"]:
        member = cast.members.get(entry["key"])
        if member is None:
            person = _person(entry, cast.language)
            member = belonging.come_in(person, community, role=entry["role"])
        joined = max(entry["joined_days_ago"] * 1440, first.get(entry["key"], 0) + 10)
        member.tagline = entry["tagline"]
        member.joined_at = cast.ago(joined)
        member.save(update_fields=["tagline", "joined_at"])
        tell(entry, member)
        cast.members[entry["key"]] = member


def _make_rooms(data: dict[str, Any], cast: Cast) -> None:
    founder = next(iter(cast.members.values()))
    for entry in data["rooms"]:
        room = founding.make_room(
            founder,
            name=entry["name"],
            description=entry["description"],
            kind=entry["kind"],
            anonymous_allowed=entry.get("anonymous_allowed", False),
            mode=entry.get("mode", Room.Mode.DISCUSSION),
            seats=entry.get("seats"),
        )
        for key in entry.get("members", ()):
            if cast.members[key].pk != founder.pk:
                belonging.let_in(founder, room, cast.members[key])
        for key, months in entry.get("stewards", {}).items():
            stewarding.name(founder, room, cast.members[key], months=months)
        for key, words in entry.get("asks", {}).items():
            seating.ask_in(cast.members[key], room, words)
        cast.rooms[entry["key"]] = room


def _talk(data: dict[str, Any], cast: Cast) -> None:
    """Openings and replies of all topics, told in the order in which they happened."""
    moments: list[tuple[int, int, int]] = []  # minutes ago, index of the topic, number of the post
    for index, topic in enumerate(data["topics"]):
        moments.append((topic["minutes_ago"], index, 0))
        moments += [(reply["minutes_ago"], index, at) for at, reply in enumerate(topic["replies"], 1)]
    for _ago, index, number in sorted(moments, key=lambda moment: (-moment[0], moment[1], moment[2])):
        topic = data["topics"][index]
        if number == 0:
            _open(cast, index, topic)
        else:
            _answer(cast, index, number, topic["replies"][number - 1])


def _open(cast: Cast, index: int, entry: dict[str, Any]) -> None:
    author, room = cast.members[entry["by"]], cast.rooms[entry["room"]]
    written: list[blocks.Written] = poll_form(author, room, entry["poll"]) if "poll" in entry else []
    if "attached" in entry:
        written += with_attachments(author, room, entry["attached"], blocks.TOPIC)
    topic = writing.start_topic(
        author,
        room,
        title=entry["title"],
        text=with_addresses(first_words(entry), author.community.slug, cast.topics.values()),
        written=written,
        veiled=entry.get("veiled", False),
    )
    post = topic.posts.get()
    if "poll" in entry:
        cast_votes(post, {cast.members[key]: place for key, place in entry["poll"]["votes"].items()})
    cast.topics[index], cast.posts[index, 0] = topic, post
    Post.objects.filter(pk=post.pk).update(made_at=cast.ago(entry["minutes_ago"]))


def _answer(cast: Cast, index: int, number: int, entry: dict[str, Any]) -> None:
    to = entry.get("reply_to", 0)
    author, written = cast.members[entry["by"]], []
    if "attached" in entry:
        written = with_attachments(author, cast.topics[index].room, entry["attached"], blocks.REPLY)
    if "poll" in entry:
        written = poll_form(author, cast.topics[index].room, entry["poll"], blocks.REPLY)
    post = writing.reply(
        author,
        cast.topics[index],
        text=with_addresses(first_words(entry), author.community.slug, cast.topics.values()),
        reply_to=cast.posts[index, to] if to else None,
        veiled=entry.get("veiled", False),
        written=written,
    )
    if "poll" in entry:
        cast_votes(post, {cast.members[key]: said for key, said in entry["poll"]["votes"].items()})
    cast.posts[index, number] = post
    Post.objects.filter(pk=post.pk).update(made_at=cast.ago(entry["minutes_ago"]))


def _react(data: dict[str, Any], cast: Cast) -> None:
    """Reactions come soon after what they answer; their deeds are dated with their posts."""
    for topic, number, by, kind in reactions_of(data):
        reacting.give(cast.members[by], cast.posts[topic, number], kind)
    given = list(Reaction.objects.filter(post__topic__in=cast.topics.values()).select_related("post"))
    for one in given:
        one.at = min(one.post.made_at + timedelta(minutes=20), cast.now)
    Reaction.objects.bulk_update(given, ["at"], batch_size=200)


def _date_back(cast: Cast) -> None:
    """Topics and deeds get the times of their posts; what was said long ago is no news any more."""
    said = dict(Post.objects.filter(topic__in=cast.topics.values()).values_list("pk", "made_at"))
    for topic in cast.topics.values():
        times = topic.posts.order_by("number").values_list("made_at", flat=True)
        Topic.objects.filter(pk=topic.pk).update(made_at=times[0], last_at=max(times))
        said[topic.pk] = times[0]
    date_back(said, cast.now)


def _have_read(cast: Cast) -> None:
    """Everybody has read what is older than half a day, so lists look as they do to people who come by."""
    said = Post.objects.filter(topic__in=cast.topics.values(), made_at__lt=cast.ago(12 * 60))
    earlier = dict(said.order_by().values_list("topic").annotate(Max("number")))
    for member in cast.members.values():
        there = Topic.objects.visible_to(member).filter(pk__in=earlier).values_list("pk", flat=True)
        mine = dict(Reading.objects.filter(member=member).values_list("topic_id", "number"))
        facts = {"community_id": member.community_id, "member": member}
        Reading.objects.bulk_create(
            [Reading(topic_id=pk, number=max(earlier[pk], mine.get(pk, 0)), **facts) for pk in there],
            update_conflicts=True,
            update_fields=["number"],
            unique_fields=["community", "member", "topic"],
        )
