from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0001_initial"),
        ("communities", "0008_conditions_of_indexes"),
        ("discussions", "0005_conditions_of_indexes"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="attachment",
            name="attachments_taken_off",
        ),
        migrations.AddIndex(
            model_name="attachment",
            index=models.Index(
                models.F("community"),
                models.F("taken_off_at"),
                condition=models.Q(("taken_off_at__isnull", False)),
                name="attachments_taken_off",
            ),
        ),
    ]
