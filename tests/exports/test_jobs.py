"""Long lists are made by the worker: how far they are, what came of them, and who may fetch them still."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from openpyxl import load_workbook

from gongkai.desk.views.listings import LISTINGS, make
from gongkai.disclosures.actions import erase
from gongkai.disclosures.rules.words import Alarm
from gongkai.exports import actions
from gongkai.exports import rules as limits
from gongkai.exports.models import Export
from gongkai.exports.rules import Asked, Format, State, Table
from gongkai.ledger.queries import Narrowed, deeds, read_deeds
from gongkai.measures.refusal import Refused
from gongkai.notices.models import Notice
from gongkai.orgs.models import Post
from tests.factories import NOON, an_account, started, suspended

pytestmark = pytest.mark.django_db
ASKED = Asked("disclosures", "", Format.CSV)
HELD = frozenset({"drafter 1"})


def a_table(rows=3, held=frozenset(), begins=iter):
    return Table("事项", ["标题"], rows, begins([[f"第{number}"] for number in range(rows)]), held)


def asked(person, *, table=None, at=NOON, **said):
    account = person.accounts.first() or an_account(person)
    return actions.order(Asked(**{"listing": "disclosures", "query": "", "format": Format.CSV} | said),
                       table or a_table(), account=account, at=at)  # fmt: skip


def ran(export, table=a_table, at=NOON):
    actions.run_next(at, lambda _export, _at: table())
    export.refresh_from_db()
    return export


def codes(act):
    with pytest.raises(Refused) as caught:
        act()
    return [refusal.code for refusal in caught.value.refusals]


def test_the_worker_makes_the_table_and_tells_its_owner(house):
    export = ran(asked(house.drafter), lambda: a_table(450, HELD))
    assert (export.state, export.done, export.total, export.held) == ("ready", 450, 450, ["drafter 1"])
    assert export.file.digest == export.digest
    assert [(one.person_id, one.kind) for one in Notice.objects.all()] == [(house.drafter.pk, "export_ready")]


def test_it_is_worked_out_by_what_its_owner_may_see_then(house):
    started(house, title="党费收缴情况")
    export = asked(house.drafter)
    actions.run_next(NOON, make)
    export.refresh_from_db()
    with default_storage.open(export.file.key) as file:
        assert "党费收缴情况" in file.read().decode()


def test_a_list_of_five_thousand_rows_has_every_one_of_them_in_its_order(house, browser_of):
    told = [
        Notice(person=house.drafter, kind="held_up", subject="x/1", facts={"title": "x"}, at=NOON) for _ in range(5000)
    ]
    Notice.objects.bulk_create(told)
    asked_for = browser_of(house.drafter).post(reverse("desk:export", args=["notices"]), {"format": "xlsx"})
    actions.run_next(NOON, make)
    export = Export.objects.get()
    with default_storage.open(export.file.key) as file:
        rows = list(load_workbook(file, read_only=True).active.values)
    assert (asked_for.status_code, export.total, export.done, len(rows)) == (302, 5000, 5000, 5001)


def test_whoever_lost_his_post_meanwhile_gets_nothing(house):
    export = asked(house.drafter)
    Post.objects.filter(person=house.drafter).update(ends_on=NOON.date() - timedelta(days=1))
    actions.run_next(NOON, make)
    export.refresh_from_db()
    assert (export.state, export.trouble, export.file) == ("failed", "export_not_yours", None)


def test_it_is_his_alone_and_gone_when_he_loses_a_post(house, browser_of, at_noon):
    browser, other = browser_of(house.drafter), browser_of(house.head)
    export = asked(house.drafter)
    actions.run_next(NOON, make)
    where = reverse("desk:export_file", args=[export.public_id])
    first, others = b"".join(browser.get(where)), other.get(where).status_code
    Post.objects.create(person=house.drafter, unit=house.office, role="drafter", starts_on=NOON.date(), granted_at=NOON)
    Post.objects.filter(person=house.drafter, unit=house.college).delete()
    assert (first[:3], others, browser.get(where).status_code) == (b"\xef\xbb\xbf", 404, 404)


def test_of_a_worker_that_is_killed_another_takes_the_table_over(house):
    export = asked(house.drafter)

    def killed(rows):
        yield from rows[:2]
        raise SystemExit

    with pytest.raises(SystemExit):
        ran(export, lambda: a_table(begins=killed))
    at_once = actions.run_next(NOON, lambda *_: a_table())
    later = ran(export, at=NOON + timedelta(minutes=3))
    assert (at_once, later.state, later.attempts) == (False, "ready", 2)


def test_a_table_that_kills_its_worker_each_time_is_given_up(house):
    export = asked(house.drafter)
    for number in range(1, limits.ATTEMPTS + 1):
        Export.objects.update(state=State.RUNNING, attempts=number, beat_at=NOON - timedelta(hours=1))
    assert (ran(export).state, export.trouble) == ("failed", "export_broke_off")
    assert [one.kind for one in Notice.objects.all()] == ["export_failed"]


def test_of_two_workers_one_makes_it(house):
    export = asked(house.drafter)

    def taken_over(rows):
        yield rows[0]
        Export.objects.update(attempts=2)
        yield from rows[1:]

    assert ran(export, lambda: a_table(begins=taken_over)).state == "running"


def test_what_is_called_off_is_not_made(house):
    export = asked(house.drafter)
    actions.call_off(export, by=house.drafter, at=NOON)
    assert (ran(export).state, codes(lambda: actions.call_off(export, by=house.drafter, at=NOON))) == (
        "called_off", ["export_over"])  # fmt: skip


def test_what_is_called_off_while_it_is_made_leaves_no_file(house):
    export = asked(house.drafter)

    def called_off(rows):
        yield from rows
        actions.call_off(export, by=house.drafter, at=NOON)

    ran(export, lambda: a_table(begins=called_off))
    assert (export.state, export.file) == ("called_off", None)


def test_it_is_kept_for_a_week(house):
    export = ran(asked(house.drafter))
    key = export.file.key
    actions.run_due(NOON + limits.KEPT - timedelta(minutes=1))
    before = Export.objects.get().state
    actions.run_due(NOON + limits.KEPT)
    export.refresh_from_db()
    assert (before, export.state, export.file, default_storage.exists(key)) == ("ready", "gone", None, True)


def test_too_long_a_list_is_refused_and_so_is_a_fourth_in_the_making(house):
    assert codes(lambda: asked(house.drafter, table=a_table(limits.LIMIT + 1))) == ["export_too_long"]
    for _number in range(limits.IN_HAND):
        asked(house.drafter)
    assert codes(lambda: asked(house.drafter)) == ["exports_in_hand"]


def test_what_may_not_be_kept_is_given_out_at_once_or_not_at_all(house):
    table = replace(a_table(limits.AT_ONCE + 1), may_be_kept=False)
    assert (codes(lambda: asked(house.drafter, table=table)), LISTINGS["letters"].may_be_kept) == (
        ["export_too_long"], False)  # fmt: skip


def test_what_is_erased_is_in_no_table_any_more(house):
    revision = suspended(house)
    ran(asked(house.drafter))
    waiting = asked(house.drafter)
    Export.objects.filter(pk=waiting.pk).update(state=State.RUNNING, attempts=1, beat_at=NOON)
    at = NOON + timedelta(hours=2)
    erase(revision, by=house.approver, at=at, alarm=Alarm.PRIVACY, reason="误传", signed_in_at=at)
    assert [one.state for one in Export.objects.order_by("pk")] == ["gone", "waiting"]


def test_everything_but_fetching_it_leaves_a_deed(house):
    ran(asked(house.drafter))
    actions.call_off(asked(house.drafter), by=house.drafter, at=NOON)
    found = [(line.leaf.reason, line.by) for line in read_deeds(deeds(Narrowed()))]
    by = house.drafter.public_id
    names = ["list_export_called_off", "list_export_asked", "list_exported", "list_export_asked"]
    assert found[:4] == [(name, by) for name in names]
