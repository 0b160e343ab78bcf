"""What is written by statements built once is what the ORM would have written."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.db.models.signals import post_save
from django.test.utils import CaptureQueriesContext

from porukka.core.mail.models import Letter
from porukka.core.prepared import Below, Plus, change, insert
from porukka.core.prepared.writing import _insertion
from porukka.discussions.actions.writing import start_topic
from porukka.discussions.models import Post, Reading, Topic
from porukka.people.models import Once
from tests.cast import Cast

THEN = datetime(2026, 3, 1, 12, 30, 15, 123_456, tzinfo=UTC)


def columns(row: Model) -> dict[str, Any]:
    """All columns of the row as they stand in the database."""
    found = type(row)._default_manager.get(pk=row.pk)
    return {field.attname: getattr(found, field.attname) for field in row._meta.concrete_fields}


@pytest.mark.parametrize("is_watched", [False, True])
def test_a_row_is_written_as_django_writes_it(cast: Cast, is_watched: bool) -> None:
    topic = start_topic(cast.eero, cast.common, title="Räntää", text="Words")
    facts = {"community_id": topic.community_id, "topic": topic, "author": cast.eero, "made_at": THEN}
    ours = Post(number=1, text="“5 %s” åäö 🐟", html="<p>x</p>", lang="fi", is_first=True, **facts)
    theirs = Post(number=2, text="“5 %s” åäö 🐟", html="<p>x</p>", lang="fi", is_first=True, **facts)
    with CaptureQueriesContext(connection) if is_watched else transaction.atomic():
        assert insert(ours)
    theirs.save(force_insert=True)
    own = {"id", "number"}
    assert {k: v for k, v in columns(ours).items() if k not in own} == {
        k: v for k, v in columns(theirs).items() if k not in own
    }
    assert not ours._state.adding
    ours.text = "changed"
    ours.save()  # it is known to be there
    assert columns(ours)["text"] == "changed"


def test_a_row_that_is_there_already_is_an_error_or_stays_as_it_is(cast: Cast) -> None:
    first = Once(person=cast.eero.person, key="k", answer="/first/")
    again = Once(person=cast.eero.person, key="k", answer="/again/")
    assert insert(first, unless_there=True)
    assert not insert(again, unless_there=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(again)
    assert Once.objects.get(person=cast.eero.person, key="k").answer == "/first/"


def test_columns_are_changed_of_the_rows_meant_and_of_no_other(cast: Cast) -> None:
    topic, other = (
        start_topic(cast.eero, cast.common, title=title, text="Words") for title in ("One", "Other")
    )
    before = columns(other)
    faces = [str(cast.mari.pk), "ä"]
    changed = change(
        Topic,
        {"pk": topic.pk},
        title="100 %s",
        replies=Plus(2),
        version=Plus(0),
        faces=faces,
        last_at=THEN,
        last_by_id=None,
        is_solved=True,
    )
    assert changed == 1
    found = Topic.objects.get(pk=topic.pk)
    assert (found.title, found.replies, found.version) == ("100 %s", 2, topic.version)
    assert (found.faces, found.last_at, found.last_by, found.is_solved) == (faces, THEN, None, True)
    assert columns(other) == before
    assert change(Topic, {"pk": 1}, title="Nobody's") == 0


def test_a_number_goes_up_and_never_down(cast: Cast) -> None:
    topic = start_topic(cast.eero, cast.common, title="One", text="Words")
    mine = {"community_id": topic.community_id, "member_id": cast.mari.pk, "topic_id": topic.pk}
    assert insert(Reading(**mine, number=5))
    assert change(Reading, {**mine, "number": Below(5)}, number=5) == 0
    assert change(Reading, {**mine, "number": Below(7)}, number=7) == 1
    assert Reading.objects.get(**mine).number == 7


@pytest.mark.django_db
def test_a_table_that_somebody_listens_to_is_not_written_behind_her_back() -> None:
    def listen(**_facts: Any) -> None:
        raise AssertionError

    _insertion.cache_clear()
    post_save.connect(listen, sender=Letter)
    try:
        with pytest.raises(TypeError, match="listens"):
            insert(Letter(subject="Hello"))
    finally:
        post_save.disconnect(listen, sender=Letter)
        _insertion.cache_clear()
    assert not Letter.objects.exists()
