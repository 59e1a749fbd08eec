"""What a version does to another, and the reasons that go with it."""

from dataclasses import replace

import pytest
from little_office import NOON, first_wording

from gongkai.catalogue import actions, queries
from gongkai.catalogue.models import Reason
from gongkai.catalogue.rules.changes import FieldChange, Turn, compared, field_changes, turn_of
from gongkai.desk.phrases.catalogue_changes import told_of
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, Channel
from gongkai.orgs.models import Unit

pytestmark = pytest.mark.article(13)
WORDING = first_wording(Unit(pk=7))


def test_entries_are_added_changed_and_left_out():
    before = {1: WORDING, 2: WORDING, 3: WORDING}
    found = compared(before, {4: WORDING, 2: replace(WORDING, title="改名"), 1: WORDING})
    assert (found.added, found.changed, found.removed) == ((4,), (2,), (3,))


def test_each_field_that_changed_is_told_from_old_to_new():
    after = replace(WORDING, title="换届选举", grace_days=0)
    assert field_changes(WORDING, after) == (
        FieldChange("title", WORDING.title, "换届选举"),
        FieldChange("grace_days", 10, 0),
    )


@pytest.mark.article(10)
@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        ("specific", "inner", Turn.WIDER),
        ("inner", "public", Turn.WIDER),
        ("public", "inner", Turn.NARROWER),
        ("public", "specific", Turn.NARROWER),
        ("inner", "inner", None),
    ],
)
def test_a_scope_that_goes_wider_or_narrower_is_flagged(before, after, turn):
    assert turn_of(replace(WORDING, audience=Audience(before)), replace(WORDING, audience=Audience(after))) is turn


def test_another_form_is_another_field_and_no_other_scope():
    after = replace(WORDING, channels=(Channel.PORTAL,))
    assert [one.field for one in field_changes(WORDING, after)] == ["channels"]
    assert turn_of(WORDING, after) is None


def refused(act, *args, **more):
    with pytest.raises(Refused) as no:
        act(*args, at=NOON, **more)
    return [(refusal.code, refusal.about) for refusal in no.value.refusals]


@pytest.fixture
def second(office):
    """A draft that adds one entry, changes one and leaves one out."""
    office.filed("1.1", "1.2", "1.3")
    version = office.started("2.1")
    changed, gone, *_ = queries.items_of(version)
    office.put(version, entry=changed.entry, audience=Audience.INNER, channels=(Channel.MEETING,))
    actions.drop_item(version, gone.entry, lock=version.lock, by=office.drafter, at=NOON)
    return version


def entries_of(version):
    """The entries that differ, by their codes."""
    return {one.code: one.item.entry.public_id for one in queries.background_of(version, NOON.date()).changes.all}


def test_every_reason_that_is_missing_is_named_at_once(office, second):
    assert refused(actions.submit, second, lock=second.lock, by=office.head) == [
        ("change_unexplained", "2.1"),
        ("change_unexplained", "1.1"),
        ("removal_unexplained", "1.2"),
    ]


def test_what_is_explained_goes_up(office, second):
    reasons = {entry: f"{code} 的理由" for code, entry in entries_of(second).items()}
    actions.say_why(second, reasons, lock=second.lock, by=office.drafter, at=NOON)
    actions.submit(second, lock=second.lock, by=office.head, at=NOON)

    changes = queries.background_of(second, NOON.date()).changes
    assert [one.reasons for one in changes.all] == [("2.1 的理由",), ("1.1 的理由",), ("1.2 的理由",)]


def test_a_first_version_needs_no_reasons(office):
    assert (office.submitted("1.1").state, Reason.objects.count()) == ("submitted", 0)


def test_an_entry_changed_back_needs_no_reason_and_keeps_none(office):
    office.filed("1.1")
    version = office.started()
    entry = version.items.get().entry
    office.put(version, entry=entry, title="改过", reason="试试")
    office.put(version, entry=entry)
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    assert (version.state, Reason.objects.count()) == ("submitted", 0)


def test_an_empty_reason_takes_it_away_and_none_leaves_it(office):
    office.filed("1.1")
    version = office.started()
    entry = version.items.get().entry
    office.put(version, entry=entry, reason="因为")
    office.put(version, entry=entry, title="再改")
    assert Reason.objects.get().text == "因为"
    office.put(version, entry=entry, reason=" ")
    assert Reason.objects.count() == 0


def test_nobody_explains_what_is_not_his(office, second):
    entry = next(iter(entries_of(second).values()))
    said = {entry: "理由"}
    assert refused(actions.say_why, second, said, lock=second.lock, by=office.reviewer) == [("not_your_task", "")]
    strange = {second.public_id: "理由"}
    assert refused(actions.say_why, second, strange, lock=second.lock, by=office.head) == [("moved_meanwhile", "")]


def test_any_two_filed_versions_are_compared_with_the_reasons_of_every_step(office):
    first, second = office.filed("1.1"), office.again(title="第二版", reason="一")
    third = office.again(title="第三版", year=2027, on=NOON.date().replace(year=2027), reason="二")

    [change] = queries.changes_between(first, third).changed
    assert [(one.field, one.old, one.new) for one in change.fields] == [("title", WORDING.title, "第三版")]
    assert change.reasons == ("一", "二")
    assert [one.reasons for one in queries.changes_between(second, third).changed] == [("二",)]


def test_a_change_is_told_in_words(office, second):
    told = told_of(queries.background_of(second, NOON.date()).changes)[1]
    lines = [(line.label, line.old, line.new) for line in told.lines]
    assert (str(told.kind[2]), str(told.turn[2])) == ("修改", "范围缩小")
    assert lines == [
        ("公开范围", "向社会公开", "党内公开"),
        ("公开方式", "学校门户网站、公告栏", "召开会议"),
    ]


def test_a_time_limit_is_told_as_one_sentence(office):
    office.filed("1.1")
    version = office.started()
    office.put(version, entry=version.items.get().entry, anchor_month=6, grace_days=0)
    [told] = told_of(queries.background_of(version, NOON.date()).changes)
    assert [(line.label, line.old, line.new) for line in told.lines] == [
        ("公开时限", "定期公开，每年 3 月 31 日前（可延后 10 天）", "定期公开，每年 6 月 31 日前"),
    ]


def test_the_versions_ever_in_force_stand_in_the_order_they_came(office):
    first, second = office.filed("1.1"), office.again()
    office.again(year=2027, on=NOON.date().replace(year=2027))
    office.drafter = office.head = office.stranger
    other = office.filed("1.1", unit=office.other)
    units = [office.other.pk, office.college.pk]
    assert list(queries.versions_ever_in_force(units)) == [first, second, other]
