"""A catalogue on its way from draft into force."""

from datetime import date, timedelta

import pytest
from little_office import NOON, TODAY

from gongkai.catalogue import actions, queries
from gongkai.catalogue.actions import run_due
from gongkai.catalogue.models import Item, Version
from gongkai.catalogue.rules import VersionVerb
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Role
from gongkai.notices.models import Notice
from gongkai.orgs.queries import duties_of

DAY = timedelta(days=1)
pytestmark = pytest.mark.article(13)


def refused(act, *args, **more):
    with pytest.raises(Refused) as no:
        act(*args, at=NOON, **more)
    return [(refusal.code, refusal.about) for refusal in no.value.refusals]


def told(kind):
    return sorted(Notice.objects.filter(kind=kind).values_list("person__name", flat=True))


def verbs(version, person):
    return sorted(queries.open_verbs(queries.facts_of(version, duties_of(person, TODAY), TODAY)))


def test_a_version_goes_from_draft_into_force(office):
    version = office.started("1.1")
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    assert (version.state, version.submitted_by, version.submitted_at) == ("submitted", office.head, NOON)

    actions.file(version, in_force_on=TODAY + DAY, lock=version.lock, by=office.clerk, at=NOON)
    assert (version.state, version.filed_by, version.filing_number) == ("filed", office.clerk, "备〔2026〕001号")

    assert run_due(NOON) == 0
    assert run_due(NOON + DAY) == 1
    assert Version.objects.get().state == "in_force"


def test_a_version_to_be_in_force_today_is_so_at_once(office):
    assert office.filed("1.1").state == "in_force"


def test_filing_numbers_run_on_over_all_units(office):
    office.filed("1.1")
    office.drafter, office.head = office.holder(Role.DRAFTER, office.bureau), office.holder(Role.HEAD, office.bureau)
    assert office.filed("1.1", unit=office.bureau).filing_number == "备〔2026〕002号"


def test_a_refused_filing_uses_up_no_number(office):
    version = office.submitted("1.1")
    refused(actions.file, version, in_force_on=TODAY - DAY, lock=version.lock, by=office.clerk)
    actions.file(version, in_force_on=TODAY, lock=version.lock, by=office.clerk, at=NOON)
    assert version.filing_number == "备〔2026〕001号"


def test_the_next_version_starts_with_the_same_entries(office):
    first = office.filed("1.1", "1.2")
    second = office.started(year=2027)

    assert [item.entry_id for item in queries.items_of(second)] == [item.entry_id for item in queries.items_of(first)]
    assert [queries.wording_of(item) for item in queries.items_of(second)] == [
        queries.wording_of(item) for item in queries.items_of(first)
    ]


def test_the_next_version_in_force_supersedes_the_first_and_only_then(office):
    first = office.filed("1.1")
    second = office.filed(year=2027, on=date(2027, 1, 1))
    assert (Version.objects.get(pk=first.pk).state, second.state) == ("in_force", "filed")

    run_due(NOON.replace(year=2027, month=1, day=1))
    assert list(Version.objects.order_by("pk").values_list("state", flat=True)) == ["superseded", "in_force"]


def test_the_clock_does_nothing_twice(office):
    version = office.filed("1.1", on=TODAY + DAY)
    assert [run_due(NOON + DAY), run_due(NOON + DAY)] == [1, 0]
    assert actions.bring_into_force(version, at=NOON + DAY) is False
    assert len(told("catalogue_in_force")) == 2


def test_a_version_may_not_come_into_force_before_one_filed_earlier(office):
    office.filed("1.1", on=TODAY + 2 * DAY)
    version = office.submitted(year=2027)
    found = refused(actions.file, version, in_force_on=TODAY + 2 * DAY, lock=version.lock, by=office.clerk)
    assert found == [("in_force_after_the_one_filed", "2026-09-16")]


