"""What migrations need that Django does not bring."""

from __future__ import annotations

from django.db import migrations


class BesideTables(migrations.RunPython):
    """Makes what no model tells of: a full text table, an index of one vendor's, a trigger.

    Its code runs after the tables are there, also in a new database whose tables were made in one go, and uses
    the schema editor alone.
    """
