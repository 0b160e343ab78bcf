"""A member's round of today: what still waits, what others have seen to meanwhile, and what she has done."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from porukka.communities.models import Member, Waiting
from porukka.communities.queries import Face, face_of
from porukka.core.text import excerpt, plain
from porukka.discussions.addresses import post_url
from porukka.discussions.models import Post, ReactionCount
from porukka.discussions.queries.writers import shown_face
from porukka.insights.models import MemberDay
from porukka.moderation.models import Report
from porukka.moderation.queries import question_url
from porukka.rounds import rules
from porukka.rounds.models import Errand, Round
from porukka.rounds.queries.picking import minutes_for
from porukka.rounds.queries.quiet import today_of
from porukka.rounds.queries.told import reports_of

Kind = Errand.Kind
MOST = 40  # things in a round
LONG = 1_200  # letters of a post that is shown whole
SHOWN = 600  # of a longer one


@dataclass(frozen=True)
class Line:
    """One thing as the page shows it.

    who: None where nobody is meant; title, room, url: of its discussion; html: the words, when they are short, else
    `words`; latest, seen: address and number of its last post, to notice what comes after; settled_by: the name of
    whoever saw to it meanwhile, "" if that is not told; is_mine: it was she herself; is_question:
    it is about a question in a box below the post.
    """

    errand: Errand
    who: Face | None
    title: str
    room: str
    url: str
    html: str
    words: str
    at: datetime | None
    latest: str
    seen: int
    count: int
    is_settled: bool
    settled_by: str
    is_mine: bool
    is_question: bool = False

    @property
    def kind(self) -> str:
        return self.errand.kind

    @property
    def in_place(self) -> bool:
        """Whether one answers it right here."""
        return self.errand.kind in Errand.TALK


@dataclass(frozen=True)
class Today:
    """waiting: in order; settled: by somebody else, since the round began; done: how → number of hers."""

    round: Round
    waiting: list[Line] = field(default_factory=list)
    settled: list[Line] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)

    @property
    def is_over(self) -> bool:
        return not self.waiting or self.round.ended_at is not None

    @property
    def minutes(self) -> int:
        return minutes_for(line.kind for line in self.waiting)

    @property
    def all(self) -> int:
        return len(self.waiting) + len(self.settled) + self.done.total()


def round_of(member: Member) -> Round | None:
    """Hers of today, if she has begun it. One query."""
    day = today_of(member.community)
    return Round.objects.filter(community=member.community_id, member=member.pk, day=day).first()


def newest_of(member: Member) -> tuple[Round | None, int]:
    """Hers of today, if she has begun it, and for how many minutes she usually goes: those of her last. One query."""
    newest = Round.objects.filter(community=member.community_id, member=member.pk).order_by("-day").first()
    if newest is None:
        return None, Round.USUAL
    return newest if newest.day == today_of(member.community) else None, newest.minutes


def read(member: Member, found: Round) -> Today:
    """Everything of that round that she may still see, in one query; in two if the team was told about something."""
    errands = list(_errands(member).filter(round=found).order_by("position", "pk")[:MOST])
    told = reports_of(member, (errand for errand in errands if not errand.how))
    today = Today(found)
    for errand in errands:
        if errand.how:
            today.done[errand.how] += 1
            continue
        line = line_of(member, errand, told.get(errand.subject))
        (today.settled if line.is_settled else today.waiting).append(line)
    return today


def errand_of(member: Member, pk: int) -> Errand | None:
    """One thing of her round of today, with all that its page says. One query."""
    day = today_of(member.community)
    return _errands(member).filter(pk=pk, round__day=day).first()


def _errands(member: Member) -> QuerySet[Errand]:
    """With `answer`: the name of who answered since, `by`: her id, `touched`: whether somebody has."""
    community = member.community_id
    posts = Post.objects.filter(community=community, deleted_at=None, hidden_at=None)
    later = posts.filter(topic=OuterRef("post__topic"), number__gt=0, made_at__gt=OuterRef("round__made_at"))
    opening = Q(kind__in=[Kind.NEWCOMER, Kind.OPENING], post__number=0)
    direct = posts.filter(reply_to=OuterRef("post"))
    team = later.filter(author__role__in=Member.TEAM)
    reacted = ReactionCount.objects.filter(community=community, post=OuterRef("post"))
    told = Report.objects.open().filter(community=community, pk=OuterRef("subject"))
    wrote = MemberDay.objects.filter(
        community=community,
        day__gte=OuterRef("round__day"),
        room__in=rules.rooms_of(member).values("pk"),
        member=OuterRef("about"),
        posts__gt=0,
    )
    asked = Waiting.objects.filter(community=community, room=OuterRef("room"), state=Waiting.State.ASKED)
    touched = (
        (opening & Q(post__topic__replies__gt=0))
        | (Q(kind=Kind.NEWCOMER, post__number__gt=0) & Exists(direct))
        | (Q(kind=Kind.COMMENT) & (Exists(direct) | Exists(reacted)))
        | (Q(kind=Kind.APART) & Exists(team))
        | (Q(kind=Kind.REPORT) & ~Exists(told))
        | (Q(kind=Kind.QUIET) & Exists(wrote))
        | (Q(kind=Kind.ROOM) & ~Exists(asked))
    )
    return (
        Errand.objects.visible_to(member)
        .annotate(
            touched=touched,
            first=Subquery(later.order_by("number").values("author")[:1]),
            first_name=Subquery(later.order_by("number").values("author__name")[:1]),
            reply=Subquery(direct.order_by("number").values("author")[:1]),
            reply_name=Subquery(direct.order_by("number").values("author__name")[:1]),
        )
        .select_related("round", "post__topic__room", "post__author", "about", "room", "to")
    )


def line_of(member: Member, errand: Errand, report: Report | None = None) -> Line:
    """An errand of `read` or `errand_of` as its page shows it. report: what the team was told, if that is what it is
    about."""
    line = _line(member, errand)
    if report is None or (question := report.question) is None:
        return line
    who, url = face_of(question.member) if question.member else None, question_url(member, question)
    return replace(
        line, who=who, words=question.text, html="", at=question.made_at, url=url, is_question=True
    )


def _line(member: Member, errand: Errand) -> Line:
    post, slug = errand.post, member.community.slug
    count: dict[str, int] = {
        Kind.DOOR: member.community.asking_count,
        Kind.SUGGESTED: member.community.nominations_waiting,
    }
    touched: bool = errand.touched  # type: ignore[attr-defined]
    settled = touched if errand.kind not in count else not count[errand.kind]
    is_direct = errand.kind == Kind.COMMENT or (post is not None and not post.is_opening)
    which = "reply" if is_direct else "first"
    by, name = getattr(errand, which), getattr(errand, f"{which}_name")
    words = plain(post.html) if post else ""
    is_long = len(words) > LONG or errand.kind == Kind.QUIET
    return Line(
        errand=errand,
        who=_who(errand),
        title=post.topic.title if post else "",
        room=post.topic.room.name if post else errand.room.name if errand.room else "",
        url=post_url(slug, post.topic, post.number) if post else "",
        html="" if is_long or post is None else post.html,
        words=excerpt(words, SHOWN) if is_long else "",
        at=post.made_at if post else None,
        latest=post_url(slug, post.topic, post.topic.last_living) if post else "",
        seen=post.topic.last_number if post else 0,
        count=count.get(errand.kind, 0),
        is_settled=settled,
        settled_by="" if errand.kind == Kind.REPORT else name or "",
        is_mine=settled and by == member.pk,
    )


def _who(errand: Errand) -> Face | None:
    if errand.kind == Kind.QUIET:
        return face_of(errand.about)
    return shown_face(errand.post) if errand.post else None
