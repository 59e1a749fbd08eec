"""What units were called from when until when, and who took an ended one over; names begin as they are today."""

import django.db.models.deletion
from django.db import migrations, models


def seed(apps, schema_editor):
    """Let every unit have been called as it is now since it began."""
    names = apps.get_model("orgs", "UnitName")
    units = apps.get_model("orgs", "Unit").objects.order_by("pk")
    names.objects.bulk_create(
        names(unit=unit, name=unit.name, short_name=unit.short_name, name_en=unit.name_en, starts_on=unit.starts_on)
        for unit in units
    )


def forget(apps, schema_editor):
    """Nothing to do: the table goes."""


class Migration(migrations.Migration):
    """Names with dates, and successors."""

    dependencies = [("orgs", "0002_one_head")]
    operations = [
        migrations.AddField(
            model_name="unit",
            name="taken_over_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="took_over",
                to="orgs.unit",
            ),
        ),
        migrations.CreateModel(
            name="UnitName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("short_name", models.CharField(max_length=30)),
                ("name_en", models.CharField(max_length=120)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="names", to="orgs.unit"
                    ),
                ),
            ],
            options={
                "ordering": ("unit", "starts_on"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="name_ends_after_start",
                    ),
                    models.UniqueConstraint(fields=("unit", "starts_on"), name="one_name_begins_a_day"),
                    models.UniqueConstraint(
                        models.F("unit"), condition=models.Q(("ends_on", None)), name="one_open_name_a_unit"
                    ),
                ],
            },
        ),
        migrations.RunPython(seed, forget, elidable=False),
    ]
