"""Personas: written, kept, found to be oneself, tied to pain points, and told to others if a founder says so."""

from __future__ import annotations

import re

import pytest

from porukka.communities.models import Deed
from porukka.discussions.tests.talking import a_topic, opening
from porukka.purpose.actions import pains as sharing
from porukka.purpose.actions import personas as actions
from porukka.purpose.models import Having, Match, Pain, Statement
from porukka.purpose.tests.conftest import at, page, words

PERSONAS = at("personas")
NAME = "Night-shift Noora"
PARTS = {"name": NAME, "situation": "Writes at *four*.", "needs": "A reader", "keeps_away": "Sleep"}


def a_persona(by, name=NAME, **more):
    return actions.write_persona(by, None, PARTS | {"name": name}, **more)


def main(html):
    """What stands on the page, without what keeps its forms safe."""
    return re.sub(r'value="\w{64}"', "", html.split("<main")[1])


def write(client, persona=None, **fields):
    fields = PARTS | {"version": persona.version if persona else 0, "is_shown": "on"} | fields
    return client.post(at("edit_persona", persona.pk) if persona else at("new_persona"), fields)


def test_the_team_writes_one_and_every_member_reads_it(cast, signed_in):
    for client, name in ((signed_in(cast.aino), "One"), (signed_in(cast.mari), "Two")):
        assert "Add a persona" in page(client, PERSONAS)
        assert write(client, name=name).status_code == 302
    found = Statement.objects.get(parts__name="Two")
    for reader in (cast.matti, cast.eero, cast.gita):
        client = signed_in(reader)
        assert "Two" in page(client, PERSONAS)
        html = page(client, at("persona", found.pk))
        assert "Writes at <em>four</em>." in html
        assert "What keeps her away" in html
        assert at("edit_persona", found.pk) not in html
        assert write(client).status_code == 404
        assert write(client, found).status_code == 404
    assert Statement.objects.filter(kind="persona").count() == 2


def test_its_name_and_its_words_are_kept_with_what_changed_and_why(cast, signed_in):
    persona = a_persona(cast.aino)
    write(signed_in(cast.mari), persona, name="Noora", keeps_away="Shame", why="I asked three of them")
    html = page(signed_in(cast.eero), at("persona_history", persona.pk))
    assert "I asked three of them" in html
    assert "<del>" in html
    assert "Night-shift" in html
    assert "Shame" in html
    compared = page(signed_in(cast.eero), at("compare_persona", persona.pk) + "?one=1&other=2")
    assert "From version 1 to version 2" in compared
    late = write(signed_in(cast.aino), persona, needs="Another thing")  # she began with the first version
    assert "Somebody else has changed this meanwhile" in words(late, 400)
    assert "Another thing" in words(late, 400)


def test_what_cannot_be_is_said_and_nothing_is_kept(cast, signed_in, monkeypatch):
    client = signed_in(cast.aino)
    for fields in (
        {"name": ""},
        {"name": "x" * 61},
        {"situation": "x" * 4001},
        {"situation": "", "needs": "", "keeps_away": ""},
        {"version": "x"},
    ):
        assert write(client, **fields).status_code == 400, fields
    assert not Statement.objects.exists()
    a_persona(cast.aino)
    assert "There is a persona of this name already." in words(write(client, name=NAME.upper()), 400)
    monkeypatch.setattr(Statement, "MOST_PERSONAS", 1)
    assert "Rewrite one that nobody needs" in words(write(client, name="Another"), 400)
    assert "Add a persona" not in page(client, PERSONAS)
    assert Statement.objects.count() == 1


def test_what_members_do_not_read_yet_does_not_exist_for_them(cast, signed_in):
    persona = a_persona(cast.aino, is_shown=False)
    eero = signed_in(cast.eero)
    assert NAME not in page(eero, PERSONAS) + page(eero, at("overview"))
    for name in ("persona", "persona_history"):
        assert eero.get(at(name, persona.pk)).status_code == 404
    assert eero.post(at("match", persona.pk)).status_code == 404
    assert "members do not read it yet" in page(signed_in(cast.mari), PERSONAS)
    assert "This is like me" not in page(signed_in(cast.mari), at("persona", persona.pk))


def test_one_that_members_do_not_read_is_taken_away_for_good(cast, signed_in):
    persona = a_persona(cast.aino)
    mari = signed_in(cast.mari)
    assert signed_in(cast.eero).post(at("remove_persona", persona.pk)).status_code == 404
    assert mari.post(at("remove_persona", persona.pk)).status_code == 403
    write(mari, persona, is_shown="")
    assert mari.post(at("remove_persona", persona.pk)).status_code == 302
    assert not Statement.objects.exists()
    assert mari.get(at("persona", persona.pk)).status_code == 404


