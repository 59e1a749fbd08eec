"""What Article 9 names as not settled, and what belongs to a business."""

import pytest

from gongkai.scanner.kinds import Kind
from tests.scanner.reading import kinds


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "text", ["纪委正在调查此事", "某某正接受纪律审查和监察调查", "案件尚在审理", "正在开展调查核实"]
)
def test_a_matter_under_investigation_must_go(text):
    assert Kind.UNDER_INVESTIGATION in kinds(text)


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "text",
    [
        "方案正在讨论",
        "办法正在审议",
        "处分尚未作出决定",
        "拟提交党委会审议",
        "此事正在处理",
        "问题线索处于初步核实阶段",
        "对某某立案审查",
    ],
)
def test_a_matter_under_discussion_or_handling_is_asked_about(text):
    assert kinds(text) == [Kind.UNSETTLED]


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "text",
    [
        "不得发布正在调查、讨论、审议、处理过程中的不确定发生信息",
        "会议讨论通过了工作要点",
        "学校正在开展问卷调查",
        "正在进行社会调查",
        "经立案审查，给予开除党籍处分",
        "正在推进的项目。讨论热烈",
        "正在召开大会，代表讨论热烈",
        "调查结果显示",
        "正在研究生院报名",
    ],
)
def test_what_is_settled_or_said_in_general_is_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["（征求意见稿）", "讨论稿", "修订草案"])
def test_the_wording_of_a_draft_is_hinted_at(text):
    assert kinds(text) == [Kind.DRAFT]


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "text", ["商业秘密", "【商业秘密】", "本报告含商业秘密", "项目标底为320万元", "核心配方见附件"]
)
def test_what_may_be_a_trade_secret_is_asked_about(text):
    assert kinds(text) == [Kind.TRADE_SECRET]


@pytest.mark.parametrize(
    "text", ["保护商业秘密", "不得泄露商业秘密", "坚持目标底线思维", "《关于商业秘密的规定》", "不得泄露标底"]
)
def test_speaking_of_trade_secrets_is_left_alone(text):
    assert kinds(text) == []
