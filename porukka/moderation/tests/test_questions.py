"""Telling the team about a question in a box: as about a post, and nobody learns who asked without a name."""

from __future__ import annotations

from html import unescape

import pytest

from porukka.communities import deeds
from porukka.communities.models import Deed
from porukka.core.refusal import Refused
from porukka.discussions.actions import hiding as hiding_posts
from porukka.moderation import actions
from porukka.moderation.models import Report
from porukka.questions.actions import answering, asking, hiding
from porukka.questions.models import Question
from porukka.questions.tests.conftest import collect
from tests.cast import signed_in

REPORTS = "/c/writers/reports/"


@pytest.fixture
def queue(cast):
    cast.common.anonymous_allowed = True
    cast.common.save()
    return collect(cast.aino, cast.common, "queue")


@pytest.fixture
def question(cast, queue):
    return asking.ask(cast.eero, queue, "kanarisharp?")


def report_url(question):
    return f"/c/writers/questions/q/{question.address}/report/"


def tell(somebody, question, **typed):
    return signed_in(somebody).post(report_url(question), {"reason": "unkind", "once": "one"} | typed)


def settle(somebody, report, do="leave", **typed):
    return signed_in(somebody).post(f"{REPORTS}{report.address}/settlement/", {"do": do} | typed)


def page(somebody, url=REPORTS, status=200):
    answer = signed_in(somebody).get(url)
    assert answer.status_code == status
    return unescape(answer.content.decode())


def box_url(box):
    return f"/c/writers/questions/{box.address}/"


def test_a_question_is_told_about_and_stands_in_the_same_queue(cast, queue, question):
    sent = tell(cast.niilo, question, words="kanarihurts")
    assert sent.status_code == 302
    assert sent["Location"].endswith(f"#question-{question.address}")
    html = page(cast.matti)
    for words in (
        "kanarisharp?",
        "kanarihurts",
        "A question",
        "Niilo",
        "Eero",
        f"#question-{question.address}",
    ):
        assert words in html
    assert "They have not decided yet." in page(cast.niilo, report_url(question))
    tell(cast.niilo, question, once="two")  # told again, nothing is added
    assert Report.objects.count() == 1


def test_the_way_to_tell_stands_beside_everybody_elses_question_alone(cast, queue, question):
    assert report_url(question) in page(cast.niilo, box_url(queue))
    assert report_url(question) not in page(cast.eero, box_url(queue))
    assert tell(cast.eero, question).status_code == 404
    assert tell(cast.outi, question).status_code == 404
    assert tell(cast.sami, question).status_code == 403
    assert not Report.objects.exists()


def test_what_one_does_not_see_one_cannot_tell_about(cast):
    private = asking.ask(cast.eero, collect(cast.aino, cast.common), "kanariprivate")
    secret = asking.ask(cast.mari, collect(cast.mari, cast.back, "queue"), "kanarisecret")
    for one in (private, secret):
        assert "kanari" not in page(cast.niilo, report_url(one), 404)
        assert tell(cast.niilo, one).status_code == 404
    answering.answer(cast.aino, private, text="Yes", how="openly")
    assert "kanariprivate" in page(cast.niilo, report_url(private))


def test_the_host_tells_about_what_came_into_her_private_box_and_learns_no_name(cast):
    cast.common.anonymous_allowed = True
    cast.common.save()
    box = collect(cast.eero, cast.common)
    asked = asking.ask(cast.niilo, box, "kanarisharp?", veiled=True)
    assert "Niilo" not in page(cast.eero, report_url(asked))
    assert tell(cast.eero, asked).status_code == 302
    html = page(cast.matti)
    case = html.partition('<article class="case"')[2].partition("</article>")[0]
    assert "kanarisharp?" in case
    assert "Without a name" in case
    assert "Niilo" not in case
    assert not Deed.objects.filter(kind__startswith="report.", actor=cast.niilo).exists()


