"""The sample school as it stands in a database, made by the same rules as real use."""

import json
from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from tests.ledger.standing import SHOWN

from gongkai.ledger.rules.leaf import Act, Log
from gongkai.samples import context, queries
from gongkai.samples.management.commands.sample import Command


def test_there_are_units_people_and_a_disclosure_in_every_stage(school):
    stages = {
        "draft": 4,
        "in_review": 4,
        "with_head": 2,
        "with_office": 1,
        "approved": 2,
        "published": 54,
        "superseded": 4,
        "withheld": 1,
        "cancelled": 1,
    }

    assert (school.units, school.people, school.stages) == (41, 61, Counter(stages))


def test_releases_reach_every_audience_and_are_in_every_state(school):
    expected = {
        ("public", "live"): 28,
        ("public", "planned"): 4,
        ("public", "replaced"): 3,
        ("public", "suspended"): 2,
        ("public", "ended"): 4,
        ("public", "withdrawn"): 1,
        ("inner", "live"): 21,
        ("inner", "replaced"): 1,
        ("inner", "withdrawn"): 1,
        ("specific", "live"): 4,
    }

    assert school.releases == Counter(expected)


def test_a_school_loaded_in_another_year_stands_as_it_would_have_stood_now(school, school_of_another_year):
    now, later = school, school_of_another_year

    assert (later.stages, later.releases, posts(later)) == (now.stages, now.releases, posts(now))


def posts(school):
    return [(one.username, [(role, unit.code) for role, unit in one.posts]) for one in school.accounts]


def test_the_clock_only_ended_notice_periods(school):
    assert school.done_by_the_clock == []


def test_index_numbers_are_given_once(school):
    assert len(school.index_numbers) == len(set(school.index_numbers)) == 32


def test_the_logs_say_of_every_release_how_it_stands(school):
    standing = Counter(school.recorded[Log.PUBLIC].values())

    assert school.recorded == school.released
    assert standing == {SHOWN: 27, Act.SUSPEND: 1, Act.END: 3, Act.WITHDRAW: 1}


def test_every_wording_that_was_made_known_has_its_leaf_in_the_log_of_its_readers(school):
    told = school.made_known

    assert school.wordings == {Log.PUBLIC: told["public"], Log.INNER: told["inner"] + told["specific"]}


def test_what_was_withdrawn_says_why(school):
    assert school.after_withdrawal == {True}


def test_everybody_listed_signs_in_with_the_listed_password(school):
    assert school.who_signs_in == [one.username for one in school.accounts]


def test_the_command_lists_what_the_sign_in_page_shows(school):
    listed = json.loads(school.listed)

    assert [one["username"] for one in listed] == [one["username"] for one in school.on_the_page]
    assert len(listed) == 61


def test_an_account_is_told_with_posts_units_and_membership(school):
    drafter = next(one for one in json.loads(school.listed) if one["username"] == "chenli")

    assert drafter == {
        "username": "chenli",
        "password": queries.PASSWORD,
        "name": "陈立",
        "kind": "staff",
        "administration": "",
        "posts": [{"role": "drafter", "unit": "JX"}],
        "units": ["JX"],
        "membership": "JXJ",
    }


def test_the_page_says_in_words_who_somebody_is(school):
    words = {one["username"]: one["posts"] for one in school.on_the_page}

    assert words["menglingyu"] == "计算机与软件学院党委 第一责任人；党员（计算机教工支部）"
    assert words["zhuxinran"] == "学生；不是党员"
    assert words["wenjing"] == "安全管理员；不是党员"


def test_while_somebody_acts_for_a_head_the_head_has_no_post(school):
    assert [one.posts for one in school.accounts if one.username == "houjianjun"] == [()]


def test_a_database_in_use_is_refused_in_words(school):
    assert school.second_load == "数据库里已经有内容，没有装载示例学校。请换一个空的数据库再装载。"


@pytest.mark.django_db
def test_a_real_database_lists_nobody(rf):
    assert list(context.accounts(rf.get("/"))["sample_accounts"]) == []


@pytest.mark.django_db
def test_a_real_database_says_that_it_is_real():
    with pytest.raises(CommandError, match=r"^这不是示例数据库，没有示例账号。$"):
        call_command("sample", "accounts", skip_checks=True)


def test_the_command_says_what_it_is_for(capsys):
    with pytest.raises(SystemExit):
        Command().create_parser("gongkai", "sample").parse_args(["--help"])

    assert capsys.readouterr().out.count("装载示例学校，或者列出示例账号。") == 1


@pytest.mark.article(13)
def test_one_catalogue_was_adjusted_in_the_year_with_a_reason(school):
    assert school.adjusted == [("JS", "5.2", "资助办法修订，帮扶条件和名额也要公开")]
