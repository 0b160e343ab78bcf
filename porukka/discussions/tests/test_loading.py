"""Talk brought in by the thousand is, row by row, what it would be if it had been said here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from porukka.communities.models import Deed, Ledger, Member
from porukka.core.text import TooLong
from porukka.discussions.actions import loading, writing
from porukka.discussions.actions.loading import OldPost, OldTopic, load
from porukka.discussions.models import Mention, Post, PostTag, Reading, Tag, Topic
from porukka.discussions.tests.talking import page, titles
from tests.cast import a_community

THEN = datetime.now(tz=UTC).replace(microsecond=0) - timedelta(hours=6)


MARKS = {(0, 1): " @Eero", (0, 3): " #puutarha #Ladders", (0, 6): " #puutarha @Niilo", (1, 0): " #ladders"}


def old_talk(cast):
    """Two topics, with an answer to an answer, one who speaks twice, and more speakers than faces."""
    names = [
        [cast.eero, cast.mari, cast.eero, cast.matti, cast.niilo, cast.aino, cast.mari],
        [cast.aino],
    ]
    answers = {(0, 2): 1, (0, 4): 2, (0, 5): 0}
    moment, topics = THEN, []
    for place, speakers in enumerate(names):
        posts = []
        for number, who in enumerate(speakers):
            moment += timedelta(minutes=1)
            text = f"Words *{number}* of {place}, https://example.org/\n\n- yes" + MARKS.get(
                (place, number), ""
            )
            posts.append(OldPost(who.pk, text, moment, answers.get((place, number))))
        topics.append(OldTopic(cast.common.pk, f"Ääniä & öitä {place}", posts))
    return topics


def say(cast, topics):
    """The same through the actions, each at its moment."""
    people = {member.pk: member for member in Member.objects.select_related("community")}
    for old in topics:
        topic, said = None, []
        for post in old.posts:
            with time_machine.travel(post.made_at, tick=False):
                who = people[post.author]
                if topic is None:
                    topic = writing.start_topic(who, cast.common, title=old.title, text=post.text)
                    said.append(topic.posts.get())
                else:
                    to = said[post.reply_to] if post.reply_to is not None else None
                    said.append(writing.reply(who, topic, text=post.text, reply_to=to))


def rows_of(table):
    """All rows; of deeds those of the words alone, for whom they name is told only when they are news."""
    if table is not Deed:
        return table.objects.all()
    found = list(Deed.objects.exclude(kind="post.mentioned").order_by("seq"))
    for seq, deed in enumerate(found, 1):
        deed.seq = seq
    return found


def rows_of_everything():
    """Every column of what was written, ids replaced by what they stand for."""
    names = {topic.pk: topic.title for topic in Topic.objects.all()}
    names |= {post.pk: (names[post.topic_id], post.number) for post in Post.objects.all()}
    names |= {row.pk: ("reading", names[row.topic_id], row.member_id) for row in Reading.objects.all()}
    names |= {deed.pk: ("deed", deed.seq) for deed in rows_of(Deed)}
    names |= {row.pk: ("tag", row.tag_id, names[row.post_id]) for row in PostTag.objects.all()}
    names |= {row.pk: ("named", row.member_id, names[row.post_id]) for row in Mention.objects.all()}
    texts = {str(pk): name for pk, name in names.items()}

    def named(value):
        if isinstance(value, dict):
            return {key: named(one) for key, one in value.items() if key != "old"}
        if isinstance(value, list):
            return [named(one) for one in value]
        return names.get(value, value) if isinstance(value, int) else texts.get(value, value)

    kept = (Topic, Post, Reading, Deed, Tag, PostTag, Mention)
    return {
        (table.__name__, named(row.pk)): {
            field.attname: named(getattr(row, field.attname)) for field in table._meta.concrete_fields
        }
        for table in kept
        for row in rows_of(table)
    }


def forget():
    for table in (Topic, Deed, Tag):
        table.objects.all().delete()
    Ledger.objects.update(last_seq=0)


def test_each_column_is_as_if_it_had_been_said_here(cast, monkeypatch):
    talk = old_talk(cast)
    say(cast, talk)
    said = rows_of_everything()
    forget()
    monkeypatch.setattr(loading, "BATCH", 3)  # a transaction for each topic
    assert load(cast.community, talk) == 8
    assert rows_of_everything() == said
    assert len(said) == 2 + 8 + 6 + 8 + (2 + 4 + 2)
    assert Ledger.objects.get(pk=cast.community.pk).last_seq == 8


def test_it_is_read_answered_and_listed_like_any_talk(cast, signed_in):
    load(cast.community, old_talk(cast))
    eero = signed_in(cast.eero)
    assert titles(page(eero, "/c/writers/")) == ["Ääniä & öitä 1", "Ääniä & öitä 0"]
    assert titles(page(eero, "/c/writers/?order=new")) == ["Ääniä & öitä 1", "Ääniä & öitä 0"]
    topic = Topic.objects.get(title="Ääniä & öitä 0")
    assert writing.reply(cast.eero, topic, text="Still here.").number == 7
    assert Ledger.objects.get(pk=cast.community.pk).last_seq == 9


def test_words_of_somebody_who_is_gone_have_no_author_and_a_known_language_is_kept(cast):
    posts = [OldPost(None, "I was here.", THEN), OldPost(cast.mari.pk, "You were.", THEN, lang="sv")]
    load(cast.community, [OldTopic(cast.common.pk, "Gone", posts)])
    topic = Topic.objects.get()
    assert topic.posts.get(number=1).lang == "sv"
    assert (topic.author_id, topic.speakers, topic.faces) == (None, 2, [str(cast.mari.pk)])
    assert [reading.member_id for reading in Reading.objects.all()] == [cast.mari.pk]


def test_what_cannot_be_so_is_refused_and_leaves_nothing(cast):
    elsewhere = Member.objects.create(community=a_community("gardeners"), person=cast.outi, name="Outi")
    later = THEN + timedelta(minutes=1)
    fine = OldPost(cast.mari.pk, "Hello.", THEN)
    bad = {
        "another community's member": ("A title", [OldPost(elsewhere.pk, "Hello.", THEN)]),
        "no title": ("", [fine]),
        "a title too long": ("x" * (Topic.TITLE_LENGTH + 1), [fine]),
        "no opening": ("A title", []),
        "times in disorder": ("A title", [fine._replace(made_at=later), fine]),
        "an answer to itself": ("A title", [fine, fine._replace(reply_to=1)]),
        "an opening that answers": ("A title", [fine._replace(reply_to=0)]),
        "an answer to nothing": ("A title", [fine, fine._replace(reply_to=-1)]),
    }
    for what, (title, posts) in bad.items():
        talk = [OldTopic(cast.common.pk, "Fine", [fine]), OldTopic(cast.common.pk, title, posts)]
        with pytest.raises(ValueError, match=r"."):
            load(cast.community, talk)
        assert not Topic.objects.exists(), what
    with pytest.raises(ValueError, match="no such room"):
        load(cast.community, [OldTopic(elsewhere.pk, "Where?", [fine])])
    with pytest.raises(TooLong):
        load(cast.community, [OldTopic(cast.common.pk, "Long", [fine._replace(text="x" * 32_001)])])
    assert not Deed.objects.exists()


def test_who_brings_it_in_gets_the_posts_of_each_transaction(cast, monkeypatch):
    monkeypatch.setattr(loading, "BATCH", 3)
    got = []
    load(cast.community, iter(old_talk(cast)), then=lambda posts: got.append([post.number for post in posts]))
    assert got == [list(range(7)), [0]]
