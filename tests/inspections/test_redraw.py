"""Drawing over: in another process the sample is the same, and whatever was changed is noticed."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from gongkai.inspections.models import Inspection, Item
from gongkai.inspections.queries import disagreements, faults_of
from gongkai.inspections.queries.record import drawn_of
from gongkai.inspections.rules.drawing import population_text
from gongkai.inspections.rules.words import Kind
from gongkai.ledger.actions import export, sign
from gongkai.ledger.queries import first_covering, folder_of
from gongkai.ledger.rules.leaf import Log
from tests.inspections.making import drawn, filed, fresh, made_known

pytestmark = [pytest.mark.article(19), pytest.mark.django_db]


@pytest.fixture
def one(house):
    return drawn(house, known=5, size=2)


def codes(found):
    return [finding.fault.value for finding in found]


def files(one, folder):
    paths = {name: folder / name for name in ("plan", "population", "checkpoint")}
    for name, path in paths.items():
        path.write_text(getattr(one, name), "utf-8")
    return paths


def elsewhere(plan, *more):
    """Run the command in a process of its own, which knows nothing but the files."""
    command = [sys.executable, "-m", "gongkai", "inspection", "draw", str(plan), *map(str, more)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(os.environ))
    return done.returncode, done.stdout.splitlines()


def sample(one):
    return list(one.items.order_by("position").values_list("code", flat=True))


def test_the_same_plan_and_checkpoint_give_the_same_sample_in_another_process(one, tmp_path):
    at = files(one, tmp_path)
    given = (at["plan"], "--checkpoint", at["checkpoint"], "--population", at["population"])

    assert elsewhere(*given) == (0, [*sample(one), "抽取结果一致：2 项，重新抽取与记录相同。"])


def test_another_population_is_noticed_in_another_process(one, tmp_path):
    at = files(one, tmp_path)
    shorter = population_text(one.population.split()[1:])
    at["population"].write_text(shorter, "utf-8")
    code, lines = elsewhere(at["plan"], "--checkpoint", at["checkpoint"], "--population", at["population"])

    assert (code, lines[-2].split("]")[0], lines[-1]) == (1, "[population", "抽取结果不一致，见上面的说明。")


@pytest.mark.parametrize("missing", ["checkpoint", "population"])
def test_files_are_drawn_from_together_or_not_at_all(one, tmp_path, missing):
    at = files(one, tmp_path)
    given = [part for name, path in at.items() if name not in {"plan", missing} for part in (f"--{name}", path)]

    assert elsewhere(at["plan"], *given)[0] == 2


def asked(number, capsys, *more):
    with pytest.raises(SystemExit) as ended:
        call_command("inspection", "draw", number, *map(str, more))
    return ended.value.code, capsys.readouterr().out.splitlines()


def test_what_is_on_record_agrees(one, capsys):
    assert asked(one.number, capsys) == (0, [*sample(one), "抽取结果一致：2 项，重新抽取与记录相同。"])


def test_another_seed_is_noticed(one, house, tmp_path, capsys):
    made_known(house)
    sign(Log.PUBLIC)
    later = folder_of(Log.PUBLIC) / "checkpoint"
    code, lines = asked(one.number, capsys, "--checkpoint", later)

    assert (code, next(line.split("]")[0] for line in lines if line.startswith("["))) == (1, "[seed")


def test_a_seed_that_the_log_never_signed_is_noticed(one, tmp_path, capsys):
    forged = tmp_path / "forged"
    lines = one.checkpoint.split("\n")
    forged.write_text("\n".join([lines[0], lines[1], "A" * 43 + "=", *lines[3:]]), "utf-8")

    assert asked(one.number, capsys, "--checkpoint", forged)[0] == 1


@pytest.mark.parametrize("number", ["2026-9", "1"])
def test_there_must_be_such_a_draw(one, number):
    with pytest.raises(CommandError) as refused:
        call_command("inspection", "draw", number)
    assert refused.value.returncode == 2


def forced(one, **columns):
    """Change what is kept as somebody might who keeps the database: the guards are out of the way."""
    with connection.cursor() as cursor:
        names = ", ".join(f"{name} = %s" for name in columns)
        unguarded(cursor)
        cursor.execute(f"UPDATE inspections_inspection SET {names} WHERE id = %s", [*columns.values(), one.pk])
    return fresh(one)


def unguarded(cursor):
    if connection.vendor == "postgresql":
        cursor.execute("SET LOCAL session_replication_role = replica")
        return
    rows = cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'inspections_%%'")
    for (name,) in rows.fetchall():
        cursor.execute(f"DROP TRIGGER {name}")


def test_nothing_is_found_where_nothing_was_changed(one):
    assert (codes(faults_of(one)), list(disagreements())) == ([], [])


def test_a_population_changed_in_the_database_is_noticed(one):
    changed = forced(one, population=population_text([*one.population.split(), "ZZ:disclosure:x"]))

    assert codes(faults_of(changed))[0] == "population"
    assert codes(disagreements()) == ["wording"] * len(codes(faults_of(changed)))


def test_a_plan_changed_in_the_database_is_noticed(one):
    changed = forced(one, plan=one.plan.replace('"sample":2', '"sample":3'))

    assert codes(faults_of(changed)) == ["plan", "sample"]
    assert codes(disagreements()) == ["wording"]


def test_a_seed_changed_in_the_database_is_noticed(one, house):
    made_known(house)
    sign(Log.PUBLIC)
    changed = forced(one, checkpoint=(folder_of(Log.PUBLIC) / "checkpoint").read_text("utf-8"))

    assert codes(faults_of(changed))[0] == "seed"


def test_a_sample_changed_in_the_database_is_noticed(one):
    other = next(code for code in one.population.split() if code not in sample(one))
    with connection.cursor() as cursor:
        unguarded(cursor)
        cursor.execute("UPDATE inspections_item SET code = %s WHERE position = 1", [other])

    assert (codes(faults_of(one)), Item.objects.filter(code=other).count()) == (["sample"], 1)


def test_a_checkpoint_from_before_the_filing_is_no_seed(house):
    made_known(house, 5)
    sign(Log.PUBLIC)
    before = (folder_of(Log.PUBLIC) / "checkpoint").read_bytes()
    one = drawn(house, known=1, size=2)
    found = faults_of(one, replace(drawn_of(one), checkpoint=before))

    assert codes(found)[0] == "seed"


def test_the_log_keeps_the_first_checkpoint_after_each_plan_and_of_nothing_else(house):
    one = filed(house)
    sign(Log.PUBLIC)
    first = (folder_of(Log.PUBLIC) / "checkpoint").read_bytes()
    made_known(house)
    sign(Log.PUBLIC)

    assert [path.name for path in (folder_of(Log.PUBLIC) / "seed").iterdir()] == [str(one.leaf)]
    assert first_covering(Log.PUBLIC, one.leaf).format() == first


def test_anybody_may_fetch_the_first_checkpoint(house):
    one = drawn(house)
    answer = Client().get(reverse("portal:log", args=[f"seed/{one.leaf}"]))

    assert answer.content.decode() == one.checkpoint


def test_a_copy_of_the_log_has_it_too(house, tmp_path):
    one = drawn(house)
    export(Log.PUBLIC, tmp_path)

    assert (tmp_path / "seed" / str(one.leaf)).read_text("utf-8") == one.checkpoint


def test_what_special_supervision_looked_at_is_all_that_was_listed(house):
    filed(house, known=2, kind=Kind.SUPERVISION, reason="来信反映", size=0)
    agreed = list(disagreements())
    with connection.cursor() as cursor:
        unguarded(cursor)
        cursor.execute("DELETE FROM inspections_item WHERE position = 2")

    assert (agreed, [finding.detail for finding in disagreements()]) == ([], ["items"])


def test_what_is_kept_before_it_is_published_is_no_seed_yet(house):
    one = filed(house)
    sign(Log.PUBLIC)
    (folder_of(Log.PUBLIC) / "checkpoint").unlink()

    assert first_covering(Log.PUBLIC, one.leaf) is None
    assert Inspection.objects.get().leaf == one.leaf
