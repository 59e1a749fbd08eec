"""Where a list was hit: in the checks of matters one may open, masked, with what became of them."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from gongkai.disclosures import actions
from gongkai.disclosures.models import CheckRecord
from gongkai.disclosures.rules.words import Stage
from gongkai.files.actions import store
from tests.desk.screening.test_list_pages import INDEX, kept, signed_in, text_of
from tests.desk.walking import at, cost
from tests.factories import NOON, proposed, started, take_on

pytestmark = [pytest.mark.django_db, pytest.mark.article(9)]


@pytest.fixture
def clerk(house):
    return signed_in(house.clerk)


def went_up(house, title="星火计划进展", body="<p>推进星火计划。</p>", *, at=NOON):
    revision = started(house, title=title, body=body, at=at)
    proposed(revision, house, at=at)
    return revision


def hits(browser, row, page=1):
    return browser.get(reverse("desk:list_hits", args=[row.public_id]), {"page": page})


def counted(browser):
    return [(one.row.name, one.hits) for one in browser.get(INDEX).context["words"]]


def test_every_check_in_which_the_list_was_hit_is_told_masked_with_its_places(house, clerk):
    row = kept(house, "星火计划")
    revision = went_up(house)
    went_up(house, "党费收缴情况", "<p>正文。</p>")
    page = hits(clerk, row)
    [hit] = page.context["hits"]

    assert [(one.value, one.place) for one in hit.places] == [("星***", "标题"), ("星***", "第1段")]
    assert (hit.revision, hit.at, hit.more) == (revision, NOON, 0)
    assert f'<a class="b" href="{at("disclosure", revision)}?r=1">星火计划进展</a>' in page.content.decode()
    assert "星火计划进展 机械工程学院党委 星*** 标题 星*** 第1段 待审核" in text_of(page)


def test_what_another_list_found_is_not_told(house, clerk):
    row, other = kept(house, "星火计划"), kept(house, "启明工程", name="别的词表")
    went_up(house, "星火计划", "<p>启明工程，电话 024-23456789。</p>")

    assert [[one.value for one in hits(clerk, each).context["hits"][0].places] for each in (row, other)] == [
        ["星***"], ["启***"],
    ]  # fmt: skip


def test_of_many_places_in_one_check_the_first_are_shown_and_the_others_counted(house, clerk):
    row = kept(house, "星火计划")
    went_up(house, "进展", "<p>星火计划。</p>" * 8)
    [hit] = hits(clerk, row).context["hits"]

    assert ([one.place for one in hit.places], hit.more) == ([f"第{number}段" for number in range(1, 6)], 3)


def test_a_hit_in_a_file_names_the_file(house, clerk):
    row = kept(house, "星火计划")
    revision = started(house)
    stored = store(ContentFile("甲\n推进星火计划\n".encode()), name="名单.txt", at=NOON)
    actions.attach(revision, stored, "名单.txt", by=house.drafter, at=NOON)
    revision.refresh_from_db()
    proposed(revision, house)

    assert [one.place for one in hits(clerk, row).context["hits"][0].places] == ["《名单.txt》第2行"]


@pytest.mark.parametrize(
    ("stage", "ended"),
    [
        (Stage.IN_REVIEW, "待审核"),
        (Stage.WITH_HEAD, "待审批"),
        (Stage.WITH_OFFICE, "报办公室"),
        (Stage.APPROVED, "待发布"),
        (Stage.PUBLISHED, "已公开"),
    ],
)
def test_what_became_of_it_is_told(house, clerk, stage, ended):
    row = kept(house, "星火计划")
    take_on(started(house, title="星火计划"), stage, house)

    assert hits(clerk, row).content.decode().count(f"{ended}</span>") == 1


def test_a_check_before_a_return_is_told_as_returned_and_the_next_one_by_itself(house, clerk):
    row = kept(house, "星火计划")
    revision = went_up(house)
    actions.send_back(revision, by=house.reviewer, at=NOON, reason="请改。")
    revision.refresh_from_db()
    before = [hit.is_over for hit in hits(clerk, row).context["hits"]]
    proposed(revision, house, at=NOON + timedelta(hours=1))

    assert before == [True]
    assert [hit.is_over for hit in hits(clerk, row).context["hits"]] == [False, True]


def test_the_newest_check_comes_first_twenty_to_a_page(house, clerk):
    row = kept(house, "星火计划")
    went_up(house)
    record = CheckRecord.objects.get()
    for number in range(1, 22):
        record.pk, record.round, record.at = None, record.round + 1, NOON + timedelta(minutes=number)
        record.save()
    first, second = hits(clerk, row), hits(clerk, row, page=2)

    assert [len(page.context["hits"]) for page in (first, second)] == [20, 2]
    assert (first.context["hits"][0].at, second.context["hits"][-1].at) == (NOON + timedelta(minutes=21), NOON)
    assert "共 22 次" in text_of(first)


def test_that_there_was_none_is_said(house, clerk):
    assert "还没有送审的内容命中过这份词表。" in text_of(hits(clerk, kept(house)))


def test_a_matter_one_may_not_open_is_neither_told_nor_counted(house, clerk):
    row = kept(house, "星火计划")
    CheckRecord.objects.create(revision=started(house), round=1, at=NOON, lists=f"|{row.public_id}|")

    assert (list(hits(clerk, row).context["hits"]), counted(clerk)) == ([], [("未公布项目", 0)])


def test_the_checks_of_twelve_months_are_counted_list_by_list(house, clerk):
    kept(house, "星火计划")
    kept(house, "启明工程", name="别的词表")
    went_up(house, "星火计划", "<p>星火计划、启明工程。</p>")
    went_up(house, "星火计划", at=NOON - timedelta(days=364))
    went_up(house, "星火计划", at=NOON - timedelta(days=366))

    assert counted(clerk) == [("未公布项目", 2), ("别的词表", 1)]


def test_the_cost_does_not_grow_with_the_hits(house, clerk):
    row = kept(house, "星火计划")
    address = reverse("desk:list_hits", args=[row.public_id])
    went_up(house)
    one, of_all = cost(clerk, address), cost(clerk, INDEX)
    went_up(house)
    went_up(house)

    assert (cost(clerk, address), cost(clerk, INDEX)) == (one, of_all)
