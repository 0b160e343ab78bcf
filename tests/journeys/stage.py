"""What the demo lacks: the people and states that show every page. Runs inside the demo house's own settings.

Addresses are told to the tests by name, in the words that `pages.py` uses.
"""

from __future__ import annotations

import json
import sys
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.test import Client
from django.utils import timezone, translation

from porukka.attachments.models import Attachment
from porukka.communities import deeds
from porukka.communities.actions import belonging, founding, inviting
from porukka.communities.models import Community, Member, Room
from porukka.core.ids import to_text
from porukka.discussions.actions import (
    deleting,
    reading,
    writing,
)
from porukka.discussions.marks import tag_id
from porukka.discussions.models import Topic
from porukka.goals.actions import turning_off as stopping
from porukka.goals.models import Experiment, FounderLetter, Goal, LetterWish
from porukka.joining.actions import circle, mailing
from porukka.notifications.actions import turning_off
from porukka.notifications.kinds import Kind
from porukka.notifications.models import Preference
from porukka.people.models import Person
from porukka.register.actions import keeping, seating
from porukka.register.models import Entry, Trace
from tests.journeys.places import named
from tests.journeys.stage_contests import contests
from tests.journeys.stage_doings import places_of_doings, places_of_polls
from tests.journeys.stage_events import places_of_events
from tests.journeys.stage_purpose import ask_for_words, describe_somebody, say_why, share_a_pain
from tests.journeys.stage_rounds import go_rounds
from tests.journeys.stage_talk import (
    order,
    put_in_order,
    rooms_of_a_kind,
    to_put_in_order,
    unsent,
    written_up,
)

DOMAIN = "example.org"


def main() -> None:
    """Set the stage in both demo communities; prints {language: {"places": …, "cookies": …, "mail": …}}."""
    sys.stdout.write(json.dumps({one.language: _set(one) for one in list(Community.objects.all())}))


@transaction.atomic
def _set(community: Community) -> dict[str, Any]:
    language = community.language
    with translation.override(language):
        members = Member.objects.filter(community=community).select_related("person")
        founder, manager = members.get(role="founder"), members.get(role="manager")
        Person.objects.filter(pk=founder.person_id).update(is_keeper=True)  # so each of them may found
        newcomer = _person(f"newcomer-{language}", "Ruu Niemi", language, with_password=False)
        agreed = {"guidelines": community.guidelines_version}
        quiet = belonging.come_in(
            _person(f"quiet-{language}", "Rauha Hiljanen", language), community, **agreed
        )
        owes, owes_too = (
            belonging.come_in(_person(f"{key}-{language}", name, language), community, guidelines=1)
            for key, name in (("owes", "Oona Uusi"), ("owes-too", "Aatos Uusi"))
        )
        # past her first day: journeys of many kinds are hers, and together they are more than a first day's
        quiet.joined_at = timezone.now() - timedelta(days=2)
        quiet.save(update_fields=["joined_at"])
        suspended = belonging.come_in(
            _person(f"suspended-{language}", "Veli Vieras", language), community, **agreed
        )
        month = timezone.now() + timedelta(days=30)
        belonging.suspend(founder, suspended, until=month, why="1 + 1 = 3")
        places = _places(community, founder, manager, quiet) | _aimed(community, founder)
        shy = Room.objects.get(community=community, anonymous_allowed=True)
        # her first day is long past; who came along from elsewhere has no account
        asker = members.filter(role="member", person__isnull=False).earliest("joined_at")
        places |= {"shy": to_text(shy.pk), "shy_name": shy.name, "asker": asker.name}
        places |= rooms_of_a_kind(community, founder, manager, asker)
        say_why(community, founder)
        # whoever tells everyone something has a page for visitors, in either language
        known = Member.objects.get(community__visibility="public", role="manager")
        places |= {"known": to_text(known.pk)}
        places["quote"] = ask_for_words(founder, quiet)
        places["entry"] = _open_the_register(founder, quiet)
        places["pain"] = share_a_pain(founder, quiet)
        places["persona"] = describe_somebody(founder, quiet)
        places |= {"suspended": to_text(suspended.pk), "quiet": to_text(quiet.pk)}
        steward = go_rounds(founder, manager, _person, places)
        reading.mark_all_read(quiet)
        leads = _gathering(language)
        places["gathering"] = leads.community.slug
    people = {
        "founder": founder.person,
        "manager": manager.person,
        "steward": steward.person,
        "newcomer": newcomer,
        "quiet": quiet.person,
        "asks": asker.person,
        "suspended": suspended.person,
        "owes": owes.person,
        "owes too": owes_too.person,
        "leads": leads.person,
    }
    transaction.on_commit(deeds.catch_up)
    return {
        "places": {name: str(value) for name, value in places.items()},
        "cookies": {who: _cookie(person) for who, person in people.items()},
        "mail": {who: person.email for who, person in people.items()},
    }


def _aimed(community: Community, founder: Member) -> dict[str, str]:
    """What the team has set out for, its letter of the week, and what it tried."""
    wish, _is_new = LetterWish.objects.get_or_create(community=community, member=founder)
    found = {
        name: to_text(table.objects.filter(community=community).earliest("pk").pk)
        for name, table in (("goal", Goal), ("weekly", FounderLetter), ("tried", Experiment))
    }
    return found | {"no_letters": stopping.token_of(wish)}


