"""Mood as a part that a community can do without, and the bell that rings for its alert words."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.actions import founding
from porukka.communities.models import Deed
from porukka.core.parts import all_parts
from porukka.discussions.tests.talking import a_topic, page
from porukka.mood.actions import choosing, counting
from porukka.mood.models import AlertWord, Heard, MoodDay, WordWeek

HERE = "/c/writers/mood/"


def use(cast, *, mood):
    founding.use_parts(cast.aino, {part.code for part in all_parts()} - (set() if mood else {"mood"}))


def kept():
    return [table.objects.count() for table in (Heard, MoodDay, WordWeek)]


def test_while_it_is_off_nothing_is_heard_or_kept_and_on_again_all_of_it_is_read(cast, signed_in):
    a_topic(cast.eero, cast.common, "Gardens", "This is wonderful, thank you so much!")
    counting.rebuild(cast.community)
    deeds.catch_up()
    before = kept()
    assert all(before)
    use(cast, mood=False)
    deeds.catch_up()
    assert kept() == [0, 0, 0]
    aino = signed_in(cast.aino)
    assert "Not in use here" in page(aino, HERE, 404)
    measured = page(aino, "/c/writers/insights/measured/")
    assert "mood" not in measured.partition("<main")[2].lower()
    a_topic(cast.eero, cast.common, "Libraries", "The library is wonderful.")
    deeds.catch_up()
    assert kept() == [0, 0, 0]
    assert cast.community not in counting.stale()  # the hourly job leaves it alone, too

    use(cast, mood=True)
    deeds.catch_up()
    deeds.catch_up()  # what was switched on a moment ago is read from the next time round
    assert kept()[0] == before[0] + 1
    assert "Not in use here" not in page(aino, HERE)


def test_other_parts_change_nothing_of_it(cast):
    a_topic(cast.eero, cast.common, "Gardens", "This is wonderful, thank you so much!")
    counting.rebuild(cast.community)
    before = kept()
    founding.use_parts(cast.aino, {part.code for part in all_parts()} - {"polls"})
    deeds.catch_up()
    assert kept() == before


def test_the_bells_of_the_team_ring_for_an_alert_word_and_not_while_mood_is_off(cast):
    choosing.add_alert(cast.aino, "Tomato")
    deeds.catch_up()
    topic = a_topic(cast.eero, cast.common, "Gardens", "My tomatoes are dying.")
    for _time in range(2):
        deeds.catch_up()
    heard = Deed.objects.get(kind="word.heard")
    assert heard.subject == topic.posts.get().pk
    [rung] = Deed.objects.filter(kind="bell.rung", subject=heard.pk)
    assert set(rung.data["members"]) == {str(one.pk) for one in (cast.aino, cast.mari, cast.matti)}
    use(cast, mood=False)
    deeds.catch_up()
    a_topic(cast.eero, cast.common, "Gardens again", "My tomatoes are dead.")
    deeds.catch_up()
    assert Deed.objects.filter(kind="word.heard").count() == 1
    assert AlertWord.objects.exists()  # what was chosen stays chosen
