from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0007_community_stories_until"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="member",
            name="birthdays",
        ),
        migrations.AddIndex(
            model_name="member",
            index=models.Index(
                models.F("community"),
                models.F("birthday"),
                condition=models.Q(("birthday__isnull", False)),
                name="birthdays",
            ),
        ),
    ]
