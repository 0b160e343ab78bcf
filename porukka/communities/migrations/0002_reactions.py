from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="community",
            name="counts_shown",
            field=models.BooleanField(default=True, verbose_name="Show how many reacted"),
        ),
        migrations.AddField(
            model_name="community",
            name="reactions",
            field=models.CharField(
                blank=True, default="👍 ❤️ 😄 🎉 🙏", max_length=320, verbose_name="Reactions to choose from"
            ),
        ),
    ]
