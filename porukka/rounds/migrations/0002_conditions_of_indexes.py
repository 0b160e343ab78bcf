from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0008_conditions_of_indexes"),
        ("discussions", "0005_conditions_of_indexes"),
        ("rounds", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="errand",
            name="errands_done",
        ),
        migrations.AddIndex(
            model_name="errand",
            index=models.Index(
                models.F("community"),
                models.F("done_at"),
                condition=models.Q(("done_at__isnull", False)),
                name="errands_done",
            ),
        ),
    ]
