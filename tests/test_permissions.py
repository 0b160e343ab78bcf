"""The permission matrix, run: every address × object × role, in one world that is built once and never changes.

What is expected stands in `matrix/table.py`. The answers are judged by five oracles: the sign of the table; nobody
meets a canary that was planted for others; a refusal writes nothing; reading never writes; what one may not see
looks like what does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from porukka.core.ids import to_text
from tests.matrix import addresses, asking, presets, rows
from tests.matrix.agreed import AGREED
from tests.matrix.aimed import AIMED
from tests.matrix.asked import ASKED
from tests.matrix.asking import Asker, Met, as_preset
from tests.matrix.calendars import CALENDARS
from tests.matrix.canaries import ROLES, canary, unseemly
from tests.matrix.collected import COLLECTED
from tests.matrix.coming import COMING
from tests.matrix.contests import CONTESTS
from tests.matrix.events import EVENTS
from tests.matrix.forms import form_for
from tests.matrix.further import FURTHER
from tests.matrix.guided import GUIDED
from tests.matrix.ideas import IDEAS
from tests.matrix.ledger import LEDGER
from tests.matrix.own import OWN
from tests.matrix.placed import PLACED
from tests.matrix.probes import PROBES
from tests.matrix.purpose import PURPOSE
from tests.matrix.registered import REGISTERED
from tests.matrix.rounded import ROUNDED
from tests.matrix.rows import COMMUNITIES, Row
from tests.matrix.table import TABLE
from tests.matrix.welcomed import WELCOMED
from tests.matrix.world import World, build

TABLES = (
    WELCOMED,
    TABLE,
    FURTHER,
    OWN,
    PLACED,
    PURPOSE,
    IDEAS,
    LEDGER,
    COLLECTED,
    ASKED,
    EVENTS,
    CALENDARS,
    CONTESTS,
    AGREED,
    COMING,
    GUIDED,
    REGISTERED,
    AIMED,
    ROUNDED,
)
LINES = rows.read("".join(TABLES))
ADDRESSES = rows.named_addresses()
PROBED = [line.split(maxsplit=1) for line in PROBES.strip().splitlines()]
# "if she takes no such method, it does not matter who she is": asked by the weakest and the strongest
ANYBODY = ("anonymous", "aino")
# those who may do most, each in another way
INSIDERS = ("niilo", "mari", "aino")
DONE = ">o"
SECRETS_OF = {"events:feed": "eero", "events:answer_by_mail": "matti"}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def asker(django_db_setup: None, django_db_blocker: Any) -> Iterator[Asker]:
    """Everybody's browsers, in a world that exists in one transaction and is thrown away with it.

    It begins at noon, whenever the tests are run: a round is of one day, and midnight must not fall among the rows.
    """
    noon = time_machine.travel(timezone.now().replace(hour=12))
    settings = override_settings(
        ROOT_URLCONF=addresses.__name__, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]
    )
    with noon, settings, django_db_blocker.unblock(), transaction.atomic():
        yield Asker(build())
        transaction.set_rollback(True)


def test_every_address_has_its_rows() -> None:
    missing = [
        f"{name}  {at}" for name, takes in ADDRESSES.items() for at in rows.lacking(name, takes, LINES)
    ]
    assert not missing, (
        "Who meets what at a new address? Say it in tests/matrix/table.py, one line for each of these "
        "(its first words tell how; what is posted goes to forms.py):\n" + "\n".join(missing)
    )


def test_every_row_belongs_to_an_address() -> None:
    gone = sorted({row.name for row in LINES} - ADDRESSES.keys())
    assert not gone, f"no such address any more; take the rows out of tests/matrix/table.py: {gone}"
    assert len({(row.name, row.at) for row in LINES}) == len(LINES), "an object is there twice"


@pytest.mark.parametrize("row", LINES, ids=str)
def test_everybody_meets_what_the_table_says(asker: Asker, row: Row) -> None:
    with override_settings(PORUKKA_DEV=row.at == "development"):
        faults = [fault for method in ("GET", "POST") for fault in _faults(asker, row, method)]
    assert not faults, "\n" + "\n".join(faults)


def _faults(asker: Asker, row: Row, method: str) -> Iterator[str]:
    values, takes = asker.world.objects[row.at], ADDRESSES[row.name]
    signs = dict(zip(ROLES, row.get if method == "GET" else row.post, strict=True))
    path = asking.address(row.name, values, takes)
    data = form_for(row.name, _with_people(asker.world, values)) if method == "POST" else None
    ids = takes - {"community", "token"}
    roles = ANYBODY if set(signs.values()) == {"x"} else ROLES
    for role in roles:
        met = asker.ask(role, method, path, data)
        for fault in _judged(role, row, method, signs[role], met):
            yield f"{role}: {method} {path}: {fault}"
        hidden = {"-": takes, "L": ids, "J": ids, "s": ids}.get(met.sign)
        if hidden and met.face != asker.nothing(role, method, row.name, values, takes, data).face:
            yield f"{role}: {method} {path}: does not look like what does not exist"


def _judged(role: str, row: Row, method: str, sign: str, met: Met) -> Iterator[str]:
    if met.sign != sign:
        yield f"the table says {sign!r}, what came was {met.sign!r} ({met.status})"
    if met.wrote and (method == "GET" or met.sign not in DONE):
        yield f"{met.sign!r} ({met.status}) wrote into the database"
    words = {word for word in unseemly(role, *met.texts) if not _given(row, met, word)}
    if words:
        yield f"shows {', '.join(sorted(words))}"


def _given(row: Row, met: Met, word: str) -> bool:
    """What comes with the act itself: an invitation tells where it leads and who made it, then opens its room; and
    whoever takes a deletion back is led to the topic, whose title stands in its address."""
    community, _slash, place = row.at.partition("/")
    maker = {"common": "eero", "workshop": "niilo", "back": "mari"}.get(place, "")
    if row.name == "joining:mailed":
        return word.split("0")[1:3] in ([community, "community"], [community, "eero"])
    if row.name in SECRETS_OF:  # whoever has the secret reads as its member
        return not unseemly(SECRETS_OF[row.name], word.encode())
    if row.name == "joining:requests":  # who asks to join
        return word == canary("self", "outi")
    if row.name == "communities:invitation":
        rooms = {"door", "back"} if met.sign in ">=" else set()
        planted = word.split("0")[1:3]
        return planted[0] == community and (planted[1] in {"community", maker} | rooms)
    return row.name == "discussions:undo_deletion" and word == canary(community, "gone", "title")


def _with_people(world: World, values: dict[str, Any]) -> dict[str, Any]:
    """What forms are made from: the object, and the ids of the community's people."""
    slug = values.get("community")
    people = {at: found["other"] for at, found in world.objects.items() if at.startswith(f"{slug}/@")}
    return {at.partition("@")[2]: pk for at, pk in people.items()} | values


