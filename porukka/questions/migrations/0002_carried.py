"""Posts say themselves that questions are collected below them, so that pages without any ask nobody."""

from django.db import migrations
from django.db.models import F, Value
from django.db.models.functions import Concat, Trim


def note(apps, schema_editor):
    posts = apps.get_model("discussions", "Post").objects.exclude(carries__contains="questions")
    with_one = apps.get_model("questions", "Box").objects.values("post")
    posts.filter(pk__in=with_one).update(carries=Trim(Concat(F("carries"), Value(" questions"))))


class Migration(migrations.Migration):
    dependencies = [("discussions", "0003_post_carries"), ("questions", "0001_initial")]

    operations = [migrations.RunPython(note, migrations.RunPython.noop)]
