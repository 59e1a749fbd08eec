"""What a table says is written into a draft all at once: all of it or nothing, and twice changes nothing."""

import json
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from little_office import NOON, TODAY

from gongkai.catalogue import actions
from gongkai.catalogue.importing.actions import import_items, keep_upload, run_next
from gongkai.catalogue.models import Entry, Item, Upload
from gongkai.catalogue.queries import items_of, wording_of
from gongkai.ledger.models import Deed
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import TimeKind
from gongkai.scanner.tables import Table

pytestmark = [pytest.mark.article(13), pytest.mark.django_db]


def some(office, *codes):
    """Entries as a table says them, one for each code."""
    other = (office.other.pk,)
    return [replace(office.wording, code=code, title=f"事项{code}", other_unit_ids=other) for code in codes]


def imported(office, version, wordings, **changes):
    said = {"lock": version.lock, "by": office.drafter, "at": NOON} | changes
    return dict(import_items(version, wordings, **said))


def said(version):
    return [wording_of(item) for item in items_of(version)]


def test_everything_is_written_as_the_table_says_it(office):
    version = office.started()

    assert imported(office, version, some(office, "1.1", "1.10", "1.9")) == {"added": 3}

    assert said(version) == some(office, "1.1", "1.9", "1.10")
    assert (version.lock, Entry.objects.count()) == (1, 3)


def test_importing_twice_changes_nothing_and_moves_nothing_on(office):
    version = office.started()
    imported(office, version, some(office, "1.1", "1.2"))
    before = list(Item.objects.values())

    assert imported(office, version, some(office, "1.1", "1.2")) == {"unchanged": 2}

    assert list(Item.objects.values()) == before
    assert (version.lock, Deed.objects.filter(what="catalogue_imported").count()) == (1, 1)


def test_what_the_table_leaves_out_stays(office):
    version = office.started("1.1")

    imported(office, version, some(office, "1.2"))

    assert [wording.code for wording in said(version)] == ["1.1", "1.2"]


def test_a_changed_row_changes_its_entry_and_keeps_it(office):
    version = office.started()
    imported(office, version, some(office, "1.1", "1.2"))
    entries = dict(Item.objects.values_list("code", "entry"))
    first, second = some(office, "1.1", "1.2")
    changed = replace(second, content="改了", other_unit_ids=(), time_kind=TimeKind.LONG_TERM, period=None)

    assert imported(office, version, [first, changed]) == {"unchanged": 1, "changed": 1}

    assert said(version) == [first, changed]
    assert dict(Item.objects.values_list("code", "entry")) == entries


def test_two_entries_may_change_places(office):
    version = office.started()
    first, second = some(office, "1.1", "1.2")
    imported(office, version, [first, second])

    assert imported(office, version, [replace(first, code="1.2"), replace(second, code="1.1")]) == {"changed": 2}

    assert [wording.title for wording in said(version)] == ["事项1.2", "事项1.1"]


def test_an_entry_left_out_of_the_draft_comes_back_as_the_same_one(office):
    filed = office.filed("1.1", on=TODAY)
    entry = filed.items.get().entry
    version = office.started(year=2027)
    actions.drop_item(version, entry, lock=version.lock, by=office.drafter, at=NOON)

    assert imported(office, version, [office.wording]) == {"added": 1}

    assert version.items.get().entry == entry


def test_nothing_is_written_while_one_row_is_incomplete_or_there_twice(office):
    version = office.started()
    first, second = some(office, "1.1", "1.2")

    with pytest.raises(Refused, match="basis_missing"):
        imported(office, version, [first, replace(second, basis="")])
    with pytest.raises(Refused, match="row_repeated, entry_code_taken"):
        imported(office, version, [first, replace(first, code="1.3"), replace(second, code="1.1")])

    assert (Item.objects.count(), Entry.objects.count(), version.lock) == (0, 0, 0)


