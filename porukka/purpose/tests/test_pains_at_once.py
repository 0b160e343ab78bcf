"""Several press "me too" at the same moment; threads, on both databases."""

from __future__ import annotations

import pytest

from porukka.communities.tests.doing import together
from porukka.purpose.actions import pains as actions
from porukka.purpose.models import MeToo
from porukka.purpose.tests.conftest import at
from tests.cast import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_counts_once_however_often_all_press_at_once(cast) -> None:
    pain = actions.add_pain(cast.eero, cast.common, title="Endings", text="None.")
    browsers = [signed_in(member) for member in (cast.niilo, cast.mari, cast.niilo, cast.mari)]
    together(*[lambda one=one: one.post(at("me_too", pain.pk)) for one in browsers])
    pain.refresh_from_db()
    assert pain.me_too == MeToo.objects.filter(pain=pain).count() == 3
