"""The last import into a draft can be undone while nothing else was written: entries, codes and reasons as before."""

from dataclasses import replace
from datetime import timedelta

import pytest
from little_office import NOON, TODAY
from test_import_pages import plain, uploaded
from test_importing import imported, said, some

from gongkai.catalogue import actions
from gongkai.catalogue.importing.actions import keep_upload, undo_import
from gongkai.catalogue.models import Entry, Imported, Item, Reason
from gongkai.ledger.models import Deed
from gongkai.measures.refusal import Refused

pytestmark = [pytest.mark.article(13), pytest.mark.django_db]
WHY = "按学校统一安排调整"


def undone(office, version, **changes):
    undo_import(version, **{"lock": version.lock, "by": office.drafter, "at": NOON, **changes})


def everything(version):
    """What stands in a draft: items with their rows, units and reasons, and the entries there are."""
    items = list(Item.objects.filter(version=version).order_by("pk").values())
    shared = list(Item.other_units.through.objects.order_by("item", "unit").values_list("item", "unit"))
    reasons = list(Reason.objects.filter(version=version).order_by("entry").values_list("entry", "text"))
    return items, shared, reasons, set(Entry.objects.values_list("pk", flat=True))


@pytest.fixture
def draft(office):
    """A second version in which 1.1 was changed, with a reason, and 1.3 dropped."""
    version = office.started()
    imported(office, version, some(office, "1.1", "1.2", "1.3"))
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    actions.file(version, in_force_on=TODAY, lock=version.lock, by=office.clerk, at=NOON)
    version = office.started(year=2027)
    changed = replace(some(office, "1.1")[0], content="先改一次")
    imported(office, version, [changed], reason="自己的理由")
    dropped = version.items.get(code="1.3").entry
    actions.drop_item(version, dropped, lock=version.lock, by=office.drafter, at=NOON, reason="不再有")
    return version


def test_entries_codes_and_reasons_are_as_before(office, draft):
    before = everything(draft)
    first, second, third, fourth = some(office, "1.1", "1.2", "1.3", "1.4")
    swapped = [replace(first, code="1.2", other_unit_ids=()), replace(second, code="1.1"), third, fourth]
    imported(office, draft, swapped, reason=WHY)
    assert [one.title for one in said(draft)] == ["事项1.2", "事项1.1", "事项1.3", "事项1.4"]

    undone(office, draft)

    assert everything(draft) == before


def test_undoing_is_recorded_and_moves_the_draft_on(office, draft):
    lock = draft.lock
    imported(office, draft, some(office, "1.4"), reason=WHY)

    undone(office, draft)

    assert draft.lock == lock + 2
    assert Deed.objects.filter(what="catalogue_import_undone", by=office.drafter.public_id).count() == 1


def test_it_is_undone_once(office, draft):
    imported(office, draft, some(office, "1.4"), reason=WHY)
    undone(office, draft)

    with pytest.raises(Refused, match="moved_meanwhile"):
        undone(office, draft)


def test_once_anything_else_was_written_it_stays(office, draft):
    imported(office, draft, some(office, "1.4"), reason=WHY)
    actions.say_why(draft, {}, lock=draft.lock, by=office.drafter, at=NOON)

    with pytest.raises(Refused, match="moved_meanwhile"):
        undone(office, draft)

    assert [one.code for one in said(draft)] == ["1.1", "1.2", "1.4"]


def test_only_the_last_import_is_undone(office, draft):
    imported(office, draft, some(office, "1.4"), reason=WHY)
    imported(office, draft, some(office, "1.5"), reason=WHY)

    undone(office, draft)

    assert [one.code for one in said(draft)] == ["1.1", "1.2", "1.4"]


@pytest.mark.parametrize(("days", "is_open"), [(29, True), (30, False)])
def test_it_can_be_undone_for_thirty_days(office, draft, days, is_open):
    imported(office, draft, some(office, "1.4"), reason=WHY)
    later = NOON + timedelta(days=days)

    if not is_open:
        with pytest.raises(Refused, match="moved_meanwhile"):
            undone(office, draft, at=later)
        return
    undone(office, draft, at=later)
    assert [one.code for one in said(draft)] == ["1.1", "1.2"]


def test_what_cannot_be_undone_any_more_is_forgotten(office, draft):
    imported(office, draft, some(office, "1.4"), reason=WHY)
    keep_upload(draft, name="a", tables=[], by=office.drafter, at=NOON + timedelta(days=30))
    assert Imported.objects.filter(version=draft).count() == 1

    keep_upload(draft, name="a", tables=[], by=office.drafter, at=NOON + timedelta(days=31))

    assert not Imported.objects.exists()


def test_only_those_who_write_the_catalogue_undo(office, draft):
    imported(office, draft, some(office, "1.4"), reason=WHY)

    with pytest.raises(Refused, match="not_your_task"):
        undone(office, draft, by=office.stranger)
    undone(office, draft, by=office.head)


def test_what_was_submitted_is_not_undone(office):
    version = office.started()
    imported(office, version, some(office, "1.1"))
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)

    with pytest.raises(Refused, match="moved_meanwhile"):
        undone(office, version)


def test_the_draft_offers_it_while_it_can_be_undone(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version, plain(2))
    drafter.post("catalogue_import_write", version.public_id, upload, lock="0")
    pages = [browse(who).get("catalogue_version", version.public_id).content.decode() for who in ("head", "clerk")]
    assert ["撤销这次导入" in page for page in pages] == [True, False]

    answer = drafter.post("catalogue_import_undo", version.public_id, lock="1")

    page = drafter.client.get(answer["Location"]).content.decode()
    assert ("导入已撤销" in page, "撤销这次导入" in page) == (True, False)
    assert not Item.objects.exists()


def test_whoever_comes_too_late_to_undo_is_told(office, browse):
    version, drafter = office.started(), browse("drafter")
    upload = uploaded(drafter, version, plain(2))
    drafter.post("catalogue_import_write", version.public_id, upload, lock="0")

    answer = drafter.post("catalogue_import_undo", version.public_id, lock="0")

    assert "您打开这一页以后，别人已经改过这份目录。" in drafter.client.get(answer["Location"]).content.decode()
    assert Item.objects.count() == 2
