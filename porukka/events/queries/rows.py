"""One time of an event as pages show it to one reader."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import F, Q, Window
from django.db.models.functions import RowNumber
from django.utils import timezone
from markupsafe import Markup

from porukka.communities.visitor import Reader
from porukka.core import clock
from porukka.core.ids import to_text
from porukka.discussions.addresses import topic_url
from porukka.events import rules
from porukka.events.actions.timing import rule_of
from porukka.events.calendar.words import describe
from porukka.events.calendar.zones import wall_time
from porukka.events.models import Coming, Event, Occurrence

NAMES = 12  # people shown by name for one answer; the others are counted
Answer = Coming.Answer


@dataclass(frozen=True)
class Mine:
    """The reader's own answer; place: on the waiting list, counted from one, 0 if she does not wait."""

    answer: str = ""
    guests: int = 0
    place: int = 0
    attended: bool | None = None


@dataclass(frozen=True)
class Names:
    """names: of members, the earliest answer first, at most NAMES; more: how many others there are."""

    names: list[str] = field(default_factory=list)
    more: int = 0


@dataclass(frozen=True)
class TimeRow:
    """when: day and hours on the reader's clock; there: the same on the event's clock, "" if that shows the same;
    link: "" where it is not hers to see; has_link: whether there is one; free: seats, None: as many as want;
    again: how it comes again, in words; coming, maybe: who, for those inside."""

    id: int
    event_id: int
    post_id: int
    topic_id: int
    title: str
    talk: str
    room: str
    starts: datetime
    ends: datetime
    when: str
    there: str
    again: str
    place: str
    link: str
    has_link: bool
    cap: int | None
    free: int | None
    taken: int
    maybes: int
    waiting: int
    guests_most: int
    paid_note: str
    has_begun: bool
    is_over: bool
    is_cancelled: bool
    is_moved: bool
    mine: Mine
    may_answer: bool
    may_keep: bool
    may_change: bool
    may_change_time: bool
    may_mark: bool
    coming: Names
    maybe: Names
    recording: str
    materials: Markup
    was_there: int | None
    is_marked: bool
    room_address: str

    @property
    def address(self) -> str:
        return to_text(self.id)

    @property
    def is_full(self) -> bool:
        return self.free == 0


def rows_of(reader: Reader, found: Iterable[Occurrence]) -> list[TimeRow]:
    """These times, which the reader is known to see, each with its event, post, topic and room: one query for who
    comes, one for each place on a waiting list."""
    times = list(found)
    if not times:
        return []
    mine, named = _answers(reader, times)
    return [_row(reader, one, mine.get(one.pk, Mine()), named[one.pk]) for one in times]


def _answers(
    reader: Reader, times: Sequence[Occurrence]
) -> tuple[dict[int, Mine], dict[int, dict[str, Names]]]:
    """The reader's own, and the names of the earliest."""
    named: dict[int, dict[str, Names]] = defaultdict(lambda: defaultdict(Names))
    mine: dict[int, Mine] = {}
    if not rules.may_see_names(reader):
        return mine, named
    place = Window(RowNumber(), partition_by=[F("occurrence"), F("answer")], order_by=F("id").asc())
    rows = Coming.objects.filter(
        community_id=reader.community_id, occurrence__in=times, member__isnull=False
    ).annotate(place=place)
    shown = Q(place__lte=NAMES, answer__in=(Answer.YES, Answer.MAYBE)) | Q(member=reader.pk)
    for one in rows.filter(shown).select_related("member").order_by("id"):
        if one.member_id == reader.pk:
            mine[one.occurrence_id] = Mine(one.answer, one.guests, _place_of(one), one.attended)
        if one.place <= NAMES and one.member is not None:
            named[one.occurrence_id][one.answer].names.append(one.member.name)
    return mine, named


def _place_of(one: Coming) -> int:
    if one.answer != Answer.WAITING or one.line is None:
        return 0
    line = Coming.objects.filter(
        community_id=one.community_id, occurrence=one.occurrence_id, answer=Answer.WAITING
    )
    return line.filter(line__lte=one.line).count()


def _row(reader: Reader, one: Occurrence, mine: Mine, named: dict[str, Names]) -> TimeRow:
    event, topic = one.event, one.event.post.topic
    here, there = _when(one), _there(one)
    sees_link = rules.may_see_link(reader, one, mine.answer)
    return TimeRow(
        id=one.pk,
        event_id=event.pk,
        post_id=event.post_id,
        topic_id=topic.pk,
        title=topic.title,
        talk=topic_url(reader.community.slug, topic),
        room=topic.room.name,
        starts=one.starts,
        ends=one.ends,
        when=here,
        there="" if there == here else f"{there} ({event.zone.replace('_', ' ')})",
        again=again_of(event),
        place=one.where,
        link=one.online if sees_link else "",
        has_link=bool(one.online),
        cap=event.cap,
        free=one.seats_free,
        taken=one.seats_taken,
        maybes=one.maybes,
        waiting=one.waiting,
        guests_most=event.guests_most,
        paid_note=event.paid_note,
        has_begun=one.has_begun,
        is_over=one.is_over,
        is_cancelled=one.is_cancelled,
        is_moved=one.is_moved,
        mine=mine,
        may_answer=rules.may_answer(reader, one),
        may_keep=rules.may_keep(reader, event),
        may_change=rules.may_change(reader, event),
        may_change_time=rules.may_change_time(reader, one),
        may_mark=rules.may_mark(reader, one),
        coming=_with_others(named[Answer.YES], one.seats_taken),
        maybe=_with_others(named[Answer.MAYBE], one.maybes),
        recording=one.recording,
        materials=Markup(one.materials_html),  # noqa: S704  # nosec B704 (made by core.text)
        was_there=_was_there(one),
        is_marked=one.attendance_at is not None,
        room_address=to_text(topic.room_id),
    )


def _was_there(one: Occurrence) -> int | None:
    """How many; None as long as nobody has said."""
    if one.attendance_at is None:
        return None
    return Coming.objects.filter(community_id=one.community_id, occurrence=one, attended=True).count()


def _with_others(names: Names, count: int) -> Names:
    """Guests have no names here, nor has who is not known any more: they are counted."""
    return Names(names.names, max(0, count - len(names.names)))


def again_of(event: Event) -> str:
    """How it comes again, in the active language; "" if it does not."""
    rule = rule_of(event)
    return describe(rule, wall_time(event.starts, ZoneInfo(event.zone))) if rule else ""


def _when(one: Occurrence) -> str:
    return span(one.starts, one.ends)


def _there(one: Occurrence) -> str:
    with timezone.override(ZoneInfo(one.event.zone)):
        return span(one.starts, one.ends)


def span(starts: datetime, ends: datetime) -> str:
    """From when to when, on the active clock: the day once, if it is the same."""
    is_one_day = timezone.localtime(starts).date() == timezone.localtime(ends).date()
    return (
        f"{clock.exact(starts)}–{clock.hour(ends)}"
        if is_one_day
        else f"{clock.exact(starts)} – {clock.exact(ends)}"
    )
