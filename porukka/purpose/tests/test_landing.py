"""The page that tells others: who sees it, what stands on it, and that nothing else comes out with it."""

from __future__ import annotations

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.actions import founding
from porukka.communities.models import Community, Deed
from porukka.core.ids import to_text
from porukka.discussions.actions import writing
from porukka.discussions.tests.talking import a_topic
from porukka.purpose.actions import landing as actions
from porukka.purpose.models import Landing, LandingRoom
from porukka.purpose.tests.conftest import at, page, words

FIRST = "/c/writers/"
FOR_WHOM = "For those who write at night"


def write(client, **fields):
    now = Landing.objects.first()
    fields = {"for_whom": FOR_WHOM, "version": now.version if now else 0} | fields
    return client.post(at("edit_landing"), fields)


def shown(cast, **facts):
    """The founder shows the page."""
    facts = {"headline": "", "parts": {"for_whom": FOR_WHOM}, "rooms": [], "shows_numbers": False} | facts
    cast.aino.community.refresh_from_db()
    return actions.write_landing(cast.aino, is_shown=True, **facts)


def opened(cast, visibility="public"):
    Community.objects.filter(pk=cast.community.pk).update(visibility=visibility)
    for member in (cast.aino, cast.mari, cast.eero):
        member.community.refresh_from_db()


def test_by_default_nothing_is_shown(cast, signed_in):
    missing = signed_in(None).get("/c/nowhere/")
    for path in (FIRST, at("landing")):
        answer = signed_in(None).get(path)
        assert answer.status_code == 404
        assert answer.content == missing.content
    write(signed_in(cast.aino))
    for stranger in (None, cast.outi, cast.lauri, cast.reija):
        assert signed_in(stranger).get(FIRST).status_code == 404
        assert signed_in(stranger).get(at("landing")).status_code == 404
    assert signed_in(cast.eero).get(at("landing")).status_code == 404
    assert "Nobody else sees this page yet." in page(signed_in(cast.aino), at("landing"))


def test_where_one_may_ask_to_join_the_page_of_a_members_only_community_says_so(cast, signed_in):
    ask = "/c/writers/join/request/"
    Community.objects.filter(pk=cast.community.pk).update(joining="request", purpose="Only for us to read")
    for stranger in (None, cast.outi):
        assert signed_in(stranger).get(ask).status_code == 404  # nobody knows of it yet
        assert signed_in(stranger).post(ask, {"answer0": "Hello"}).status_code == 404
    shown(cast)
    for stranger in (None, cast.outi, cast.lauri):
        client = signed_in(stranger)
        assert "You may ask to join." in page(client, FIRST)
        assert "by invitation" not in page(client, FIRST)
        door = page(client, ask)
        assert "What brings you here?" in door
        for secret in ("Common room", "Workshop", "Eero", "Only for us to read", "members"):
            assert secret not in door.split("<title>")[1], secret
    assert signed_in(cast.outi).post(ask, {"answer0": "I write at night"}).status_code == 302
    assert "Your request waits for the team" in page(signed_in(cast.outi), ask)
    assert "I write at night" in page(signed_in(cast.aino), "/c/writers/requests/")
    Community.objects.filter(pk=cast.community.pk).update(landing_shown=False)
    assert signed_in(cast.outi).get(ask).status_code == 404


def test_where_people_come_by_invitation_nobody_is_offered_to_ask(cast, signed_in):
    shown(cast)
    outi = signed_in(cast.outi)
    for joining in ("invitation", "open"):
        Community.objects.filter(pk=cast.community.pk).update(joining=joining)
        assert "People come in by invitation here" in page(outi, FIRST)
        assert "Ask to join" not in page(outi, FIRST)
        assert outi.get("/c/writers/join/request/").status_code == 404
    Community.objects.filter(pk=cast.community.pk).update(joining="request", is_founding=True)
    assert outi.get("/c/writers/join/request/").status_code == 404


