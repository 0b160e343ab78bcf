from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("discussions", "0002_topic_unanswered_topics")]

    operations = [
        migrations.AddField(
            model_name="post",
            name="carries",
            field=models.CharField(blank=True, db_default="", default="", max_length=120),
        ),
    ]
