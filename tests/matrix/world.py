"""The world of the matrix: the cast in two communities, one for members only and one public, canaries everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from porukka.attachments.actions.attaching import attach
from porukka.attachments.models import Attachment
from porukka.communities import deeds
from porukka.communities.actions import belonging, inviting
from porukka.communities.models import Member, Picture, Room, RoomMember
from porukka.core.ids import new_id
from porukka.core.mail.models import Letter
from porukka.discussions.actions import deleting, hiding, reacting, saving, viewing, welcoming, writing
from porukka.discussions.drafts import Draft, reply_place
from porukka.discussions.marks import tag_id
from porukka.discussions.models import Post, Tag, Topic
from porukka.moderation import actions as telling
from porukka.notifications.models import Notification
from porukka.pages.actions import deleting as taking
from porukka.pages.actions import writing as paging
from porukka.pages.models import Page
from porukka.people.models import Person
from porukka.polls.actions import asking as polling
from porukka.polls.actions import voting
from porukka.polls.models import Poll
from porukka.search.models import Synonyms
from tests.cast import LONG_AGO, a_community
from tests.matrix.agreed import agree, suggest
from tests.matrix.aimed import aim
from tests.matrix.canaries import ROLES, canary
from tests.matrix.coming import ask_to_join, write_to_veera
from tests.matrix.doings import do_things
from tests.matrix.guided import keep_guide, listen_for
from tests.matrix.purpose import describe, say_why
from tests.matrix.registered import enter
from tests.matrix.rounded import go_round
from tests.matrix.rows import COMMUNITIES
from tests.matrix.telling import meet

ROLE_OF = {"gita": "guest", "matti": "moderator", "mari": "manager", "aino": "founder"}
NAME_IN = ("lauri", "reija", "sami", "gita", "eero", "niilo", "matti", "mari", "aino")


@dataclass
class World:
    """objects: what the table calls "members/common", "public/@eero"… -> the values its addresses take."""

    persons: dict[str, Person] = field(default_factory=dict)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)


def build() -> World:
    """Make everything; the caller holds the transaction and throws it away."""
    world = World()
    for name in ROLES[1:]:
        own = canary("self", name)
        person = Person.objects.create_user(
            f"{own}@example.org", name=own, language="en", is_keeper=name == "kaisa"
        )
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        world.persons[name] = person
    places = [place for slug in COMMUNITIES for place in [_Building(world, slug)]]
    deeds.catch_up()  # whoever is to be told of something is told while she is still inside
    for place in places:
        place.part()
    Letter.objects.all().delete()  # whoever develops reads every letter: no canary may sing in one
    letter = Letter.objects.create(
        sender="a@example.org", to=["b@example.org"], subject="Hello", text="Hello"
    )
    world.objects |= {"site": {"token": "no-such-link", "said": "yes"}, "development": {"pk": letter.pk}}
    return world


class _Building:
    """One community: first everybody is in and talks, then some go out again."""

    def __init__(self, world: World, slug: str) -> None:
        self.world, self.slug = world, slug
        self.attached: dict[str, int] = {}
        self.pages: dict[str, Page] = {}
        self.community = a_community(
            slug,
            name=canary(slug, "community", "name"),
            purpose=canary(slug, "community", "purpose"),
            visibility=slug,
        )
        self.members = {name: self._member(name) for name in NAME_IN}
        common = self._room("common", Room.Kind.OPEN, "common")
        workshop = self._room("workshop", Room.Kind.PRIVATE, "door", niilo=True, gita=False, eero=False)
        back = self._room("back", Room.Kind.SECRET, "back", mari=True, matti=False)
        self.rooms = {"workshop": workshop, "back": back}
        self._talk("common", common, "eero", "lauri", "niilo")
        self._talk("workshop", workshop, "eero", "gita", "niilo")
        self._talk("back", back, "matti", "mari", "mari")
        self._delete(common)
        self._hide(common)
        self._begin()
        say_why(self)
        do_things(self)
        agree(self.members)
        self.world.objects[f"{slug}/@eero"] |= meet(slug, self.members)
        self.world.objects[f"{slug}/@eero"] |= enter(self.community, self.members)

    def _member(self, name: str) -> Member:
        member = Member.objects.create(
            community=self.community,
            person=self.world.persons[name],
            name=canary(self.slug, name, "name"),
            tagline=canary(self.slug, name, "tagline"),
            role=ROLE_OF.get(name, "member"),
            joined_at=timezone.now() - LONG_AGO,
        )
        face = Picture.objects.create(community=self.community, made_by=member, width=9, height=9, size=9)
        Member.objects.filter(pk=member.pk).update(picture=face)
        values = {
            "item": new_id(),
            "community": self.slug,
            "other": member.pk,
            "picture": face.pk,
            "member": member,
        }
        self.world.objects[f"{self.slug}/@{name}"] = values
        return member

    def _room(self, place: str, kind: str, listed_as: str, **people: bool) -> Room:
        room = Room.objects.create(
            community=self.community,
            name=canary(self.slug, listed_as, "name"),
            slug=canary(self.slug, listed_as, "slug"),
            description=canary(self.slug, listed_as, "description"),
            kind=kind,
        )
        for name, is_owner in people.items():
            RoomMember.objects.create(
                community=self.community, room=room, member=self.members[name], is_owner=is_owner
            )
        return room

    def _talk(self, place: str, room: Room, starter: str, second: str, third: str) -> None:
        """starter asks with a poll and names third, second answers, third answers her with a tag; all of them vote,
        two react to the last."""
        words = canary(self.slug, place, "words")
        named = f"{words} @{self.members[third].name} {self._tag(place)}"
        topic = writing.start_topic(
            self.members[starter], room, title=canary(self.slug, place, "title"), text=named
        )
        opening = topic.posts.get()
        facts = {"options": [f"{words} a", f"{words} b"], "adds": "members"}
        poll = polling.ask(opening, question=canary(self.slug, place, "question"), **facts)
        for name in dict.fromkeys((starter, second, third)):
            voting.vote(self.members[name], poll, "0")
        if place == "common":
            welcoming.welcome(self.members["matti"], topic)
        answer = writing.reply(self.members[second], topic, text=f"{words} *second*")
        last = writing.reply(
            self.members[third], topic, text=f"{words} *third* {self._tag(place)}", reply_to=answer
        )
        self._attach(place, self.members[third], last)
        for name in (starter, second):
            reacting.give(self.members[name], last, "👍")
        writing.edit(self.members[third], last, text=f"{words} *third, edited*")
        self._page(place, {"common": "eero", "workshop": "niilo", "back": "mari"}[place], topic)
        self._remember(place, topic, last, poll)
        teller, about = {
            "common": ("niilo", opening),
            "workshop": ("niilo", answer),
            "back": ("mari", opening),
        }[place]
        told = canary(self.slug, "told", "words") if place == "common" else words
        report = telling.report(self.members[teller], about, reason="other", words=told)
        self.world.objects[f"{self.slug}/{place}"]["report"] = report.pk

    def _attach(self, place: str, author: Member, post: Post) -> None:
        """A picture and a file go with the post; the table asks for the file."""
        words = canary(self.slug, place, "words")
        rows = [
            Attachment.objects.create(
                community=self.community,
                member=author,
                kind=kind,
                type=type_,
                name=words,
                size=9,
                width=9,
                height=9,
            )
            for kind, type_ in (("picture", "image/webp"), ("file", "application/pdf"))
        ]
        attach(author, post, [(row.pk, words) for row in rows])
        self.attached[place] = rows[1].pk

    def _page(self, place: str, maker: str, topic: Topic) -> None:
        """Somebody makes a page of the discussion and changes it."""
        words, title = canary(self.slug, place, "words"), canary(self.slug, place, "title")
        page = paging.make_page(self.members[maker], topic, title=title, text=words)
        why, facts = canary(self.slug, place, "why"), {"title": title, "text": f"{words} edited"}
        self.pages[place] = paging.edit_page(self.members[maker], page, why=why, version=1, **facts)

    def _tag(self, place: str) -> str:
        return f"#{canary(self.slug, place, 'tag')}"

    def _delete(self, room: Room) -> None:
        """A topic is deleted whole; in another an answered post is, which leaves a tombstone."""
        gone = canary(self.slug, "gone", "words")
        eero, niilo = self.members["eero"], self.members["niilo"]
        topic = writing.start_topic(
            eero, room, title=canary(self.slug, "gone", "title"), text=f"{gone} {self._tag('gone')}"
        )
        opening = topic.posts.get()
        poll = polling.ask(opening, question=canary(self.slug, "gone", "question"), options=[gone, "b"])
        self._attach("gone", eero, opening)
        report = telling.report(niilo, opening, reason="other", words=gone)
        self._change(eero, niilo, opening, gone)
        self._page("gone", "eero", topic)
        taking.delete_page(eero, self.pages["gone"])
        hour_ago = timezone.now() - timedelta(hours=1)  # nobody takes it back any more
        Page.objects.filter(pk=self.pages["gone"].pk).update(deleted_at=hour_ago)
        deleting.delete(eero, opening)
        self._remember("gone", topic, opening, poll)
        self.world.objects[f"{self.slug}/gone"]["report"] = report.pk
        talk = self.world.objects[f"{self.slug}/common"]["topic"]
        answered = writing.reply(niilo, talk, text=gone)
        writing.reply(eero, talk, text=canary(self.slug, "common", "words"), reply_to=answered)
        deleting.delete(niilo, answered)

    def _hide(self, room: Room) -> None:
        """A whole discussion of Niilo's is hidden, title and poll too; in another one an answered post is."""
        hidden = canary(self.slug, "hidden", "words")
        eero, niilo, matti = (self.members[name] for name in ("eero", "niilo", "matti"))
        topic = writing.start_topic(
            niilo, room, title=canary(self.slug, "hidden", "title"), text=f"{hidden} {self._tag('hidden')}"
        )
        opening = topic.posts.get()
        poll = polling.ask(opening, question=canary(self.slug, "gone", "question"), options=[hidden, "b"])
        self._attach("hidden", niilo, opening)
        why = canary(self.slug, "common", "why")
        self._change(niilo, eero, opening, hidden)
        hiding.hide(matti, opening, why)
        topic.refresh_from_db()
        self._remember("hidden", topic, opening, poll)
        talk = self.world.objects[f"{self.slug}/common"]["topic"]
        answered = writing.reply(niilo, talk, text=hidden)
        writing.reply(eero, talk, text=canary(self.slug, "common", "words"), reply_to=answered)
        hiding.hide(matti, answered, why)

    def _change(self, author: Member, reader: Member, post: Post, words: str) -> None:
        """Former words are kept of what somebody has reacted to."""
        reacting.give(reader, post, "👍")
        writing.edit(author, post, text=f"{words} edited")

    def _begin(self) -> None:
        """Drafts: Eero's waits for its time in the open room, Niilo's and Mari's were not published in theirs,
        another of Eero's is discarded; and Eero has begun a reply in the private room."""
        rooms = {"common": "eero", "workshop": "niilo", "back": "mari", "discarded": "eero"}
        now = timezone.now()
        for place, name in rooms.items():
            room = self.world.objects[f"{self.slug}/{place.replace('discarded', 'common')}"]["room"]
            words = canary(self.slug, f"draftof{name}", "words")
            facts = {
                "common": {"publish_at": now + timedelta(days=9)},
                "discarded": {"deleted_at": now},
            }.get(place, {"failed_why": words})
            draft = Draft.objects.create(
                community=self.community,
                member=self.members[name],
                place=f"later:{place}",
                room=room,
                title=words,
                text=words,
                data={"poll-question": [words], "poll-options": [f"{words} a\n{words} b"]},
                **facts,
            )
            there = self.world.objects.setdefault(f"{self.slug}/{place}", {"community": self.slug})
            there |= {"draft": draft.pk, "own_room": room.pk}
        talk = self.world.objects[f"{self.slug}/workshop"]["topic"]
        Draft.objects.create(
            community=self.community,
            member=self.members["eero"],
            place=reply_place(talk.pk),
            topic=talk,
            reply_to=talk.posts.get(number=1),
            room=talk.room,
            text=canary(self.slug, "draftofeero", "words"),
        )

    def _remember(self, place: str, topic: Topic, post: Post, poll: Poll) -> None:
        name = self._tag(place).removeprefix("#")
        values = {
            "community": self.slug,
            "tag": Tag(pk=tag_id(self.community.pk, name), name=name),
            "room": topic.room,
            "topic": topic,
            "post": post.pk,
            "poll": poll.pk,
            "attachment": self.attached[place],
            "page": self.pages.get(place),
            "variant": "file",
            "block": "poll",
        }
        self.world.objects[f"{self.slug}/{place}"] = values

    def _save(self) -> None:
        """Eero and Matti have saved posts where they are shown out soon, and a topic that is gone."""
        for place, name in (("common", "eero"), ("workshop", "eero"), ("back", "matti"), ("gone", "eero")):
            there = self.world.objects[f"{self.slug}/{place}"]
            what = there["topic"] if place == "gone" else Post.objects.get(pk=there["post"])
            saved = saving.save(self.members[name], what, timezone.now() + timedelta(days=1))
            there["saved"] = new_id() if place == "gone" else saved.pk
        # of the room she is shown out of soon; its name is not hers to read then
        facts = {"name": "Mine", "order": "started", "show": "unread", "room": self.rooms["workshop"]}
        view = viewing.keep_view(self.members["eero"], **facts)
        self.world.objects[self.slug]["view"] = view.pk

    def part(self) -> None:
        """Invitations are made; then some leave a room, the community, or are shown out of it."""
        members, objects = self.members, self.world.objects
        objects[self.slug] = aim(members["matti"])
        line = Synonyms.objects.create(community=self.community, words=canary(self.slug, "told", "synonyms"))
        own = {"row": self.community, "line": line.pk, "batch": new_id()} | listen_for(members["aino"])
        asked = ask_to_join(self.community, self.world.persons["outi"])
        objects[self.slug] |= {"community": self.slug, "block": "poll"} | own | asked | suggest(self.members)
        objects[self.slug] |= keep_guide(members["mari"]) | describe(self.slug, members["aino"])
        go_round(self.slug, members["mari"], objects)
        self._save()
        for place, told in (("common", "eero"), ("workshop", "eero"), ("back", "matti")):
            there = objects[f"{self.slug}/{place}"]
            there["notification"] = Notification.objects.get(member=members[told], post=there["post"]).pk
        # what was about the deleted topic went with it, and would lead nowhere
        objects[f"{self.slug}/gone"]["notification"] = new_id()
        for place, maker, room in (
            ("common", "eero", None),
            ("workshop", "niilo", self.rooms["workshop"]),
            ("back", "mari", self.rooms["back"]),
        ):
            made = inviting.invite(members[maker], room=room, most_uses=10)
            objects[f"{self.slug}/{place}"] |= {"invitation": made.pk, "token": inviting.token_of(made)}
        objects[f"{self.slug}/letter"] = write_to_veera(members["eero"])
        belonging.show_out(members["niilo"], self.rooms["workshop"], members["eero"])
        belonging.show_out(members["mari"], self.rooms["back"], members["matti"])
        belonging.leave(members["lauri"])
        belonging.remove(members["aino"], members["reija"])
        why, month = canary(self.slug, "why", "words"), timezone.now() + timedelta(days=30)
        belonging.suspend(members["aino"], members["sami"], until=month, why=why)