def test_only_a_founder_shows_that_a_members_only_community_exists(cast, signed_in):
    mari = signed_in(cast.mari)
    assert 'name="is_shown"' not in page(mari, at("edit_landing"))
    assert write(mari, is_shown="on").status_code == 302
    assert signed_in(None).get(FIRST).status_code == 404
    assert write(signed_in(cast.eero)).status_code == 404
    assert write(signed_in(cast.aino), is_shown="on").status_code == 302
    assert FOR_WHOM in page(signed_in(None), FIRST)
    assert write(mari, headline="By a manager").status_code == 302, "she may change it, and put it away"
    assert signed_in(None).get(FIRST).status_code == 404
    kinds = Deed.objects.filter(kind__in=["landing.shown", "landing.put_away"]).order_by("seq")
    assert [deed.kind for deed in kinds] == ["landing.shown", "landing.put_away"]


def test_of_a_members_only_community_nothing_but_the_page_comes_out(cast, signed_in):
    topic = a_topic(cast.eero, cast.common, "Secret title", "Secret words")
    Community.objects.filter(pk=cast.community.pk).update(purpose="Secret purpose")
    cast.eero.tagline = "Secret tagline"
    cast.eero.save()
    shown(cast, rooms=[cast.common])
    for stranger in (None, cast.outi, cast.lauri, cast.reija):
        client = signed_in(stranger)
        for path in (FIRST, at("landing"), FIRST + "?show=all"):
            html = page(client, path)
            assert FOR_WHOM in html
            for word in ("Secret", "Aino", "Eero", "Workshop", "Back room", "6 members"):
                assert word not in html
        for path in (
            f"t/{to_text(topic.pk)}/",
            "rooms/",
            "members/",
            "roles/",
            "purpose/",
            "purpose/mission/",
            "live",
        ):
            assert client.get(FIRST + path).status_code == 404, path
    html = page(signed_in(None), FIRST)
    assert "Common room" in html
    assert f"/r/{to_text(cast.common.pk)}" not in html
    assert "People come in by invitation here." in html
    assert "break" in signed_in(cast.sami).get(FIRST).content.decode(), "who is suspended reads that she is"


def test_members_meet_the_talk_and_find_the_page_at_its_own_address(cast, signed_in):
    shown(cast)
    html = page(signed_in(cast.eero), FIRST)
    assert FOR_WHOM not in html
    assert "Discussions" in html
    assert FOR_WHOM in page(signed_in(cast.eero), at("landing"))
    assert at("landing") in page(signed_in(cast.eero), at("overview"))


def test_visitors_of_a_public_community_meet_the_page_first_and_the_talk_one_press_further(cast, signed_in):
    opened(cast)
    topic = a_topic(cast.eero, cast.common, "How do you end yours?")
    assert topic.title in page(signed_in(None), FIRST), "as long as the founder does not wish otherwise"
    shown(cast, rooms=[cast.common])
    html = page(signed_in(None), FIRST)
    assert FOR_WHOM in html
    assert topic.title not in html
    further = re.search(r'href="(/c/writers/\?[^"]*)"', html)[1]
    assert topic.title in page(signed_in(None), further)
    assert f'href="/c/writers/r/{to_text(cast.common.pk)}-common/"' in html


def test_the_way_in_is_the_one_that_is_set(cast, signed_in):
    opened(cast)
    shown(cast)
    assert "People come in by invitation here." in page(signed_in(None), FIRST)
    Community.objects.filter(pk=cast.community.pk).update(joining="open")
    html = page(signed_in(None), FIRST)
    assert 'href="/c/writers/join/"' in html
    assert "by invitation" not in html
    Community.objects.filter(pk=cast.community.pk).update(is_founding=True)
    assert "People come in by invitation here." in page(signed_in(None), FIRST)


def test_a_link_to_it_is_previewed_and_kept_from_search_engines_where_it_is_not_public(cast, signed_in):
    for visibility, is_kept_out in (("members", True), ("unlisted", True), ("public", False)):
        opened(cast, visibility)
        shown(cast, parts={"for_whom": 'For "those" who **write** <b>'})
        answer = signed_in(None).get(FIRST)
        html = answer.content.decode()
        assert '<link rel="canonical" href="http://testserver/c/writers/">' in html
        assert '<meta property="og:title" content="Quiet writers">' in html
        assert '<meta property="og:locale" content="en_GB">' in html
        assert re.search(
            r'<meta property="og:image" content="http://testserver/static/[^"]*icon-512[^"]*\.png">', html
        )
        described = re.search(r'<meta property="og:description" content="([^"]*)">', html)[1]
        assert described.startswith("For &#34;those&#34; who write")
        assert ("noindex" in html) is is_kept_out
        assert (answer.get("X-Robots-Tag") == "noindex") is is_kept_out