def _gathering(language: str) -> Member:
    """A community that begins with a founding circle; its founder is in no other."""
    person = _person(f"leads-{language}", "Impi Alku", language)
    person.is_keeper = True  # for this moment, so that she may found
    facts = {"purpose": "", "time_zone": "Europe/Helsinki", "visibility": "members"}
    _community, founder = founding.found(
        person, name="Alku", slug=f"alku-{language}", language=language, **facts
    )
    circle.gather(founder, size=12, opens_at=timezone.now() + timedelta(days=30))
    return founder


def _person(key: str, name: str, language: str, with_password: bool = True) -> Person:
    password = "kuusi-hiljaista-kuusta" if with_password else None
    address = f"{key}@{DOMAIN}"
    person = Person.objects.create_user(address, password, name=name, language=language)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    return person


def _places(community: Community, founder: Member, manager: Member, quiet: Member) -> dict[str, Any]:
    """Addresses' parts: rooms, discussions, posts, an invitation."""
    rooms = Room.objects.filter(community=community)
    topics = Topic.objects.filter(community=community, room__kind="open")
    private = rooms.filter(kind="private", insiders__member=founder).get()
    closed = founding.make_room(manager, name="Arkisto", description="1897–1944", kind="private")
    empty = founding.make_room(founder, name="Piha", description="")
    full = founding.make_room(
        founder, name="Kammari", description="Vain muutamalle.", kind="private", seats=1, entry="free"
    )
    cramped = founding.make_room(
        founder, name="Soppi", description="Yhdelle kerrallaan.", kind="private", seats=1, entry="free"
    )
    opening = writing.start_topic(quiet, empty, title="Portti", text="Auki?").posts.get()
    asked = writing.reply(quiet, opening.topic, text="Kiinni?")
    answer = writing.reply(founder, opening.topic, text="Auki.", reply_to=asked)
    mine = writing.reply(founder, opening.topic, text="Ja lamppu on hämärästä aamuun palamassa.")
    deleting.delete(quiet, asked)
    deleting.delete(founder, writing.reply(founder, opening.topic, text="Hups"))
    edited = writing.edit(quiet, opening, text="Auki vai kiinni?", title="Portti")
    told, shut = order(founder, manager, quiet, opening.topic, empty)
    bare = founding.make_room(founder, name="Eteinen", description="")
    invitation = inviting.invite(founder, room=private, most_uses=10)
    letter = mailing.invite_by_mail(
        founder, f"letter-{community.language}@{DOMAIN}", language=community.language
    )
    drawn = Attachment.objects.filter(community=community, kind="picture", position=1)
    picture = drawn.select_related("post__topic").latest("pk")
    return {
        "c": community.slug,
        "open": named(rooms.filter(kind="open").order_by("position").first()),
        "private": named(private),
        "closed": named(closed),
        "full": named(full),
        "cramped": named(cramped),
        "secret": named(rooms.get(kind="secret")),
        "bare": named(bare),
        "long": named(topics.order_by("-replies").first()),
        **places_of_doings(community),
        **contests(community, founder, quiet, empty),
        **places_of_polls(founder, empty),
        "deleted": named(opening.topic),
        "picture": to_text(picture.pk),
        "gallery": named(picture.post.topic),
        "answer": to_text(answer.pk),
        "mine": to_text(mine.pk),
        "other": to_text(opening.pk),
        "edited": to_text(edited.pk),
        "told": to_text(told.pk),
        "tag": to_text(tag_id(community.pk, "vintti")),
        "shut": named(shut),
        "kept": named(to_put_in_order(founder, empty)),
        "put": named(put_in_order(founder, empty)),
        "draft": unsent(founder, empty, opening.topic),
        "page": named(written_up(founder, opening.topic)),
        "off": _letters_link(quiet),
        "member": to_text(manager.pk),
        "token": inviting.token_of(invitation),
        "invitation": to_text(invitation.pk),
        "letter": mailing.token_of(letter),
        **places_of_events(founder, quiet),
    }


def _open_the_register(founder: Member, quiet: Member) -> str:
    """It stays open to the founder for all pages; Rauha is on the board and has not opened it. Returns an entry."""
    seating.name_to_board(founder, quiet)
    founder.refresh_from_db()
    tomorrow = timezone.now() + timedelta(days=1)
    Trace.objects.filter(pk=keeping.open_register(founder).pk).update(at=tomorrow)
    entry = (
        Entry.objects.filter(community_id=founder.community_id).exclude(member=None).order_by("pk").first()
    )
    return to_text(entry.pk) if entry else ""


def _letters_link(member: Member) -> str:
    """The token at the end of a letter."""
    wish = Preference.objects.create(community_id=member.community_id, member=member)
    return turning_off.token_of(wish, [Kind.REPLY_TO_ME])


def _cookie(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies["porukka"].value


def run_in(house: Any) -> dict[str, Any]:
    """Set the stage of a house; called from outside of it."""
    code = "import django; django.setup(); from tests.journeys import stage; stage.main()"
    found: dict[str, Any] = json.loads(house.do("-c", code))
    return found
