"""Prepared statements: once built, they find what the queryset would have found, each time for the values given."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import BooleanField, Count, ExpressionWrapper, F, Model, Q, QuerySet
from django.db.models.signals import post_init
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from porukka.communities.models import Community, Member, RoomMember
from porukka.core.prepared import MOMENT, NUMBER, NUMBERS, SHAPE, TEXT, Prepared, prepared
from porukka.discussions.models import Topic
from tests.cast import Cast


def by_name(community: int, names: list[int], **_more: Any) -> QuerySet[Member]:
    return Member.objects.filter(community_id=community, pk__in=names).order_by("name")


def as_prepared(last: Any) -> Prepared:
    """Members of one community with these ids, as `last` gives them."""
    return prepared(community=NUMBER, names=NUMBERS)(lambda community, names: last(by_name(community, names)))


FORMS = {
    "instances": lambda rows: rows,
    "with another table": lambda rows: rows.select_related("community", "person", "picture"),
    "only some columns": lambda rows: rows.only("name", "role"),
    "annotated": lambda rows: rows.annotate(places=Count("room_places")),
    "tuples": lambda rows: rows.values_list("pk", "name", "joined_at", "community__name"),
    "named": lambda rows: rows.values_list("name", "joined_at", named=True),
    "single values": lambda rows: rows.values_list("joined_at", flat=True),
    "dictionaries": lambda rows: rows.annotate(of=F("community__slug")).values("of", "joined_at"),
    "truth": lambda rows: rows.annotate(
        is_here=ExpressionWrapper(Q(left_at=None), output_field=BooleanField())
    ).values_list("is_here", "suspended_until"),
    "in another's order": lambda rows: (
        rows.order_by("community__made_at", "-name").values_list("name").distinct()
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_rows_are_those_of_the_queryset(cast: Cast, form: str) -> None:
    ask = as_prepared(FORMS[form])
    for members in ([cast.eero], [cast.aino, cast.mari, cast.lauri], [], [cast.gita, cast.gita]):
        ids = [member.pk for member in members]
        expected = list(FORMS[form](by_name(cast.community.pk, ids)))
        found = ask(community=cast.community.pk, names=ids)
        assert found == expected
        assert [type(one) for one in found][:1] == [type(one) for one in expected][:1] or form == "named"
        assert [getattr(one, "_fields", None) for one in found] == [
            getattr(one, "_fields", None) for one in expected
        ]


@pytest.mark.parametrize("form", ["instances", "with another table", "only some columns", "annotated"])
def test_an_instance_has_all_that_django_would_give_it(cast: Cast, form: str) -> None:
    Member.objects.filter(pk=cast.eero.pk).update(suspended_until=timezone.now(), on_board=True)
    (expected,) = FORMS[form](by_name(cast.community.pk, [cast.eero.pk]))
    (found,) = as_prepared(FORMS[form])(community=cast.community.pk, names=[cast.eero.pk])
    _same(found, expected)


def _same(found: Model | None, expected: Model | None) -> None:
    """All they hold is the same, of the same types, and so are the rows that came with them."""
    assert type(found) is type(expected)
    if found is None or expected is None:
        return
    assert _columns(found) == _columns(expected)
    assert (found._state.adding, found._state.db) == (expected._state.adding, expected._state.db)
    with_it, expected_with_it = found._state.fields_cache, expected._state.fields_cache
    assert with_it.keys() == expected_with_it.keys()
    for name in with_it:
        _same(with_it[name], expected_with_it[name])


def _columns(row: Model) -> dict[str, tuple[type, Any]]:
    return {name: (type(value), value) for name, value in vars(row).items() if name != "_state"}


def test_a_model_that_acts_when_it_is_made_is_made_by_django(cast: Cast) -> None:
    made: list[Member] = []

    def note(instance: Member, **_more: Any) -> None:
        made.append(instance)

    post_init.connect(note, sender=Member)
    try:
        found = as_prepared(FORMS["instances"])(community=cast.community.pk, names=[cast.eero.pk])
    finally:
        post_init.disconnect(note, sender=Member)
    assert [id(one) for one in made] == [id(one) for one in found]


def test_what_was_selected_with_a_row_asks_nothing_more(cast: Cast) -> None:
    ask = as_prepared(FORMS["with another table"])
    ask(community=cast.community.pk, names=[cast.eero.pk])
    with CaptureQueriesContext(connection) as seen:
        (eero,) = ask(community=cast.community.pk, names=[cast.eero.pk])
        assert (eero.community, eero.person.name, eero.picture) == (cast.community, "Eero", None)
    assert len(seen) == 1


def test_another_community_finds_nothing_of_the_first(cast: Cast) -> None:
    ask = as_prepared(FORMS["instances"])
    assert ask(community=cast.community.pk, names=[cast.eero.pk]) == [cast.eero]
    assert ask(community=cast.community.pk + 1, names=[cast.eero.pk]) == []


def test_lists_of_every_length_are_found_whole_and_only_they(cast: Cast) -> None:
    ask = as_prepared(FORMS["instances"])
    everybody = list(Member.objects.filter(community=cast.community).order_by("name"))
    for length in range(len(everybody) + 1):
        ids = [member.pk for member in everybody[:length]]
        assert ask(community=cast.community.pk, names=ids) == everybody[:length]


def test_whom_an_empty_list_excludes_is_nobody(cast: Cast) -> None:
    ask = prepared(names=NUMBERS)(lambda names: Member.objects.exclude(pk__in=names))
    assert {one.pk for one in ask(names=[])} == set(Member.objects.values_list("pk", flat=True))
    assert cast.eero not in ask(names=[cast.eero.pk])


def test_moments_and_words_are_compared_as_by_the_orm(cast: Cast) -> None:
    @prepared(name=TEXT, after=MOMENT)
    def since(name: str, after: datetime) -> QuerySet[Member]:
        return Member.objects.filter(name=name, joined_at__gt=after)

    hour = timedelta(hours=1)
    assert since(name="Eero", after=cast.eero.joined_at - hour) == [cast.eero]
    assert since(name="Eero", after=cast.eero.joined_at + hour) == []
    assert since(name="Nobody' OR 1=1 --", after=cast.eero.joined_at - hour) == []
    assert since(name="Eero", after=datetime(1, 1, 2, tzinfo=UTC)) == [cast.eero]


def test_a_shape_makes_another_statement(cast: Cast) -> None:
    @prepared(most=SHAPE, is_owner=SHAPE)
    def places(most: int, is_owner: bool | None) -> QuerySet[RoomMember]:
        found = RoomMember.objects.order_by("pk")
        return (found if is_owner is None else found.filter(is_owner=is_owner))[:most]

    everything = list(RoomMember.objects.order_by("pk"))
    assert places(most=2, is_owner=None) == everything[:2]
    assert places(most=9, is_owner=None) == everything
    assert places(most=9, is_owner=False) == [one for one in everything if not one.is_owner]


def test_json_comes_back_as_it_was_kept(cast: Cast) -> None:
    topic = Topic.objects.create(
        community=cast.community, room=cast.common, title="T", slug="t", faces=[1, 2], tags=[["a", "b"]]
    )
    ask = prepared(topic=NUMBER)(
        lambda topic: Topic.objects.filter(pk=topic).values_list("faces", "tags", "is_solved")
    )
    assert ask(topic=topic.pk) == [([1, 2], [["a", "b"]], False)]


def test_a_none_is_refused_because_it_would_be_another_statement(cast: Cast) -> None:
    ask = prepared(room=NUMBER)(lambda room: RoomMember.objects.filter(room_id=room))
    with pytest.raises(TypeError, match="None is no int"):
        ask(room=None)
    with pytest.raises(TypeError, match="not all numbers"):
        as_prepared(FORMS["instances"])(community=1, names=[None])


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (
            lambda one: Member.objects.filter(joined_at__lt=timezone.now(), pk=one),
            "differs from call to call",
        ),
        (lambda one: Member.objects.filter(pk=one + 1), "differs from call to call"),
        (lambda one: Member.objects.order_by("pk")[:one], "make it a SHAPE"),
    ],
)
def test_what_would_be_the_same_for_ever_is_refused_at_once(cast: Cast, ask: Any, told: str) -> None:
    with pytest.raises(TypeError, match=told):
        prepared(one=NUMBER)(ask)(one=3)


def test_a_word_that_is_changed_on_its_way_is_refused(cast: Cast) -> None:
    ask = prepared(word=TEXT)(lambda word: Member.objects.filter(name__contains=word))
    with pytest.raises(TypeError, match="make it a parameter"):
        ask(word="Ee")


def test_a_parameter_too_few_or_unknown_is_told(cast: Cast) -> None:
    ask = prepared(one=NUMBER)(lambda one: Community.objects.filter(pk=one))
    with pytest.raises(TypeError):
        ask()
    with pytest.raises((TypeError, KeyError)):
        ask(two=1)


def test_the_statement_is_built_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    @prepared(one=NUMBER)
    def member(one: int) -> QuerySet[Member]:
        calls.append(one)
        return Member.objects.filter(pk=one)

    for who in (cast.aino, cast.mari, cast.eero):
        assert member(one=who.pk) == [who]
    assert len(calls) == 2  # with two kinds of marks
    with CaptureQueriesContext(connection) as seen:
        member(one=cast.eero.pk)
    assert len(seen) == 1
