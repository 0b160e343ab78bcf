"""The member register: the board alone sees it, each look is written down, and nothing is erased by itself."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from porukka.communities import deeds
from porukka.communities.actions import belonging, founding
from porukka.communities.models import Deed, Member
from porukka.communities.tests.doing import page, send, words
from porukka.core.parts import all_parts
from porukka.core.refusal import Refused
from porukka.core.sheets import harmless
from porukka.register.actions import keeping, seating
from porukka.register.models import Entry, Fee, Trace
from tests.cast import Cast, signed_in

SECRET = "Eero Olavi Esimerkki"


def at(name: str, *values: Any) -> str:
    return reverse(f"register:{name}", args=["writers", *values])


@pytest.fixture
def board(cast: Cast) -> Client:
    """The register is in use, Niilo is on the board and has opened it; Eero has an entry."""
    founding.use_parts(cast.aino, {part.code for part in all_parts()})
    seating.name_to_board(cast.aino, cast.niilo)
    cast.niilo.refresh_from_db()
    keeping.add(cast.niilo, name=SECRET, home="Raahe", joined=date(2020, 2, 29), of=cast.eero)
    client = signed_in(cast.niilo)
    client.post(at("opening"))
    return client


def entry_of(cast: Cast) -> Entry:
    return Entry.objects.get(member=cast.eero)


def test_it_is_off_until_somebody_takes_it_into_use(cast: Cast) -> None:
    Member.objects.filter(pk=cast.niilo.pk).update(on_board=True)
    assert "Not in use here" in page(signed_in(cast.niilo), at("register"), 404)
    assert at("mine") not in page(signed_in(cast.niilo), "/c/writers/me/")
    founding.use_parts(cast.aino, {part.code for part in all_parts()})
    assert "Open the register" in page(signed_in(cast.niilo), at("register"))
    assert at("mine") in page(signed_in(cast.niilo), "/c/writers/me/")
    founding.use_parts(cast.aino, {"polls"})
    assert "Not in use here" in page(signed_in(cast.niilo), at("register"), 404)


def test_who_is_named_to_the_board_hears_of_it_as_long_as_her_seat_lasts(cast: Cast, board: Client) -> None:
    told = "Aino named you to the board: the member register is open to you"
    bell = "/c/writers/notifications/"
    deeds.catch_up()
    assert told in page(board, bell)
    assert told not in page(signed_in(cast.aino), bell)
    seating.name_to_board(cast.aino, cast.aino)
    deeds.catch_up()
    assert "named you to the board" not in page(signed_in(cast.aino), bell)  # she did it herself
    seating.end_seat(cast.aino, cast.niilo)
    deeds.catch_up()
    assert told not in page(board, bell)


@pytest.mark.parametrize("who", ["aino", "mari", "matti", "eero", "gita"])
def test_no_role_opens_it(cast: Cast, board: Client, who: str) -> None:
    """Neither a founder's nor a manager's: only a seat on the board."""
    client, entry = signed_in(getattr(cast, who)), entry_of(cast)
    for path in (
        at("register"),
        at("paper"),
        at("traces"),
        at("new_entry"),
        at("missing"),
        at("entry", entry.pk),
    ):
        assert SECRET not in page(client, path, 404)
    for path in (at("opening"), at("taking_out"), at("fee", entry.pk), at("erase", entry.pk)):
        assert client.post(path, {"year": 2026, "do": "paid"}).status_code == 404
    assert Entry.objects.count() == 1
    assert not Fee.objects.exists()


def test_the_keeper_sees_nothing_of_it(cast: Cast, board: Client) -> None:
    assert signed_in(cast.kaisa).get(at("register")).status_code == 404


def test_each_look_is_written_down_for_the_board_to_read(cast: Cast, board: Client) -> None:
    Trace.objects.all().delete()
    assert SECRET not in page(board, at("register"))
    assert board.get(at("paper")).status_code == 302
    assert not Trace.objects.exists()  # reading a page writes nothing
    assert board.post(at("opening")).status_code == 302
    assert SECRET in page(board, at("register"))
    assert SECRET in page(board, at("paper"))
    assert Deed.objects.filter(kind="register.opened", actor=cast.niilo).count() == 2
    assert "opened the register" in page(board, at("traces"))
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        assert SECRET not in page(board, at("register"))


def test_everybody_reads_her_own_entry_and_no_other(cast: Cast, board: Client) -> None:
    assert SECRET in page(signed_in(cast.eero), at("mine"))
    assert SECRET not in page(signed_in(cast.matti), at("mine"))
    assert SECRET not in page(board, at("mine"))


def test_somebody_without_an_account_is_entered_too(cast: Cast, board: Client) -> None:
    answer = send(board, at("new_entry"), name="  Veera   Vieno ", home="Ii", joined="1999-05-01", left="")
    assert answer.status_code == 302
    made = Entry.objects.get(name="Veera Vieno")
    assert (made.member, made.home, made.joined) == (None, "Ii", date(1999, 5, 1))
    assert "Veera Vieno" in page(board, f"{at('register')}?name=VEERA")
    assert SECRET not in page(board, f"{at('register')}?name=VEERA")


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"joined": "yesterday"},
        {"joined": "0001-01-01"},
        {"joined": "9999-12-31"},
        {"left": "2001-01-01"},
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_kept(board: Client, wrong: dict[str, str]) -> None:
    facts = {"name": "Veera", "home": "Kemi", "joined": "2002-02-02", "left": ""} | wrong
    assert "Kemi" in words(send(board, at("new_entry"), **facts), 400)
    assert Entry.objects.count() == 1


def test_one_member_has_one_entry_at_a_time(cast: Cast, board: Client) -> None:
    again = {"name": "Eero", "home": "", "joined": "2024-01-01", "member": cast.eero.address}
    assert "has an entry already" in words(send(board, at("new_entry"), **again), 400)
    entry = entry_of(cast)
    board.post(
        at("entry", entry.pk), {"name": SECRET, "home": "", "joined": "2020-02-29", "left": "2023-12-31"}
    )
    assert send(board, at("new_entry"), **again).status_code == 302  # she has come back
    assert Entry.objects.filter(member=cast.eero).count() == 2
    with pytest.raises(Refused):
        keeping.change(cast.niilo, entry, name=SECRET, home="", joined=entry.joined, left=None)


def test_those_without_an_entry_are_listed(cast: Cast, board: Client) -> None:
    shown = page(board, at("missing"))
    assert cast.aino.name in shown
    assert f"member={cast.eero.address}" not in shown
    assert cast.gita.name not in shown


def test_fees_are_noted_by_year_and_taken_back(cast: Cast, board: Client) -> None:
    pk = entry_of(cast).pk
    for _twice in range(2):
        assert board.post(at("fee", pk), {"year": 2025, "do": "paid"}).status_code == 302
    assert list(Fee.objects.values_list("entry", "year")) == [(pk, 2025)]
    assert SECRET not in page(board, f"{at('register')}?show=unpaid&year=2025")
    assert SECRET in page(board, f"{at('register')}?show=unpaid&year=2026")
    board.post(at("fee", pk), {"year": 2025, "do": "not_paid"})
    assert SECRET in page(board, f"{at('register')}?show=unpaid&year=2025")
    assert board.post(at("fee", pk), {"year": "20256", "do": "paid"}).status_code == 404


def test_leaving_is_a_day_and_erasing_is_offered_later(cast: Cast, board: Client) -> None:
    entry = entry_of(cast)
    Entry.objects.update(made_at=timezone.now() - timedelta(days=400))
    erase = at("erase", entry.pk)
    assert "is kept while the membership lasts" in words(board.post(erase), 403)
    left = timezone.localdate() - timedelta(days=2 * 366)
    keeping.change(cast.niilo, entry, name=SECRET, home="", joined=entry.joined, left=left)
    assert SECRET not in page(board, at("register"))
    assert erase not in page(board, f"{at('register')}?show=left")
    assert board.post(erase).status_code == 403
    board.post(at("retention"), {"years": 1})
    assert erase in page(board, f"{at('register')}?show=left")
    assert Entry.objects.exists()  # never by itself
    keeping.note_fee(cast.niilo, entry, 2024, is_paid=True)
    assert board.post(erase).status_code == 302
    assert not Entry.objects.exists()
    assert not Fee.objects.exists()
    assert SECRET not in page(board, at("traces"))


def test_what_was_entered_by_mistake_goes_at_once(cast: Cast, board: Client) -> None:
    assert board.post(at("erase", entry_of(cast).pk)).status_code == 302
    assert not Entry.objects.exists()


@pytest.mark.parametrize(("language", "between"), [("en", ","), ("fi", ";")])
def test_the_file_opens_in_a_spreadsheet_and_holds_no_formula(
    cast: Cast, board: Client, language: str, between: str
) -> None:
    keeping.add(cast.niilo, name="=HYPERLINK(1)", home="@SUM(1)", joined=date(2021, 1, 1))
    cast.niilo.person.language = language
    cast.niilo.person.save(update_fields=["language"])
    assert board.get(at("file")).status_code == 302  # it is not a link that one follows unawares
    assert board.post(at("taking_out")).status_code == 302
    answer = board.get(at("file"))
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content.startswith("\ufeff".encode())
    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=between))
    assert [len(row) for row in rows] == [5, 5, 5]
    assert rows[1][:2] == ["'=HYPERLINK(1)", "'@SUM(1)"]
    assert Trace.objects.filter(what="exported", by=cast.niilo).count() == 1


@pytest.mark.parametrize("typed", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "＝1"])
def test_a_formula_becomes_words(typed: str) -> None:
    assert harmless(typed) == f"'{typed}"
    assert harmless("Maija-Liisa = x") == "Maija-Liisa = x"


def test_a_founder_names_the_board_and_it_reads_so(cast: Cast, board: Client) -> None:
    aino = signed_in(cast.aino)
    assert "Matti" in page(aino, f"{at('board')}?name=matti")
    assert aino.post(at("board"), {"do": "name", "member": cast.aino.address}).status_code == 302
    assert "named somebody to the board" in page(board, at("traces"))
    assert "Open the register" in page(aino, at("register"))
    assert aino.post(at("board"), {"do": "end", "member": cast.niilo.address}).status_code == 302
    assert board.get(at("register")).status_code == 404
    assert (
        signed_in(cast.mari).post(at("board"), {"do": "name", "member": cast.mari.address}).status_code == 404
    )
    assert aino.post(at("board"), {"do": "name", "member": cast.gita.address}).status_code == 404
    assert aino.post(at("board"), {"do": "name", "member": "no-id"}).status_code == 404


def test_whoever_leaves_leaves_the_board_too(cast: Cast, board: Client) -> None:
    belonging.leave(cast.niilo)
    cast.community.joining, cast.community.visibility = "open", "public"
    cast.community.save()
    back = belonging.join(cast.niilo.person, cast.community)
    assert back.pk == cast.niilo.pk
    assert board.get(at("register")).status_code == 404


def test_a_long_register_goes_by_pages(cast: Cast, board: Client) -> None:
    facts = {"community": cast.community, "joined": date(2020, 1, 1)}
    Entry.objects.bulk_create(Entry(name=f"N {n:03}", folded=f"n {n:03}", **facts) for n in range(70))
    first = page(board, at("register"))
    assert first.count("/fee/") == 60
    after = first.partition("&after=")[2].partition('"')[0]
    rest = page(board, f"{at('register')}?after={after}")
    assert rest.count("/fee/") == 11
    assert page(board, f"{at('register')}?after=%00|9&name=%00&year=x&show=x").count("/fee/") == 60


def test_the_roles_page_says_so(cast: Cast) -> None:
    shown = page(signed_in(cast.eero), "/c/writers/roles/")
    assert "On the board" in shown
    assert "member register" in shown
