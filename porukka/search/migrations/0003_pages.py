import django.db.models.deletion
from django.db import migrations, models

from porukka.core.migrating import BesideTables

SQLITE = (
    # which post stands in which room and topic, side by side: a common word asks that of a thousand posts
    "CREATE INDEX search_entry_places ON search_entry (post_id, room_id, topic_id)",
    """CREATE VIRTUAL TABLE search_page_words USING fts5(
        words, content='search_page_entry', content_rowid='page_id', detail='none', columnsize=0, tokenize='ascii'
    )""",
    """CREATE TRIGGER search_page_entry_added AFTER INSERT ON search_page_entry BEGIN
        INSERT INTO search_page_words(rowid, words) VALUES (new.page_id, new.words);
    END""",
    """CREATE TRIGGER search_page_entry_gone AFTER DELETE ON search_page_entry BEGIN
        INSERT INTO search_page_words(search_page_words, rowid, words) VALUES ('delete', old.page_id, old.words);
    END""",
    """CREATE TRIGGER search_page_entry_changed AFTER UPDATE OF words ON search_page_entry BEGIN
        INSERT INTO search_page_words(search_page_words, rowid, words) VALUES ('delete', old.page_id, old.words);
        INSERT INTO search_page_words(rowid, words) VALUES (new.page_id, new.words);
    END""",
)
POSTGRESQL = (
    "CREATE INDEX search_page_entry_words ON search_page_entry USING gin (string_to_array(words, ' '))",
)


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for name in ("added", "gone", "changed"):
            schema_editor.execute(f"DROP TRIGGER search_page_entry_{name}")
        schema_editor.execute("DROP TABLE search_page_words")
        schema_editor.execute("DROP INDEX search_entry_places")
    else:
        schema_editor.execute("DROP INDEX search_page_entry_words")


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_full_text"),
        ("communities", "0001_initial"),
        ("pages", "0001_initial"),
    ]
    operations = [
        migrations.CreateModel(
            name="PageEntry",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="pages.page",
                    ),
                ),
                ("words", models.TextField()),
                (
                    "community",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="communities.community",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="communities.room",
                    ),
                ),
            ],
            options={"db_table": "search_page_entry"},
        ),
        BesideTables(make, drop),
    ]
