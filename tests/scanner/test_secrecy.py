"""A marking of secrecy is not the word in a sentence, and never the word in the title of a law."""

import pytest

from gongkai.scanner.kinds import Kind
from tests.scanner.reading import found, kinds


@pytest.mark.article(9)
@pytest.mark.article(16, 2)
@pytest.mark.parametrize("word", ["绝密", "机密", "秘密"])
@pytest.mark.parametrize(
    "marking",
    [
        "{}★20年",
        "{} ☆ 5个月",
        "{}★",
        "★{}",
        "密级：{}",
        "【{}】",
        "{}\n关于印发方案的通知",
        "{}级",
        "{}　10年",
        "本件属{}级，",
    ],
)
def test_a_marking_is_found(marking, word):
    assert kinds(marking.format(word)) == [Kind.SECRECY_MARKING]


@pytest.mark.parametrize("text", ["绝　密★20年", "机 密★10年", "绝\u200b密★", "秘　密"])
def test_a_marking_is_found_though_its_characters_stand_apart(text):
    assert found(text) == [(Kind.SECRECY_MARKING, text)]


@pytest.mark.parametrize(
    "text",
    [
        "《中华人民共和国保守国家秘密法》",
        "《机密文件管理规定》",
        "严守国家秘密和商业秘密",
        "密级分为绝密、机密、秘密三级",
        "成功的秘密",
        "不属于机密级",
        "秘密投票",
        "泄露商业机密",
    ],
)
def test_the_word_in_a_title_or_a_sentence_is_left_alone(text):
    assert kinds(text) == []


@pytest.mark.parametrize("text", ["据机密文件披露", "参见绝密级附件"])
def test_the_word_that_may_be_a_quotation_is_asked_about(text):
    assert kinds(text) == [Kind.SECRECY_WORD]


@pytest.mark.article(9)
@pytest.mark.parametrize("text", ["工作秘密", "【工作秘密】", "密级：工作秘密", "工作秘密★2年", "本件属于工作秘密。"])
def test_the_marking_of_a_work_secret_is_found(text):
    assert kinds(text) == [Kind.WORK_SECRET]


@pytest.mark.parametrize(
    "text", ["严守工作秘密", "《工作秘密管理办法》", "属于工作秘密的，不予公开", "不属于工作秘密。"]
)
def test_speaking_of_work_secrets_is_no_marking(text):
    assert kinds(text) == []


@pytest.mark.article(9)
@pytest.mark.parametrize(
    "text",
    [
        "内部资料　注意保存",
        "内部文件，严禁外传",
        "（内部资料）",
        "阅后收回",
        "请勿外传。",
        "公开属性：不予公开",
        "【内部使用】",
    ],
)
def test_the_marking_of_internal_material_is_found(text):
    assert kinds(text) == [Kind.INTERNAL]


@pytest.mark.parametrize(
    "text",
    ["加强内部资料管理", "《内部资料性出版物管理办法》", "不予公开的，说明理由", "严禁外传的规定", "规定不得外传"],
)
def test_speaking_of_internal_material_is_no_marking(text):
    assert kinds(text) == []
