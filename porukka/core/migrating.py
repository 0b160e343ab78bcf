"""What migrations need that Django does not bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import migrations

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor


class BesideTables(migrations.RunPython):
    """Makes what no model tells of: a full text table, an index of one vendor's, a trigger.

    Its code runs after the tables are there, also in a new database whose tables were made in one go, and
    uses the schema editor alone.
    """


def in_the_order_of_keys(*tables: str) -> BesideTables:
    """Makes these new, empty tables anew on SQLite without its hidden row numbers (WITHOUT ROWID), so that
    nothing tells in what order rows came. Elsewhere nothing changes.

    Whatever changes such a table later makes it anew, and has to end with this operation again.
    """

    def make(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
        if schema_editor.connection.vendor == "sqlite":
            for table in tables:
                _remake(schema_editor, table)

    return BesideTables(make, migrations.RunPython.noop)


def _remake(schema_editor: BaseDatabaseSchemaEditor, table: str) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [table])
        parts = cursor.fetchall()
    schema_editor.execute(f"DROP TABLE {schema_editor.quote_name(table)}")
    for kind, sql in sorted(parts, key=lambda part: part[0] != "table"):
        schema_editor.execute(f"{sql} WITHOUT ROWID" if kind == "table" else sql)
