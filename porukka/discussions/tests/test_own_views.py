"""One's own views: a list gets a name, stands in the rail, and leads nowhere when its room is out of sight."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities.actions import belonging
from porukka.core.ids import to_text
from porukka.discussions.actions import viewing
from porukka.discussions.models import Tag, View
from porukka.discussions.tests.talking import TALK, a_topic, page
from tests.cast import Cast

VIEWS = TALK + "views/"


@pytest.fixture
def eeros(cast: Cast, signed_in):
    return signed_in(cast.eero)


def rail(html: str) -> str:
    return html.partition("<main")[0]


def keep(client, query: str, name: str = "To read"):
    return client.post(f"{VIEWS}?{query}", {"name": name})


def test_a_list_is_kept_under_a_name_and_the_rail_leads_there(cast, eeros):
    link = re.search(r'href="(/c/writers/views/[^"]*)"', page(eeros, TALK + "?order=started&show=unread"))[1]
    assert "What is this view called?" in page(eeros, link)
    assert not View.objects.exists()
    assert eeros.post(link, {"name": "New to me"})["Location"] == VIEWS
    html = page(eeros, TALK)
    assert "New to me" in rail(html)
    address = f"{TALK}?order=started&show=unread"
    assert f'href="{address}"' in rail(html)
    assert eeros.get(address).status_code == 200
    assert "all rooms" in page(eeros, VIEWS)


def test_a_room_and_a_tag_are_kept_too(cast, eeros):
    a_topic(cast.aino, cast.common, "Alders", "About #rivers")
    tag = Tag.objects.get()
    keep(eeros, f"room={to_text(cast.common.pk)}&show=unread", "Room")
    keep(eeros, f"tag={to_text(tag.pk)}", "Rivers")
    html = page(eeros, VIEWS)
    room = f"{TALK}r/{to_text(cast.common.pk)}-common/?order=answered&show=unread"
    tagged = f"{TALK}tag/{to_text(tag.pk)}-rivers/?order=answered&show=all"
    for address in (room, tagged):
        assert address in rail(html)
        assert eeros.get(address).status_code == 200


def test_only_known_words_are_kept(cast, eeros):
    keep(eeros, "order=likes&show=//evil.example&next=https://evil.example&after=1", "x" * 40)
    view = View.objects.get()
    assert (view.order, view.show, view.room_id, view.tag) == ("answered", "all", None, None)
    assert "evil" not in page(eeros, VIEWS)


@pytest.mark.parametrize("query", ["room=zzz", "room=1", "tag=1", "tag=%00", "room=workshop"])
def test_what_one_may_not_see_is_no_view(cast, eeros, query):
    query = query.replace("workshop", to_text(cast.workshop.pk))
    assert eeros.get(f"{VIEWS}?{query}").status_code == 404
    assert keep(eeros, query).status_code == 404
    assert not View.objects.exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 41])
def test_a_view_needs_a_name_of_some_length(cast, eeros, name):
    answer = keep(eeros, "show=unread", name)
    assert answer.status_code == 400
    assert "show=unread" in answer.content.decode()
    assert not View.objects.exists()


def test_a_view_is_renamed_and_removed_and_brought_back(cast, eeros, signed_in):
    keep(eeros, "order=started&show=following")
    path = f"{VIEWS}{View.objects.get().address}/"
    assert signed_in(cast.niilo).post(path + "name/", {"name": "Mine now"}).status_code == 404
    assert signed_in(cast.niilo).post(path + "end/").status_code == 404
    assert eeros.post(path + "name/", {"name": "Later"}).status_code == 302
    wrong = eeros.post(path + "name/", {"name": "y" * 41})
    assert wrong.status_code == 400
    assert "y" * 41 in wrong.content.decode()
    assert "Later" in rail(page(eeros, VIEWS))
    eeros.post(path + "end/")
    html = page(eeros, VIEWS)
    assert "No views yet" in html
    undo = re.search(r'action="(/c/writers/views/[?][^"]*)"', html)[1]
    assert eeros.post(undo).status_code == 302
    view = View.objects.get()
    assert (view.name, view.order, view.show) == ("Later", "started", "following")
    cast.eero.refresh_from_db()
    assert cast.eero.views_count == 1


def test_a_view_of_a_room_out_of_sight_leads_nowhere_and_says_so(cast, signed_in):
    gitas = signed_in(cast.gita)
    keep(gitas, f"room={to_text(cast.workshop.pk)}", "My corner")
    assert "My corner" in rail(page(gitas, VIEWS))
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    html = page(gitas, VIEWS)
    assert "My corner" not in rail(html)
    assert "Leads nowhere" in html
    assert "Workshop" not in html
    assert to_text(cast.workshop.pk) not in html
    path = f"{VIEWS}{View.objects.get().address}/end/"
    assert gitas.post(path).status_code == 302
    assert not View.objects.exists()


def test_there_is_a_limit(cast, eeros, monkeypatch):
    monkeypatch.setattr(View, "MOST", 1)
    keep(eeros, "show=unread")
    answer = keep(eeros, "show=all", "Second")
    assert answer.status_code == 403
    assert "as many views as there can be" in answer.content.decode()


def test_what_the_first_link_shows_anyway_needs_no_view(cast, eeros):
    assert "Keep this view" not in page(eeros, TALK)
    assert "Keep this view" in page(eeros, f"{TALK}r/{to_text(cast.common.pk)}-common/")
    assert f'href="{VIEWS}"' in page(eeros, TALK + "me/")  # a phone has no side bar


def test_who_has_no_view_pays_nothing(cast, eeros):
    def cost() -> int:
        eeros.get(TALK)
        with CaptureQueriesContext(connection) as seen:
            eeros.get(TALK)
        return len(seen)

    before = cost()
    viewing.keep_view(cast.niilo, name="His", order="started", show="all")
    assert cost() == before
    for name in ("One", "Two"):
        viewing.keep_view(cast.eero, name=name, order="started", show="all")
    assert cost() == before + 1