def test_numbers_are_there_only_if_the_founder_wishes(cast, signed_in):
    a_topic(cast.eero, cast.common)
    a_topic(cast.niilo, cast.workshop)
    shown(cast)
    assert "members</" not in page(signed_in(None), FIRST)
    shown(cast, shows_numbers=True)
    html = page(signed_in(None), FIRST)
    assert "6 members" in html
    assert "1 discussion in the last 30 days" in html


def test_only_open_rooms_are_named(cast, signed_in):
    client = signed_in(cast.aino)
    html = page(client, at("edit_landing"))
    assert "Common room" in html.split("<main")[1]
    assert "Workshop" not in html.split("<main")[1]
    for room in (cast.workshop, cast.back):
        assert write(client, rooms=[room.pk]).status_code == 400
    assert write(client, rooms=[cast.common.pk]).status_code == 302
    assert LandingRoom.objects.get().room == cast.common
    actions.write_landing(
        cast.mari, headline="", parts={}, rooms=[cast.common, cast.back], shows_numbers=False, is_shown=False
    )
    assert LandingRoom.objects.get().room == cast.common
    assert write(client, rooms=[]).status_code == 302
    assert not LandingRoom.objects.exists()


def test_it_is_looked_at_before_it_is_kept(cast, signed_in):
    client = signed_in(cast.aino)
    html = words(
        write(client, for_whom="For **us**", headline="Come in", rooms=[cast.common.pk], preview="1")
    )
    assert "For <strong>us</strong>" in html
    assert "Come in</h2>" in html
    assert not Landing.objects.exists()


def test_bad_words_are_refused_and_kept(cast, signed_in):
    client = signed_in(cast.aino)
    for fields in (
        {"for_whom": "x" * 2001},
        {"headline": "x" * 121},
        {"version": "x"},
        {"rooms": ["x"]},
        {"for_whom": "", "you_get": "Kept words", "is_shown": "on"},
    ):
        answer = write(client, **fields)
        html = words(answer, 400)
        assert fields.get("you_get", fields.get("for_whom", FOR_WHOM))[:50] in html
    assert not Landing.objects.exists()
    assert not Community.objects.get(pk=cast.community.pk).landing_shown
    write(client)
    assert "Somebody else has changed this meanwhile" in words(write(client, version=0, for_whom="Late"), 400)


def test_names_on_it_lead_to_nobody(cast, signed_in):
    shown(cast, parts={"for_whom": "Ask @Eero about #endings"})
    html = page(signed_in(None), FIRST)
    assert "Ask @Eero about #endings" in html
    assert "mention" not in html


def test_who_closes_the_community_puts_the_page_away(cast, signed_in):
    opened(cast)
    shown(cast)
    facts = {
        "name": "Quiet writers",
        "purpose": "",
        "joining": "invitation",
        "reactions": "",
        "counts_shown": True,
    }
    founding.edit_community(cast.aino, visibility="unlisted", **facts)
    assert FOR_WHOM in page(signed_in(None), FIRST)
    founding.edit_community(cast.aino, visibility="members", **facts)
    assert signed_in(None).get(FIRST).status_code == 404


def test_it_costs_the_talk_no_question(cast, signed_in):
    """Members and visitors ask as many for the list as without this page; the page itself a fixed number."""
    opened(cast)
    a_topic(cast.eero, cast.common)

    def asked(client, path=FIRST):
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    before = asked(signed_in(None)), asked(signed_in(cast.eero))
    shown(cast, rooms=[cast.common])
    assert (asked(signed_in(None), FIRST + "?show=all"), asked(signed_in(cast.eero))) == before
    few = asked(signed_in(None))
    for number in range(3):
        room = founding.make_room(cast.aino, name=f"Room {number}")
        topic = writing.start_topic(cast.aino, room, title="Hello", text=f"Nice words {number}")
        actions.ask_to_quote(cast.aino, topic.posts.get(), f"words {number}")
    shown(cast, rooms=cast.community.rooms.filter(kind="open"), shows_numbers=True)
    assert asked(signed_in(None)) <= few + 1
