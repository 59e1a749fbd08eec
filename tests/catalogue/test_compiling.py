"""The school's catalogue, compiled from those of the units."""

from dataclasses import replace

import pytest
from little_office import NOON, TODAY, first_wording

from gongkai.catalogue import actions, queries, record
from gongkai.catalogue.models import Item, Provenance, Reason
from gongkai.catalogue.rules.compiling import Choice, differs, followed, free_code, likeness, together
from gongkai.measures.refusal import Refused
from gongkai.measures.vocabulary import Audience, Channel, MatterClass, Role
from gongkai.orgs.models import Unit

pytestmark = pytest.mark.article(13)
WORDING = first_wording(Unit(pk=7))


def test_titles_are_alike_but_for_spaces_punctuation_and_width():
    alike = ["党费收缴、使用（2026）", "党费收缴使用 2026", "党费收缴，使用(２０２６)"]
    assert {likeness(title) for title in alike} == {"党费收缴使用2026"}
    assert likeness("党费收缴") != likeness("党费使用")


@pytest.mark.parametrize(
    ("matter_class", "taken", "code"),
    [
        (MatterClass.ORGANISATION, [], "4.1"),
        (MatterClass.ORGANISATION, ["4.1", "4.3"], "4.2"),
        (MatterClass.ORGANISATION, [f"4.{n}" for n in range(1, 100)], "24.1"),
        (MatterClass.D_CONDUCT, [], "13.1"),
        (MatterClass.OTHER, [f"{major}.{n}" for major in (7, 27, 47, 67, 87) for n in range(1, 100)], None),
    ],
)
def test_a_new_item_gets_the_first_free_code_of_its_class(matter_class, taken, code):
    assert free_code(matter_class, taken) == code


def test_another_number_in_the_units_catalogue_is_no_difference():
    assert not differs(WORDING, replace(WORDING, code="9.9"))
    assert differs(WORDING, replace(WORDING, content="别的"))


def test_what_the_unit_changed_is_followed_and_what_the_office_wrote_stays():
    mine = replace(WORDING, code="4.1", title="全校党费情况", grace_days=3)
    now = replace(WORDING, code="1.2", grace_days=0, anchor_day=15)
    assert followed(mine, WORDING, now) == replace(mine, grace_days=0, anchor_day=15)


def test_of_several_units_the_first_leads_and_the_others_take_part():
    second = replace(WORDING, lead_unit_id=8, other_unit_ids=(9, 7))
    assert together([WORDING, second], "4.1") == replace(WORDING, code="4.1", other_unit_ids=(8, 9))
    assert together([second], "4.1") == replace(second, code="4.1")


@pytest.fixture
def school(office):
    """The office's draft of the school's catalogue; the college has two items in force."""
    office.filed("1.1", "1.2")
    return office.started(unit=office.top, by=office.clerk)


def offered(version):
    """The titles that are offered, by group."""
    found = queries.compilation_of(version)
    return {
        "fresh": [[one.version.unit.code for one in offer.items] for offer in found.fresh],
        "moved": [offer.now.title for offer in found.moved],
        "gone": [offer.link.source.title for offer in found.gone],
    }


def choose(office, version, choice, at=None):
    """Choose the same for everything that is offered."""
    found = queries.compilation_of(version).offers
    choices = {key: choice for key in found if at is None or at in key}
    return actions.compile_school(version, choices, lock=version.lock, by=office.clerk, at=NOON)


def said(version):
    return [(item.code, item.title, [one.code for one in found]) for item, found in sources(version)]


def sources(version):
    found = queries.sources_by_item(version)
    return [(item, found.get(item.pk, [])) for item in queries.items_of(version)]


def test_alike_titles_are_offered_together(office, school):
    assert offered(school) == {"fresh": [["JX", "JX"]], "moved": [], "gone": []}


def test_what_is_taken_keeps_where_it_came_from(office, school):
    assert choose(office, school, Choice.TAKE) == 1
    title = office.wording.title
    assert said(school) == [("4.1", title, ["1.1"]), ("4.2", title, ["1.2"])]
    assert offered(school) == {"fresh": [], "moved": [], "gone": []}


def test_several_are_joined_into_one(office, school):
    choose(office, school, Choice.JOIN)
    assert said(school) == [("4.1", office.wording.title, ["1.1", "1.2"])]


def test_an_item_that_is_there_takes_up_sources_and_no_words(office, school):
    office.put(school, code="9.1", by=office.clerk, title=f"{office.wording.title}。", lead_unit_id=office.top.pk)
    choose(office, school, Choice.JOIN)
    assert said(school) == [("9.1", f"{office.wording.title}。", ["1.1", "1.2"])]


def test_what_is_left_for_later_changes_nothing_and_is_offered_again(office, school):
    assert choose(office, school, Choice.LATER) == 0
    assert (Item.objects.filter(version=school).count(), offered(school)["fresh"]) == (0, [["JX", "JX"]])


@pytest.fixture
def moved(office, school):
    """The school's draft after the college changed what was taken from it, and the office did too."""
    choose(office, school, Choice.TAKE)
    first = queries.items_of(school)[0]
    office.put(school, entry=first.entry, by=office.clerk, code="4.1", title="全校党费情况")
    office.again(audience=Audience.INNER, channels=(Channel.MEETING,), title=office.wording.title)
    return school


def test_only_what_became_otherwise_is_offered_again(office, moved):
    found = queries.compilation_of(moved)
    assert offered(moved) == {"fresh": [], "moved": [office.wording.title], "gone": []}
    assert [offer.is_edited for offer in found.moved] == [True]


