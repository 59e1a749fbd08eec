"""To-do, list and the page of one matter: who sees what, and that it costs the same however much there is."""

import pytest
from django.urls import reverse

from gongkai.disclosures import actions
from gongkai.disclosures.actions import RungDraft
from gongkai.disclosures.rules.words import Correction, Stage
from gongkai.measures.vocabulary import Administration, Audience, Role
from tests.desk.walking import at, cost, signed_in
from tests.factories import NOON, a_person, a_post, a_unit, an_entry, brought_to, started, suspended

pytestmark = pytest.mark.django_db
TODO, LIST = reverse("desk:todo"), reverse("desk:disclosures")


def rows(page):
    return [(row.look.page, row.task.revision.title) for row in page.context["rows"]]


def titles(page):
    return [revision.title for revision in page.context["page"]]


def test_everybody_is_shown_what_waits_for_him(house):
    brought_to(Stage.IN_REVIEW, house, title="待审核的")
    brought_to(Stage.WITH_HEAD, house, title="待审批的")
    brought_to(Stage.APPROVED, house, title="待发布的")

    assert rows(signed_in(house.reviewer).get(TODO)) == [("desk:review", "待审核的")]
    assert rows(signed_in(house.drafter).get(TODO)) == [("desk:publish", "待发布的")]
    assert rows(signed_in(house.head).get(TODO)) == [("desk:publish", "待发布的"), ("desk:approve", "待审批的")]


def test_a_tab_shows_one_kind_and_counts_all(house):
    brought_to(Stage.WITH_HEAD, house, title="待审批的")
    brought_to(Stage.APPROVED, house, title="待发布的")

    page = signed_in(house.head).get(TODO, {"tab": "approve"})

    assert rows(page) == [("desk:approve", "待审批的")]
    assert [(tab.label, tab.count, tab.current) for tab in page.context["tabs"]] == [
        ("全部", 2, False), ("要审批", 1, True), ("待发布", 1, False),
    ]  # fmt: skip


def test_what_was_sent_back_comes_first_and_says_why(house):
    brought_to(Stage.APPROVED, house, title="待发布的")
    revision = brought_to(Stage.IN_REVIEW, house, title="被退回的")
    actions.send_back(revision, by=house.reviewer, at=NOON, reason="缺参加人数", anchors=["p2"])

    drafter = signed_in(house.drafter)

    assert rows(drafter.get(TODO)) == [("desk:edit", "被退回的"), ("desk:publish", "待发布的")]
    assert drafter.get(at("disclosure", revision)).context["sent_back"].reason == "缺参加人数"


def test_drafts_stand_apart_and_are_not_counted_as_waiting(house):
    started(house, title="写到一半")

    page = signed_in(house.drafter).get(TODO)

    assert [task.revision.title for task in page.context["drafts"]] == ["写到一半"]
    assert [tile["value"] for tile in page.context["tiles"]] == [0, 0, 0, 0]


def test_the_tile_of_the_year_counts_what_its_list_shows(house):
    brought_to(Stage.PUBLISHED, house, title="已公开的")
    started(house)
    drafter = signed_in(house.drafter)
    tile = drafter.get(TODO).context["tiles"][3]

    assert (tile["value"], titles(drafter.get(tile["url"]))) == (1, ["已公开的"])


def test_the_list_is_filtered_by_stage_and_words_and_says_what_it_ignored(house):
    started(house, title="党费收缴")
    brought_to(Stage.IN_REVIEW, house, title="任前公示")
    drafter = signed_in(house.drafter)

    assert titles(drafter.get(LIST, {"stage": "in_review"})) == ["任前公示"]
    assert titles(drafter.get(LIST, {"q": "党费"})) == ["党费收缴"]
    odd = drafter.get(LIST, {"stage": "x", "year": "二〇二六"})
    assert (len(titles(odd)), odd.context["ignored"]) == (2, True)


def test_twenty_stand_on_a_page(house):
    for number in range(21):
        started(house, title=f"第{number}件")

    page = signed_in(house.drafter).get(LIST, {"page": 2})

    assert titles(page) == ["第0件"]


@pytest.mark.parametrize("tab", ["text", "compare", "files", "plan", "record", "nonsense"])
@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.IN_REVIEW, Stage.WITH_OFFICE, Stage.PUBLISHED])
def test_every_tab_opens_at_every_stage(house, stage, tab):
    revision = brought_to(stage, house) if stage is not Stage.DRAFT else started(house)

    assert signed_in(house.drafter).get(at("disclosure", revision), {"tab": tab}).status_code == 200


