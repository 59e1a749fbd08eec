"""What a table adds and changes in a later version is given one reason, once; what has its own keeps it."""

import hashlib
from dataclasses import asdict, replace

import pytest
from little_office import NOON, TODAY
from test_import_pages import looked_at, plain, summary, uploaded
from test_importing import imported, some

from gongkai.catalogue import actions
from gongkai.catalogue.importing.actions.entering import committed
from gongkai.catalogue.importing.queries import Move
from gongkai.catalogue.models import Item, Reason, Upload
from gongkai.catalogue.queries import wording_of
from gongkai.ledger.rules.leaf import canonical
from gongkai.measures.refusal import Refused

pytestmark = [pytest.mark.article(13), pytest.mark.django_db]
WHY = "按学校统一安排调整"


@pytest.fixture
def draft(office):
    """The second version of a catalogue that said 1.1 and 1.2."""
    version = office.started()
    imported(office, version, some(office, "1.1", "1.2"))
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    actions.file(version, in_force_on=TODAY, lock=version.lock, by=office.clerk, at=NOON)
    return office.started(year=2027)


def reasons(version):
    found = Reason.objects.filter(version=version)
    codes = dict(Item.objects.filter(version=version).values_list("entry", "code"))
    return sorted((codes[entry], text) for entry, text in found.values_list("entry", "text"))


def changed(office, *codes):
    return [replace(one, content="改了") for one in some(office, *codes)]


def test_a_first_version_needs_no_reason_and_keeps_none(office):
    version = office.started()

    imported(office, version, some(office, "1.1"), reason=WHY)

    assert reasons(version) == []


def test_without_a_reason_a_later_version_takes_nothing(office, draft):
    with pytest.raises(Refused, match=r"^import_reason_missing$"):
        imported(office, draft, changed(office, "1.1"), reason="  ")

    assert (draft.lock, Item.objects.filter(content="改了").count()) == (0, 0)


def test_what_is_incomplete_and_what_is_not_explained_are_said_at_once(office, draft):
    [entry] = changed(office, "1.1")

    with pytest.raises(Refused, match="basis_missing, import_reason_missing"):
        imported(office, draft, [replace(entry, basis="")])


def test_one_reason_is_kept_for_all_that_is_added_and_changed_and_it_can_be_submitted(office, draft):
    imported(office, draft, [*some(office, "1.1", "1.3"), *changed(office, "1.2")], reason=f" {WHY} ")

    assert reasons(draft) == [("1.2", WHY), ("1.3", WHY)]
    actions.submit(draft, lock=draft.lock, by=office.head, at=NOON)
    assert draft.state == "submitted"


def test_an_entry_with_a_reason_of_its_own_keeps_it(office, draft):
    first = draft.items.get(code="1.1")
    said = replace(wording_of(first), content="先改一次")
    actions.put_item(draft, said, entry=first.entry, lock=0, by=office.drafter, at=NOON, reason="自己的理由")

    imported(office, draft, changed(office, "1.1", "1.2"), reason=WHY)

    assert reasons(draft) == [("1.1", "自己的理由"), ("1.2", WHY)]


def test_where_all_have_reasons_none_is_asked_for(office, draft):
    imported(office, draft, changed(office, "1.1"), reason=WHY)

    again = [replace(one, content="又改了") for one in some(office, "1.1")]
    assert imported(office, draft, again) == {"changed": 1}
    assert reasons(draft) == [("1.1", WHY)]


def test_what_is_changed_back_to_what_was_filed_needs_no_reason(office, draft):
    imported(office, draft, changed(office, "1.1"), reason=WHY)
    Reason.objects.all().delete()

    assert imported(office, draft, some(office, "1.1")) == {"changed": 1}
    assert reasons(draft) == []


def test_an_entry_that_comes_back_as_it_was_needs_no_reason(office, draft):
    entry = draft.items.get(code="1.2").entry
    actions.drop_item(draft, entry, lock=0, by=office.drafter, at=NOON)

    assert imported(office, draft, some(office, "1.1", "1.2")) == {"added": 1, "unchanged": 1}
    assert reasons(draft) == []


def test_importing_twice_with_another_reason_changes_nothing(office, draft):
    imported(office, draft, changed(office, "1.1"), reason=WHY)

    assert imported(office, draft, changed(office, "1.1"), reason="别的") == {"unchanged": 1}
    assert (reasons(draft), draft.lock) == ([("1.1", WHY)], 1)


def moves(office, count):
    return [Move(one, None, lacks_reason=True) for one in some(office, *(f"2.{at}" for at in range(1, count + 1)))]


def test_a_short_import_is_committed_to_word_by_word(office):
    assert committed(moves(office, 100)) == {"items": [asdict(one.wording) for one in moves(office, 100)]}


def test_a_long_import_is_committed_to_by_the_hash_of_what_it_says(office):
    said = canonical([asdict(one.wording) for one in moves(office, 101)])

    assert committed(moves(office, 101)) == {"items_sha256": hashlib.sha256(said.encode()).hexdigest()}


def test_the_page_asks_once_and_keeps_what_was_typed(office, browse, draft):
    drafter = browse("drafter")
    upload = uploaded(drafter, draft, plain(2))
    page = looked_at(drafter, draft, upload).content.decode()
    assert page.count('name="reason"') == 1

    said = {"lock": "0", "reason": "长" * 301}
    answer = drafter.post("catalogue_import_write", draft.public_id, upload, **said).content.decode()

    assert summary(answer) == ["为什么这样调整最多 300 字，现在 301 字。"]
    assert "长" * 301 in answer


def test_the_page_says_what_is_missing_and_then_imports(office, browse, draft):
    drafter = browse("drafter")
    upload = uploaded(drafter, draft, plain(2))

    answer = drafter.post("catalogue_import_write", draft.public_id, upload, lock="0").content.decode()
    drafter.post("catalogue_import_write", draft.public_id, upload, lock="0", reason=WHY)

    assert summary(answer) == ["请写为什么这样调整。"]
    assert reasons(draft) == [("4.1", WHY), ("4.2", WHY)]
    assert Upload.objects.get().reason == WHY


def test_the_page_of_a_first_version_does_not_ask(office, browse):
    version, drafter = office.started(), browse("drafter")
    page = looked_at(drafter, version, uploaded(drafter, version, plain(1))).content.decode()

    assert 'name="reason"' not in page
