"""Plans by which units merge, split or end, and which ended posts have been told of: those of the past are no news."""

import django.db.models.deletion
import gongkai.restructuring.rules
import uuid
from django.db import migrations, models
from django.utils.timezone import localdate, now


def nothing_to_tell(apps, schema_editor):
    """Let posts that ended before today count as told of."""
    at, told = now(), apps.get_model("restructuring", "Vacated")
    posts = apps.get_model("orgs", "Post").objects.filter(ends_on__lt=localdate(at)).order_by("pk")
    told.objects.bulk_create(told(post=post, told_at=at) for post in posts)


def forget(apps, schema_editor):
    """Nothing to do: the table goes."""


class Migration(migrations.Migration):
    """Plans, and posts told of."""

    initial = True

    dependencies = [
        ('orgs', '0003_names_and_successors'),
    ]

    operations = [
        migrations.CreateModel(
            name='Vacated',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('told_at', models.DateTimeField()),
                ('post', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='orgs.post')),
            ],
        ),
        migrations.CreateModel(
            name='Reorganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(max_length=12)),
                ('takes_effect_on', models.DateField()),
                ('shares', models.JSONField(default=dict)),
                ('basis', models.CharField(max_length=200)),
                ('state', models.CharField(default=gongkai.restructuring.rules.PlanState['DRAFTED'], max_length=12)),
                ('drafted_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('called_off_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('trouble', models.JSONField(default=list)),
                ('called_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.person')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.person')),
                ('drafted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.person')),
                ('ending', models.ManyToManyField(related_name='+', to='orgs.unit')),
                ('others', models.ManyToManyField(related_name='+', to='orgs.unit')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orgs.unit')),
            ],
            options={
                'ordering': ('-takes_effect_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', [gongkai.restructuring.rules.Kind['MERGE'], gongkai.restructuring.rules.Kind['DISSOLVE'], gongkai.restructuring.rules.Kind['SPLIT']])), name='reorganisation_kind_is_known'), models.CheckConstraint(condition=models.Q(('state__in', [gongkai.restructuring.rules.PlanState['DRAFTED'], gongkai.restructuring.rules.PlanState['CONFIRMED'], gongkai.restructuring.rules.PlanState['DONE'], gongkai.restructuring.rules.PlanState['CALLED_OFF']])), name='plan_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', [gongkai.restructuring.rules.PlanState['CONFIRMED'], gongkai.restructuring.rules.PlanState['DONE']]), _negated=True), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False)), _connector='OR'), name='plan_confirmed_has_who_and_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', gongkai.restructuring.rules.PlanState['CALLED_OFF']), _negated=True), ('called_off_at__isnull', False), _connector='OR'), name='plan_called_off_has_when'), models.CheckConstraint(condition=models.Q(models.Q(('state', gongkai.restructuring.rules.PlanState['DONE']), _negated=True), ('done_at__isnull', False), _connector='OR'), name='plan_done_has_when')],
            },
        ),
        migrations.RunPython(nothing_to_tell, forget, elidable=False),
    ]
