"""What the worker does for search."""

from huey import crontab

from porukka.communities.models import Community
from porukka.core import jobs, words
from porukka.search.actions import indexing


@jobs.huey.periodic_task(crontab(minute="*/5"))
def renew_the_index() -> None:
    words.warm(tuple(Community.objects.values_list("language", flat=True).distinct()))
    indexing.start_anew()