@pytest.mark.parametrize("preset", presets.ROLES)
def test_a_role_beside_member_opens_what_the_table_says_and_nothing_else(asker: Asker, preset: str) -> None:
    place, differs = presets.ROLES.index(preset), presets.read()
    assert differs.keys() <= {(row.name, row.at) for row in LINES}
    faults = []
    with as_preset(asker, preset):
        for row in LINES:
            community, _slash, where = row.at.partition("/")
            if community != "members" or where not in ("", "common", "@eero"):
                continue  # elsewhere a place in the room decides, which none of them gives
            own = differs.get((row.name, row.at), ("", ""))
            for method, signs, mine in (("GET", row.get, own[0]), ("POST", row.post, own[1])):
                sign = mine[place] if mine else signs[ROLES.index("eero")]
                if sign != "x" or mine:
                    values, takes = asker.world.objects[row.at], ADDRESSES[row.name]
                    path = asking.address(row.name, values, takes)
                    form = form_for(row.name, _with_people(asker.world, values)) if method == "POST" else None
                    met = asker.ask("eero", method, path, form)
                    faults += [f"{row} {method}: {one}" for one in _judged("eero", row, method, sign, met)]
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("name", [name for name, takes in ADDRESSES.items() if {"community"} < takes])
def test_what_belongs_to_another_community_is_missing(asker: Asker, name: str) -> None:
    """The public community's addresses, with ids of the members-only one, answer as if these belonged to nothing."""
    takes, faults = ADDRESSES[name], []
    for row in LINES:
        if row.name != name or not row.at.startswith("members/"):
            continue
        foreign = asker.world.objects[row.at] | {"community": "public"}
        path = asking.address(name, foreign, takes)
        form = form_for(name, _with_people(asker.world, foreign))
        for method, signs, data in (("GET", row.get, None), ("POST", row.post, form)):
            for role in INSIDERS if set(signs) != {"x"} else ():
                met = asker.ask(role, method, path, data)
                same = met.face == asker.nothing(role, method, name, foreign, takes, data).face
                if met.wrote or met.sign != "-" or not same or unseemly(role, *met.texts):
                    faults.append(f"{role}: {method} {path}: {met.sign!r} ({met.status})")
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize(("name", "query"), PROBED, ids=str)
def test_no_question_brings_out_what_is_not_meant_for_her(asker: Asker, name: str, query: str) -> None:
    faults = []
    for slug in COMMUNITIES:
        # a question without a place is the same for every place
        for place in (
            ("workshop", "back", "gone", "hidden")
            if "{" in query or "topic" in ADDRESSES[name]
            else ("back",)
        ):
            values = asker.world.objects[f"{slug}/{place}"]
            question = query.format(
                topic=to_text(values["topic"].pk),
                room=values["room"].pk,
                title=canary(slug, place, "title"),
                words=canary(slug, place, "words"),
                name=canary(slug, "sami", "name"),
            )
            path = f"{asking.address(name, values, ADDRESSES[name])}?{question}"
            for role in ROLES:
                words = unseemly(role, *asker.ask(role, "GET", path).texts) - {question.partition("=")[2]}
                if words:
                    faults.append(f"{role}: GET {path}: shows {', '.join(sorted(words))}")
    assert not faults, "\n" + "\n".join(faults)


def test_a_link_is_shown_to_the_one_who_made_it_only(asker: Asker) -> None:
    """An invitation's secret opens a room: not even the team reads it from the list."""
    for slug in COMMUNITIES:
        path = asking.address("communities:invitations", {"community": slug}, {"community"})
        for place, maker in (("common", "eero"), ("workshop", "niilo"), ("back", "mari")):
            token = asker.world.objects[f"{slug}/{place}"]["token"].encode()
            shown = [role for role in ROLES if token in asker.ask(role, "GET", path).texts[0]]
            assert shown == [maker]


@pytest.mark.parametrize("place", ["common", "workshop", "back"])
def test_the_canaries_sing_where_they_should(asker: Asker, place: str) -> None:
    """Whoever may read a topic meets its words: so silence elsewhere means something."""
    for slug in COMMUNITIES:
        values = asker.world.objects[f"{slug}/{place}"]
        body = asker.ask("mari" if place != "workshop" else "niilo", "GET", _topic(values)).texts[0]
        for field in ("title", "words", "question"):
            assert canary(slug, place, field).encode() in body


def _topic(values: dict[str, Any]) -> str:
    return asking.address("discussions:topic", values, {"community", "topic"})
