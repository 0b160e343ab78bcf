"""Who may do what: the table people read, and the rules that answer by it."""

from __future__ import annotations

from typing import Any

import pytest

from porukka.communities import roles, rules
from porukka.communities.models import Deed, Member, Room
from porukka.communities.tests.doing import at, page
from porukka.communities.visitor import Visitor
from tests.cast import Cast, signed_in

WHO = ("aino", "mari", "matti", "eero", "niilo", "gita", "sami", "outi")

# the rule -> who gets a yes. Every other of WHO gets a no.
TABLE: dict[str, set[str]] = {
    "may_see_members": {"aino", "mari", "matti", "eero", "niilo"},
    "may_invite": {"aino", "mari", "matti", "eero", "niilo"},
    "may_invite to the open room": {"aino", "mari", "matti", "eero", "niilo"},
    "may_invite to the private room": {"niilo"},
    "may_invite to the secret room": {"mari"},
    "may_edit_community": {"aino", "mari"},
    "may_open_community": {"aino"},
    "may_make_rooms": {"aino", "mari"},
    "may_edit_room the open room": {"aino", "mari"},
    "may_edit_room the private room": {"niilo"},
    "may_edit_room the secret room": {"mari"},
    "may_let_in the open room": set(),
    "may_let_in the private room": {"niilo"},
    "may_let_in the secret room": {"mari"},
    "may_leave_room the private room": {"gita"},
    "may_leave_room the secret room": {"mari"},
    "may_suspend eero": {"aino", "mari", "matti"},
    "may_suspend matti": {"aino", "mari"},
    "may_suspend mari": {"aino"},
    "may_suspend aino": set(),
    "may_remove eero": {"aino", "mari"},
    "may_remove matti": {"aino", "mari"},
    "may_remove mari": {"aino"},
    "may_remove aino": set(),
    "may_give_role eero moderator": {"aino", "mari"},
    "may_give_role eero manager": {"aino", "mari"},
    "may_give_role eero founder": {"aino"},
    "may_give_role eero member": set(),  # she is one
    "may_give_role mari member": {"aino"},
    "may_give_role aino member": set(),
}


def reader(cast: Cast, who: str) -> Any:
    return Visitor(cast.community, cast.outi) if who == "outi" else getattr(cast, who)


def room_of(cast: Cast, words: list[str]) -> Room | None:
    kinds = {"open": cast.common, "private": cast.workshop, "secret": cast.back}
    return next((room for kind, room in kinds.items() if kind in words), None)


@pytest.mark.parametrize("asked", TABLE)
def test_each_rule_answers_by_role(cast: Cast, asked: str) -> None:
    name, *words = asked.split()
    values: list[Any] = [getattr(cast, words[0])] if words and hasattr(cast, words[0]) else []
    values += words[1:] if values else []
    if room := room_of(cast, words):
        values = [room]
    rule = getattr(rules, name)
    assert {who for who in WHO if rule(reader(cast, who), *values)} == TABLE[asked]


def test_a_suspension_that_has_passed_gives_the_rights_back(cast: Cast) -> None:
    assert not roles.has(cast.sami, "reply")
    cast.sami.suspended_until = cast.sami.joined_at
    assert roles.has(cast.sami, "reply")


def test_one_leaves_if_a_founder_stays(cast: Cast) -> None:
    leaving = {who for who in WHO if rules.may_leave(reader(cast, who))}
    assert leaving == {"mari", "matti", "eero", "niilo", "gita", "sami"}
    Member.objects.filter(pk=cast.mari.pk).update(role="founder")
    assert rules.may_leave(cast.aino)


def test_only_the_keeper_founds(cast: Cast) -> None:
    assert rules.may_found(cast.kaisa)
    assert not rules.may_found(cast.outi)


@pytest.mark.parametrize("who", ["aino", "eero", "gita"])
def test_every_member_reads_the_table(cast: Cast, who: str) -> None:
    shown = page(signed_in(getattr(cast, who)), at("roles"))
    for right in roles.RIGHTS:
        assert str(right.words) in shown
    for role in Member.Role:
        assert f'<th scope="col">{role.label}</th>' in shown


def test_the_table_says_what_the_rules_do(cast: Cast) -> None:
    shown = page(signed_in(cast.eero), at("roles"))
    row = shown.partition("Remove a member")[2].partition("</tr>")[0]
    assert [cell.count(">yes<") for cell in row.split("</td>")[:8]] == [1, 1, 0, 0, 0, 0, 0, 0]


def test_every_preset_says_in_a_sentence_what_it_is_for(cast: Cast) -> None:
    shown = page(signed_in(cast.gita), at("roles"))
    assert set(roles.PRESETS) == set(Member.Role.values)
    for words in roles.PRESETS.values():
        assert str(words) in shown


@pytest.mark.parametrize("role", Member.Role.values)
def test_nobody_but_a_founder_gives_a_right_she_has_not_herself(cast: Cast, role: str) -> None:
    given = rules.may_give_role(cast.mari, Member(community=cast.community, role="member", pk=1), role)
    assert given is (role != "member" and roles.rights_of(role) <= roles.rights_of("manager"))
    assert (role == "founder") <= (not given)


def test_a_role_is_given_told_and_taken_again(cast: Cast) -> None:
    mari, eero = signed_in(cast.mari), signed_in(cast.eero)
    for role in ("expert", "ambassador", "editor", "member"):
        assert mari.post(at("give_role", cast.eero.pk), {"role": role}).status_code == 302
        cast.eero.refresh_from_db()
        assert cast.eero.role == role
    given = Deed.objects.filter(kind="member.role_given").order_by("seq")
    assert [deed.data["role"][1] for deed in given] == ["expert", "ambassador", "editor", "member"]
    assert eero.post(at("give_role", cast.niilo.pk), {"role": "expert"}).status_code == 404
    assert mari.post(at("give_role", cast.mari.pk), {"role": "founder"}).status_code == 404
    assert mari.post(at("give_role", cast.aino.pk), {"role": "member"}).status_code == 404


def test_an_outsider_does_not_read_the_table_of_a_members_only_community(cast: Cast) -> None:
    assert signed_in(cast.outi).get(at("roles")).status_code == 404


def test_no_right_hides_another() -> None:
    codes = [right.code for right in roles.RIGHTS]
    assert len(set(codes)) == len(codes)
