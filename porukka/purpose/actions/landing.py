"""The page that tells others: written, shown, put away; whose words stand on it, and which titles it gives away."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from porukka.communities import deeds
from porukka.communities.models import Community, Member, Room
from porukka.core.refusal import Refused, ensure
from porukka.core.text import plain, render
from porukka.discussions.models import Post, Topic
from porukka.purpose import rules
from porukka.purpose.actions.stating import CHANGED
from porukka.purpose.models import Landing, LandingRoom, Quote, Teaser
from porukka.purpose.models.landing import SECTIONS

ONLY_A_FOUNDER = _("Only a founder can show the page: it tells others that this community exists.")
ONLY_A_FOUNDER_PERSONAS = _("Only a founder can show the personas to others.")
WRITE_FIRST = _("Write for whom this is before others see the page.")
NOT_THESE = _("These words are not in the post. Copy them from it as they stand there.")
NOT_FROM_HERE = _("Only words that stand under a name in an open room can be asked for.")
ENOUGH_QUOTES = _("There are six already. Take one away first.")


@transaction.atomic
def write_landing(
    member: Member,
    *,
    headline: str,
    parts: Mapping[str, str],
    rooms: Collection[Room],
    shows_numbers: bool,
    is_shown: bool,
    shows_personas: bool | None = None,
    version: int | None = None,
) -> Landing:
    """Change what the page says and whether others see it.

    parts: of SECTIONS, Markdown; rooms: open ones that the page names; shows_numbers: how many members there are;
    shows_personas: who is there, in short, None as it is;
    version: the one the writer began with, None to write over whatever is there.
    Raises Refused if the rules say no, or somebody else was faster; BadText for a text that is too much.
    """
    ensure(rules.may_make_landing(member))
    community = Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    landing = Landing.objects.filter(community=community).first() or Landing(community=community)
    ensure(version is None or version == landing.version, CHANGED)
    words = {name: parts.get(name, "") for name in SECTIONS}
    if is_shown != community.landing_shown:
        ensure(not is_shown or rules.may_show_landing(member), ONLY_A_FOUNDER)
        community.landing_shown = is_shown
        community.save(update_fields=["landing_shown"])
        deeds.record("landing.shown" if is_shown else "landing.put_away", actor=member, subject=community.pk)
    ensure(not is_shown or bool(words["for_whom"]), WRITE_FIRST)
    if shows_personas is not None and shows_personas != landing.shows_personas:
        ensure(not shows_personas or rules.may_show_personas(member), ONLY_A_FOUNDER_PERSONAS)
        landing.shows_personas = shows_personas
    landing.headline, landing.parts, landing.shows_numbers = headline, words, shows_numbers
    landing.html = {name: str(render(text).html) if text else "" for name, text in words.items()}
    landing.by, landing.at = member, timezone.now()
    landing.version += 1
    landing.save()
    named = [room for room in rooms if room.is_open and room.community_id == community.pk]
    LandingRoom.objects.filter(community=community).exclude(room__in=named).delete()
    fresh = [LandingRoom(community=community, room=room) for room in named[: Landing.MOST_ROOMS]]
    LandingRoom.objects.bulk_create(fresh, ignore_conflicts=True)
    deeds.record("landing.written", actor=member, subject=landing.pk, version=landing.version)
    return landing


@transaction.atomic
def propose(member: Member, parts: Mapping[str, str]) -> None:
    """Keep what the page might say, for whoever writes it next; the page itself stays as it is.

    parts: of SECTIONS, Markdown. Raises Refused.
    """
    ensure(rules.may_make_landing(member))
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    landing, _made = Landing.objects.get_or_create(community_id=member.community_id)
    words = {name: parts[name] for name in SECTIONS if parts.get(name)}
    if words == landing.proposed:
        return
    landing.proposed = words
    landing.save(update_fields=["proposed"])
    deeds.record("landing.proposed", actor=member, subject=landing.pk)


@transaction.atomic
def ask_to_quote(member: Member, post: Post, words: str) -> Quote:
    """Ask whoever wrote the post whether words of it may stand on the page; her own need no question.

    Raises Refused if the rules say no, the words are not in the post, or there are enough. Asked again, nothing
    changes; who has said no is not asked again.
    """
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    post = Post.objects.select_related("topic__room", "author").get(pk=post.pk)
    ensure(rules.may_quote(member, post), NOT_FROM_HERE)
    ensure(is_in(words, post), NOT_THESE)
    all_of_it = Quote.objects.filter(community_id=member.community_id)
    if (asked := all_of_it.filter(post=post).first()) is not None:
        return asked
    ensure(all_of_it.exclude(state=Quote.State.DECLINED).count() < Landing.MOST_QUOTES, ENOUGH_QUOTES)
    if (author := post.author) is None:
        raise Refused(NOT_FROM_HERE)
    own = author.pk == member.pk
    quote = Quote.objects.create(
        community_id=member.community_id,
        post=post,
        author=author,
        words=words,
        state=Quote.State.AGREED if own else Quote.State.ASKED,
        asked_by=member,
    )
    kind = "quote.agreed" if own else "quote.asked"
    deeds.record(kind, actor=member, subject=quote.pk, room=post.topic.room, post=str(post.pk))
    return quote


@transaction.atomic
def answer(member: Member, quote: Quote, *, agrees: bool) -> None:
    """Her words may be shown, or may not; she changes her mind when she likes. Raises Refused."""
    quote = Quote.objects.select_for_update(of=("self",), no_key=True).get(pk=quote.pk)
    ensure(rules.may_answer(member, quote))
    state = Quote.State.AGREED if agrees else Quote.State.DECLINED
    if state == quote.state:
        return
    quote.state, quote.answered_at = state, timezone.now()
    quote.save(update_fields=["state", "answered_at"])
    deeds.record(f"quote.{state}", actor=member, subject=quote.pk, post=str(quote.post_id))


@transaction.atomic
def take_quote_away(member: Member, quote: Quote) -> None:
    """The page does without these words. What was declined stays so, and is not asked again. Raises Refused."""
    ensure(rules.may_make_landing(member))
    Quote.objects.filter(pk=quote.pk).exclude(state=Quote.State.DECLINED).delete()
    deeds.record("quote.taken_away", actor=member, subject=quote.pk, post=str(quote.post_id))


def is_in(words: str, post: Post) -> bool:
    """Whether these words stand in the post, line ends or not."""
    return bool(words) and words in " ".join(plain(post.html).split())


@transaction.atomic
def tease(member: Member, topic: Topic) -> Teaser:
    """Let others see the title of a discussion, and nothing else of it. Again it changes nothing. Raises Refused."""
    Community.objects.select_for_update(no_key=True).get(pk=member.community_id)
    opening = Post.objects.select_related("topic__room").get(topic=topic, number=0)
    ensure(rules.may_quote(member, opening), NOT_FROM_HERE)
    all_of_it = Teaser.objects.filter(community_id=member.community_id)
    if (found := all_of_it.filter(post=opening).first()) is not None:
        return found
    ensure(all_of_it.count() < Landing.MOST_TEASERS, ENOUGH_QUOTES)
    teaser = Teaser.objects.create(community_id=member.community_id, post=opening, by=member)
    deeds.record("teaser.made", actor=member, subject=teaser.pk, room=topic.room, topic=str(topic.pk))
    return teaser


@transaction.atomic
def end_teaser(member: Member, teaser: Teaser) -> None:
    """Its title is the members' again. Raises Refused."""
    ensure(rules.may_make_landing(member))
    Teaser.objects.filter(pk=teaser.pk).delete()
    deeds.record("teaser.ended", actor=member, subject=teaser.pk, post=str(teaser.post_id))
