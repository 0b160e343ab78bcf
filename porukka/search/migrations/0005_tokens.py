from django.db import migrations

from porukka.core.migrating import BesideTables

# PostgreSQL takes cutting a text at its blanks for as cheap as adding two numbers, and would rather do that with each of
# a million posts than open the index. COST says what it is; a function in SQL would be put in its place and lose that.
FUNCTION = """
    CREATE FUNCTION search_tokens(words text) RETURNS text[]
    LANGUAGE plpgsql IMMUTABLE STRICT COST 1000
    AS 'BEGIN RETURN string_to_array(words, '' ''); END'
"""
TABLES = ("search_entry", "search_page_entry")


def make(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute(FUNCTION)
    for table in TABLES:
        schema_editor.execute(f"DROP INDEX {table}_words")
        # fastupdate: what is new would wait in a list that every question has to read through, up to 4 MB of it
        schema_editor.execute(
            f"CREATE INDEX {table}_words ON {table} USING gin (search_tokens(words)) WITH (fastupdate = off)"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    for table in TABLES:
        schema_editor.execute(f"DROP INDEX {table}_words")
        schema_editor.execute(
            f"CREATE INDEX {table}_words ON {table} USING gin (string_to_array(words, ' '))"
        )
    schema_editor.execute("DROP FUNCTION search_tokens(text)")


class Migration(migrations.Migration):
    dependencies = [("search", "0004_changes")]
    operations = [BesideTables(make, drop)]
