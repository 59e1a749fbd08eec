"""How entries are put into words."""

from dataclasses import replace

import pytest
from little_office import first_wording

from gongkai.catalogue.rules import VersionState
from gongkai.desk.phrases.catalogue import SENTENCES, STATES, limit_of, say
from gongkai.measures.refusal import Refusal
from gongkai.measures.vocabulary import Period, TimeKind
from gongkai.orgs.models import Unit

WORDING = replace(first_wording(Unit(pk=7)), grace_days=0)


@pytest.mark.article(17)
@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "定期公开，每年 3 月 31 日前"),
        ({"grace_days": 10}, "定期公开，每年 3 月 31 日前（可延后 10 天）"),
        ({"period": Period.MONTH, "anchor_month": None, "anchor_day": 5}, "定期公开，每月 5 日前"),
        ({"period": Period.QUARTER}, "定期公开，每季度，3、6、9、12月的31日前"),
        ({"period": Period.HALF_YEAR, "anchor_day": 30}, "定期公开，每半年，3、9月的30日前"),
        ({"time_kind": TimeKind.LONG_TERM}, "长期公开"),
        ({"time_kind": TimeKind.TIMELY, "working_days": 5, "event": "会议召开后"}, "及时公开，会议召开后 5 个工作日内"),
        ({"time_kind": TimeKind.TIMELY, "working_days": 5}, "及时公开，5 个工作日内"),
        (
            {"time_kind": TimeKind.LONG_TERM, "second_time_kind": TimeKind.ON_CHANGE, "working_days": 10},
            "长期公开；变动即更新，变动后 10 个工作日内",
        ),
    ],
)
def test_a_time_limit_is_said_in_a_sentence(changes, words):
    assert limit_of(replace(WORDING, **changes)) == words


def test_a_limit_not_yet_complete_is_said_as_far_as_it_goes():
    assert limit_of(replace(WORDING, period=None)) == "定期公开"


def test_every_state_has_a_word():
    assert list(STATES) == list(VersionState)


def test_a_channel_is_named_in_the_reason_against_it():
    assert say(Refusal("channel_does_not_carry", (14, None), about="portal")) == (
        "学校门户网站 不适合这个公开范围。请去掉这种方式，或改公开范围。"
    )


def test_sentences_end_and_neither_shout_nor_blame():
    said = [str(sentence) for sentence in SENTENCES.values()]
    assert [text for text in said if not text.endswith("。") or "！" in text or "请检查输入" in text] == []
