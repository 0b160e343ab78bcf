"""Tags: a word with # before it, in any post."""

from __future__ import annotations

import pytest
from django.test import Client

from porukka.discussions.actions import deleting, hiding, ordering, writing
from porukka.discussions.marks import tag_id, tag_url
from porukka.discussions.models import PostTag, Tag, Topic
from porukka.discussions.tests.talking import TALK, a_reply, a_topic, opening, page, titles
from tests.cast import Cast, signed_in

TAGS = "/c/writers/tags/"


def tag_page(cast: Cast, words: str) -> str:
    return tag_url("writers", tag_id(cast.community.pk, words), words)


def tags_of(topic: Topic) -> list[str]:
    topic.refresh_from_db()
    return [name for _pk, name in topic.tags]


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#korjausvinkit", ["korjausvinkit"]),
        ("Kysyn #Äänikirjat-asiasta, #kevät_2026:sta (#ok)", ["kevät_2026", "ok", "Äänikirjat-asiasta"]),
        ("#Ompelu ja #ompelu", ["Ompelu"]),
        ("#a #12 C#sharp a/#b ##no #" + "x" * 41, []),
        ("`#code`\n\n    #code\n\n[#link](/c/writers/) https://e.org/#place", []),
        ("# #heading", []),
        ("#1st", ["1st"]),
        ("#a1 #b1 #c1 #d1 #e1 #f1 #g1", ["a1", "b1", "c1", "d1", "e1"]),
    ],
)
def test_a_word_after_a_hash_is_a_tag(cast: Cast, text: str, tags: list[str]) -> None:
    topic = a_topic(cast.eero, cast.common, text=text)
    assert tags_of(topic) == tags
    assert sorted(Tag.objects.values_list("name", flat=True)) == sorted(tags)


def test_a_tag_gathers_what_has_it_by_either_order(cast: Cast) -> None:
    first = a_topic(cast.eero, cast.common, "First", "About #endings")
    a_topic(cast.eero, cast.common, "Second", "No tag")
    a_topic(cast.niilo, cast.common, "Third", "More #ENDINGS")
    a_reply(cast.niilo, first, "Yes")
    client = signed_in(cast.eero)
    assert titles(page(client, tag_page(cast, "endings"))) == ["First", "Third"]
    assert titles(page(client, tag_page(cast, "endings") + "?order=started")) == ["Third", "First"]
    answer = client.get(f"/c/writers/tag/{Tag.objects.get().address}-old-words/")
    assert answer["Location"] == tag_page(cast, "endings")
    assert f'href="{tag_page(cast, "endings")}"' in page(client, TALK)


def test_what_is_pinned_stands_with_a_tag_only_if_it_has_it(cast: Cast) -> None:
    a_topic(cast.eero, cast.common, "First", "About #endings")
    ordering.pin(cast.aino, a_topic(cast.eero, cast.common, "Pinned elsewhere", "No tag"))
    ordering.pin(cast.aino, a_topic(cast.eero, cast.common, "Pinned here", "Of #endings, too"))
    assert titles(page(signed_in(cast.eero), tag_page(cast, "endings"))) == ["Pinned here", "First"]


def test_a_reply_gives_its_discussion_a_tag_and_takes_it_along(cast: Cast) -> None:
    topic = a_topic(cast.eero, cast.common, text="About #endings")
    post = a_reply(cast.niilo, topic, "And #beginnings, not #endings")
    assert tags_of(topic) == ["endings", "beginnings"]
    assert dict(Tag.objects.values_list("folded", "count")) == {"endings": 2, "beginnings": 1}
    writing.edit(cast.niilo, post, text="And #middles")
    assert tags_of(topic) == ["endings", "middles"]
    deleting.delete(cast.niilo, post)
    assert tags_of(topic) == ["endings"]
    deleting.undo_deletion(cast.niilo, post)
    assert tags_of(topic) == ["endings", "middles"]
    hiding.hide(cast.matti, opening(topic), "Unkind")
    assert tags_of(topic) == ["middles"]
    assert not Tag.objects.filter(folded="endings").exists()
    hiding.unhide(cast.matti, opening(topic))
    assert tags_of(topic) == ["endings", "middles"]
    assert PostTag.objects.count() == 2


def test_a_tag_is_met_only_where_one_reads_what_has_it(cast: Cast) -> None:
    cast.community.visibility = "public"
    cast.community.save()
    a_topic(cast.niilo, cast.workshop, "Inside", "About #whispers")
    a_topic(cast.niilo, cast.common, "Open", "About #songs")
    for client, sees in (
        (signed_in(cast.niilo), ["#songs", "#whispers"]),
        (signed_in(cast.gita), ["#whispers"]),
        (signed_in(cast.aino), ["#songs"]),
        (Client(), ["#songs"]),
    ):
        html = page(client, TAGS)
        assert [word for word in ("#songs", "#whispers") if word in html] == sees
        for word in ("songs", "whispers"):
            page(client, tag_page(cast, word), 200 if f"#{word}" in sees else 404)


def test_hidden_words_are_not_found_by_their_tag(cast: Cast) -> None:
    topic = a_topic(cast.eero, cast.common, text="About #secrets")
    hiding.hide(cast.matti, opening(topic), "Unkind")
    for member in (cast.matti, cast.eero):
        page(signed_in(member), tag_page(cast, "secrets"), 404)
        assert "secrets" not in page(signed_in(member), TAGS)


def test_tags_are_read_by_the_alphabet_page_by_page(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("porukka.discussions.queries.tags.A_PAGE", 2)
    a_topic(cast.eero, cast.common, text="#cc #Aa #bb")
    client = signed_in(cast.eero)
    first = page(client, TAGS)
    assert first.index("#Aa") < first.index("#bb")
    assert "#cc" not in first
    later = page(client, TAGS + "?after=bb")
    assert "#cc" in later
    assert "#bb" not in later
    assert "No more tags" in page(client, TAGS + "?after=zz")
