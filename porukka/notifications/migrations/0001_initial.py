import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import porukka.core.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("communities", "0001_initial"),
        ("discussions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        default=porukka.core.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reply_to_me", "Reply To Me"),
                            ("answer_to_topic", "Answer To Topic"),
                            ("let_in", "Let In"),
                        ],
                        max_length=20,
                    ),
                ),
                ("deed_seq", models.BigIntegerField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="communities.member",
                    ),
                ),
                (
                    "community",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="communities.community",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="communities.member"
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="discussions.post",
                    ),
                ),
                (
                    "room",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="communities.room",
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="discussions.topic",
                    ),
                ),
            ],
            options={
                "db_table": "notifications_notification",
                "indexes": [
                    models.Index(
                        models.F("community"),
                        models.F("member"),
                        models.OrderBy(models.F("deed_seq"), descending=True),
                        condition=models.Q(("read_at", None)),
                        name="notifications_unread",
                    ),
                    models.Index(models.F("community"), models.F("made_at"), name="notifications_to_purge"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("community", "member", "deed_seq"), name="one_notification_a_deed"
                    )
                ],
            },
        ),
    ]
