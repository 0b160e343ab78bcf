"""What one writes is kept on the server before it is sent, for her alone, and never written over unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import caches
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.core.text.rendering import LIMIT
from porukka.discussions.actions import deleting, drafting, ordering, writing
from porukka.discussions.drafts import Draft, edit_place, reply_place
from porukka.discussions.tasks import purge_drafts
from porukka.discussions.tests.talking import (
    NEW,
    a_reply,
    a_topic,
    address,
    opening,
    page,
    post_address,
    reply,
    start,
)

KEPT = "/c/writers/drafts/kept/"
DRAFTS = "/c/writers/drafts/"


def save(client, place="topic", **fields):
    return client.post(KEPT, {"place": place, "title": "", "text": "", "once": "form-1"} | fields)


def mark(answer):
    return answer["ETag"].strip('"')


def found(client, place="topic"):
    return client.get(KEPT, {"place": place}).json()


def test_what_is_written_here_stands_in_the_form_on_her_other_device(cast, signed_in):
    fields = {"title": "Half a", "text": "Not yet, 🦊", "room": cast.common.pk, "poll-question": "Well?"}
    assert save(signed_in(cast.eero), **fields).status_code == 204
    other = signed_in(cast.eero)
    kept = found(other)["fields"]
    assert (kept["title"], kept["text"]) == (["Half a"], ["Not yet, 🦊"])
    assert (kept["room"], kept["poll-question"]) == ([str(cast.common.pk)], ["Well?"])
    shown = page(other, NEW)
    assert 'value="Half a"' in shown
    assert "Not yet, 🦊</textarea>" in shown
    assert 'value="Well?"' in shown
    assert "summary-of-errors" not in shown, "what is not finished is not wrong"


def test_a_reply_and_an_edit_are_kept_where_they_belong(cast, signed_in):
    topic, client = a_topic(cast.eero, cast.common), signed_in(cast.eero)
    to = a_reply(cast.aino, topic)
    place, edit = reply_place(topic.pk), edit_place(opening(topic).pk)
    save(client, place, text="Half a reply", reply_to=to.address)
    save(client, edit, title="Another title", text="Half an edit")
    shown = page(client, address(topic) + "?draft=1")
    assert "Half a reply</textarea>" in shown
    assert f'name="reply_to" value="{to.address}"' in shown
    assert "To Aino" in shown
    assert found(client, place)["said"] == "To Aino"
    assert "Half an edit</textarea>" in page(client, post_address(opening(topic), "edit/"))
    assert "Half" not in page(client, address(topic)), "the hot page asks for no draft by itself"


def test_the_newest_write_wins_but_never_unseen(cast, signed_in):
    phone, laptop = signed_in(cast.eero), signed_in(cast.eero)
    first = mark(save(phone, text="On the phone"))
    unseen = save(laptop, text="On the laptop")
    assert unseen.status_code == 409
    assert unseen.json()["fields"]["text"] == ["On the phone"]
    assert unseen.json()["known"] == first
    assert Draft.objects.get().text == "On the phone"
    second = mark(save(laptop, text="On the laptop", known=first))
    assert second != first
    assert save(phone, text="On the phone, again", known=first).status_code == 409
    assert mark(save(phone, text="On the laptop", known=first)) == second, "the same words are no conflict"


def test_emptied_it_is_gone_and_looking_writes_nothing(cast, signed_in):
    client = signed_in(cast.eero)
    known = mark(save(client, text="Something"))
    assert save(client, known=known).status_code == 204
    assert not Draft.objects.exists()
    assert client.get(KEPT, {"place": "topic"}).status_code == 204


@pytest.mark.parametrize(
    "fields",
    [
        {"text": "x" * (LIMIT + 1)},
        {"title": "x" * 141, "text": "a"},
        {"text": "a", "poll-options": "ä" * 64_000},
    ],
)
def test_too_much_is_said_in_words_and_changes_nothing(cast, signed_in, fields):
    client = signed_in(cast.eero)
    known = mark(save(client, text="Short"))
    answer = save(client, known=known, **fields)
    assert answer.status_code == 400
    assert answer.json()["words"]
    assert Draft.objects.get().text == "Short"


def test_a_hundred_drafts_are_enough(cast, signed_in):
    Draft.objects.bulk_create(
        Draft(community=cast.community, member=cast.eero, place=f"later:{number}")
        for number in range(Draft.MOST)
    )
    answer = save(signed_in(cast.eero), text="One more")
    assert answer.status_code == 400
    assert "Discard one" in answer.json()["words"]


def test_who_saves_without_end_is_asked_to_wait(cast, signed_in):
    client = signed_in(cast.eero)
    caches["hot"].set(f"saves:{cast.eero.person_id}", 90, 60)
    answer = save(client, text="Again")
    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert save(signed_in(cast.aino), text="I am another").status_code == 204


def test_letters_no_database_takes_are_left_out(cast, signed_in):
    fields = {"title": "a\0b", "text": "c\0d", "poll-question": "e\0f", "room": "\0", "reply_to": "\0"}
    assert save(signed_in(cast.eero), **fields).status_code == 204
    draft = Draft.objects.get()
    assert (draft.title, draft.text, draft.data["poll-question"]) == ("ab", "cd", ["ef"])


@pytest.mark.parametrize(
    "place", ["", "nowhere", "reply:", "reply:0", "edit:!", "topic:1", "later:1", "REPLY:1"]
)
def test_there_is_no_such_place(cast, signed_in, place):
    client = signed_in(cast.eero)
    assert client.get(KEPT, {"place": place}).status_code == 404
    assert save(client, place, text="Words").status_code == 404


def test_nothing_is_kept_for_a_topic_or_a_post_that_is_not_hers_to_answer(cast, signed_in):
    hidden = a_topic(cast.niilo, cast.workshop)
    common = a_topic(cast.aino, cast.common)
    eero = signed_in(cast.eero)
    assert save(eero, reply_place(hidden.pk), text="Words").status_code == 404
    assert save(eero, edit_place(opening(common).pk), text="Words").status_code == 404
    assert not Draft.objects.exists()


def test_published_it_is_no_draft_any_more(cast, signed_in):
    client = signed_in(cast.eero)
    save(client, title="First", text="Almost", once="form-1")
    start(client, cast.common, "First chapters", once="form-1")
    assert not Draft.objects.exists()
    late = save(client, title="First", text="Almost", once="form-1")
    assert late.status_code == 204
    assert not Draft.objects.exists(), "what was on its way when it was published comes too late"

    topic = a_topic(cast.eero, cast.common)
    save(client, reply_place(topic.pk), text="Almost", once="form-2")
    reply(client, topic, once="form-2")
    known = mark(save(client, edit_place(opening(topic).pk), title="T", text="Almost", once=""))
    client.post(post_address(opening(topic), "edit/"), {"title": "T", "text": "Done", "known": known})
    assert not Draft.objects.exists()


def test_what_was_refused_stays_a_draft(cast, signed_in):
    topic, client = a_topic(cast.aino, cast.common), signed_in(cast.eero)
    save(client, reply_place(topic.pk), text="Almost", once="form-1")
    ordering.close(cast.aino, topic)
    assert reply(client, topic, "Almost", once="form-1").status_code == 400
    assert Draft.objects.get().text == "Almost"


def test_publishing_here_keeps_what_another_device_has_written_since(cast, signed_in):
    client = signed_in(cast.eero)
    known = mark(save(client, text="Here", once="form-1"))
    save(signed_in(cast.eero), text="There, and longer", known=known, once="form-2")
    start(client, cast.common, text="Here", once="form-1", known=known)
    assert Draft.objects.get().text == "There, and longer"


def test_nobody_else_meets_it(cast, signed_in):
    save(signed_in(cast.eero), title="Secret", text="Kanarialintu")
    draft = Draft.objects.get()
    for other in (cast.aino, cast.mari, cast.matti):
        client = signed_in(other)
        assert "Kanarialintu" not in page(client, DRAFTS) + page(client, NEW)
        assert client.get(KEPT, {"place": "topic"}).status_code == 204
        for what in ("deletion/", "deletion/end/", "publication/", "schedule/end/"):
            assert client.post(f"{DRAFTS}{draft.address}/{what}").status_code == 404


def test_the_list_says_where_each_belongs_newest_first(cast, signed_in):
    client = signed_in(cast.eero)
    topic = a_topic(cast.eero, cast.common)
    with time_machine.travel(timezone.now() - timedelta(hours=3)):
        save(client, title="A plan", text="For summer", room=cast.common.pk)
    save(client, reply_place(topic.pk), text="Half a reply")
    shown = page(client, DRAFTS)
    assert shown.index("A reply in “First chapters”") < shown.index("A new discussion in “Common room”")
    assert f"{address(topic)}?draft=1#write" in shown
    assert "removed after 90 days" in shown
    assert "No drafts" in page(signed_in(cast.aino), DRAFTS)


def test_her_own_words_stay_when_the_place_is_out_of_sight(cast, signed_in):
    topic = a_topic(cast.niilo, cast.workshop, title="Kanarialintu")
    gita = signed_in(cast.gita)
    save(gita, reply_place(topic.pk), text="Mine, all of it")
    belonging.show_out(cast.niilo, cast.workshop, cast.gita)
    shown = page(gita, DRAFTS)
    assert "Mine, all of it" in shown
    assert "a discussion you cannot reply to any more" in shown
    assert "Kanarialintu" not in shown
    assert "Kanarialintu" not in str(found(gita, reply_place(topic.pk)))
    assert mark(
        save(gita, reply_place(topic.pk), text="Mine", known=found(gita, reply_place(topic.pk))["known"])
    )


def test_whom_she_answers_is_not_told_once_that_is_gone(cast, signed_in):
    topic, client = a_topic(cast.eero, cast.common), signed_in(cast.eero)
    to = a_reply(cast.aino, topic)
    save(client, reply_place(topic.pk), text="Words", reply_to=to.address)
    deleting.delete(cast.aino, to)
    kept = found(client, reply_place(topic.pk))
    assert (kept["said"], "reply_to" in kept["fields"]) == ("", False)
    assert "To Aino" not in page(client, address(topic) + "?draft=1")


def test_discarded_it_can_be_brought_back_for_ten_minutes(cast, signed_in):
    client = signed_in(cast.eero)
    save(client, title="Kept", text="Words")
    draft = Draft.objects.get()
    here = f"{DRAFTS}{draft.address}/"
    client.post(here + "deletion/")
    shown = page(client, DRAFTS)
    assert f'action="{here}deletion/end/"' in shown
    assert "No drafts" in shown
    assert client.get(KEPT, {"place": "topic"}).status_code == 204
    client.post(here + "deletion/end/")
    assert "Kept" in page(client, DRAFTS)

    client.post(here + "deletion/")
    save(client, text="Something new", once="form-2")
    client.post(here + "deletion/end/")
    assert "begun something new" in page(client, DRAFTS)
    Draft.objects.exclude(pk=draft.pk).delete()
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        client.post(here + "deletion/end/")
        assert "That time has passed" in page(client, DRAFTS)


def test_without_a_script_a_button_saves_it(cast, signed_in):
    client = signed_in(cast.eero)
    answer = client.post(NEW, {"title": "", "text": "Half", "room": cast.common.pk, "keep": "1"})
    assert answer["Location"] == DRAFTS
    topic = a_topic(cast.eero, cast.common)
    client.post(address(topic) + "replies/", {"text": "Half a reply", "keep": "1"})
    client.post(post_address(opening(topic), "edit/"), {"title": "", "text": "Half an edit", "keep": "1"})
    assert Draft.objects.count() == 3
    assert opening(topic).text != "Half an edit"
    tiring = client.post(NEW, {"title": "x" * 150, "text": "Kept words", "keep": "1"})
    assert tiring.status_code == 400
    assert b"too long to be kept" in tiring.content
    assert b"Kept words" in tiring.content
    assert tiring.content.count(b'class="errorlist"') == 0, "nothing else is called wrong"


def test_who_leaves_leaves_no_drafts(cast, signed_in):
    for member in (cast.eero, cast.niilo):
        save(signed_in(member), text="Words")
    belonging.leave(cast.eero)
    assert signed_in(cast.eero).get(DRAFTS).status_code == 404
    deeds.catch_up(["discussions.drafts"])
    assert [draft.member for draft in Draft.objects.all()] == [cast.niilo]


def test_what_nobody_touches_is_removed_after_ninety_days(cast, signed_in):
    now = timezone.now()
    for days, place, facts in (
        (91, "topic", {}),
        (89, "later:a", {}),
        (91, "later:b", {"publish_at": now + timedelta(days=9)}),
    ):
        Draft.objects.create(
            community=cast.community,
            member=cast.eero,
            place=place,
            saved_at=now - timedelta(days=days),
            **facts,
        )
    drafting.discard(cast.eero, Draft.objects.create(community=cast.community, member=cast.eero, place="x"))
    purge_drafts.call_local()
    assert set(Draft.objects.values_list("place", flat=True)) == {"later:a", "later:b", "x"}
    with time_machine.travel(now + timedelta(minutes=11)):
        purge_drafts.call_local()
    assert set(Draft.objects.values_list("place", flat=True)) == {"later:a", "later:b"}


def test_a_purged_topic_leaves_her_words(cast, signed_in):
    topic = a_topic(cast.aino, cast.common)
    save(signed_in(cast.eero), reply_place(topic.pk), text="Mine, all of it")
    deleting.delete(cast.aino, opening(topic))
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        deleting.purge()
        assert "Mine, all of it" in page(signed_in(cast.eero), DRAFTS)


def test_drafts_move_no_discussion(cast, signed_in):
    topic = a_topic(cast.aino, cast.common)
    before = (topic.last_at, topic.version)
    save(signed_in(cast.eero), reply_place(topic.pk), text="Half")
    topic.refresh_from_db()
    assert (topic.last_at, topic.version) == before
    assert writing.reply(cast.aino, topic, text="On").number == 1
