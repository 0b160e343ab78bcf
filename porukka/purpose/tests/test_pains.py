"""Pain points: added, shared, merged, answered by discussions, and told what becomes of them."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.core import gates
from porukka.core.ids import to_text
from porukka.core.refusal import Refused
from porukka.discussions.actions import deleting, hiding, moving, writing
from porukka.discussions.models import Topic
from porukka.discussions.tests.talking import a_topic, address, opening
from porukka.people import once
from porukka.purpose.actions import pains as actions
from porukka.purpose.models import Answering, MeToo, Pain
from porukka.purpose.queries import pains as queries
from porukka.purpose.tests.conftest import at, page, words

PAINS = at("pains")


def a_pain(by, room, title="Endings never come"):
    return actions.add_pain(by, room, title=title, text="Mine never do.")


def add(client, into, **fields):
    fields = {
        "title": "Endings never come",
        "text": "Mine never do.",
        "room": into.pk,
        "once": once.key(),
    } | fields
    return client.post(at("new_pain"), fields)


def titles(html):
    return re.findall(r'<h2><a href="/c/writers/purpose/pain/[^"]*">(.*?)</a>', html)


def count(pain):
    pain.refresh_from_db()
    return pain.me_too


def test_a_member_adds_one_which_is_a_discussion_that_others_answer(cast, signed_in):
    eero = signed_in(cast.eero)
    answer = add(eero, cast.common)
    pain = Pain.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, at("pain", pain.pk))
    assert (pain.me_too, pain.added_by, pain.state) == (1, cast.eero, "open")
    topic = Topic.objects.get()
    assert topic.title == "Endings never come"
    html = page(signed_in(cast.niilo), address(topic))
    assert "A pain point" in html
    assert at("pain", pain.pk) in html
    assert titles(page(signed_in(cast.niilo), PAINS)) == ["Endings never come"]
    assert "Mine never do." in page(signed_in(cast.niilo), at("pain", pain.pk))


def test_whoever_does_not_read_the_room_sees_nothing_of_it(cast, signed_in):
    pain = a_pain(cast.niilo, cast.workshop)
    for insider in (cast.niilo, cast.gita):
        assert titles(page(signed_in(insider), PAINS)) == ["Endings never come"]
    for other in (cast.eero, cast.aino, cast.mari):
        client = signed_in(other)
        assert titles(page(client, PAINS)) == []
        assert client.get(at("pain", pain.pk)).status_code == 404
        for act in ("me_too", "end_me_too", "say_state", "merge_pains", "add_answer"):
            assert client.post(at(act, pain.pk)).status_code == 404
    assert count(pain) == 1


def test_bad_words_are_refused_and_kept_and_a_gate_may_refuse(cast, signed_in, monkeypatch):
    client = signed_in(cast.eero)
    for fields in ({"title": ""}, {"title": "x" * 141}, {"text": ""}, {"room": cast.back.pk}, {"room": "x"}):
        answer = add(client, cast.common, **fields)
        html = words(answer, 400)
        assert "text" in fields or "Mine never do." in html
    monkeypatch.setattr(gates, "_gates", [lambda member, draft: gates.refuse("Not today.")])
    assert "Not today." in words(add(client, cast.common), 400)
    assert not Pain.objects.exists()
    assert not Topic.objects.exists()


def test_a_form_sent_twice_adds_one(cast, signed_in):
    client = signed_in(cast.eero)
    first, second = (add(client, cast.common, once="the-same") for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Pain.objects.count() == 1


def test_me_too_counts_each_once_and_is_taken_back(cast, signed_in):
    pain = a_pain(cast.eero, cast.common)
    client = signed_in(cast.niilo)
    for _time in range(2):
        answer = client.post(at("me_too", pain.pk), {"back": PAINS + "?show=all"})
        assert answer["Location"] == f"{PAINS}?show=all#pain-{to_text(pain.pk)}"
        assert count(pain) == 2
    assert 'aria-pressed="true"' in page(client, PAINS)
    for _time in range(2):
        assert client.post(at("end_me_too", pain.pk))["Location"] == at("pain", pain.pk)
        assert count(pain) == 1
    assert 'aria-pressed="true"' not in page(client, PAINS)
    for odd in ("https://example.org/", "//example.org/", "/c/other/", "/c/writers/../../x\\"):
        where = client.post(at("me_too", pain.pk), {"back": odd})["Location"]
        assert where.startswith("/c/writers/")


def test_what_most_have_comes_first_and_is_found_by_its_words(cast, signed_in):
    one, other = a_pain(cast.eero, cast.common, "Öinen aika"), a_pain(cast.eero, cast.common, "Commas")
    actions.say_me_too(cast.niilo, other)
    client = signed_in(cast.eero)
    assert titles(page(client, PAINS)) == ["Commas", "Öinen aika"]
    assert titles(page(client, PAINS + "?q=öinen")) == ["Öinen aika"]
    assert "None with these words" in page(client, PAINS + "?q=xyz")
    actions.say_state(cast.matti, one, state="solved", word="Nights are free now")
    assert titles(page(client, PAINS)) == ["Commas"]
    html = page(client, PAINS + "?show=solved")
    assert titles(html) == ["Öinen aika"]
    assert "Nights are free now" in html
    assert len(titles(page(client, PAINS + "?show=all"))) == 2


def test_a_long_list_is_read_in_parts(cast, signed_in, monkeypatch):
    monkeypatch.setattr(queries, "A_PAGE", 2)
    for number in range(5):
        a_pain(cast.eero, cast.common, f"Pain {number}")
    client, following, seen = signed_in(cast.eero), "", []
    while following is not None:
        html = page(client, PAINS + following)
        seen += titles(html)
        more = re.search(r'href="/c/writers/purpose/pains/(\?[^"]*after=[^"]*)"', html)
        following = more and more[1]
    assert seen == [f"Pain {number}" for number in range(5)]
    assert len(titles(page(client, PAINS + "?after=broken"))) == 2


def test_the_team_makes_one_of_two_and_nobody_counts_twice(cast, signed_in):
    one, other = a_pain(cast.eero, cast.common, "Endings"), a_pain(cast.niilo, cast.common, "No end")
    actions.say_me_too(cast.niilo, one)
    actions.say_me_too(cast.mari, one)
    helps = a_topic(cast.niilo, cast.common, "How I end mine")
    for pain in (one, other):
        actions.add_answer(cast.niilo, pain, helps)
    form = {"into": to_text(other.pk)}
    assert signed_in(cast.eero).post(at("merge_pains", one.pk), form).status_code == 404
    answer = signed_in(cast.matti).post(at("merge_pains", one.pk), form)
    assert answer["Location"] == at("pain", other.pk)
    assert count(other) == 3
    holders = MeToo.objects.filter(pain=other).order_by("member__name").values_list("member__name", flat=True)
    assert list(holders) == ["Eero", "Mari", "Niilo"]
    assert Answering.objects.get().pain == other
    client = signed_in(cast.eero)
    assert client.get(at("pain", one.pk))["Location"] == at("pain", other.pk)
    assert titles(page(client, PAINS)) == ["No end"]
    assert Topic.objects.filter(deleted_at=None, title="Endings").count() == 0
    with pytest.raises(Refused):
        actions.say_me_too(cast.gita, one)
    answer = signed_in(cast.matti).post(at("merge_pains", other.pk), {"into": to_text(other.pk)}, follow=True)
    assert "cannot be merged into itself" in answer.content.decode()


def test_of_two_that_are_not_read_by_the_same_people_nothing_is_made(cast, signed_in):
    behind, common = a_pain(cast.mari, cast.back, "Between us"), a_pain(cast.eero, cast.common)
    answer = signed_in(cast.mari).post(
        at("merge_pains", behind.pk), {"into": to_text(common.pk)}, follow=True
    )
    assert "not read by the same people" in answer.content.decode()
    assert Pain.objects.living().count() == 2
    assert (count(behind), count(common)) == (1, 1)


def test_discussions_merged_as_others_are_make_one_of_their_pain_points(cast):
    one, other = a_pain(cast.eero, cast.common, "Endings"), a_pain(cast.niilo, cast.common, "No end")
    moving.merge(cast.matti, one.post.topic, other.post.topic)
    for _time in range(2):
        deeds.catch_up()
        assert list(Pain.objects.living()) == [other]
        assert count(other) == 2


def test_hidden_deleted_and_moved_words_are_not_on_the_list(cast, signed_in):
    found = [a_pain(cast.eero, cast.common, f"Pain {number}") for number in range(4)]
    hiding.hide(cast.matti, opening(found[0].post.topic), "Unkind")
    deleting.delete(cast.eero, opening(found[1].post.topic))
    moving.move(cast.mari, found[2].post.topic, cast.back)
    client = signed_in(cast.niilo)
    assert titles(page(client, PAINS + "?show=all")) == ["Pain 3"]
    for pain in found[:3]:
        assert client.get(at("pain", pain.pk)).status_code == 404


def test_an_edit_of_the_discussion_is_the_edit_of_the_pain_point(cast, signed_in):
    pain = a_pain(cast.eero, cast.common)
    writing.edit(cast.eero, pain.post, title="Middles never end", text="Nor do they begin.")
    assert titles(page(signed_in(cast.niilo), PAINS)) == ["Middles never end"]


def test_members_say_which_discussions_address_it_and_each_sees_her_own_part(cast, signed_in):
    pain = a_pain(cast.eero, cast.common)
    helps, behind = (
        a_topic(cast.niilo, cast.common, "How I end mine"),
        a_topic(cast.niilo, cast.workshop, "Glue"),
    )
    niilo = signed_in(cast.niilo)
    for topic in (helps, behind):
        assert niilo.post(at("add_answer", pain.pk), {"address": address(topic)}).status_code == 302
    assert "Glue" in page(niilo, PAINS)
    for path in (PAINS, at("pain", pain.pk)):
        html = page(signed_in(cast.eero), path)
        assert "How I end mine" in html
        assert "Glue" not in html
    assert "Addresses a pain point:" in page(signed_in(cast.eero), address(helps))
    mine, hidden = Answering.objects.order_by("pk")
    assert signed_in(cast.eero).post(at("end_answer", mine.pk)).status_code == 404
    assert signed_in(cast.matti).post(at("end_answer", hidden.pk)).status_code == 404
    assert signed_in(cast.matti).post(at("end_answer", mine.pk)).status_code == 302
    assert niilo.post(at("end_answer", hidden.pk)).status_code == 302
    assert not Answering.objects.exists()


def test_from_a_discussions_menu_one_chooses_what_it_addresses(cast, signed_in):
    pain, helps = a_pain(cast.eero, cast.common), a_topic(cast.niilo, cast.common, "How I end mine")
    client = signed_in(cast.niilo)
    path = at("answer_with", helps)
    assert path in page(client, address(helps))
    assert "Endings never come" in page(client, path)
    assert "Choose a pain point first." in words(client.post(path, {}), 400)
    assert client.post(path, {"pain": to_text(pain.pk)})["Location"] == at("pain", pain.pk) + "#answers"
    assert Answering.objects.get().by == cast.niilo
    own = at("answer_with", pain.post.topic)
    assert "the discussion of the pain point itself" in words(
        client.post(own, {"pain": to_text(pain.pk)}), 400
    )


def test_an_address_that_leads_nowhere_is_said_so_and_kept(cast, signed_in):
    pain, unseen = a_pain(cast.eero, cast.common), a_topic(cast.mari, cast.back, "Between us")
    for where in (address(unseen), "/nowhere/", "x" * 501):
        html = words(signed_in(cast.eero).post(at("add_answer", pain.pk), {"address": where}), 400)
        assert "Between us" not in html
        assert where[:40] in html


def test_the_team_says_what_becomes_of_it_and_nobody_else(cast, signed_in):
    pain = a_pain(cast.eero, cast.common)
    matti = signed_in(cast.matti)
    assert signed_in(cast.eero).post(at("say_state", pain.pk), {"state": "solved"}).status_code == 404
    assert matti.post(at("say_state", pain.pk), {"state": "odd"}).status_code == 400
    for _time in range(2):
        matti.post(at("say_state", pain.pk), {"state": "addressed", "word": "A workshop in May"})
    assert Deed.objects.filter(kind="pain.changed").count() == 1
    assert "A workshop in May" in page(signed_in(cast.eero), at("pain", pain.pk))


def test_there_is_an_end_to_them(cast, signed_in, monkeypatch):
    monkeypatch.setattr(Pain, "MOST", 1)
    monkeypatch.setattr(Pain, "MOST_LINKS", 1)
    pain = a_pain(cast.eero, cast.common)
    assert "as many pain points as there can be" in words(add(signed_in(cast.eero), cast.common), 400)
    assert Topic.objects.count() == 1
    actions.add_answer(cast.eero, pain, a_topic(cast.eero, cast.common, "One"))
    with pytest.raises(Refused):
        actions.add_answer(cast.eero, pain, a_topic(cast.eero, cast.common, "Two"))


def test_pages_ask_the_same_number_of_questions_whatever_there_is(cast, signed_in):
    topic = a_topic(cast.eero, cast.common, "Nothing to do with it")
    client = signed_in(cast.niilo)

    def asked(path):
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path).status_code == 200
        return len(seen)

    plain = asked(address(topic))
    pain = a_pain(cast.eero, cast.common)
    actions.add_answer(cast.eero, pain, a_topic(cast.eero, cast.common, "Helps"))
    few = asked(PAINS)
    for number in range(3):
        more = a_pain(cast.eero, cast.common, f"Pain {number}")
        actions.add_answer(cast.eero, more, a_topic(cast.eero, cast.common, f"Helps {number}"))
    assert asked(PAINS) == few
    assert asked(address(topic)) == plain, "who has nothing to do with it asks nothing"
