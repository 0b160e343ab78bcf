from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0008_conditions_of_indexes"),
        ("discussions", "0005_conditions_of_indexes"),
        ("pages", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="page",
            name="pages_to_purge",
        ),
        migrations.AddIndex(
            model_name="page",
            index=models.Index(
                models.F("community"),
                models.F("deleted_at"),
                condition=models.Q(("deleted_at__isnull", False)),
                name="pages_to_purge",
            ),
        ),
    ]
