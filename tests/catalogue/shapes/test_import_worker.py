"""A long import ends well: taken up again after the worker died, given up in the end, called off, and told of."""

from datetime import timedelta

import pytest
from little_office import NOON
from test_import_pages import looked_at, plain
from test_import_pages import uploaded as uploaded_on_page
from test_importing import uploaded

from gongkai.catalogue.importing.actions import agree, keep_upload, run_next, running, take_back
from gongkai.catalogue.importing.actions.running import AT_ONCE
from gongkai.catalogue.models import Item, Upload
from gongkai.measures.refusal import Refused
from gongkai.notices.models import Notice
from gongkai.scanner.tables import Table

pytestmark = [pytest.mark.article(13), pytest.mark.django_db]


def begun(upload, *, ago, attempts=1):
    """Leave an import as a worker leaves it that ends in the middle."""
    Upload.objects.filter(pk=upload.pk).update(stage="running", begun_at=NOON - ago, attempts=attempts, done=100)


def told(person):
    return list(Notice.objects.filter(person=person).values_list("kind", "subject"))


def test_an_import_that_a_dead_worker_left_is_begun_again_after_a_while(office):
    version = office.started()
    begun(uploaded(office, version, "甲", "乙"), ago=timedelta(minutes=15))
    assert (run_next(NOON), Item.objects.count()) == (False, 0)

    assert run_next(NOON + timedelta(minutes=1)) is True

    upload = Upload.objects.get()
    assert (upload.stage, upload.attempts, Item.objects.count()) == ("done", 2, 2)


def test_after_three_attempts_it_is_given_up_and_says_so(office):
    upload = uploaded(office, office.started(), "甲")
    begun(upload, ago=timedelta(minutes=16), attempts=3)

    assert [run_next(NOON), run_next(NOON + timedelta(days=1))] == [True, False]

    upload.refresh_from_db()
    assert (upload.stage, [one["code"] for one in upload.outcome["refused"]]) == ("refused", ["import_broke_off"])
    assert (Item.objects.count(), bytes(upload.tables)) == (0, b"")


def test_who_agrees_again_begins_with_no_attempts(office):
    upload = uploaded(office, office.started(), "甲")
    Upload.objects.update(stage="open", attempts=3)

    agree(upload, lock=0, at=NOON)

    assert (upload.stage, Upload.objects.get().attempts) == ("running", 0)


def test_whoever_is_slow_and_was_given_up_writes_nothing(office):
    uploaded(office, office.started(), "甲", "乙")
    Upload.objects.update(stage="running", begun_at=NOON - timedelta(minutes=20))
    slow = Upload.objects.get()
    begun(slow, ago=timedelta(0))

    with pytest.raises(Refused, match="import_is_under_way"):
        running._carry_out(slow, at=NOON, tells=True)

    assert (Item.objects.count(), Upload.objects.get().stage, told(office.drafter)) == (0, "running", [])


def test_whoever_uploaded_it_is_told_how_it_ended(office):
    version = office.started()
    subject = f"catalogue/{version.public_id}"
    uploaded(office, version, "甲")
    run_next(NOON)
    uploaded(office, version, "乙")
    run_next(NOON)

    assert told(office.drafter) == [("catalogue_import_refused", subject), ("catalogue_import_done", subject)]
    assert told(office.head) == []


def test_of_two_imports_into_one_draft_one_wins_and_the_other_is_told(office):
    version = office.started()
    first = uploaded(office, version, "甲")
    rows = {1: {1: "类别", 2: "公开事项", 3: "公开方式", 4: "公开范围", 5: "时限"}}
    rows[2] = {1: "组织建设", 2: "乙", 3: "门户网站", 4: "向社会公开", 5: "长期"}
    second = keep_upload(version, name="b.xlsx", tables=[Table("目录", rows)], by=office.head, at=NOON)
    Upload.objects.filter(pk=second.pk).update(stage="waiting", total=1)

    assert [run_next(NOON), run_next(NOON), run_next(NOON)] == [True, True, False]

    assert [item.title for item in Item.objects.all()] == ["甲"]
    assert [Upload.objects.get(pk=one.pk).stage for one in (first, second)] == ["done", "refused"]
    assert [kind for kind, _ in told(office.head)] == ["catalogue_import_refused"]


def test_what_waits_can_be_called_off_and_is_prepared_as_it_was(office):
    upload = uploaded(office, office.started(), "甲")
    before = bytes(upload.tables)

    assert take_back(upload) is True

    assert (upload.stage, bytes(upload.tables), run_next(NOON)) == ("open", before, False)


def test_what_the_worker_has_begun_cannot_be_called_off(office):
    upload = uploaded(office, office.started(), "甲")
    begun(upload, ago=timedelta(0))

    assert (take_back(upload), upload.stage) == (False, "running")


def test_a_waiting_import_is_called_off_on_its_page(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded_on_page(drafter, version, plain(AT_ONCE + 1))
    drafter.post("catalogue_import_write", version.public_id, upload, lock="0")
    assert "取消导入" in looked_at(drafter, version, upload).content.decode()

    drafter.post("catalogue_import_call_off", version.public_id, upload)

    page = looked_at(drafter, version, upload).content.decode()
    assert "导入已取消，什么都没有写入。" in page
    assert "导入 301 项" in page


def test_the_draft_leads_whoever_uploaded_it_back_to_it_and_nobody_else(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded_on_page(drafter, version, plain(AT_ONCE + 1))
    drafter.post("catalogue_import_write", version.public_id, upload, lock="0")

    pages = [browse(who).get("catalogue_version", version.public_id).content.decode() for who in ("drafter", "head")]

    assert [f"/import/{upload}/" in page for page in pages] == [True, False]


def test_the_draft_says_that_a_table_was_not_imported(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded_on_page(drafter, version, plain(AT_ONCE + 1))
    drafter.post("catalogue_import_write", version.public_id, upload, lock="0")
    office.put(version)
    run_next(office.noon)

    page = drafter.get("catalogue_version", version.public_id).content.decode()

    assert "没有导入，什么都没有写入。" in page
    assert "您打开这一页以后，别人已经改过这份目录。" in looked_at(drafter, version, upload).content.decode()
