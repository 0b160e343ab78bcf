from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0008_conditions_of_indexes"),
        ("discussions", "0005_conditions_of_indexes"),
        ("notifications", "0001_initial"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="notification",
            name="notifications_to_mail",
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                models.F("mail_at"),
                condition=models.Q(("mail_at__isnull", False)),
                name="notifications_to_mail",
            ),
        ),
    ]
