"""The guidelines: the team writes them, everybody who sees the community reads them, each version is kept."""

from __future__ import annotations

import pytest

from porukka.communities.models import Community, Deed
from porukka.communities.tests.doing import page, words
from porukka.joining.models import Guidelines
from porukka.joining.tests.conftest import at, fresh, rewrite

FORM = {"summary": "Be kind\nAnswer beginners", "text": "We answer **every** beginner.", "asks": "all"}


def save(client, **facts):
    return client.post(at("edit_guidelines"), FORM | {"version": 0} | facts)


@pytest.mark.parametrize("who", ["aino", "mari", "matti"])
def test_the_team_writes_them_and_whoever_wrote_has_accepted(cast, signed_in, who):
    member = getattr(cast, who)
    assert save(signed_in(member)).status_code == 302
    written = Guidelines.objects.get()
    assert (written.number, written.by, written.lines) == (1, member, ["Be kind", "Answer beginners"])
    assert fresh(member).guidelines_version == 1
    assert Community.objects.get().guidelines_asked == 1
    assert list(Deed.objects.values_list("kind", "actor")) == [("guidelines.written", member.pk)]
    shown = page(signed_in(cast.gita), at("guidelines"))
    assert "We answer <strong>every</strong> beginner." in shown
    assert "Answer beginners" in shown


@pytest.mark.parametrize("who", ["eero", "gita", "outi", None])
def test_nobody_else_writes_them(cast, signed_in, who):
    client = signed_in(who and getattr(cast, who))
    assert client.get(at("edit_guidelines")).status_code in (302, 404)
    assert save(client).status_code in (302, 404)
    assert not Guidelines.objects.exists()


def test_before_there_are_any_the_team_is_invited_to_write_and_others_have_no_link(cast, signed_in):
    assert "Write the guidelines" in page(signed_in(cast.aino), at("guidelines"))
    shown = page(signed_in(cast.eero), at("guidelines"))
    assert "No guidelines yet" in shown
    assert "Write the guidelines" not in shown
    link = f'href="{at("guidelines")}"'
    assert link in page(signed_in(cast.aino), "/c/writers/roles/")
    assert link not in page(signed_in(cast.eero), "/c/writers/roles/")


def test_a_visitor_reads_them_where_she_reads_the_community_and_not_elsewhere(cast, signed_in, guidelines):
    assert signed_in(None).get(at("guidelines")).status_code == 404
    Community.objects.update(visibility="public")
    assert "every" in page(signed_in(None), at("guidelines"))


def test_what_is_typed_is_as_safe_as_a_post(cast, signed_in):
    save(signed_in(cast.aino), summary="<b>x</b>", text="<script>alert(1)</script> [x](javascript:alert(1))")
    shown = signed_in(cast.eero).get(at("guidelines")).content.decode()
    assert "<script>alert" not in shown
    assert 'href="javascript:' not in shown
    assert "&lt;b&gt;x&lt;/b&gt;" in shown


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"text": ""}, "required"),
        ({"text": "x" * 10_001}, "at most 10000"),
        ({"summary": "1\n2\n3\n4\n5\n6"}, "more than five lines"),
        ({"summary": "x" * 601}, "at most 600"),
        ({"asks": "perhaps"}, "not one of the available choices"),
        ({"version": "first"}, "whole number"),
    ],
)
def test_what_does_not_fit_is_said_and_the_words_stay(cast, signed_in, facts, says):
    shown = words(save(signed_in(cast.aino), **facts), 400)
    assert says in shown
    assert not Guidelines.objects.exists()
    assert "summary" in facts or "Answer beginners" in shown


def test_a_preview_is_shown_and_nothing_is_saved(cast, signed_in):
    shown = words(save(signed_in(cast.aino), preview="1"))
    assert "<strong>every</strong>" in shown
    assert not Guidelines.objects.exists()


def test_who_was_slower_is_told_and_keeps_her_words(cast, signed_in, guidelines):
    rewrite(cast.mari, "Mari was here.")
    shown = words(save(signed_in(cast.aino), version=1, text="Aino's words."), 400)
    assert "Somebody else has changed the guidelines meanwhile" in shown
    assert "Aino's words." in shown
    assert Guidelines.objects.count() == 2


def test_the_same_words_again_are_no_new_version(cast, signed_in, guidelines):
    assert save(signed_in(cast.mari), version=1).status_code == 302
    assert Guidelines.objects.count() == 1


def test_earlier_versions_tell_who_when_and_why(cast, signed_in, guidelines):
    rewrite(cast.mari, "We answer every newcomer.", why="Beginner sounded small", is_asked=False)
    shown = page(signed_in(cast.eero), at("guidelines_history"))
    assert "Beginner sounded small" in shown
    assert "Mari" in shown
    assert "<del>" in shown
    assert "<ins>" in shown
    assert signed_in(cast.eero).get(at("guidelines_history") + "?before=1").status_code == 200


def test_a_long_history_has_pages_and_each_version_is_on_one(cast, signed_in):
    for number in range(1, 24):
        rewrite(cast.aino, f"Words of number {number}x.", is_asked=False)
    client, seen, address = signed_in(cast.eero), [], at("guidelines_history")
    for before in ("", "?before=14", "?before=4"):
        shown = page(client, address + before)
        seen += [number for number in range(23, 0, -1) if f'id="version-{number}"' in shown]
    assert seen == list(range(23, 0, -1))
    assert shown.count("as it is now") == 0


def test_where_there_are_none_there_is_no_history(cast, signed_in):
    assert signed_in(cast.aino).get(at("guidelines_history")).status_code == 404
    assert signed_in(cast.aino).get(at("accepted_guidelines")).status_code == 404


@pytest.mark.parametrize("page_of", ["guidelines", "guidelines_history", "guidelines_changes"])
def test_who_may_not_look_at_members_does_not_read_who_wrote_them(cast, signed_in, guidelines, page_of):
    Community.objects.update(visibility="public")
    rewrite(cast.mari, "We answer every newcomer.", why="Kinder")
    address = at(page_of) + ("?since=1" if page_of == "guidelines_changes" else "")
    assert "Mari" in page(signed_in(cast.eero), address)
    for outside in (cast.gita, cast.outi, None):
        assert "Mari" not in page(signed_in(outside), address)
