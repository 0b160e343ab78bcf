from django.db import migrations

from porukka.core.migrating import BesideTables

# The words come analysed, so the tokenizer only cuts at blanks: letters outside ASCII stay as they are.
SQLITE = (
    """CREATE VIRTUAL TABLE search_words USING fts5(
        words, content='search_entry', content_rowid='post_id', detail='none', columnsize=0, tokenize='ascii'
    )""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_words(rowid, words) VALUES (new.post_id, new.words);
    END""",
    """CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.post_id, old.words);
    END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE OF words ON search_entry BEGIN
        INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', old.post_id, old.words);
        INSERT INTO search_words(rowid, words) VALUES (new.post_id, new.words);
    END""",
)
POSTGRESQL = "CREATE INDEX search_entry_words ON search_entry USING gin (string_to_array(words, ' '))"


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SQLITE:
            schema_editor.execute(statement)
    else:
        schema_editor.execute(POSTGRESQL)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in ("added", "gone", "changed"):
            schema_editor.execute(f"DROP TRIGGER search_entry_{name}")
        schema_editor.execute("DROP TABLE search_words")
    else:
        schema_editor.execute("DROP INDEX search_entry_words")


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [BesideTables(make, drop)]
