"""Posts say themselves that a poll hangs below them, so that pages without any ask nobody."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat, Trim


def note(apps, schema_editor):
    posts = apps.get_model("discussions", "Post").objects.exclude(carries__contains="polls")
    with_one = apps.get_model("polls", "Poll").objects.values("post")
    posts.filter(pk__in=with_one).update(carries=Trim(Concat(F("carries"), Value(" polls"))))


class Migration(migrations.Migration):
    dependencies = [("discussions", "0003_post_carries"), ("polls", "0001_initial")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
