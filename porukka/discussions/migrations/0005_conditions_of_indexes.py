from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0008_conditions_of_indexes"),
        ("discussions", "0004_topic_has_files"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="topic",
            name="one_welcome_a_community",
        ),
        migrations.RemoveIndex(
            model_name="draft",
            name="drafts_to_publish",
        ),
        migrations.RemoveIndex(
            model_name="post",
            name="posts_to_purge",
        ),
        migrations.RemoveIndex(
            model_name="saved",
            name="reminders_to_come",
        ),
        migrations.RemoveIndex(
            model_name="topic",
            name="pinned_topics",
        ),
        migrations.AddIndex(
            model_name="draft",
            index=models.Index(
                models.F("publish_at"),
                condition=models.Q(("publish_at__isnull", False)),
                name="drafts_to_publish",
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(
                models.F("community"),
                models.F("deleted_at"),
                condition=models.Q(("deleted_at__isnull", False)),
                name="posts_to_purge",
            ),
        ),
        migrations.AddIndex(
            model_name="saved",
            index=models.Index(
                models.F("remind_at"),
                condition=models.Q(("reminded_at", None), ("removed_at", None), ("remind_at__isnull", False)),
                name="reminders_to_come",
            ),
        ),
        migrations.AddIndex(
            model_name="topic",
            index=models.Index(
                models.F("community"),
                models.F("pinned_at"),
                condition=models.Q(("pinned_at__isnull", False)),
                name="pinned_topics",
            ),
        ),
        migrations.AddConstraint(
            model_name="topic",
            constraint=models.UniqueConstraint(
                condition=models.Q(("welcome_at__isnull", False)),
                fields=("community",),
                name="one_welcome_a_community",
            ),
        ),
    ]
