"""Links to share: their list, the QR code, the poster, the ready text, and what others' programs show of them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from porukka.communities.actions import inviting
from porukka.communities.models import Community, Invitation
from porukka.communities.tests.doing import at as community_at
from porukka.communities.tests.doing import page
from porukka.joining.actions import mailing
from porukka.joining.queries.kit import qr_svg
from porukka.joining.tests.doing import JOIN, at
from tests.cast import Cast, signed_in

META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')


def path_of(made: Invitation) -> str:
    return reverse("communities:invitation", args=[inviting.token_of(made)])


def metas(client: Client, path: str) -> dict[str, str]:
    return dict(META.findall(page(client, path)))


def test_the_kit_has_the_link_the_code_and_a_text_in_both_languages(cast: Cast) -> None:
    made = inviting.invite(cast.eero)
    shown = page(signed_in(cast.eero), at("kit", made.pk))
    assert shown.count(path_of(made)) >= 4
    assert "I would like to have you along" in shown
    assert "haluaisin sinut mukaan" in shown
    assert at("qr", made.pk) in shown
    assert at("poster", made.pk) in shown


def test_the_code_is_a_picture_of_its_own_link(cast: Cast) -> None:
    one, other = inviting.invite(cast.eero), inviting.invite(cast.eero)
    eero = signed_in(cast.eero)
    answer = eero.get(at("qr", one.pk))
    assert answer["Content-Type"] == "image/svg+xml"
    assert answer.content == qr_svg(f"http://testserver{path_of(one)}")
    assert answer.content != eero.get(at("qr", other.pk)).content
    drawn = ElementTree.fromstring(answer.content)
    assert drawn.tag.endswith("svg")
    assert "attachment" in eero.get(at("qr", one.pk) + "?download=1")["Content-Disposition"]


def test_the_poster_says_what_the_community_is_for(cast: Cast) -> None:
    Community.objects.update(purpose="We write at night.")
    shown = page(signed_in(cast.eero), at("poster", inviting.invite(cast.eero).pk))
    assert "We write at night." in shown
    assert 'media="print"' in shown


@pytest.mark.parametrize("name", ["kit", "poster", "qr"])
def test_nobody_else_has_them_and_a_link_that_is_over_has_none(cast: Cast, name: str) -> None:
    made = inviting.invite(cast.eero)
    for somebody in (cast.niilo, cast.aino, cast.gita):
        assert signed_in(somebody).get(at(name, made.pk)).status_code == 404
    letter = mailing.invite_by_mail(cast.eero, "ulla@example.org", language="en")
    assert signed_in(cast.eero).get(at(name, letter.invitation_id)).status_code == 404
    inviting.withdraw(cast.eero, made)
    assert signed_in(cast.eero).get(at(name, made.pk)).status_code == 404


def test_earlier_links_say_how_they_ended(cast: Cast) -> None:
    inviting.withdraw(cast.eero, inviting.invite(cast.eero))
    inviting.accept(cast.outi, inviting.invite(cast.eero))
    shown = page(signed_in(cast.eero), f"{community_at('invitations')}?past=1")
    assert "withdrawn" in shown
    assert "used up" in shown
    assert "None yet." in page(signed_in(cast.niilo), f"{community_at('invitations')}?past=1")


@pytest.mark.parametrize("visibility", ["public", "unlisted"])
def test_a_link_to_an_open_door_shows_its_name_elsewhere(cast: Cast, visibility: str) -> None:
    Community.objects.update(purpose="We write at night.", visibility=visibility)
    for path in (path_of(inviting.invite(cast.eero)), JOIN):
        found = metas(signed_in(None), path)
        assert found["og:title"] == "Quiet writers"
        assert found["og:description"] == "We write at night."
        assert found["og:url"] == f"http://testserver{path}"
        assert found["og:image"].startswith("http://testserver/static/")
    assert (metas(signed_in(None), JOIN).get("robots") == "noindex") is (visibility == "unlisted")


def test_a_link_to_a_door_for_members_only_shows_nothing_elsewhere(cast: Cast) -> None:
    Community.objects.update(purpose="We write at night.")
    path = path_of(inviting.invite(cast.eero))
    found = metas(signed_in(None), path)
    assert not any("Quiet writers" in value or "at night" in value for value in found.values())
    assert found["og:title"] == "An invitation"
    assert found["robots"] == "noindex"
    shown = page(signed_in(None), path)
    assert "<title>An invitation" in shown
    assert signed_in(None).get(JOIN).status_code == 404
