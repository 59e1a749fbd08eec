"""What staff do is recorded in the transaction that does it: once, whole, and with nothing personal in the open."""

import json
from contextlib import suppress
from datetime import date

import pytest
from django.db import transaction

from gongkai.disclosures import actions as disclosures
from gongkai.disclosures.rules.words import Stage
from gongkai.ledger.actions import deed, recorded, sign
from gongkai.ledger.models import Deed, Entry, Seal
from gongkai.ledger.queries import Narrowed, bundle_of, deed_at, deeds, read_deeds, size_of
from gongkai.ledger.rules import bundle
from gongkai.ledger.rules.leaf import Log, canonical, commitment, leaf_of
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import PersonKind, Role
from gongkai.merkle.proof import Proof
from gongkai.orgs import actions as orgs
from gongkai.orgs.actions import PersonRow
from tests.factories import NOON, a_house, a_person, a_unit, an_account, brought_to

pytestmark = pytest.mark.django_db
TODAY = date(2026, 9, 14)


def lines():
    """Return what stands in the internal log, oldest first."""
    return read_deeds(deeds(Narrowed()))[::-1]


def codes():
    return [line.leaf.reason for line in lines()]


def a_registered(number="G0001", by=None):
    return orgs.register_person(number=number, name="陈立", kind=PersonKind.STAFF, email="c@x.cn", by=by, at=NOON)


def an_admin():
    person = a_person("黎昕")
    an_account(person, administration="system_admin")
    return person


def test_a_deed_says_who_did_what_to_whom_and_the_details():
    admin = an_admin()
    person = a_registered(by=admin)
    orgs.change_person(person, name="陈丽", by=admin, at=NOON)
    last = lines()[-1]

    assert (last.by, last.leaf.reason, last.leaf.item) == (
        admin.public_id, "person_changed", f"person/{person.public_id}",
    )  # fmt: skip
    assert (last.told, last.fits) == ({"name": ["陈立", "陈丽"]}, True)


def test_nothing_personal_stands_in_the_leaf():
    a_registered(by=an_admin())
    leaf = bytes(Entry.objects.get().entry).decode()

    assert [word for word in ("陈立", "黎昕", "G0001", "c@x.cn") if word in leaf] == []
    assert [word for word in ("陈立", "G0001", "c@x.cn") if word not in Seal.objects.get().content] == []


def test_what_is_rolled_back_leaves_no_deed():
    with transaction.atomic():
        a_registered()
        transaction.set_rollback(True)

    assert (size_of(Log.AUDIT), Entry.objects.count(), Deed.objects.count()) == (0, 0, 0)


def test_an_act_that_is_refused_leaves_no_deed():
    a_registered("G0001")
    with pytest.raises(Refused):
        a_registered("G0001")

    assert codes() == ["person_registered"]


def test_a_part_that_is_rolled_back_leaves_no_deed_of_its_own():
    with recorded():
        a_registered("G0001")
        with suppress(Refused), recorded():
            a_registered("G0002")
            a_registered("G0001")
        a_registered("G0003")

    assert [line.told["number"] for line in lines()] == ["G0001", "G0003"]


def test_an_act_that_is_marked_to_be_undone_leaves_no_deed():
    with recorded():
        deed("unit_changed", "unit/JX", by=None, at=NOON)
        transaction.set_rollback(True)

    assert size_of(Log.AUDIT) == 0


def test_a_deed_needs_the_act_that_it_is_of():
    with pytest.raises(transaction.TransactionManagementError):
        deed("unit_changed", "unit/JX", by=None, at=NOON)


def test_the_leaves_about_one_subject_name_each_other():
    with recorded():
        for what in ("unit_created", "unit_changed"):
            deed(what, "unit/JX", by=None, at=NOON)
    with recorded():
        deed("unit_marked_small", "unit/JX", by=None, at=NOON)
    first, second, third = (line.leaf for line in lines())

    assert (first.prev, second.prev, third.prev) == ("", first.commit, second.commit)


def test_an_import_leaves_a_line_a_change_and_one_of_its_own():
    admin = an_admin()
    rows = [PersonRow(line, f"G{line}", "陈立", PersonKind.STAFF, None, "", None, None, None) for line in (2, 3)]
    orgs.import_people(rows, keep=False, by=admin, at=NOON)
    orgs.import_people(rows, keep=True, by=admin, at=NOON)

    assert codes() == ["person_registered", "person_registered", "people_imported"]
    assert lines()[-1].told == {"added": 2}


def test_a_password_is_never_told():
    account = orgs.open_account(a_registered(), "chenli", by=None, at=NOON)
    passwords = [orgs.issue_password(account, by=None, at=NOON), "a-password-of-my-own"]
    orgs.choose_password(account, passwords[1], at=NOON)
    said = "".join(Seal.objects.values_list("content", flat=True))

    assert codes()[1:] == ["account_opened", "password_issued", "password_chosen"]
    assert [one for one in passwords if one in said] == []


def test_every_step_of_the_procedure_is_recorded():
    brought_to(Stage.PUBLISHED, a_house())

    assert codes() == [
        f"disclosure_{step}" for step in ("started", "propose", "pass_secrecy", "pass_content", "approve", "publish")
    ]


def test_the_auditor_is_told_neither_titles_nor_reasons_and_both_can_be_proved():
    house = a_house()
    revision = brought_to(Stage.IN_REVIEW, house, title="关于某人的处理")
    plan_hash = revision.plan_hash
    disclosures.send_back(revision, by=house.reviewer, at=NOON, reason="涉及某人隐私")
    last, salt = Entry.objects.latest("pk"), Deed.objects.latest("pk").salt
    said = canonical({"reason": "涉及某人隐私", "plan_hash": plan_hash}).encode()

    assert [word for word in ("某人", plan_hash) if word in last.seal.content] == []
    assert json.loads(last.seal.content)["unsaid"] == commitment(bytes.fromhex(salt), said)


def test_a_posts_history_is_found_by_its_holder():
    house = a_house()
    person = a_person()
    post = orgs.appoint(person, Role.DRAFTER, house.college, starts_on=TODAY, by=None, at=NOON)
    orgs.end_post(post, last_day=TODAY, by=None, at=NOON)
    subject = f"person/{person.public_id}"
    about = read_deeds(deeds(Narrowed(subjects=frozenset({subject}))))

    assert [line.leaf.reason for line in about] == ["post_ended", "post_granted"]
    assert about[0].told["ends_on"] == [None, "2026-09-14"]


def test_a_deed_is_proved_like_any_leaf():
    orgs.mark_small(a_unit(code="JX"), starts_on=TODAY, ends_on=None, reason="只有四人", by=None, at=NOON)
    sign(Log.AUDIT)
    checked = bundle.check(Proof.parse(bundle_of(deed_at(0))))

    assert checked.opening.facts["told"]["reason"] == "只有四人"
    assert checked.leaf == leaf_of(bytes(Entry.objects.get().entry))


@pytest.mark.parametrize("changes", [{"content": "{}"}, {"salt": "00" * 32}])
def test_a_line_whose_seal_does_not_open_its_leaf_does_not_fit(changes):
    a_registered()
    entry = deeds(Narrowed()).get()
    for name, value in changes.items():
        setattr(entry.seal, name, value)

    assert [line.fits for line in read_deeds([entry])] == [False]


def test_a_line_that_is_found_under_anothers_name_does_not_fit():
    a_registered(by=an_admin())
    entry = deeds(Narrowed()).get()
    entry.deed.by = a_person().public_id

    assert [line.fits for line in read_deeds([entry])] == [False]