def test_a_member_finds_herself_changes_her_mind_and_nobody_else_reads_it(cast, signed_in):
    one, two = a_persona(cast.aino, "One"), a_persona(cast.aino, "Two")
    eero, before = signed_in(cast.eero), page(signed_in(cast.aino), PERSONAS)
    for persona in (one, two, two):
        assert eero.post(at("match", persona.pk)).status_code == 302
    assert Match.objects.get().persona == two
    html = page(eero, PERSONAS)
    assert html.count("only you see this") == 1
    assert at("end_match") in html
    assert "only you see this" in page(eero, at("persona", two.pk))
    eero.post(at("end_match"))
    assert Match.objects.get().persona is None
    assert "only you see this" not in page(eero, PERSONAS)
    assert main(page(signed_in(cast.aino), PERSONAS)) == main(before)
    told = [deed.data for deed in Deed.objects.filter(kind="persona.answered")]
    assert len(told) == 3
    assert str(one.pk) not in str(told)
    assert str(two.pk) not in str(told)


def test_guests_and_strangers_are_not_asked(cast, signed_in):
    persona = a_persona(cast.aino)
    gita = signed_in(cast.gita)
    assert "This is like me" not in page(gita, PERSONAS)
    assert gita.post(at("match", persona.pk)).status_code == 404
    for somebody in (cast.outi, None):
        assert signed_in(somebody).post(at("match", persona.pk)).status_code in (302, 404)
    assert not Match.objects.exists()


def a_pain(by, room, title="Endings never come"):
    return sharing.add_pain(by, room, title=title, text="Mine never do.")


def test_a_pain_point_belongs_to_personas_and_leads_to_them(cast, signed_in):
    one, two = a_persona(cast.aino, "One"), a_persona(cast.aino, "Two")
    pain = a_pain(cast.eero, cast.common)
    eero = signed_in(cast.eero)
    assert eero.post(at("say_whose", pain.pk), {"personas": [one.pk, two.pk]}).status_code == 302
    assert eero.post(at("say_whose", pain.pk), {"personas": [two.pk]}).status_code == 302
    assert [having.persona for having in Having.objects.all()] == [two]
    niilo = signed_in(cast.niilo)
    for path in (at("pain", pain.pk), at("pains")):
        html = page(niilo, path)
        assert at("persona", two.pk) in html
        assert at("persona", one.pk) not in html
    assert "Endings never come" in page(niilo, at("persona", two.pk))
    assert (
        niilo.post(at("say_whose", pain.pk), {"personas": []}).status_code == 404
    )  # neither hers nor her care
    assert eero.post(at("say_whose", pain.pk), {"personas": ["999"]}).status_code == 302
    assert Having.objects.count() == 1
    assert signed_in(cast.matti).post(at("say_whose", pain.pk), {"personas": []}).status_code == 302
    assert not Having.objects.exists()


def test_a_pain_point_of_a_private_room_is_not_told_by_its_persona(cast, signed_in):
    persona = a_persona(cast.aino)
    topic = a_topic(cast.niilo, cast.workshop, "Between us four")
    pain = Pain.objects.create(community=cast.community, post=opening(topic), added_by=cast.niilo)
    actions.say_whose(cast.niilo, pain, [persona])
    assert "Between us four" in page(signed_in(cast.niilo), at("persona", persona.pk))
    assert "Between us four" not in page(signed_in(cast.eero), at("persona", persona.pk))


def test_two_pain_points_that_become_one_keep_their_personas(cast):
    one, two = a_persona(cast.aino, "One"), a_persona(cast.aino, "Two")
    pain, other = a_pain(cast.eero, cast.common), a_pain(cast.eero, cast.common, "I cannot end")
    actions.say_whose(cast.eero, pain, [one, two])
    actions.say_whose(cast.eero, other, [two])
    sharing.merge(cast.matti, pain, other)
    assert set(Having.objects.filter(pain=other).values_list("persona", flat=True)) == {one.pk, two.pk}
    assert Having.objects.count() == 2


@pytest.mark.parametrize("who", ["aino", "mari"])
def test_only_a_founder_shows_them_to_others(cast, signed_in, who):
    a_persona(cast.aino)
    a_persona(cast.aino, "Secret Sirpa", is_shown=False)
    client = signed_in(getattr(cast, who))
    asked = "shows_personas" in page(client, at("edit_landing"))
    assert asked == (who == "aino")
    fields = {"for_whom": "Everybody", "version": 0, "shows_personas": "on"}
    client.post(at("edit_landing"), fields)
    html = page(client, at("landing"))
    assert (NAME in html) == asked
    assert "Secret Sirpa" not in html
    assert "What keeps her away" not in html
