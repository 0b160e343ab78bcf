"""The bell tells those who have not yet read what everybody was asked to read, and stops when they have."""

from __future__ import annotations

from porukka.communities import deeds
from porukka.communities.actions import belonging
from porukka.confirmations import actions
from porukka.confirmations.tests.conftest import asked, at  # noqa: F401 (a fixture)
from porukka.discussions.actions import deleting, moving
from porukka.discussions.tests.talking import page
from porukka.notifications.models import Notification

BELL = "/c/writers/notifications/"


def told() -> list[str]:
    for _time in range(2):  # the same deed again changes nothing
        deeds.catch_up()
    lines = Notification.objects.filter(kind="to_read").order_by("member__name")
    return [line.member.name for line in lines]


def test_whoever_has_not_said_so_is_reminded(cast, asked, signed_in):  # noqa: F811
    actions.confirm(cast.niilo, asked)
    actions.remind(cast.matti, asked)
    assert told() == ["Aino", "Eero", "Mari"]
    assert "Matti asks you to read “The new house rules” and to say that you have" in page(
        signed_in(cast.eero), BELL
    )


def test_whoever_reminds_is_not_told_herself(cast, asked):  # noqa: F811
    actions.remind(cast.aino, asked)
    assert told() == ["Eero", "Mari", "Niilo"]


def test_once_she_has_said_so_the_line_goes(cast, asked, signed_in):  # noqa: F811
    actions.remind(cast.matti, asked)
    assert "Eero" in told()
    signed_in(cast.eero).post(at("confirm", asked.pk))
    assert told() == ["Aino", "Mari", "Niilo"]


def test_of_what_was_deleted_meanwhile_nobody_is_told(cast, asked):  # noqa: F811
    actions.remind(cast.matti, asked)
    deleting.delete(cast.matti, asked.post)
    assert told() == []


def test_who_has_left_or_reads_there_no_more_is_told_nothing(cast, asked):  # noqa: F811
    actions.remind(cast.matti, asked)
    belonging.leave(cast.eero)
    moving.move(cast.mari, asked.post.topic, cast.back)
    assert told() == ["Mari"]
