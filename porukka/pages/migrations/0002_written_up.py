"""Topics of which there are pages say so now."""

from django.db import migrations
from django.db.models import Exists, OuterRef


def say_so(apps, schema_editor):
    pages = apps.get_model("pages", "Page").objects.filter(source=OuterRef("pk"))
    apps.get_model("discussions", "Topic").objects.filter(Exists(pages)).update(is_written_up=True)


class Migration(migrations.Migration):
    dependencies = [("pages", "0001_initial"), ("discussions", "0018_written_up")]
    operations = [migrations.RunPython(say_so, migrations.RunPython.noop)]
