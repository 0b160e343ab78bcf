"""A page is edited, its earlier versions are kept, and it is deleted, brought back and purged."""

from __future__ import annotations

import re
from datetime import timedelta

import time_machine
from django.utils import timezone

from porukka.communities.models import Deed
from porukka.discussions.tests.talking import page as source
from porukka.pages.actions import deleting, writing
from porukka.pages.models import Page, PageVersion
from porukka.pages.tests.conftest import address, edit


def test_its_maker_and_the_team_edit_it_and_nobody_else(cast, signed_in, page):
    for number, member in enumerate((cast.eero, cast.matti), 1):
        client = signed_in(member)
        assert address(page, "edit/") in source(client, address(page))
        assert edit(client, page, text=f"Edited by {member.name}").status_code == 302
        page.refresh_from_db()
        assert (page.edited_by, page.version) == (member, number + 1)
    client = signed_in(cast.niilo)
    assert address(page, "edit/") not in source(client, address(page))
    assert edit(client, page).status_code == 404
    assert client.get(address(page, "edit/")).status_code == 404
    assert Deed.objects.filter(kind="page.edited").count() == 2


def test_a_new_title_is_a_new_address_and_the_old_one_leads_there(cast, signed_in, page):
    client = signed_in(cast.eero)
    old = address(page)
    edit(client, page, title="Doors")
    page.refresh_from_db()
    assert address(page) != old
    assert client.get(old)["Location"] == address(page)


def test_what_changed_and_why_stands_in_the_history(cast, signed_in, page):
    edit(signed_in(cast.matti), page, text="With a *gate*.", title="Ends", why="A door is too narrow")
    html = source(signed_in(cast.niilo), address(page, "history/"))
    assert "A door is too narrow" in html
    assert "<del>" in html
    assert "door" in html
    assert [version.by for version in PageVersion.objects.all()] == [cast.eero]
    assert html.index("Matti") < html.index(">Eero<")
    assert html.index("as it is now") < html.index("as first written")
    page.refresh_from_db()
    assert "Earlier versions" in source(signed_in(cast.niilo), address(page))


def test_a_long_history_is_read_in_parts(cast, signed_in, page):
    for number in range(23):
        page = writing.edit_page(cast.eero, page, title="Endings", text=f"Words {number}", version=number + 1)
    client, path, seen = signed_in(cast.niilo), address(page, "history/"), []
    following = ""
    while following is not None:
        html = source(client, path + following)
        seen.append(html.count('<section class="version"'))
        older = re.search(r'href="(\?before=\d+)"', html)
        following = older and older[1]
    assert seen == [10, 10, 4]
    assert client.get(path + "?before=x").status_code == 200


def test_the_same_words_change_nothing_and_bad_ones_are_refused_and_kept(cast, signed_in, page):
    client = signed_in(cast.eero)
    assert edit(client, page, text=page.text).status_code == 302
    for fields in ({"text": ""}, {"why": "x" * 201}, {"version": "x"}, {"title": ""}):
        answer = edit(client, page, **({"text": "Something else"} | fields))
        assert answer.status_code == 400, fields
        assert "text" in fields or "Something else" in answer.content.decode()
    page.refresh_from_db()
    assert (page.version, page.text) == (1, "With a *door*.")


def test_who_was_slower_keeps_her_words_and_overwrites_nobodys(cast, signed_in, page):
    edit(signed_in(cast.matti), page, text="The first")
    answer = edit(signed_in(cast.eero), page, text="The second", version=1)
    assert answer.status_code == 400
    assert "Somebody else has edited the page meanwhile" in answer.content.decode()
    assert "The second" in answer.content.decode()
    page.refresh_from_db()
    assert page.text == "The first"


def test_a_deleted_page_is_gone_for_everybody_and_comes_back_for_ten_minutes(cast, signed_in, page):
    eero, matti = signed_in(cast.eero), signed_in(cast.matti)
    assert signed_in(cast.niilo).post(address(page, "deletion/")).status_code == 404
    answer = eero.post(address(page, "deletion/"), follow=True)
    assert "The page was deleted." in answer.content.decode()
    assert address(page, "deletion/end/") in answer.content.decode()
    for path in ("", "history/", "edit/"):
        assert eero.get(address(page, path)).status_code == 404
    assert matti.post(address(page, "deletion/end/")).status_code == 404
    assert eero.post(address(page, "deletion/end/")).status_code == 302
    assert "With a" in source(matti, address(page))
    eero.post(address(page, "deletion/"))
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert signed_in(cast.eero).post(address(page, "deletion/end/")).status_code == 403
    kinds = Deed.objects.filter(kind__startswith="page.").order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["page.made", "page.deleted", "page.restored", "page.deleted"]


def test_a_deleted_page_is_purged_after_thirty_days_with_its_versions(cast, signed_in, page, topic):
    edit(signed_in(cast.eero), page)
    kept = writing.make_page(cast.eero, topic, title="Kept", text="Kept")
    deleting.delete_page(cast.eero, page)
    assert deleting.purge() == 0
    Page.objects.filter(pk=page.pk).update(deleted_at=timezone.now() - timedelta(days=31))
    assert deleting.purge() == 1
    assert deleting.purge() == 0
    assert list(Page.objects.all()) == [kept]
    assert not PageVersion.objects.exists()
