"""A post that is a drawn one filled in reads as the templates draw it by itself: for posts of every shape, readers of
every role, in both languages, and with what may be a reader's own about it (C23)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone, translation
from markupsafe import Markup

from porukka.communities.actions import appearing
from porukka.communities.membership import nobody_like
from porukka.communities.models import Community, Member, Room, Visitor
from porukka.communities.rules import may_see_members
from porukka.communities.visitor import Reader
from porukka.core import shelf, slots
from porukka.core.jinja import macro
from porukka.core.stencils import Row, Rows, Stencil
from porukka.discussions.actions import reacting, solving, writing
from porukka.discussions.actions.saving import save
from porukka.discussions.drawing import reacting as drawn_reactions
from porukka.discussions.drawing import shapes
from porukka.discussions.drawing.heading import heading
from porukka.discussions.drawing.kinds import USUAL, Own
from porukka.discussions.drawing.material import Material
from porukka.discussions.drawing.reacting import PANEL
from porukka.discussions.drawing.shapes import CSRF_INPUT, HERSELF, HOLE
from porukka.discussions.models import HiddenWords, Post, ReactionCount, Saved, Topic, Veil
from porukka.discussions.pointing import without_names
from porukka.discussions.queries.cards import InsideCard
from porukka.discussions.queries.reactions import counts_of_posts, reactions_of
from porukka.discussions.queries.rows import Hidden, hidden_words, row_of, stays, with_folded_said
from porukka.discussions.queries.solution import solution_of
from porukka.discussions.queries.topic import find_topic, topic_page
from porukka.discussions.queries.writers import unveil
from tests.cast import Cast

# words that could be taken for places in a pattern, for markup or for the specimen's own times
SECRET = "canary %(name)s %s 100 % <b>\"&amp;' 9.3.7219 2026 😀"
NOW = timezone.now()
OWNS = (
    USUAL,
    Own(is_mine=True),
    Own(is_folded=True),
    Own(may_undo=True),
    Own(reacted=frozenset({"👍", "helped", "wonder"})),
    Own(is_mine=True, words=Hidden("A <title> %s", "<p>Hidden %(html)s</p>", Markup("<p>File</p>"))),
    Own(is_said_folded=True, is_solution_folded=True),
    Own(words=Hidden("", "<p>Hidden</p>"), saved=Saved(pk=5, remind_at=NOW)),
    Own(saved=Saved(pk=6), note="Not told: A & B", below=Markup("<p>Poll 5 %</p>")),
    Own(
        cards=(
            InsideCard("<Title>", "/c/x/t/1-a/?a=1&b", "Room", "", 1),
            InsideCard("%s", "/", "R", "By", 2_000),
        )
    ),
)


@pytest.fixture
def topic(cast: Cast) -> Topic:
    """A question with forty answers, so that there are two windows."""
    Community.objects.update(visibility="public")
    Room.objects.filter(pk=cast.common.pk).update(mode="questions", anonymous_allowed=True)
    for who in (cast.aino, cast.niilo):
        appearing.appear(who, name=who.name, tagline="100 % <me>")
    for member in Member.objects.all():
        setattr(cast, member.name.lower(), member)
    cast.common.refresh_from_db()
    topic = writing.start_topic(cast.aino, cast.common, title="Which?", text="**Well** @Eero")
    writers = (cast.eero, cast.niilo, cast.mari, cast.aino)
    posts = [
        writing.reply(
            writers[at % 4], topic, text=f"{SECRET} @Eero\n\n> quoted\n>> twice", veiled=at % 7 == 3
        )
        for at in range(40)
    ]
    for post in posts[:20:3]:
        reacting.give(cast.matti, post, "👍")
        reacting.give(cast.matti, post, "🎉")
    ReactionCount.objects.filter(kind="🎉").update(count=1_234)
    Post.objects.filter(author=cast.mari).update(author=None)  # somebody who is erased
    solving.accept(cast.aino, posts[4])
    return topic


def changed(topic: Topic, dice: Random) -> None:
    """Each post in another state: by chance, and the same in every run."""
    posts = list(Post.objects.filter(topic=topic).order_by("number"))

    def at_times(value: Any, often: float = 0.3) -> Any:
        return value if dice.random() < often else None

    for post in posts:
        post.reply_to = dice.choice(posts[: post.number] or [None])
        post.edited_at = at_times(ago(dice))
        post.made_at = ago(dice)
        post.deleted_at = at_times(NOW, 0.15)
        post.hidden_at = at_times(NOW, 0.25)
        post.hidden_why = "Loud & long" if post.hidden_at else ""
        post.is_answered = dice.random() < 0.7
        post.is_first = dice.random() < 0.3
        post.lang = dice.choice(("", "fi", "en", "sv"))
        post.versions = dice.choice((0, 2))
        if post.hidden_at:
            title = dice.choice(("", "A <title>"))
            HiddenWords.objects.update_or_create(
                post=post,
                defaults={
                    "community_id": topic.community_id,
                    "title": title,
                    "html": "<p>H</p>",
                    "text": "H",
                },
            )
    fields = ["reply_to", "edited_at", "made_at", "deleted_at", "hidden_at", "hidden_why", "is_answered"]
    Post.objects.bulk_update(posts, [*fields, "is_first", "lang", "versions"])


def ago(dice: Random) -> datetime:
    return NOW - timedelta(seconds=10 ** dice.uniform(0, 8))


def directly(block: Any, reader: Reader, topic: Topic, pk: int, own: Own) -> str:
    """The post as the templates draw it, from its model, with nothing kept."""
    kind, nobody = block.kind, nobody_like(reader)
    post = Post.objects.select_related("author", "reply_to__author").get(pk=pk)
    writer = unveil([post], nobody, sees_writers=kind.sees_writers).get(pk)
    words = own.words or hidden_words(nobody, [post], kind.hides_here).get(pk)
    if not may_see_members(nobody):
        post.html = without_names(post.html)
    seen_by = nobody
    if own.is_mine:
        if post.is_veiled:
            post.recognised(HERSELF)
        seen_by = nobody_like(nobody, post.writer_id or HERSELF)
    row = row_of(seen_by, topic, post, words, kind.hides_here, writer)
    may_accept = kind.may_accept and row.number > 0 and row.stands
    row = replace(row, may_accept=may_accept, may_undo=own.may_undo)
    if own.is_said_folded:
        row = with_folded_said(row)
    solution = solution_of(kind.slug, topic)
    if solution is not None and own.is_solution_folded:
        solution = replace(solution, is_folded=True)
    if not stays(post, may_undo=row.may_undo):
        return ""
    counts = counts_of_posts(nobody, [pk]).get(pk, {})
    panel = PANEL if topic.community.reactions else ""
    reactions = reactions_of(nobody, row, counts, own.reacted)
    return str(
        macro("discussions/in_page.html", "post_in_page")(
            row,
            topic.community,
            own,
            reactions=macro("discussions/reactions.html", "reactions_of")(
                reactions, topic.community, panel, CSRF_INPUT
            ),
            tell=slots.fill("post.tools", nobody, [row])[pk],
            attached=slots.fill("post.attached", nobody, [row] if row.stands else [])[pk],
            cards=macro("discussions/post.html", "leads")(own.cards),
            note=macro("core/ui.html", "notice")(own.note, "info") if own.note else "",
            solution=solution,
            may_ask=kind.may_accept and topic.replies > 0,
            may_reply=kind.may_reply,
            is_member=nobody.is_member,
            csrf_input=CSRF_INPUT,
        )
    )


def text_of(material: Material, drawn: Row) -> str:
    """What was drawn with its marks in place of what is open, and of the emoji to choose from."""
    html = Rows([drawn]).filled(0, 1, {HOLE: Markup(CSRF_INPUT)}).decode()
    return html.replace(material.panel.decode(), PANEL) if material.panel else html


def windows(cast: Cast, topic: Topic) -> Iterator[tuple[Reader, Any, Topic]]:
    """Both windows, for a founder who asked, a manager, a moderator, a member and a passer-by."""
    everybody = (cast.aino, cast.mari, cast.matti, cast.eero, Visitor(topic.community, AnonymousUser()))
    for reader in everybody:
        for at in (0, 30):
            found = find_topic(reader, topic.pk)
            yield reader, topic_page(reader, found, at).block, found


@pytest.mark.parametrize("language", ["fi", "en"])
@pytest.mark.parametrize("seed", range(3))
def test_a_post_filled_in_reads_as_the_templates_draw_it(
    cast: Cast, topic: Topic, language: str, seed: int, time_machine: Any
) -> None:
    dice = Random(seed)
    time_machine.move_to(NOW, tick=False)
    Community.objects.update(counts_shown=seed != 1, reactions="" if seed == 2 else "👍 ❤️ 🎉")
    changed(topic, dice)
    compared = 0
    with translation.override(language):
        for reader, block, found in windows(cast, topic):
            material = Material(block.kind, reader, found)
            for post in material.posts:
                own = dice.choice(OWNS)
                if own.is_mine and post.author is None and post.alias is None:
                    own = USUAL  # nobody's any more
                for one in {USUAL, own}:
                    expected = directly(block, reader, found, post.pk, one)
                    drawn = text_of(material, material.draw(post.pk, one))
                    assert drawn == expected, (reader.name, post.number, one)
                    compared += bool(expected)
    assert compared > 300


@pytest.mark.parametrize("language", ["fi", "en"])
def test_the_top_of_a_topic_filled_in_reads_as_the_templates_draw_it(
    cast: Cast, topic: Topic, language: str
) -> None:
    for name, topic_id in (("Save it", topic.pk), ("<&> %s", topic.pk), ("Other", writing_another(cast).pk)):
        for replies, speakers, at in ((0, 1, None), (1, 2, NOW), (1_234, 12, None)):
            counts = {"replies": replies, "speakers": speakers, "title": name}
            states = {"pinned_at": at, "closed_at": at, "welcome_at": at}
            Topic.objects.filter(pk=topic_id).update(**counts, **states)
            for reader in (cast.aino, cast.matti, cast.eero, Visitor(topic.community, AnonymousUser())):
                with translation.override(language):
                    page = topic_page(reader, find_topic(reader, topic_id))
                    assert heading(page, "<key>").decode() == directly_above(page), (reader.name, counts)
        if name == "Save it":  # from here on it is saved
            save(cast.eero, topic)
            cast.eero.refresh_from_db()
            assert topic_page(cast.eero, find_topic(cast.eero, topic.pk)).saved.topic is not None


def writing_another(cast: Cast) -> Topic:
    return writing.start_topic(cast.eero, cast.common, title="Another", text="This")


def directly_above(page: Any) -> str:
    reader, topic, first = page.reader, page.topic, page.first_unread
    html = macro("discussions/heading.html", "heading")(
        reader.community,
        topic,
        page.may_keep_order,
        page.may_welcome,
        topic.slow_now > 0,
        reader.is_member,
        topic.choice,
        topic.author_id == reader.pk,
        page.saved.topic,
        slots.fill("topic.tools", reader, [topic])[topic.pk],
        macro("discussions/heading.html", "to_unread")(page.url, first) if first else "",
        "<key>",
    )
    return str(html)


def fixed(piece: Stencil | bytes) -> str:
    """All that is kept of a piece."""
    return (b"".join(piece.texts) if isinstance(piece, Stencil) else piece).decode()


def test_what_is_kept_of_shapes_holds_nothing_that_anybody_wrote(cast: Cast, topic: Topic) -> None:
    """So two readers, or two communities, may share it."""
    changed(topic, Random(4))
    for reader, block, found in windows(cast, topic):
        material = Material(block.kind, reader, found)
        for post in material.posts:
            for own in OWNS[:1] + OWNS[2:]:
                material.draw(post.pk, own)
    outlines = [fixed(piece.stencil) for piece, _size in shapes._shelf._row.values()]
    reactions = (*drawn_reactions._shelf._row.values(), *drawn_reactions._whole._row.values())
    below = [fixed(piece) for piece, _size in reactions]
    assert len(drawn_reactions._whole._row) > 30
    assert len(outlines) > 30
    for pattern in outlines + below:
        for word in (
            "canary",
            "Which",
            "Eero",
            "Niilo",
            "100 % <me>",
            "Hidden",
            "Loud",
            topic.address,
            str(topic.pk),
        ):
            assert word not in pattern
    assert not any("hole" in pattern for pattern in outlines + below)


def test_readers_who_are_shown_other_things_share_no_shape(cast: Cast, topic: Topic) -> None:
    """The team sees who wrote without a name, and how to hide; a guest and a passer-by may do nothing."""
    veiled = Post.objects.filter(topic=topic, number__lt=30, alias__gt=0).order_by("number")[0]
    writer = Veil.objects.select_related("member").get(post=veiled).member
    assert writer is not None
    found = find_topic(cast.aino, topic.pk)
    for turn in range(2):
        shown = {}
        for who in (cast.matti, cast.eero, Visitor(topic.community, AnonymousUser())):
            block = topic_page(who, find_topic(who, topic.pk), 0).block
            material = Material(block.kind, who, found)
            shown[who.role] = text_of(material, material.draw(veiled.pk, USUAL))
        assert writer.name in shown["moderator"]
        assert "/hiding/" in shown["moderator"] or "hide" in shown["moderator"]
        assert writer.name not in shown["member"] + shown["visitor"]
        assert "<form" in shown["member"]
        assert "<form" not in shown["visitor"]
        if not turn:
            shelf.clear_all()