def test_whoever_comes_too_late_changes_nothing(office):
    version = office.started("1.1")

    with pytest.raises(Refused, match="moved_meanwhile"):
        imported(office, version, some(office, "1.2"), lock=version.lock - 1)

    assert [wording.code for wording in said(version)] == ["1.1"]


@pytest.mark.parametrize("who", ["reviewer", "stranger", "clerk"])
def test_only_those_who_write_the_catalogue_import(office, who):
    version = office.started()

    with pytest.raises(Refused, match="not_your_task"):
        imported(office, version, some(office, "1.1"), by=getattr(office, who))
    with pytest.raises(Refused, match="not_your_task"):
        keep_upload(version, name="a", tables=[], by=getattr(office, who), at=NOON)


def test_what_is_submitted_cannot_be_imported_into(office):
    version = office.submitted("1.1")

    with pytest.raises(Refused, match="moved_meanwhile"):
        imported(office, version, some(office, "1.2"))


def test_one_deed_tells_how_many(office):
    imported(office, office.started(), some(office, "1.1", "1.2"))

    deed = Deed.objects.get(what="catalogue_imported")
    assert json.loads(deed.entry.seal.content)["told"] == {"added": 2, "version": "2026-1", "unit": "unit/JX"}


def asked(office, version, by, count):
    rows = some(office, *(f"1.{number}" for number in range(1, count + 1)))
    rows = [replace(one, lead_unit_id=version.unit_id, other_unit_ids=(office.top.pk,)) for one in rows]
    with CaptureQueriesContext(connection) as seen:
        imported(office, version, rows, by=by)
    return len(seen)


def test_more_rows_take_no_more_questions(office):
    few = asked(office, office.started(), office.drafter, 3)
    many = asked(office, office.started(unit=office.other, by=office.stranger), office.stranger, 30)

    assert many == few


def test_ten_thousand_codes_stand_in_the_order_of_their_numbers(office):
    version = office.started()

    imported(office, version, some(office, "2.1", "1.9999", "99.9999", "1.99", "1.100"))

    assert [wording.code for wording in said(version)] == ["1.99", "1.100", "1.9999", "2.1", "99.9999"]


def uploaded(office, version, *titles):
    rows = {1: {1: "类别", 2: "公开事项", 3: "公开方式", 4: "公开范围", 5: "时限"}}
    for number, title in enumerate(titles, 2):
        rows[number] = {1: "组织建设", 2: title, 3: "门户网站", 4: "向社会公开", 5: "长期"}
    upload = keep_upload(version, name="a.xlsx", tables=[Table("目录", rows)], by=office.drafter, at=NOON)
    Upload.objects.filter(pk=upload.pk).update(stage="waiting", total=len(titles))
    return upload


def test_the_worker_imports_a_long_table_and_tells_how_far_it_is(office):
    version = office.started()
    upload = uploaded(office, version, *(f"事项{number}" for number in range(150)))

    assert [run_next(NOON), run_next(NOON)] == [True, False]

    upload.refresh_from_db()
    assert (upload.stage, upload.done, upload.total, bytes(upload.tables)) == ("done", 150, 150, b"")
    assert upload.outcome == {"added": 150, "changed": 0, "unchanged": 0}
    assert Item.objects.count() == 150


def test_what_stands_against_an_import_is_kept_for_the_person(office):
    version = office.started()
    upload = uploaded(office, version, "党费收缴")
    office.put(version)

    assert run_next(NOON) is True

    upload.refresh_from_db()
    assert (upload.stage, [one["code"] for one in upload.outcome["refused"]]) == ("refused", ["moved_meanwhile"])
    assert Item.objects.count() == 1


def test_a_second_upload_takes_the_place_of_the_first(office):
    version = office.started()
    first, second = uploaded(office, version, "甲"), uploaded(office, version, "乙")

    assert list(Upload.objects.all()) == [second]
    assert first.public_id != second.public_id
