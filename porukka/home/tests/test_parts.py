"""Parts: what is switched off disappears, says so kindly at its addresses, and is back when it is switched on."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import founding
from porukka.communities.models import Community, Deed, Member, Room
from porukka.communities.tests.doing import at, page, words
from porukka.core.ids import new_id, to_text
from porukka.core.parts import Part, all_parts, part_of
from porukka.discussions.actions import writing
from porukka.newcomers.models import Beginning
from porukka.pages.actions import writing as paging
from porukka.polls.actions import asking as polling
from porukka.thanks.actions import thanking
from porukka.thanks.actions.weekly import suggest_weeks
from porukka.thanks.models import Week
from tests.cast import Cast, signed_in
from tests.matrix import rows

# those with pages of their own
FOLDERS = [
    part.code
    for part in all_parts()
    if part_of(f"porukka.{part.code}.views") == part.code and find_spec(f"porukka.{part.code}.urls")
]
KIND = "Not in use here"


def off(cast: Cast, *codes: str) -> None:
    founding.use_parts(cast.aino, {part.code for part in all_parts()} - set(codes))


def test_there_are_parts_and_each_says_what_it_is() -> None:
    codes = [part.code for part in all_parts()]
    assert {"polls", "pages", "attachments", "veils"} <= set(codes)
    assert len(set(codes)) == len(codes)
    assert all(isinstance(part, Part) and str(part.name) and str(part.words) for part in all_parts())
    assert part_of("porukka.discussions.views") == part_of("json") == ""


@pytest.mark.parametrize("who", ["aino", "mari"])
def test_a_leader_chooses_what_is_in_use(cast: Cast, who: str) -> None:
    leader = signed_in(getattr(cast, who))
    shown = page(leader, at("parts"))
    for part in all_parts():
        assert str(part.name) in shown
    assert shown.count(" checked") == len([part for part in all_parts() if not part.begins_off])
    assert leader.post(at("parts"), {"on": ["polls", "no-such-part"]}).status_code == 302
    cast.community.refresh_from_db()
    assert set(cast.community.off) == {part.code for part in all_parts()} - {"polls"}
    assert page(leader, at("parts")).count(" checked") == 1
    version = cast.community.people_version
    leader.post(at("parts"), {"on": ["polls"]})  # the same again changes nothing
    assert Deed.objects.filter(kind="community.parts_chosen").count() == 1
    assert Community.objects.get(pk=cast.community.pk).people_version == version


@pytest.mark.parametrize("who", ["matti", "eero", "gita"])
def test_nobody_else_does(cast: Cast, who: str) -> None:
    somebody = signed_in(getattr(cast, who))
    assert somebody.get(at("parts")).status_code == 404
    assert somebody.post(at("parts"), {}).status_code == 404
    cast.community.refresh_from_db()
    assert cast.community.parts_off == ""


@pytest.mark.parametrize("code", FOLDERS)
def test_every_address_of_a_part_that_is_off_says_so_kindly(cast: Cast, code: str) -> None:
    """Walks over all of them; nothing of what is there comes out, for a member nor for a founder."""
    addresses = {
        name: takes
        for name, takes in rows.named_addresses().items()
        if name.startswith(f"{code}:") and "community" in takes
    }
    assert addresses
    off(cast, code)
    for name, takes in addresses.items():
        values: dict[str, Any] = {one: new_id() for one in takes} | {"community": "writers"}
        if "variant" in takes:
            values["variant"] = "file"
        path = reverse(name, kwargs=values)
        for who in (cast.eero, cast.aino):
            for answer in (signed_in(who).get(path), signed_in(who).post(path)):
                if answer.status_code != 405:
                    assert KIND in words(answer, 404), name


@pytest.mark.parametrize("code", [part.code for part in all_parts()])
def test_pages_lead_nowhere_into_a_part_that_is_off(cast: Cast, code: str) -> None:
    Room.objects.filter(pk=cast.common.pk).update(anonymous_allowed=True)
    cast.common.refresh_from_db()
    topic = writing.start_topic(cast.aino, cast.common, title="Which glue?", text="For a chair")
    poll = polling.ask(topic.posts.get(), question="Hide or bone?", options=["Hide glue", "Bone glue"])
    paging.make_page(cast.aino, topic, title="Glues", text="Those that hold")
    signs = {
        "polls": ["Bone glue", 'name="add" value="poll"'],
        "pages": ["/page/", "/pages/", "Make a page of this"],
        "attachments": ["/media/"],
        "veils": ['name="veiled"'],
        "profiles": ["/directory/", "/me/profile/", "/introduction"],
        "thanks": ["/thanks/"],
        "newcomers": ["/hello/", "/greeting/"],
        "register": ["/register/mine/"],
        "mood": ["/mood/"],
    }.get(code, [])
    aino = signed_in(cast.aino)
    places = ["/c/writers/", f"/c/writers/t/{topic.address}-{topic.slug}/", "/c/writers/new/"]
    places += ["/c/writers/me/", "/c/writers/members/", f"/c/writers/members/{to_text(cast.eero.pk)}/"]

    def found() -> set[str]:
        shown = "".join(page(aino, path).partition("<main")[2] for path in places).lower()
        return {sign for sign in signs if sign.lower() in shown}

    founding.use_parts(cast.aino, {part.code for part in all_parts()})
    before = found()
    off(cast, code)
    assert found() == set()
    founding.use_parts(cast.aino, {part.code for part in all_parts()})
    assert found() == before  # and it is back, with all that was made
    if signs and code not in ("veils", "attachments"):
        assert before
    assert poll.options.count() == 2


def test_nobody_is_told_of_what_leads_nowhere_and_it_is_back_with_the_part(cast: Cast) -> None:
    eero = signed_in(cast.eero)
    thanking.thank(cast.niilo, cast.eero, words="For the glue")
    deeds.catch_up()
    notices = "/c/writers/notifications/"
    assert "thanked you" in page(eero, notices)
    assert 'data-count="1"' in page(eero, "/c/writers/")
    off(cast, "thanks")
    assert "thanked you" not in page(eero, notices)
    assert 'data-count="0"' in page(eero, "/c/writers/")
    founding.use_parts(cast.aino, {part.code for part in all_parts()})
    assert "thanked you" in page(eero, notices)


@pytest.mark.parametrize("is_off", [True, False])
def test_the_worker_leaves_alone_what_is_off(cast: Cast, is_off: bool) -> None:
    off(cast, *(["thanks", "newcomers"] if is_off else []))
    Member.objects.filter(pk=cast.eero.pk).update(joined_at=timezone.now())
    cast.eero.refresh_from_db()
    writing.start_topic(cast.eero, cast.common, title="Hello", text="I am new here")
    deeds.catch_up()
    assert Beginning.objects.exists() is not is_off
    suggest_weeks()
    assert Week.objects.exists() is not is_off
