from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0008_conditions_of_indexes"),
        ("discussions", "0005_conditions_of_indexes"),
        ("events", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="event",
            name="events_to_go_on",
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                models.F("community"),
                models.F("made_until"),
                condition=models.Q(
                    models.Q(("rule", ""), _negated=True),
                    ("made_until__isnull", False),
                    ("cancelled_at", None),
                ),
                name="events_to_go_on",
            ),
        ),
    ]