@pytest.mark.article(16, None)
def test_the_four_steps_say_who_did_what_and_who_is_waited_for(house):
    page = signed_in(house.head).get(at("disclosure", brought_to(Stage.WITH_HEAD, house)))

    steps = [(step.name, step.state, step.who) for step in page.context["stepper"]]
    assert steps == [
        ("提出", "done", house.drafter.name),
        ("审核", "done", f"保密 {house.secrecy_reviewer.name}；内容 {house.reviewer.name}"),
        ("审批", "cur", house.head.name),
        ("实施", "", "拟稿人、第一责任人或到时自动"),
    ]


def labels(page):
    return [one.label for one in page.context["doings"]]


def test_only_what_is_open_to_whoever_looks_has_a_button(house):
    revision = brought_to(Stage.WITH_HEAD, house)

    of_head, of_drafter = (signed_in(one).get(at("disclosure", revision)) for one in (house.head, house.drafter))

    assert labels(of_head) == ["审批这份内容", "退回修改", "报领导小组办公室", "不予公开"]
    assert labels(of_drafter) == []


def test_what_is_suspended_can_be_brought_back_from_its_page(house):
    page = signed_in(house.head).get(at("disclosure", suspended(house)))

    assert labels(page) == ["更正，另起新稿", "申请恢复公开"]


def test_an_older_revision_stays_readable_and_says_that_it_is_older(house):
    ladder = (RungDraft(audience=Audience.INNER), RungDraft(audience=Audience.PUBLIC))
    revision = brought_to(Stage.PUBLISHED, house, rungs=ladder)
    actions.correct(revision, Correction.MINOR, "数字有误", by=house.drafter, at=NOON)
    drafter = signed_in(house.drafter)

    newest, older = (drafter.get(at("disclosure", revision), query) for query in ({}, {"r": 1}))

    assert (newest.context["revision"].number, older.context["revision"].number) == (2, 1)
    assert (newest.context["is_newest"], older.context["is_newest"]) == (True, False)
    assert labels(older)[0] == "发布：向社会公开"


PAGES = ["disclosure", "preview", "edit", "propose"]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.article(10, None)
def test_a_matter_of_another_unit_is_not_there(house, page):
    stranger = signed_in(a_post(Role.DRAFTER, a_unit(parent=house.school)))

    assert stranger.get(at(page, started(house))).status_code == 404


@pytest.mark.parametrize("page", PAGES)
def test_administrators_open_no_matter(house, page):
    admin = signed_in(a_post(Role.DRAFTER, house.college), Administration.SYSTEM)

    assert admin.get(at(page, started(house))).status_code == 404
    assert admin.get(LIST).status_code == 404
    assert admin.get(TODO).url == reverse("desk:units")


def test_somebody_with_two_posts_chooses_under_which_he_is_shown(house):
    person = a_post(Role.REVIEWER, house.college, a_post(Role.DRAFTER, house.office, a_person("兼任")))
    client = signed_in(person)

    client.post(reverse("desk:act_as"), {"role": "reviewer JX", "next": LIST})

    page = client.get(TODO)
    assert page.context["role"] == "机械工程学院党委 · 审核人"
    assert [one["current"] for one in page.context["roles"]] == [False, True]
    assert client.post(reverse("desk:act_as"), {"role": "head JX"}).status_code == 404


def test_the_navigation_leads_to_pages_that_are_there(house):
    for person in (house.drafter, house.head, house.clerk, house.inspector, house.spokesperson):
        client = signed_in(person)
        links = [entry["url"] for group in client.get(TODO).context["side"] for entry in group["entries"]]
        assert {client.get(url).status_code for url in links} == {200}


def three_more(house):
    for other in (house.office, house.school):
        started(house)
        brought_to(Stage.IN_REVIEW, house)
        brought_to(Stage.APPROVED, house)
        an_entry(other, lead_unit=house.college)


@pytest.mark.parametrize("url", [TODO, LIST, reverse("desk:new")])
@pytest.mark.parametrize("who", ["drafter", "approver"])
def test_lists_cost_the_same_with_one_matter_and_with_three(house, who, url):
    if (who, url) == ("approver", reverse("desk:new")):
        a_post(Role.DRAFTER, house.college, house.approver)
    for stage in (Stage.IN_REVIEW, Stage.APPROVED):
        brought_to(stage, house)
    started(house)
    client = signed_in(getattr(house, who))
    once = cost(client, url)

    three_more(house)

    assert cost(client, url) == once
    assert once <= 31


@pytest.mark.parametrize("page", PAGES)
def test_the_page_of_one_matter_costs_the_same_however_many_there_are(house, page):
    revision = started(house)
    client = signed_in(house.drafter)
    once = cost(client, at(page, revision))

    three_more(house)

    assert cost(client, at(page, revision)) == once
    assert once <= 64