def test_only_one_version_of_a_unit_is_in_work(office):
    office.started("1.1")
    assert refused(office.started) == [("version_in_work", "")]
    assert Version.objects.count() == 1


@pytest.mark.parametrize("year", [2025, 2028])
def test_a_catalogue_is_made_for_this_year_or_the_next(office, year):
    assert refused(office.started, year=year) == [("year_not_near", str(year))]


def test_an_empty_catalogue_is_not_submitted(office):
    version = office.started()
    assert refused(actions.submit, version, lock=0, by=office.head) == [("catalogue_is_empty", "")]


def test_every_incomplete_entry_is_named_at_once(office):
    version = office.started("1.1")
    office.put(version, code="1.2", content="")
    office.put(version, code="1.3", channels=())
    found = refused(actions.submit, version, lock=version.lock, by=office.head)
    assert found == [("entry_incomplete", "1.2"), ("entry_incomplete", "1.3")]


def test_a_version_is_given_back_with_reasons_for_entries(office):
    version = office.submitted("1.1", "1.2")
    actions.give_back(
        version,
        reason="请补充时限",
        by_code={"1.2": "范围过窄", "1.1": " "},
        lock=version.lock,
        by=office.clerk,
        at=NOON,
    )

    assert (version.state, version.return_reason) == ("draft", "请补充时限")
    assert list(queries.items_of(version).values_list("code", "return_reason")) == [("1.1", ""), ("1.2", "范围过窄")]


def test_submitting_again_clears_the_reasons(office):
    version = office.submitted("1.1")
    actions.give_back(version, reason="", by_code={"1.1": "改"}, lock=version.lock, by=office.clerk, at=NOON)
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    assert list(Item.objects.values_list("return_reason", flat=True)) == [""]


@pytest.mark.parametrize(("by_code", "why"), [({"1.1": ""}, "reason_missing"), ({"9.9": "没有"}, "moved_meanwhile")])
def test_nothing_is_given_back_without_a_reason_that_fits(office, by_code, why):
    version = office.submitted("1.1")
    found = refused(actions.give_back, version, reason=" ", by_code=by_code, lock=version.lock, by=office.clerk)
    assert found == [(why, "")]


@pytest.mark.parametrize("who", ["drafter", "reviewer", "stranger", "clerk"])
def test_only_the_head_submits(office, who):
    version = office.started("1.1")
    found = refused(actions.submit, version, lock=version.lock, by=getattr(office, who))
    assert found == [("head_submits", "")]


@pytest.mark.parametrize("who", ["drafter", "head", "stranger"])
def test_only_the_office_files_and_gives_back(office, who):
    version, by = office.submitted("1.1"), getattr(office, who)
    assert refused(actions.file, version, in_force_on=TODAY, lock=version.lock, by=by) == [("not_your_task", "")]
    found = refused(actions.give_back, version, reason="改", by_code={}, lock=version.lock, by=by)
    assert found == [("not_your_task", "")]


@pytest.mark.parametrize("who", ["reviewer", "stranger", "clerk"])
def test_only_drafter_and_head_write_entries(office, who):
    version, by = office.started("1.1"), getattr(office, who)
    assert refused(office.put, version, by=by, code="1.2") == [("not_your_task", "")]
    assert refused(office.started, by=by, unit=office.bureau) == [("not_your_task", "")]


def test_the_office_drafts_the_catalogue_of_the_school(office):
    version = office.started("1.1", unit=office.top, by=office.clerk)
    assert verbs(version, office.clerk) == [VersionVerb.EDIT]


def test_what_is_offered_is_what_the_rules_allow(office):
    draft = office.started("1.1")
    assert verbs(draft, office.drafter) == [VersionVerb.EDIT]
    assert verbs(draft, office.head) == [VersionVerb.EDIT, VersionVerb.SUBMIT]
    assert [verbs(draft, office.clerk), verbs(draft, office.stranger)] == [[], []]

    actions.submit(draft, lock=draft.lock, by=office.head, at=NOON)
    assert verbs(draft, office.clerk) == [VersionVerb.FILE, VersionVerb.GIVE_BACK]
    assert [verbs(draft, office.head), verbs(draft, office.drafter)] == [[], []]


