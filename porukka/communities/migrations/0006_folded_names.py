from django.db import migrations, models

import porukka.communities.folding


def fold_names(apps, schema_editor):
    """Members who were there before can be named too."""
    Member = apps.get_model("communities", "Member")
    batch = []
    for member in Member.objects.only("id", "name").iterator(chunk_size=1000):
        member.folded = porukka.communities.folding.fold(member.name)
        batch.append(member)
        if len(batch) == 1000:
            Member.objects.bulk_update(batch, ["folded"], batch_size=250)
            batch.clear()
    Member.objects.bulk_update(batch, ["folded"], batch_size=250)


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0005_anonymous"),
    ]

    operations = [
        migrations.AddField(
            model_name="member",
            name="folded",
            field=porukka.communities.folding.FoldedField(max_length=180, of="name"),
        ),
        migrations.AddIndex(
            model_name="member",
            index=models.Index("community", "folded", name="members_by_folded_name"),
        ),
        migrations.RunPython(fold_names, migrations.RunPython.noop),
    ]
