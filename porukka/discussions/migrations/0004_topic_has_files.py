from typing import Any

from django.db import migrations, models


def look(apps: Any, schema_editor: Any) -> None:
    """Topics whose opening stands and has something with it."""
    topics = apps.get_model("discussions", "Topic").objects
    openings = apps.get_model("discussions", "Post").objects.filter(
        topic=models.OuterRef("pk"), number=0, attached__gt=0, deleted_at=None, hidden_at=None
    )
    topics.filter(models.Exists(openings)).update(has_files=True)


class Migration(migrations.Migration):
    dependencies = [("discussions", "0003_post_carries")]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="has_files",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunPython(look, migrations.RunPython.noop),
    ]