def test_a_stale_page_changes_nothing(office):
    version = office.started("1.1")
    read_at = version.lock
    office.put(version, code="1.2")
    stale = {"lock": read_at, "by": office.head}

    assert refused(actions.submit, version, **stale) == [("moved_meanwhile", "")]
    assert refused(actions.put_item, version, office.wording, entry=None, **stale) == [("moved_meanwhile", "")]
    entry = queries.items_of(version)[0].entry
    assert refused(actions.drop_item, version, entry, **stale) == [("moved_meanwhile", "")]
    assert (Version.objects.get().state, Item.objects.count()) == ("draft", 2)


def test_an_entry_is_rewritten_in_place_and_left_out(office):
    version = office.started("1.1", "1.2")
    entry = queries.items_of(version)[0].entry
    office.put(version, entry=entry, code="1.1", title="换届选举情况")
    assert queries.items_of(version).values_list("code", "title")[0] == ("1.1", "换届选举情况")

    actions.drop_item(version, entry, lock=version.lock, by=office.drafter, at=NOON)
    assert list(queries.items_of(version).values_list("code", flat=True)) == ["1.2"]


def test_a_code_is_taken_once(office):
    version = office.started("1.1")
    assert refused(office.put, version, code="1.1") == [("entry_code_taken", "1.1")]


def test_the_entry_of_another_unit_is_no_entry_here(office):
    office.filed("1.1")
    entry = Item.objects.get().entry
    office.drafter = office.stranger
    version = office.started(unit=office.other)
    assert refused(office.put, version, entry=entry) == [("moved_meanwhile", "")]


def test_entries_stand_in_the_order_of_their_numbers(office):
    version = office.started("1.10", "1.9", "2", "1.1")
    assert list(queries.items_of(version).values_list("code", flat=True)) == ["1.1", "1.9", "1.10", "2"]


def test_those_concerned_are_told(office):
    version = office.submitted("1.1")
    assert told("catalogue_submitted") == ["DB办公室经办人"]
    actions.file(version, in_force_on=TODAY + DAY, lock=version.lock, by=office.clerk, at=NOON)
    assert told("catalogue_filed") == ["JX拟稿人", "JX第一责任人"]
    assert Notice.objects.filter(kind="catalogue_filed")[0].subject == f"catalogue/{version.public_id}"


def test_an_item_in_force_is_found_and_its_last_wording_kept(office):
    office.filed("1.1", "1.2")
    gone = queries.items_in_force().get(code="1.2").entry
    second = office.started(year=2027)
    actions.drop_item(second, gone, lock=second.lock, by=office.drafter, at=NOON, reason="不再单列")
    actions.submit(second, lock=second.lock, by=office.head, at=NOON)
    actions.file(second, in_force_on=TODAY, lock=second.lock, by=office.clerk, at=NOON)

    assert queries.items_in_force().filter(entry=gone.pk).first() is None
    assert queries.item_last_said(gone.pk).code == "1.2"


def test_items_are_open_to_the_units_they_name(office):
    office.filed("1.1", "1.2")
    draft = office.started(year=2027)
    entry = queries.items_of(draft)[0].entry
    office.put(draft, entry=entry, other_unit_ids=(office.other.pk,), reason="共同办理")
    actions.submit(draft, lock=draft.lock, by=office.head, at=NOON)
    actions.file(draft, in_force_on=TODAY, lock=draft.lock, by=office.clerk, at=NOON)

    assert [item.code for item in queries.items_open_to([office.other.pk])] == ["1.1"]
    assert [item.code for item in queries.items_open_to([office.college.pk])] == ["1.1", "1.2"]
    assert [item.code for item in queries.items_open_to([office.bureau.pk])] == []
