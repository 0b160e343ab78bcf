from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("communities", "0006_words_and_privacy")]

    operations = [
        migrations.AddField(
            model_name="community",
            name="stories_until",
            field=models.DateTimeField(null=True),
        ),
    ]
