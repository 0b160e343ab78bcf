"""Statements that the ORM builds once and the database is asked many times.

The ORM takes twenty times as long to build the statement of a page as SQLite takes to answer it. A function that
returns a queryset is written as always, `visible_to` and all, and made a prepared one by naming its parameters:

    @prepared(community=NUMBER, topics=NUMBERS)
    def _titles(community: int, topics: list[int]) -> QuerySet:
        return Topic.objects.filter(community_id=community, pk__in=topics).values_list("pk", "title", named=True)

    for row in _titles(community=reader.community_id, topics=[1, 2]): ...

It is called by keywords and returns a list of what the queryset would have given: instances (with what was selected
with them), tuples, named tuples, single values or dictionaries, with the same conversions.

The statement is the same for every call, so whatever changes it must be a parameter of the kind SHAPE, which is part
of the key it is kept by: a slice, a choice of filters, True and False. None is no parameter: ask another statement.

What is written with every post has its statements built once, too: `insert` and `change` (writing.py).
"""

from porukka.core.prepared.parameters import MOMENT, NUMBER, NUMBERS, SHAPE, TEXT, Mark, Parameter
from porukka.core.prepared.statement import Prepared, prepared
from porukka.core.prepared.writing import Below, Plus, change, insert

__all__ = [
    "MOMENT",
    "NUMBER",
    "NUMBERS",
    "SHAPE",
    "TEXT",
    "Below",
    "Mark",
    "Parameter",
    "Plus",
    "Prepared",
    "change",
    "insert",
    "prepared",
]