def test_nobody_decides_about_her_own_question_though_she_asked_without_a_name(cast, queue):
    asked = asking.ask(cast.matti, queue, "kanarisharp?", veiled=True)
    tell(cast.eero, asked)
    told = Report.objects.get()
    assert "kanarisharp" not in page(cast.matti)
    assert settle(cast.matti, told, "leave").status_code == 404
    assert "kanarisharp" in page(cast.mari)
    # the post above it being hers is no reason
    assert "kanarisharp" in page(cast.aino)


def test_it_is_hidden_from_there_with_a_reason_and_whoever_told_hears_it(cast, queue, question):
    tell(cast.niilo, question)
    tell(cast.mari, question)
    told = Report.objects.get(reporter=cast.niilo)
    assert settle(cast.matti, told, "hide").status_code == 400  # without a reason
    assert settle(cast.matti, told, "hide", why="Not here").status_code == 302
    question.refresh_from_db()
    assert (question.hidden_why, question.text) == ("Not here", "")
    assert set(Report.objects.values_list("outcome", "settled_by")) == {("q_hidden", cast.matti.pk)}
    assert "The question was hidden." in page(cast.niilo, report_url(question))
    queue.post.refresh_from_db()
    assert queue.post.hidden_at is None
    deeds.catch_up(["notifications"])
    assert "The question was hidden." in page(cast.niilo, "/c/writers/notifications/")


def test_left_as_it_is_it_may_be_told_about_once_more(cast, queue, question):
    tell(cast.niilo, question)
    assert settle(cast.matti, Report.objects.get()).status_code == 302
    question.refresh_from_db()
    assert question.hidden_at is None
    assert "The question was left as it is." in page(cast.niilo, report_url(question))
    assert tell(cast.niilo, question, once="two").status_code == 302
    assert Report.objects.open().count() == 1


def test_post_and_question_are_two_cases(cast, queue, question):
    actions.report(cast.niilo, queue.post, reason="unkind")
    tell(cast.niilo, question)
    html = page(cast.matti)
    assert html.count('<article class="case"') == 2
    assert '<span class="count">2</span>' in html
    settle(cast.matti, Report.objects.get(question=None))
    assert list(Report.objects.open().values_list("question", flat=True)) == [question.pk]


def test_a_question_taken_back_takes_what_was_told_along(cast, queue, question):
    tell(cast.niilo, question)
    asking.take_back(cast.eero, question)
    assert not Report.objects.exists()
    assert "Nothing waits" in page(cast.matti)
    with pytest.raises(Refused, match="has taken it back"):
        actions.report(cast.niilo, queue.post, question=question, reason="unkind")
    assert page(cast.niilo, report_url(question), 404)


def test_hidden_in_its_place_nothing_waits_any_more(cast, queue, question):
    tell(cast.niilo, question)
    hiding.hide(cast.aino, question, "Not here")
    assert "Nothing waits" in page(cast.matti)
    deeds.catch_up(["moderation"])
    deeds.catch_up(["moderation"])
    assert list(Report.objects.values_list("outcome", flat=True)) == ["q_hidden"]


def test_with_its_post_out_of_sight_nothing_waits_either(cast, question):
    tell(cast.niilo, question)
    hiding_posts.hide(cast.matti, question.box.post, "Not here")
    assert "Nothing waits" in page(cast.mari)
    deeds.catch_up(["moderation"])
    assert not Report.objects.unsettled().exists()


def test_where_the_team_is_not_inside_the_owner_decides(cast):
    box = collect(cast.niilo, cast.workshop, "queue")
    asked = asking.ask(cast.gita, box, "kanarisharp?")
    assert tell(cast.niilo, asked).status_code == 302
    assert "kanarisharp" in page(cast.niilo)
    page(cast.gita, status=404)
    assert settle(cast.niilo, Report.objects.get(), "hide", why="Not here").status_code == 302
    assert Question.objects.get(pk=asked.pk).hidden_at is not None


def test_ten_a_day_hold_for_questions_too(cast, queue):
    for number in range(Report.MOST_A_DAY + 1):
        asked = asking.ask([cast.eero, cast.mari, cast.matti][number % 3], queue, f"{number}?")
        sent = tell(cast.niilo, asked, once=f"key-{number}")
    assert sent.status_code == 400
    assert Report.objects.count() == Report.MOST_A_DAY
