import django.db.models.deletion
from django.db import migrations, models

import porukka.core.ids


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0001_initial"),
        ("discussions", "0001_initial"),
        ("notifications", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Preference",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=porukka.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("ways", models.JSONField(default=dict)),
                ("summary_hour", models.PositiveSmallIntegerField(default=17)),
                ("quiet_from", models.PositiveSmallIntegerField(null=True)),
                ("quiet_to", models.PositiveSmallIntegerField(null=True)),
                ("summary_on", models.DateField(null=True)),
            ],
            options={
                "db_table": "notifications_preference",
            },
        ),
        migrations.AddField(
            model_name="notification",
            name="mail_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="notification",
            name="mailed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="notification",
            name="kind",
            field=models.CharField(
                choices=[
                    ("reply_to_me", "Reply To Me"),
                    ("first_answer", "First Answer"),
                    ("answer_to_topic", "Answer To Topic"),
                    ("let_in", "Let In"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="notification",
            index=models.Index(
                models.F("mail_at"),
                condition=models.Q(("mail_at", None), _negated=True),
                name="notifications_to_mail",
            ),
        ),
        migrations.AddField(
            model_name="preference",
            name="community",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="communities.community"
            ),
        ),
        migrations.AddField(
            model_name="preference",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="communities.member"
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.UniqueConstraint(fields=("community", "member"), name="one_preference_each"),
        ),
    ]
