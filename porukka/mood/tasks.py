"""What the worker does for mood."""

from huey import crontab

from porukka.communities.models import Community
from porukka.core import jobs
from porukka.mood.actions import counting


@jobs.huey.periodic_task(crontab(minute="37"))
def count_anew() -> None:
    for community in counting.stale():
        counting.start_anew(community)


@jobs.huey.periodic_task(crontab(minute="7", hour="4"))
def let_words_go() -> None:
    for community in Community.objects.order_by("pk").iterator():
        counting.purge(community)
