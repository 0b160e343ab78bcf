"""A newcomer introduces herself: three gentle questions, one line, or not at all."""

from __future__ import annotations

import pytest

from porukka.discussions.actions import welcoming, writing
from porukka.discussions.drafts import Draft
from porukka.discussions.models import Topic
from porukka.newcomers.models import Beginning, Welcoming
from porukka.newcomers.tests.arriving import GREETING, HELLO, a_newcomer, read, says_hello
from porukka.people import once
from tests.cast import Cast, signed_in

SETTINGS = GREETING + "settings/"
CARD = "Say hello, if you like"


def test_answers_go_into_the_composer_and_from_there_into_the_room(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    page = read(uuno, HELLO)
    assert "Who are you, in a few words?" in page
    assert "in the room “Common room”" in page
    browser = signed_in(uuno)
    answer = browser.post(HELLO, {"answer0": "A night nurse.", "answer2": "Courage."})
    draft = Draft.objects.get(member=uuno)
    assert answer.url == f"/c/writers/drafts/{draft.address}/"
    assert draft.text == (
        "**Who are you, in a few words?**\n\nA night nurse.\n\n"
        "**What would you like to ask or find here?**\n\nCourage."
    )
    assert "A night nurse." in read(uuno, answer.url)
    assert not Topic.objects.exists(), "nothing is published by itself"
    sent = {"title": draft.title, "text": draft.text, "room": cast.common.pk, "once": once.key()}
    assert browser.post(answer.url, sent).status_code == 302
    assert Topic.objects.get().title == "Hello from Uuno"


def test_one_line_is_plenty_and_stands_by_itself(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    signed_in(uuno).post(HELLO, {"answer1": "I came for the night writing."})
    assert Draft.objects.get(member=uuno).text == "I came for the night writing."


def test_without_an_answer_the_questions_wait_in_the_composer(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    browser = signed_in(uuno)
    browser.post(HELLO, {})
    browser.post(HELLO, {})
    texts = list(Draft.objects.filter(member=uuno).values_list("text", flat=True))
    assert all("**What brought you here?**" in text for text in texts)
    assert browser.post(HELLO, {"answer0": "x" * 2_001}).status_code == 400


def test_the_card_asks_the_first_question_and_what_is_answered_there_is_looked_at(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    Welcoming.objects.create(community=cast.community, questions=["Which text is unfinished?"])
    card = read(uuno, "/c/writers/").split(CARD)[1].split("</section>")[0]
    assert "Which text is unfinished?" in card
    assert f'action="{HELLO}"' in card
    answer = signed_in(uuno).post(HELLO, {"answer0": "All of them."})
    assert "All of them." in read(uuno, answer.url)
    assert not Topic.objects.exists()


def test_reading_first_is_fine_and_nobody_asks_again(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    assert CARD in read(uuno, "/c/writers/")
    assert signed_in(uuno).post(HELLO + "later/").status_code == 302
    assert CARD not in read(uuno, "/c/writers/")
    assert "Introduce yourself" in read(uuno, "/c/writers/me/"), "the way is still there"
    assert read(uuno, HELLO)


def test_who_has_written_or_has_long_been_here_is_not_asked(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    assert CARD not in read(cast.eero, "/c/writers/")
    says_hello(cast, uuno)
    assert CARD not in read(uuno, "/c/writers/")


def test_the_founder_chooses_the_room_and_the_questions(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    other = type(cast.common).objects.create(
        community=cast.community, name="Hall", slug="hall", kind="open", position=9
    )
    form = {"place": str(other.pk), "questions": "What do you mend?\n\n  Where? "}
    assert signed_in(cast.aino).post(SETTINGS, form).status_code == 302
    page = read(uuno, HELLO)
    assert "What do you mend?" in page
    assert "Who are you" not in page
    assert "in the room “Hall”" in page
    signed_in(uuno).post(HELLO, {"answer0": "Clocks."})
    assert Draft.objects.get(member=uuno).room_id == other.pk


@pytest.mark.parametrize(
    "form",
    [
        {"place": "welcome", "questions": "a\nb\nc\nd"},
        {"place": "welcome", "questions": "x" * 121},
        {"place": "nowhere"},
        {},
    ],
)
def test_what_cannot_be_chosen_is_said(cast: Cast, form: dict[str, str]) -> None:
    assert signed_in(cast.aino).post(SETTINGS, form).status_code == 400
    assert signed_in(cast.aino).post(SETTINGS, {"place": str(cast.workshop.pk)}).status_code == 400
    assert not Welcoming.objects.exists()


def test_only_leaders_choose_how_the_community_welcomes(cast: Cast) -> None:
    for member in (cast.eero, cast.matti, cast.gita):
        assert signed_in(member).get(SETTINGS).status_code == 404
        assert signed_in(member).post(SETTINGS, {"place": "welcome"}).status_code == 404


def test_introductions_may_be_replies_to_the_welcome(cast: Cast) -> None:
    uuno = a_newcomer(cast)
    topic = writing.start_topic(cast.aino, cast.common, title="Welcome", text="Who are you?")
    signed_in(cast.aino).post(SETTINGS, {"place": "welcome"})
    assert "in the room “Common room”" in read(uuno, HELLO), "as long as there is no welcome"
    welcoming.welcome(cast.aino, topic)
    assert "a reply in “Welcome”" in read(uuno, HELLO)
    answer = signed_in(uuno).post(HELLO, {"answer0": "A night nurse."})
    assert answer.url.endswith("#write")
    assert "A night nurse." in read(uuno, answer.url.partition("#")[0])
    assert not Beginning.objects.exists()