def test_the_office_takes_over_what_the_unit_changed_and_keeps_its_own_words(office, moved):
    choose(office, moved, Choice.TAKE)
    item = queries.items_of(moved)[0]
    assert (item.title, item.audience, item.channels) == ("全校党费情况", "inner", ["meeting"])
    assert offered(moved)["moved"] == []


def test_the_office_lets_a_change_be_and_is_not_asked_again(office, moved):
    choose(office, moved, Choice.KEEP)
    assert (queries.items_of(moved)[0].audience, offered(moved)["moved"]) == ("public", [])


@pytest.fixture
def gone(office, school):
    """The school's draft after the college left out one of the two entries taken from it."""
    choose(office, school, Choice.TAKE)
    version = office.started()
    entry = queries.items_of(version)[0].entry
    actions.drop_item(version, entry, lock=version.lock, by=office.drafter, at=NOON, reason="不再单列")
    actions.submit(version, lock=version.lock, by=office.head, at=NOON)
    actions.file(version, in_force_on=TODAY, lock=version.lock, by=office.clerk, at=NOON)
    return school


@pytest.mark.parametrize(("choice", "left"), [(Choice.DROP, ["4.2"]), (Choice.KEEP, ["4.1", "4.2"])])
def test_what_a_unit_left_out_goes_or_stays_as_the_office_chooses(office, gone, choice, left):
    assert len(offered(gone)["gone"]) == 1
    choose(office, gone, choice)
    assert [item.code for item in queries.items_of(gone)] == left
    assert (offered(gone)["gone"], Provenance.objects.count()) == ([], 1)


def test_compiling_gives_its_reasons_where_the_school_had_a_catalogue(office, school):
    office.head = office.holder(Role.HEAD, office.top)
    choose(office, school, Choice.JOIN)
    assert Reason.objects.count() == 0
    actions.submit(school, lock=school.lock, by=office.head, at=NOON)
    actions.file(school, in_force_on=TODAY, lock=school.lock, by=office.clerk, at=NOON)
    later = office.started(unit=office.top, by=office.clerk)
    assert [len(found) for _, found in sources(later)] == [2]

    Provenance.objects.filter(item__version=later, source__code="1.2").delete()
    office.actions.drop_item(later, later.items.get().entry, lock=later.lock, by=office.clerk, at=NOON)
    choose(office, later, Choice.TAKE)
    assert sorted(Reason.objects.values_list("text", flat=True)) == ["据JX目录 1.1汇编", "据JX目录 1.2汇编"]


def test_a_filing_of_the_schools_commits_to_where_it_came_from(office, school):
    office.head = office.holder(Role.HEAD, office.top)
    choose(office, school, Choice.TAKE)
    actions.submit(school, lock=school.lock, by=office.head, at=NOON)
    actions.file(school, in_force_on=TODAY, lock=school.lock, by=office.clerk, at=NOON)
    number = "备〔2026〕001号"
    assert record.facts_filed(school)["provenance"] == [["4.1", number, "1.1"], ["4.2", number, "1.2"]]


def refused(office, version, choices, by):
    with pytest.raises(Refused) as no:
        actions.compile_school(version, choices, lock=version.lock, by=by, at=NOON)
    return [refusal.code for refusal in no.value.refusals]


def test_nobody_decides_on_what_he_did_not_see(office, school):
    [key] = queries.compilation_of(school).offers
    office.again(title="已经改名")
    assert refused(office, school, {key: Choice.TAKE}, office.clerk) == ["moved_meanwhile"]


def test_only_the_schools_catalogue_is_compiled_and_by_those_who_keep_it(office, school):
    assert refused(office, school, {}, office.drafter) == ["not_your_task"]
    assert refused(office, office.started(), {}, office.drafter) == ["moved_meanwhile"]


def test_the_page_offers_and_does_what_is_chosen(office, school, browse):
    clerk = browse("clerk")
    page = clerk.get("catalogue_compile", school.public_id)
    [(offer, _)] = page.context["fresh"]
    clerk.post("catalogue_compile", school.public_id, lock=school.lock, **{offer.key: "take"})
    assert said(school) == [("4.1", office.wording.title, ["1.1"]), ("4.2", office.wording.title, ["1.2"])]
    shown = clerk.get("catalogue_version", school.public_id).content.decode()
    assert [shown.count(f"#item-{code}") for code in ("1.1", "1.2")] == [1, 1]


def test_a_choice_that_does_not_exist_gets_its_sentence(office, school, browse):
    [key] = queries.compilation_of(school).offers
    answer = browse("clerk").post("catalogue_compile", school.public_id, lock=school.lock, **{key: "drop"})
    assert answer.context["form"].errors == {key: ["请从列出的办法里选择一种。"]}


def test_the_page_takes_no_more_queries_for_more_items(office, browse):
    version, clerk = office.started(unit=office.top, by=office.clerk), browse("clerk")
    office.filed("1.1")
    with_one = clerk.queries("catalogue_compile", version.public_id)
    draft = office.started()
    for code in ("1.2", "1.3"):
        office.put(draft, code=code, title=f"事项 {code}", other_unit_ids=(office.other.pk,), reason="新增")
    actions.submit(draft, lock=draft.lock, by=office.head, at=NOON)
    actions.file(draft, in_force_on=TODAY, lock=draft.lock, by=office.clerk, at=NOON)
    assert clerk.queries("catalogue_compile", version.public_id) == with_one
